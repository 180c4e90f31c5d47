"""Find the turns of speech of a transcript or interview, where a label says who speaks and there are no marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import ROLES
from build_tools.briefing.speech.pieces import Reading
from build_tools.briefing.speech.tokens import words_of
from build_tools.intake.said import Said
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import body_paragraphs

_LABEL = re.compile(
    r"(?:>{1,3} ?|[-–—] ?)?(?P<who>[^\W\d_][\w .,’'&/-]{0,60}?)(?: ?[(\[][^()\[\]]{1,60}[)\]])?"
    r"(?::(?=\s|$)|(?<=\b[QA])\.(?= ))\s*"
)
_SMALL = frozenset("of the for and de du des la le von van der den di da y und et".split())
_FEWEST = 3
"""Labelled paragraphs that make a text a transcript, if at least two labels differ and one is there twice."""
_LONGEST = 6
_QUESTIONS, _ANSWERS = frozenset(["q", "question", "questions"]), frozenset(["a", "answer"])
_ANYBODY = ROLES | frozenset("moderator woman man speaker voice interpreter presenter host narrator caller".split())
_ASIDE = re.compile(r"[(\[].*[)\]]|(?:this|the) (?:interview|conversation|transcript)\b.*", re.IGNORECASE | re.DOTALL)
_MARKS = ("“”", "‘’", '""', "„“", "«»", "»«")


@dataclass(frozen=True)
class Turn:
    """What somebody says in a row: the label as printed, where it is, and the paragraphs without it."""

    label: str
    at: Span
    segments: tuple[Span, ...]


def turns(text: str, spans: Sequence[Span]) -> list[Turn]:
    """Return the turns of speech in a body in order; none if it is no transcript.

    A paragraph without a label belongs to the turn before it, unless it is in brackets, tells about the interview, or
    follows the last label and speaks of those who spoke by their names.
    """
    paragraphs = list(body_paragraphs(text, spans))
    labels = [_label(text, each) for each in paragraphs]
    counts = Counter(found["who"] for found in labels if found)
    if sum(counts.values()) < _FEWEST or len(counts) < 2 or max(counts.values()) < 2:
        return []
    last = max(number for number, found in enumerate(labels) if found)
    names = {word for who in counts for word in who.casefold().split() if len(word) > 3}
    return list(_joined(text, paragraphs, labels, last, names))


def without(spans: Sequence[Span], taken: Sequence[Turn]) -> list[Span]:
    """Return the parts of a body before, between and after turns; their labels belong to them."""
    rest: list[Span] = []
    for start, end in spans:
        at = start
        for turn in taken:
            if start <= turn.at[0] < end:
                rest.append((at, turn.at[0]))
                at = max(stop for _, stop in turn.segments)
        rest.append((at, end))
    return [(start, end) for start, end in rest if start < end]


def speaker_of(turn: Turn, reading: Reading) -> Said:
    """Return whom a label names: a person of the briefing or text, or somebody as printed; nobody for "Q"."""
    label = turn.label.casefold()
    if label in _QUESTIONS:
        return Said(None, None, (turn.at,))
    if label in _ANSWERS:
        return _interviewed(turn, reading)
    who = reading.gazetteer.named(words_of(turn.label))
    if len(who) != 1:
        return Said(None, None, (turn.at,), tuple(each.shown for each in who))
    printed = turn.label.title() if turn.label.isupper() and " " in turn.label else turn.label
    full = who[0].name if who[0].known or (" " in who[0].name and not who[0].name.isupper()) else printed
    return Said(full, "likely" if label in _ANYBODY else "sure", (turn.at,))


def _interviewed(turn: Turn, reading: Reading) -> Said:
    """Return the person whom the words around the turns mention most, if there is one."""
    only = [each.who[0] for speech in reading.speeches for each in speech.mentions if len(each.who) == 1]
    counts = Counter(who.name for who in only if who.person and who.named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return Said(None, None, (turn.at,), tuple(name for name, _ in counts))
    return Said(counts[0][0], "likely", (turn.at,))


def _joined(
    text: str, paragraphs: Sequence[Span], labels: Sequence[re.Match[str] | None], last: int, names: set[str]
) -> Iterator[Turn]:
    turn: Turn | None = None
    for number, ((start, end), label) in enumerate(zip(paragraphs, labels, strict=True)):
        words = text[start:end]
        if label is not None:
            if turn is not None and turn.segments:
                yield turn
            turn = Turn(label["who"], label.span("who"), tuple(_said(text, label.end(), end)))
        elif turn is not None and not _ASIDE.fullmatch(words):
            if number > last and names & set(re.findall(r"\w+", words.casefold())):
                break
            turn = Turn(turn.label, turn.at, (*turn.segments, *_said(text, start, end)))
    if turn is not None and turn.segments:
        yield turn


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    """The label of a paragraph: a few words, each with a capital but for such as "of"."""
    found = _LABEL.match(text, *paragraph)
    words = found["who"].split() if found else []
    named = words and len(words) <= _LONGEST and all(each[0].isupper() or each.casefold() in _SMALL for each in words)
    return found if named else None


def _said(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of a paragraph without the marks around all of it."""
    if end - start > 1 and text[start] + text[end - 1] in _MARKS:
        start, end = start + 1, end - 1
    if start < end:
        yield start, end
