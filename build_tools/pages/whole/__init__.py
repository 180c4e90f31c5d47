"""The whole briefing as one document, on a page and on paper: it arranges parts and renders none of its own."""
