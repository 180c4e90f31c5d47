"""From an article to proposals, and to a new source with its readings."""
