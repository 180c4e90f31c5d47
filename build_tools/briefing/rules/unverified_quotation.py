"""Check that quotations of four or more words in the curator's prose appear in a reading or in a translation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import prose_texts
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.markup.prose import plain
from build_tools.text.anchoring import find_words
from build_tools.text.anchoring import words_with_spaces as split
from build_tools.text.folding import SPACELESS, fold
from build_tools.text.quotation_marks import quotations

_WORDS = 4
"""In a script without spaces two characters count as a word."""

_HEADS = (16, 5)
"""Quotations are looked up by so many characters of their beginning.

The longer one tells most of them apart. None of four words is shorter than the other, even if words with and without
spaces between them alternate.
"""

_SPACELESS = re.compile(f"[{SPACELESS}]")
_MARKS = " .,;:!?。、，；：！？"


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each quotation in prose that appears in no reading."""
    if "quotes" in draft.incomplete:
        return
    quoted = list(_quoted(draft))
    verified = _verified({words for _, words in quoted}, _readings(draft))
    for route, words in quoted:
        if words not in verified:
            shown = "".join(split(words)[:6]).strip()
            sentence = f"no reading has the quotation that begins “{shown}”; copy its words exactly, or paraphrase"
            yield Finding(Code.UNVERIFIED_QUOTATION, route, sentence)


def _quoted(draft: Draft) -> Iterator[tuple[Route, str]]:
    """The quotations in prose that are long enough to be checked."""
    for route, text in prose_texts(draft):
        said = plain(text)
        for quotation in quotations(said, [(0, len(said))]):
            words = said[quotation.start : quotation.end].strip(_MARKS)
            if _length(_folded(words)) >= _WORDS:
                yield route, words


def _readings(draft: Draft) -> Iterator[str]:
    for quote in draft.quotes.values():
        for reading in quote.readings.values():
            for segment in reading.segments:
                yield segment.exact
        yield from quote.translations.values()


def _verified(quoted: Iterable[str], readings: Iterable[str]) -> set[str]:
    """Those of the quotations that a reading has.

    Only those that begin like some part of the reading are looked for in it, so that the work grows with the words of
    the briefing, and not with its quotations times its readings.
    """
    by_head: dict[str, set[str]] = defaultdict(set)
    for words in quoted:
        by_head[_head(_folded(words))].add(words)
    verified: set[str] = set()
    for reading in readings:
        folded = _folded(reading) if by_head else ""
        parts = {folded[at : at + size] for size in _HEADS for at in range(len(folded))}
        for head in by_head.keys() & parts:
            found = {words for words in by_head[head] if find_words(words, reading, [(0, len(reading))])}
            verified |= found
            by_head[head] -= found
    return verified


def _head(folded: str) -> str:
    return folded[: next(size for size in _HEADS if len(folded) >= size)]


def _folded(words: str) -> str:
    return fold(words).text.strip()


def _length(words: str) -> float:
    return sum(0.5 if _SPACELESS.match(word) else 1 for word in split(words))
