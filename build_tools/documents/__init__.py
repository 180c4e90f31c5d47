"""YAML: values with their places, comments, and one canonical form."""
