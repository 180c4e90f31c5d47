"""Find a reading's words in a source's text. Strings in, offsets out.

Offsets are in code points of the text as it was read, the end one past the last (W3C TextPositionSelector).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_tools.text.folding import SPACELESS, fold

Span = tuple[int, int]
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309aー"
_TOKEN = re.compile(rf"(?:[{SPACELESS}][{_MARKS}]*|[^\s{SPACELESS}]+) ?")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_JOINERS = "'’.,-‐‑"
_SIGNS = "-−$£€¥"


@dataclass(frozen=True)
class Match:
    """A place where words stand; the context is the words with the prefix and suffix that were asked for."""

    start: int
    end: int
    context_start: int
    context_end: int


def find_words(words: str, text: str, spans: Iterable[Span], prefix: str = "", suffix: str = "") -> list[Match]:
    """All places within single spans of a text where the words stand, to the letter or folded, in order.

    A match begins and ends between units, never inside one. Where prefix or suffix are given, only
    places that they stand beside are found.
    """
    return [match for span in spans for match in _find_in(words, text, span, prefix, suffix)]


def _find_in(words: str, text: str, span: Span, prefix: str, suffix: str) -> Iterator[Match]:
    start, end = span
    body = fold(text[start:end])
    edges = _edges(text[start:end])
    needle = fold(words).text.strip()
    before, after = fold(prefix).text.strip(), fold(suffix).text.strip()
    at = body.text.find(needle) if needle else -1
    while at >= 0:
        stop = at + len(needle)
        left, right = body.text[:at].rstrip(), body.text[stop:].lstrip()
        if left.endswith(before) and right.startswith(after):
            first = len(left) - len(before) if before else at
            last = len(body.text) - len(right) + len(after) if after else stop
            begins, ends = (body.starts[first], body.starts[at]), (body.ends[stop - 1], body.ends[last - 1])
            if edges.issuperset(begins + ends):
                yield Match(start + begins[1], start + ends[0], start + begins[0], start + ends[1])
        at = body.text.find(needle, at + 1)


def units(text: str) -> Iterator[Span]:
    """What a quotation may not cut, one after the other.

    A unit is a word with its combining marks, words joined by an apostrophe, hyphen, point or comma without a space
    ("can't", "non-existent", "41,000"), a figure with its sign, currency and per cent, or any other character alone.
    In a script without spaces a run of characters is one unit, since only a dictionary could tell that a negation
    belongs to it; Japanese begins a new one where other characters follow hiragana.
    """
    at = 0
    while at < len(text):
        end = at + 1
        if _is_word(text[at]) or (text[at] in _SIGNS and text[end : end + 1].isdigit()):
            while end < len(text) and _goes_on(text, end):
                end += 1
        yield at, end
        at = end


def _goes_on(text: str, at: int) -> bool:
    """Whether the character here belongs to the unit before it."""
    if _is_word(text[at]):
        return not _HIRAGANA.match(text[at - 1]) or bool(_HIRAGANA.match(text[at])) or text[at] == "ー"
    if text[at] in "%‰" and text[at - 1].isdigit():
        return True
    joins = text[at] in _JOINERS or unicodedata.category(text[at]) == "Cf"
    return joins and at + 1 < len(text) and _is_word(text[at + 1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


@lru_cache(maxsize=2_000)
def _edges(text: str) -> frozenset[int]:
    """Where a quotation may begin or end."""
    return frozenset(edge for unit in units(text) for edge in unit)


def words_with_spaces(text: str) -> list[str]:
    """A text's words, each with the space after it, the last one too; without it where the next follows directly.

    In a script without spaces every character is a word, so that two such texts can be compared.
    """
    return _TOKEN.findall(" ".join(text.split()) + " ")
