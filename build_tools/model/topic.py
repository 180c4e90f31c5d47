"""The records of topics/*.yml."""

from typing import Annotated

from pydantic import ConfigDict, Field

from build_tools.model.judgement import Judgement, TextualFinding
from build_tools.model.record import FOR_PUBLICATION, NOT_WRITTEN, Record, any_item
from build_tools.model.values import CuratorLine, Id, Prose, QuoteId, SourceId, Word


class OpenQuestion(Record):
    """What the sources leave open, and what would settle it."""

    question: Prose
    """The question, in one sentence."""

    settled_by: Prose
    """What would answer it, as in `The minutes of the board.`"""


class Silence(Record):
    """A source that says nothing on a topic, the words that were looked for, and what it does or doesn't mean."""

    source: SourceId
    """Id of the source that says nothing."""

    looked_for: tuple[Word, ...] = Field(min_length=1)
    """Single words, in any case, that would appear in it if it spoke of this, as in `[ferry, Lunde]`. The pin proves
    that none does."""

    note: Prose
    """What the silence means, or doesn't."""


class Background(Record):
    """What a reader has to know first, in the curator's words, resting on quotes."""

    text: Prose
    """One sentence or two that explain what the topic is, as in `Open Skies lets members fly over one another.`"""

    cites: tuple[QuoteId, ...] = Field(min_length=1)
    """Ids of the quotes that it rests on."""


class Topic(Record):
    """A page of the briefing; its id is the name of its file."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [any_item("judgements"), any_item("textual_findings")]})

    title: CuratorLine
    """The topic's name on one line."""

    question: Annotated[Prose, FOR_PUBLICATION] = NOT_WRITTEN
    """The question that this page answers."""

    bottom_line: Annotated[Prose, FOR_PUBLICATION] = NOT_WRITTEN
    """The answer about the world in at most 60 words, for readers who read no further."""

    background: Annotated[Background, FOR_PUBLICATION] = Background.model_construct(text=NOT_WRITTEN, cites=())
    """What a reader has to know first."""

    judgements: tuple[Judgement, ...] = ()
    """What you judge about the world, each with the quotes that it rests on."""

    textual_findings: tuple[TextualFinding, ...] = ()
    """What the sources print or leave out on this topic."""

    silent: tuple[Silence, ...] = ()
    """The sources that say nothing on it. Every source has a quote on a topic, is listed here, or was read in
    full."""

    open_questions: Annotated[tuple[OpenQuestion, ...], FOR_PUBLICATION] = Field(default=(), min_length=1)
    """What the sources leave open."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""

    @property
    def says_something(self) -> bool:
        """Whether anything follows from its quotes; `anyOf` asks for the same in JSON Schema."""
        return bool(self.judgements or self.textual_findings)


UNSORTED = "unsorted"
"""Id of the topic on which a draft shows the quotes that name none."""

SHOWN_UNSORTED = Topic(title="(on no topic yet)")
