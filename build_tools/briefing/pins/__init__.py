"""Commitments to the texts of sources, which prove quotes without publishing the text."""
