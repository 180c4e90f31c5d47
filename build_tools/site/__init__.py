"""Pages become a site: MkDocs and everything that knows it."""
