"""How long the texts may be that a hurried reader reads, and how long they are."""

from collections.abc import Iterable, Iterator

from build_tools.markup.prose import plain
from build_tools.model import Event, Front
from build_tools.text.word_count import counts_characters, word_count

BOTTOM_LINE = 60
EVIDENCE = 60
FRONT_SENTENCES = 3
HOME = 450
"""For the curators' words on the first page above the table of coverage; its headings and counts come on top."""

_CHARACTERS_OF_A_WORD = 2
"""In a script without spaces between words: as much as a word has there on average."""


def too_long(subject: str, text: str, most: int) -> str | None:
    """Return the sentence about a text that has more than so many words, or None.

    In a script without spaces between words, characters are counted, and there may be twice as many.
    """
    spaceless = counts_characters(text)
    allowed, unit = (most * _CHARACTERS_OF_A_WORD, "characters") if spaceless else (most, "words")
    length = word_count(text)
    return f"{subject} has {length} {unit}; cut it to {allowed}" if length > allowed else None


def home_words(front: Front, events: Iterable[Event]) -> int:
    """Return how many words of the curators the first page has above the table of coverage, without unfolding any."""
    return sum(word_count(plain(text)) for text in _on_home(front, events))


def _on_home(front: Front, events: Iterable[Event]) -> Iterator[str]:
    yield from (front.position.note or "", front.bottom_line, front.evidence)
    yield from (judgement.statement for judgement in front.judgements)
    yield from (finding.statement for finding in front.textual_findings)
    for subject in front.wants:
        yield subject.subject
        for position in subject.positions:
            yield from (position.wants, position.reply or "")
    yield from (event.title for event in events if front.is_ahead(event))
