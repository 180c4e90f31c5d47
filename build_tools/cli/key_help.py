"""Explain an option that becomes a key of a record, in the model's own words."""

from build_tools.model import Record


def key_help(record: type[Record], key: str) -> str:
    """The help of an option that becomes a key of a record: what the model says of the key, as argparse takes it."""
    return described(record, key).removesuffix(".").replace("%", "%%")


def described(record: type[Record], key: str) -> str:
    """What the model says of a key, on one line, as the JSON Schemas do."""
    return " ".join((record.model_fields[key].description or "").split()).replace("`", "'")
