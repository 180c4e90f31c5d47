"""What other programs read: a verified briefing as data, as scholarly markup, for reference managers and as a feed."""
