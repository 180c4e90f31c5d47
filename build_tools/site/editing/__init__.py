"""Edits in the preview: what an editor changes on a page becomes the smallest change of the YAML, verified first."""
