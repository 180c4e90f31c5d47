"""The records of topics/*.yml."""

from pydantic import Field

from build_tools.model.front import Judgement
from build_tools.model.record import Record
from build_tools.model.values import CuratorLine, Id, Prose, Word


class OpenQuestion(Record):
    """What the sources leave open, and what would settle it."""

    question: Prose
    """The question, in one sentence."""

    settled_by: Prose
    """What would answer it, as in `The minutes of the board.`"""


class Silence(Record):
    """A source that says nothing on a topic, the words that were looked for, and what it does or doesn't mean."""

    source: Id
    """Id of the source that says nothing."""

    looked_for: tuple[Word, ...] = Field(min_length=1)
    """Single words in lower case that would appear in it if it spoke of this, as in `[ferry, berth]`. The pin proves
    that none does."""

    note: Prose
    """What the silence means, or doesn't."""


class Topic(Record):
    """A page of the briefing; its id is the name of its file."""

    title: CuratorLine
    """The topic's name on one line."""

    question: Prose
    """The question that this page answers."""

    bottom_line: Prose
    """The answer in a paragraph, for readers who read no further."""

    judgements: tuple[Judgement, ...] = Field(min_length=1)
    """What you judge, each with the quotes that it rests on."""

    silent: tuple[Silence, ...] = ()
    """The sources that say nothing on it. Every source has a quote on a topic or is listed here."""

    open_questions: tuple[OpenQuestion, ...] = Field(min_length=1)
    """What the sources leave open."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""
