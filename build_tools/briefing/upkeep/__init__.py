"""Give a record another id or take it away, with everything that refers to it: files in, changed files out."""
