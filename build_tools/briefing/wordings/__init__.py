"""How independent agencies print the same speech: words that they share, and words on which they differ."""
