"""Find the known quote of which newly found words seem to be a reading.

Two readings are near if they share at least five words, three of them in a row, and half of the shorter one's words,
and if they don't have different speakers. When each article of the first briefing was compared with the readings of
the other four, this matched no reading to a wrong quote; the ones that it missed share fewer words. Shorter readings
are alike only if they have the same words. A quote without a speaker is near only words that an editor selects: those
in quotation marks most likely have a speaker, even if nobody knows which.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing.coverage import passages_left_out
from build_tools.briefing.load import Draft
from build_tools.text.alignment import common_runs
from build_tools.text.anchoring import Span, find_words
from build_tools.text.folding import fold
from build_tools.text.variants import difference_in_words

_WORD = re.compile(r"\w+(?:'\w+)*")
_SHARED, _IN_A_ROW, _LONGEST = 5, 3, 1000


@dataclass(frozen=True)
class Likeness:
    """A known quote and one reading of it; `differs` says in words how the new one differs."""

    quote: str
    source: str
    how: Literal["exact", "near"]
    differs: str


@dataclass(frozen=True)
class _Known:
    quote: str
    speaker: str | None
    source: str
    printed: str
    words: tuple[str, ...]
    whole: bool


class Likenesses:
    """An index of a draft's readings by their words."""

    def __init__(self, draft: Draft, source: str):
        self._known = [each for each in _readings(draft) if each.source != source]
        self._by_words: dict[tuple[str, ...], list[_Known]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._known):
            self._by_words[each.words].append(each)
            for word in set(each.words):
                self._holding[word].append(number)

    def like(self, printed: str, speaker: str | None, *, selected: bool = False) -> list[Likeness]:
        """Return the quotes of which these words seem to be a reading, the likeliest first.

        `selected` words are those that an editor selects, not a proposal.
        """
        words = _words(printed)
        if len(words) > _LONGEST:
            return []
        found: dict[str, tuple[float, Likeness]] = {}
        for each in self._by_words.get(words, []):
            if _may_say(each, speaker):
                found.setdefault(each.quote, (3.0 + len(words), _likeness(each, printed, "exact")))
        for each in self._candidates(words):
            score = _score(each, words, speaker) if selected or each.speaker is not None else 0.0
            if score > found.get(each.quote, (0.0, None))[0]:
                found[each.quote] = (score, _likeness(each, printed, "near"))
        return [likeness for _, likeness in sorted(found.values(), key=lambda entry: (-entry[0], entry[1].quote))]

    def _candidates(self, words: Sequence[str]) -> list[_Known]:
        shared = Counter(number for word in set(words) for number in self._holding.get(word, ()))
        return [self._known[number] for number, count in shared.most_common() if count >= _IN_A_ROW]


def _readings(draft: Draft) -> list[_Known]:
    """Return every whole reading and every segment, in the order of the draft."""
    known: dict[tuple[str, str, tuple[str, ...]], _Known] = {}
    for quote in draft.quotes.values():
        for source in quote.written_out:
            pieces = [" ".join(segment.exact.split()) for segment in quote.readings[source].segments]
            for printed in (" ".join(pieces), *pieces):
                words = _words(printed)
                each = _Known(quote.id, quote.speaker, source, printed, words, printed == " ".join(pieces))
                known.setdefault((quote.id, source, words), each)
    return list(known.values())


def _words(printed: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(printed).text.casefold()))


def _may_say(known: _Known, speaker: str | None) -> bool:
    return speaker is None or known.speaker is None or known.speaker == speaker


def _score(known: _Known, words: Sequence[str], speaker: str | None) -> float:
    """Score a reading by the number and the share of common words; 0 if it is not near."""
    shorter = min(len(known.words), len(words))
    if shorter < _SHARED or not _may_say(known, speaker):
        return 0.0
    runs = common_runs(known.words, words)
    shared = sum(run.size for run in runs)
    if shared < _SHARED or 2 * shared < shorter or max(run.size for run in runs) < _IN_A_ROW:
        return 0.0
    return shared + shared / shorter + shared / max(len(known.words), len(words)) + known.whole / 100


def _likeness(known: _Known, printed: str, how: Literal["exact", "near"]) -> Likeness:
    differs = difference_in_words(known.printed, " ".join(printed.split()))
    return Likeness(known.quote, known.source, how, differs)


def same_words(draft: Draft, quote: str, lineage: str, printed: Sequence[str]) -> str | None:
    """Return the source of a lineage whose reading of a quote has these segments, but for folds; None if none has."""
    wanted = [(fold(each).text.strip(), None, None) for each in printed]
    for source in draft.quotes[quote].written_out:
        segments = draft.quotes[quote].readings[source].segments
        found = [(fold(each.exact).text.strip(), each.prefix, each.suffix) for each in segments]
        if found == wanted and draft.sources[source].lineage.of == lineage:
            return source
    return None


def own_spans(draft: Draft, source: str, text: str, spans: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return the spans of a source's existing readings with their quotes, and of what it leaves out with ""."""
    found: list[tuple[Span, str]] = []
    for quote in draft.quotes.values():
        for segment in quote.segments_of(source) if source in quote.readings else ():
            places = find_words(segment.exact, text, spans, segment.prefix or "", segment.suffix or "")
            found += [((match.start, match.end), quote.id) for match in places]
    for left_out in draft.sources[source].left_out if source in draft.sources else ():
        found += [(place, "") for place in passages_left_out(left_out, text, spans)]
    return sorted(found)
