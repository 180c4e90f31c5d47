"""Count the words of a text; in a script without spaces between words, each character counts."""

import re
from functools import lru_cache

from build_tools.text.anchoring import units
from build_tools.text.folding import SPACELESS

_SPACELESS = re.compile(f"[{SPACELESS}]")


def word_count(text: str) -> int:
    """How many words a text has: "can't", "non-existent" and "41,000" are one each, and 彗星 is two."""
    return sum(words_of_unit(text[start:end]) for start, end in units(text))


@lru_cache(maxsize=50_000)
def words_of_unit(unit: str) -> int:
    """How many words one of the units is that a quotation may not cut."""
    if unit.isascii():
        return int(any(map(str.isalnum, unit)))
    characters = sum(map(str.isalnum, _SPACELESS.findall(unit)))
    return characters + sum(any(map(str.isalnum, piece)) for piece in _SPACELESS.split(unit))


def counts_characters(text: str) -> bool:
    """Whether a text is in a script without spaces, so that its words can't be counted but only its characters."""
    return bool(_SPACELESS.search(text))
