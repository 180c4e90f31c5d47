"""Encode what a hand-written page says about itself. Templates put it into pages as it is."""

from collections.abc import Mapping
from typing import Any

from build_tools.markup.html import encode

_NAMES = frozenset({"icon", "template"})
"""The keys whose values name a file of the theme, and are never shown."""
_OURS = "card"
"""The key by which a generated page says that it has a picture and an answer of oEmbed; no other page has them."""


def encoded_front_matter(values: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter with all text in it encoded; numbers, dates and what names a file stay as they are."""
    return {key: value if key in _NAMES else _encoded(value) for key, value in values.items() if key != _OURS}


def _encoded(value: Any) -> Any:
    if isinstance(value, str):
        return encode(value)
    if isinstance(value, list):
        return [_encoded(each) for each in value]
    if isinstance(value, dict):
        return {key: _encoded(each) for key, each in value.items()}
    return value
