"""What kinds of page share: each part is one kind of knowledge, and knows no page."""
