"""Find a reading's words in a source's text. Strings in, offsets out.

Offsets are in code points of the text as it was read; the end is one past the last (W3C TextPositionSelector).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_tools.text.folding import SPACELESS, VARIATION_SELECTORS, fold

Span = tuple[int, int]
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309aー"
_TOKEN = re.compile(rf"(?:[{SPACELESS}][{_MARKS}]*|[^\s{SPACELESS}]+) ?")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_JOINERS = "'’.,-‐‑"
_SIGNS = "-−$£€¥"
_PLAIN = re.compile("(?<=[0-9A-Za-z_])[0-9A-Za-z_]+")
_LATIN = "0-9A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_SIMPLE = re.compile(f"[\0-\x7f\u00a0£€¥‘’“”–—…{_LATIN}]*")
_SIMPLE_UNIT = re.compile(
    f"(?:[$£€¥-](?=[0-9])|[{_LATIN}])(?:[{_LATIN}]|(?<=[0-9])%|['’.,-](?=[{_LATIN}]))*|.", re.DOTALL
)
"""The units of a text that has nothing but these characters, as most Western texts."""

_FIRST_SELECTOR = VARIATION_SELECTORS[0]
_SELECTORS = re.compile(f"[{VARIATION_SELECTORS}]{{2,}}")


@dataclass(frozen=True)
class Match:
    """Where words were found; the context is the words with the prefix and suffix that were given."""

    start: int
    end: int
    context_start: int
    context_end: int


def find_words(words: str, text: str, spans: Iterable[Span], prefix: str = "", suffix: str = "") -> list[Match]:
    """Find the words within single spans of a text, exactly or folded, and return all places in order.

    A match begins and ends between units, never inside one. With a prefix or suffix, only places beside it match.
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
    """Yield what a quotation may not cut, one after the other.

    A unit is a word with its combining marks, words joined by an apostrophe, hyphen, point or comma without a space
    ("can't", "non-existent", "41,000"), a figure with its sign, currency and per cent, or any other single character.
    A run of variation selectors, which is folded, is part of a word only inside it. In a script without spaces a run
    of characters is one unit, since only a dictionary could tell whether a negation belongs to it; Japanese begins a
    new one where other characters follow hiragana.

    Pins commit to these units: a text that is cut in another way gets another pin.
    """
    if _SIMPLE.fullmatch(text):
        yield from (found.span() for found in _SIMPLE_UNIT.finditer(text))
        return
    at = 0
    while at < len(text):
        end = _after_selectors(text, at)
        if end == at:
            end += 1
            if _is_word(text[at]) or (text[at] in _SIGNS and text[end : end + 1].isdigit()):
                end = _end_of_unit(text, end)
        yield at, end
        at = end


def _end_of_unit(text: str, end: int) -> int:
    while end < len(text):
        if run := _PLAIN.match(text, end):  # most of most texts, and many times faster than a look at each character
            end = run.end()
            continue
        after = _after_selectors(text, end)
        if not (_goes_on(text, end) if after == end else _is_word(text[after : after + 1])):
            break
        end = max(after, end + 1)
    return end


def _after_selectors(text: str, at: int) -> int:
    """Return the end of the run of variation selectors that begins here; the same place if there is none."""
    if text[at : at + 1] < _FIRST_SELECTOR:  # as nearly every character is, which saves a search for each
        return at
    found = _SELECTORS.match(text, at)
    return found.end() if found else at


def _goes_on(text: str, at: int) -> bool:
    """Whether the character here belongs to the unit before it."""
    if _is_word(text[at]):
        return not _HIRAGANA.match(text[at - 1]) or bool(_HIRAGANA.match(text[at])) or text[at] == "ー"
    if text[at] in "%‰" and text[at - 1].isdigit():
        return True
    joins = text[at] in _JOINERS or unicodedata.category(text[at]) == "Cf"
    after = _after_selectors(text, at + 1)
    return joins and _is_word(text[after : after + 1])


def _is_word(character: str) -> bool:
    """Whether a character is part of a word; the empty text at the end is not."""
    return character.isalnum() or character == "_" or unicodedata.category(character or " ").startswith("M")


@lru_cache(maxsize=2_000)
def _edges(text: str) -> frozenset[int]:
    """Return the offsets at which a quotation may begin or end."""
    return frozenset(edge for unit in units(text) for edge in unit)


def words_with_spaces(text: str) -> list[str]:
    """Split a text into words, each with the space after it, the last one too.

    In a script without spaces every character is a word and no space follows, so that two such texts can be compared.
    """
    return _TOKEN.findall(" ".join(text.split()) + " ")
