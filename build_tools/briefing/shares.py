"""How much of each source's body a briefing reproduces, computed from the pins and the records without any text.

- The body is what is left of a text without its furniture: headlines, captions, boxes. Its words are counted as
  everywhere here (see `word_count`), and a pin commits to their number and to the number of each word that is quoted.
- Reproduced are the words of all readings that are written out, each word once, however many quotes have it and however
  many pages show it. A reading that is the same as another source's is printed from that source only, so its own
  source has no share in it. Not counted is what no page and no export prints: the prefix and suffix that tell two
  places apart, and passages that are left out. Nor are headlines, which are no body, and translations, which are the
  curators' own.
- The paper's own prose is what of this is outside quotation marks in the source, as its pin proves. The words of a
  speaker in a transcript, which has no quotation marks, are not its own.
- A run is consecutive words of the body, whichever readings they are in, also across paragraphs and captions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import Pin
from build_tools.briefing.verify import Check, Checks
from build_tools.model import Source
from build_tools.text.word_count import words_of_unit


@dataclass(frozen=True)
class Share:
    """How many words a source's body has, how many are reproduced, and how many of these are the paper's own prose.

    `longest_run` has the words of the longest run. By quote, `by_quote` and `own_by_quote` have the words of its
    reading, the most first.
    """

    body: int
    quoted: int
    own_prose: int
    longest_run: int
    by_quote: tuple[tuple[str, int], ...]
    own_by_quote: tuple[tuple[str, int], ...]

    def per_cent(self, words: int) -> float:
        """What part of the body some words are, from 0 to 100."""
        return 100 * words / self.body if self.body else 0.0


def shares(draft: Draft, checks: Checks) -> dict[str, Share]:
    """Return the share of each source whose readings were checked against a pin, in the order of the folder."""
    readings: dict[str, list[Any]] = defaultdict(list)
    for (name, source), check in checks.items():
        readings[source] += (draft.quotes[name], check)
    found: dict[str, Share] = {}
    for name, record in draft.sources.items():
        pin, its = draft.pins.get(name), readings[name]
        if pin and all(check.verdict != "unchecked" for check in its[1::2]):
            found[name] = draft.recall(_share_of, name, record, pin, *its)
    return found


def _share_of(name: str, source: Source, pin: Pin, *readings: Any) -> Share:
    """The share of a source that has these readings, the quote of each and its check."""
    reproduced: dict[int, bool] = {}
    by_quote: Counter[str] = Counter()
    own_by_quote: Counter[str] = Counter()
    for quote, check in zip(readings[::2], readings[1::2], strict=True):
        if quote.readings[name].same_as is None:
            is_speech = source.kind == "transcript" and quote.speaker is not None
            words = {number: own and not is_speech for numbers, own in _words(check) for number in numbers}
            reproduced |= words
            by_quote[quote.id] = len(words)
            own_by_quote[quote.id] = sum(words.values())
    return Share(
        pin.words,
        len(reproduced),
        sum(reproduced.values()),
        _longest_run(reproduced),
        tuple(by_quote.most_common()),
        tuple(own_by_quote.most_common()),
    )


def _words(check: Check) -> Iterator[tuple[range, bool]]:
    """The numbers in the body of the words of a reading, and whether they are outside quotation marks there."""
    for anchor in check.anchors:
        for voice, tokens in groupby(anchor.tokens, key=attrgetter("voice")):
            first, *rest = tokens
            last = rest[-1] if rest else first
            yield range(first.words, last.words + words_of_unit(last.text)), not voice.is_quoted


def _longest_run(numbers: Iterable[int]) -> int:
    longest = run = 0
    before = -1
    for number in sorted(numbers):
        run = run + 1 if number == before + 1 else 1
        longest, before = max(longest, run), number
    return longest
