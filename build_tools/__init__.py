"""Build an annotated briefing, every quoted word of it verified, from a folder of YAML."""

__version__ = "0.1.0"
