"""Split quotations and readings into words with their places. Strings in, words out.

Only what says something is a word: marks and spaces between words differ from paper to paper. Where a quotation leaves
words out and says so, there is a word that stands for the omission.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.text.anchoring import Span, units
from build_tools.text.folding import SPACELESS
from build_tools.text.spelling import Spelling, word_key

OMISSION = "\0omission"
"""The key of what stands for words that a quotation says it leaves out."""

INSERTION = "\0insertion"
"""The key of the author's own words in square brackets, which may stand for as many of the source's."""

PAUSE = "\0pause"
"""The key of what stands for the text that interrupts a quotation: “We will,” she said, “build it”."""

PARTED = "\0parted"
"""The key of what stands for words of a source that its reading leaves out."""

_DOTS = r"(?:…|\.(?: ?\.){2,})"
_MARKED = re.compile(
    rf"\[(?P<first>\w)\](?P<rest>\w[\w'’-]*)|(?P<dots>\[\s*{_DOTS}\s*\]|{_DOTS})|(?!\[sic\])\[(?P<own>[^\[\]]{{0,80}})\]",
    re.IGNORECASE,
)
"""A word whose first letter was changed ("[w]e"), an omission, and an insertion."""

_SIC = re.compile(r"[(\[]sic[)\]]", re.IGNORECASE)
_SPACELESS = re.compile(f"[{SPACELESS}]")


class Word(NamedTuple):
    """A word as printed, what it has in common with its other spellings, and where it is, in code points."""

    text: str
    key: str
    start: int
    end: int

    @property
    def says(self) -> bool:
        """Whether it is a word, and doesn't stand for others."""
        return not self.key.startswith("\0")


def words_of_quotation(text: str, segments: Sequence[Span], spelling: Spelling) -> list[Word]:
    """Return the words of a quotation in a text, with what stands for omissions in it and for interruptions of it."""
    found: list[Word] = []
    for number, (start, end) in enumerate(segments):
        if number:
            found.append(Word("", PAUSE, segments[number - 1][1], start))
        at = start
        for mark in _MARKED.finditer(text, start, end):
            found += _plain(text, at, mark.start(), spelling)
            whole = (mark["first"] or "") + (mark["rest"] or "")
            if whole:
                found.append(Word(whole, word_key(whole, spelling), *mark.span()))
            else:
                found.append(Word(mark.group(), OMISSION if mark["dots"] else INSERTION, *mark.span()))
            at = mark.end()
        found += _plain(text, at, end, spelling)
    return found


def authors(words: Sequence[Word]) -> list[str]:
    """Return what a quotation itself says, word by word, with what it inserts."""
    return [part for word in words if word.says or word.key == INSERTION for part in word.text.strip("[]").split()]


def words_of_reading(pieces: Sequence[str], spelling: Spelling) -> tuple[str, list[Word]]:
    """Return a reading on one line and its words, with what stands for the words between two of its pieces."""
    text, found = "", list[Word]()
    for piece in pieces:
        if text:
            found.append(Word("[…]", PARTED, len(text) + 1, len(text) + 4))
            text += " […] "
        found += _plain(text + piece, len(text), len(text) + len(piece), spelling)
        text += piece
    return text, found


def _plain(text: str, start: int, end: int, spelling: Spelling) -> Iterator[Word]:
    for first, last in units(text[start:end]):
        unit = text[start + first : start + last]
        if _SPACELESS.search(unit):  # no spaces part the words of its script
            singles = (Word(each, each, at, at + 1) for at, each in enumerate(unit, start + first) if each.isalnum())
            yield from singles
        elif any(map(str.isalnum, unit)) and not _SIC.fullmatch(text, max(start + first - 1, 0), start + last + 1):
            yield Word(unit, word_key(unit, spelling), start + first, start + last)
