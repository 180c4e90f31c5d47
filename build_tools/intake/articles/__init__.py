"""An article in whatever form it comes, as lines of plain text: one module for each kind, and one that fetches."""
