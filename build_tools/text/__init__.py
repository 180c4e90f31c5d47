"""Strings in, strings and offsets out."""
