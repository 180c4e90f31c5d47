"""Drawings and tables of bars; words beside each say the same, for those who don't see them."""
