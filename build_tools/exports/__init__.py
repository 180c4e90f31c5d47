"""What other programs read: a verified briefing in the formats of data, text editors, reference managers and feeds."""
