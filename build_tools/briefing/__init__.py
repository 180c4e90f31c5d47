"""A folder of YAML becomes a verified briefing, or every reason why not."""
