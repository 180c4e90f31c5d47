"""Find sentences without quotation marks that may tell what a known person said. They are offered, never judged."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import body_paragraphs
from build_tools.text.sentences import NEXT_SENTENCE
from build_tools.vet.judging import tells
from build_tools.vet.known import Known, Wording
from build_tools.vet.quoted_words import words_of_quotation

_FEWEST, _SHARE = 2, 0.4
"""How many telling words a sentence must share with a wording, and what share of the fewer of theirs."""


@dataclass(frozen=True)
class Paraphrase:
    """A sentence that names a person and shares rare words with what that person said."""

    span: Span
    text: str
    speaker: str
    wording: Wording


def paraphrases(text: str, quoted: Sequence[Span], known: Known) -> Iterator[Paraphrase]:
    """Yield each sentence that may tell what somebody said, with the words that it is most like, in order."""
    spellings = [
        (re.compile(rf"\b{re.escape(each)}\b"), name)
        for name, person in known.briefing.people.items()
        for each in (person.name, *person.spellings)
    ]
    listed = sorted(quoted)
    for start, end in _sentences(text):
        at = bisect_left(listed, (end, end))
        if at and listed[at - 1][1] > start:
            continue
        named = {name for pattern, name in spellings if pattern.search(text, start, end)}
        found = _nearest(text, (start, end), named, known) if named else None
        if found:
            yield found


def _sentences(text: str) -> Iterator[Span]:
    for first, last in body_paragraphs(text, [(0, len(text))]):
        ends = [found.end() for found in NEXT_SENTENCE.finditer(text, first, last)]
        yield from ((start, end) for start, end in zip([first, *ends], [*ends, last], strict=True) if start < end)


def _nearest(text: str, span: Span, named: set[str], known: Known) -> Paraphrase | None:
    words = words_of_quotation(text, [span], known.spelling)
    ours = {word.key for word in words if tells(word)}
    best, most = None, 0
    for wording in known.near([word.key for word in words]):
        theirs = {word.key for word in wording.words if tells(word)}
        shared = len(ours & theirs)
        said = wording.quote.speaker in named or wording.quote.origin in named
        if said and shared > most and shared >= max(_FEWEST, _SHARE * min(len(ours), len(theirs))):
            best, most = wording, shared
    if best is None:
        return None
    speaker = best.quote.speaker if best.quote.speaker in named else best.quote.origin
    return Paraphrase(span, " ".join(text[slice(*span)].split()), str(speaker), best)
