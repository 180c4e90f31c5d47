"""Check the quotations of any text against a verified briefing, without the sources' texts."""
