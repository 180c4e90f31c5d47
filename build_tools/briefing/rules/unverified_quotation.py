"""Check that quotations of four or more words in the curator's prose appear in a reading or in a translation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import folded
from build_tools.briefing.walk import prose_texts
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.markup.prose import plain
from build_tools.text.anchoring import find_words
from build_tools.text.anchoring import words_with_spaces as split
from build_tools.text.folding import SPACELESS
from build_tools.text.quotation_marks import quotations

_WORDS = 4
"""In a script without spaces two characters count as a word."""

_SPACELESS = re.compile(f"[{SPACELESS}]")
_MARKS = " .,;:!?。、，；：！？"


@dataclass(frozen=True)
class _Said:
    """The words of a reading or translation, and the same folded."""

    words: str
    folded: str


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each quotation in prose that appears in no reading."""
    if "quotes" in draft.incomplete:
        return
    elsewhere = list(draft.each(_not_in_own_file))
    said = [draft.recall(_by_word, file) for file in draft.of_files()] if elsewhere else []
    for route, words in elsewhere:
        if not any(_is_said(words, each) for each in said):
            shown = "".join(split(words)[:6]).strip()
            sentence = f"no reading has the quotation that begins “{shown}”; copy its words exactly, or paraphrase"
            yield Finding(Code.UNVERIFIED_QUOTATION, route, sentence)


def _not_in_own_file(draft: Draft) -> list[tuple[Route, str]]:
    """The quotations in prose that no reading of the same file has, as that does which most notes are about."""
    quoted = list(_quoted(draft))
    said = _by_word(draft) if quoted else {}
    return [(route, words) for route, words in quoted if not _is_said(words, said)]


def _quoted(draft: Draft) -> Iterator[tuple[Route, str]]:
    """The quotations in prose that are long enough to be checked."""
    for route, text in prose_texts(draft):
        said = plain(text)
        for quotation in quotations(said, [(0, len(said))]):
            words = said[quotation.start : quotation.end].strip(_MARKS)
            if _length(folded(words)) >= _WORDS:
                yield route, words


def _by_word(draft: Draft) -> dict[str, list[_Said]]:
    """What is said, by each of its words, and all of it by the empty text."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for words in _readings(draft):
        said = _Said(words, folded(words))
        for word in {"", *said.folded.split()}:
            found[word].append(said)
    return found


def _readings(draft: Draft) -> Iterator[str]:
    for quote in draft.quotes.values():
        for reading in quote.readings.values():
            for segment in reading.segments:
                yield segment.exact
        yield from quote.translations.values()


def _is_said(words: str, said: Mapping[str, Sequence[_Said]]) -> bool:
    """Whether a quotation is in what is said: only looked for where its rarest word is, without the first and the last.

    These two may be parts of words there, as when one stops before a comma.
    """
    needle = folded(words)
    inner = needle.split()[1:-1]
    rarest = min((said.get(word, ()) for word in inner or [""]), key=len)
    return any(needle in each.folded and find_words(words, each.words, [(0, len(each.words))]) for each in rarest)


def _length(words: str) -> float:
    return sum(0.5 if _SPACELESS.match(word) else 1 for word in split(words))
