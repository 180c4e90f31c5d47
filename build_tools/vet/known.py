"""What a briefing knows that sources print, and a fast way to the readings that are like given words."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from math import log

from build_tools.exports.json_export import BriefingExport, ExportedQuote, ExportedReading
from build_tools.text.spelling import Spelling, same_names
from build_tools.vet.quoted_words import Word, words_of_reading

_NEAREST = 12
"""How many readings are compared with a quotation word by word."""

_COMMON = 200
"""In how many readings a word or a pair of words may be that leads to them; rarer ones tell more."""

_MARKS = 3
"""The most code points between two segments that hold no word: a mark and two spaces."""


@dataclass(frozen=True, eq=False)
class Wording:
    """The words of a quote as some sources print them on one line, or as the curator translates a source's."""

    quote: ExportedQuote
    sources: tuple[str, ...]
    text: str
    words: tuple[Word, ...]
    spelling: Spelling
    is_translation: bool = False

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word has in common with its other spellings."""
        return tuple(word.key for word in self.words)

    def printed(self, start: int, end: int) -> str:
        """Return the words from one to another as printed, with the marks between them."""
        inside = self.words[start:end]
        return self.text[inside[0].start : inside[-1].end] if inside else ""


class Known:
    """The wordings of a briefing by their words, and by the pairs of words that follow each other."""

    def __init__(self, briefing: BriefingExport):
        self.briefing = briefing
        self.spelling = Spelling(briefing.front.language, self._names())
        self.wordings = tuple(each for quote in briefing.quotes for each in self._of_quote(quote))
        self._of = {quote.id: list[Wording]() for quote in briefing.quotes}
        for each in self.wordings:
            self._of[each.quote.id].append(each)
        self._holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, wording in enumerate(self.wordings):
            for run in _runs(wording.keys):
                self._holding[run].append(number)

    def near(self, keys: Sequence[str], wanted: Callable[[Wording], bool] = lambda _: True) -> list[Wording]:
        """Return the wanted wordings that share the most, and the rarest, of these words, the likeliest first."""
        scores: dict[int, float] = defaultdict(float)
        for run in sorted(_runs(keys)):
            holding = self._holding.get(run, ())
            if len(holding) <= max(_COMMON, len(self.wordings) // 20):
                weight = log(1 + len(self.wordings) / max(len(holding), 1))
                for number in holding:
                    scores[number] += weight
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return list(islice((self.wordings[number] for number in best if wanted(self.wordings[number])), _NEAREST))

    def of_quote(self, quote: ExportedQuote) -> list[Wording]:
        """Return the wordings of one quote."""
        return self._of[quote.id]

    def _names(self) -> tuple[tuple[str, str], ...]:
        return same_names((person.name, *person.spellings) for person in self.briefing.people.values())

    def _of_quote(self, quote: ExportedQuote) -> Iterator[Wording]:
        printing: dict[tuple[str, ...], list[str]] = defaultdict(list)
        whole = {reading.source: reading for reading in quote.readings}
        for reading in quote.readings:
            printing[_pieces(whole[reading.same_as or reading.source])].append(reading.source)
        for pieces, sources in printing.items():
            spelling = Spelling(whole[sources[0]].language, self.spelling.names)
            text, words = words_of_reading(pieces, spelling)
            yield Wording(quote, tuple(sources), text, tuple(words), spelling)
        for reading in quote.readings:
            if reading.translation:
                text, words = words_of_reading([reading.translation], self.spelling)
                yield Wording(quote, (reading.source,), text, tuple(words), self.spelling, is_translation=True)


def _pieces(reading: ExportedReading) -> tuple[str, ...]:
    """The segments of a reading, those in one piece between which the source has no word."""
    pieces: list[str] = []
    end: int | None = None
    for segment in reading.segments:
        words = " ".join(segment.exact.split())
        if pieces and end is not None and segment.start is not None and segment.start - end <= _MARKS:
            pieces[-1] += f" {words}"
        else:
            pieces.append(words)
        end = segment.end
    return tuple(pieces)


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    """The different words of a list, and the pairs that follow each other."""
    says = [key for key in keys if not key.startswith("\0")]
    return {(key,) for key in says} | set(pairwise(says))
