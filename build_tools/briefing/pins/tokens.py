"""Cut a text into tokens, and say about each what a pin commits to: its place, and what a quotation of it must know.

Tokens are the units that a quotation may not cut. What is said about one depends on the text and its furniture only,
never on what a briefing quotes, so the pins of a text that grow by new quotations keep their fingerprint.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.briefing.speech.speakers import speakers
from build_tools.text.anchoring import Span, units
from build_tools.text.folding import fold
from build_tools.text.qualifiers import is_qualified
from build_tools.text.quotation_marks import body_paragraphs
from build_tools.text.word_count import words_of_unit

MOST_REPEATED = 35
"""Longer repetitions aren't told apart, so that each number is one letter or digit (base 36)."""

_REST = 40


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a token is: its paragraph, counted from 1, its stretch, and the speaker that the text names, or "".

    A stretch ends where a quotation begins or ends: 0 is before the first quotation, and those in quotation marks are
    odd.
    """

    paragraph: int
    stretch: int
    speaker: str

    @property
    def is_quoted(self) -> bool:
        """Whether the words are in quotation marks in the text."""
        return self.stretch % 2 == 1


class Token(NamedTuple):
    """A token with its offset, and whether it is body text.

    `words` counts the words of the body before it, `repeated` how many tokens from here on, without spaces, the body
    has elsewhere too; `qualified` says whether what follows it is a word like "but" or "although".
    """

    text: str
    start: int
    body: bool
    words: int
    repeated: int
    qualified: bool
    voice: Voice


def tokens_of(text: str, spans: Sequence[Span]) -> list[Token]:
    """Return the tokens of a text; body text are those that begin in one of the spans, which are in order."""
    cut = list(units(text))
    body = list(_within([start for start, _ in cut], spans))
    repeated = _repeated(text, cut, body)
    voices = _voices(text, spans, [start for start, _ in cut])
    made: list[Token] = []
    words = 0
    for (start, end), in_body, again, voice in zip(cut, body, repeated, voices, strict=True):
        unit = text[start:end]
        made.append(Token(unit, start, in_body, words, again, is_qualified(text[end : end + _REST]), voice))
        words += words_of_unit(unit) if in_body else 0
    return made


def _within(starts: Iterable[int], spans: Sequence[Span]) -> Iterator[bool]:
    following = iter(spans)
    span = next(following, None)
    for start in starts:
        while span is not None and span[1] <= start:
            span = next(following, None)
        yield span is not None and span[0] <= start


def _voices(text: str, spans: Sequence[Span], starts: Iterable[int]) -> Iterator[Voice]:
    said = list(speakers(text, spans))
    changes = [(start, 1, "") for start, _ in body_paragraphs(text, spans)]
    for (start, end), speaker in said:
        changes += [(start, 2, speaker), (end, 2, "")]
    changes.sort(key=lambda each: each[0])
    following = iter(changes)
    change = next(following, None)
    voice, paragraph, stretch, speaker = Voice(0, 0, ""), 0, 0, ""
    for start in starts:
        while change is not None and change[0] <= start:
            if change[1] == 1:
                paragraph += 1
            else:
                stretch, speaker = stretch + 1, change[2]
            voice = Voice(paragraph, stretch, speaker)
            change = next(following, None)
        yield voice


def _repeated(text: str, cut: Sequence[Span], body: Sequence[bool]) -> list[int]:
    """How many tokens from each on are found elsewhere in the body; spaces don't count, and have none.

    Places that agree so far are kept together and compared token by token, so the work grows with what is repeated.
    """
    keys: list[int] = []
    places: list[int] = []
    known: dict[str, int] = {}
    for number, ((start, end), in_body) in enumerate(zip(cut, body, strict=True)):
        if not in_body:
            keys.append(-1 - number)  # nothing is repeated across furniture, so this key is never found twice
        elif not text[start:end].isspace():
            keys.append(known.setdefault(fold(text[start:end]).text, len(known)))
        else:
            continue
        places.append(number)
    found = [0] * len(cut)
    alike = list(_groups(range(len(keys)), keys, 0))
    for length in range(1, MOST_REPEATED + 1):
        for group in alike:
            for each in group:
                found[places[each]] = length
        alike = [more for group in alike for more in _groups(group, keys, length)]
    return found


def _groups(numbers: Iterable[int], keys: Sequence[int], ahead: int) -> Iterator[list[int]]:
    """The places that have the same key so many tokens ahead, where there are several."""
    alike: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        if number + ahead < len(keys):
            alike[keys[number + ahead]].append(number)
    return (group for group in alike.values() if len(group) > 1)
