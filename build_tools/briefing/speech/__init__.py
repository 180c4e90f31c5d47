"""Whom a text itself names as the speaker of each of its quotations."""
