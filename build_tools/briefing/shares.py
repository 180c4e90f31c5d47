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
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.briefing.verify import Check, Checks
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
    unchecked = {source for (_, source), check in checks.items() if check.verdict == "unchecked"}
    reproduced: dict[str, dict[int, bool]] = defaultdict(dict)
    by_quote: dict[str, Counter[str]] = defaultdict(Counter)
    own_by_quote: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, source), check in checks.items():
        quote = draft.quotes[name]
        if source not in draft.sources or quote.readings[source].same_as is not None:
            continue
        is_speech = draft.sources[source].kind == "transcript" and quote.speaker is not None
        words = {number: own and not is_speech for number, own in _words(check)}
        reproduced[source] |= words
        by_quote[source][name] = len(words)
        own_by_quote[source][name] = sum(words.values())
    return {
        source: Share(
            pin.words,
            len(reproduced[source]),
            sum(reproduced[source].values()),
            _longest_run(reproduced[source]),
            tuple(by_quote[source].most_common()),
            tuple(own_by_quote[source].most_common()),
        )
        for source in draft.sources
        if (pin := draft.pins.get(source)) and source not in unchecked
    }


def _words(check: Check) -> list[tuple[int, bool]]:
    """The number in the body of each word of a reading, and whether it is outside quotation marks there."""
    return [
        (number, not token.voice.is_quoted)
        for anchor in check.anchors
        for token in anchor.tokens
        for number in range(token.words, token.words + words_of_unit(token.text))
    ]


def _longest_run(numbers: Iterable[int]) -> int:
    longest = run = 0
    before = -1
    for number in sorted(numbers):
        run = run + 1 if number == before + 1 else 1
        longest, before = max(longest, run), number
    return longest
