"""A quote on its own page, on its topics' pages and in the whole briefing."""
