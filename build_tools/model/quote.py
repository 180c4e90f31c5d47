"""The records of quotes/*.yml: the sources' words, and the notes on them."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from build_tools.model.record import FOR_PUBLICATION, Record
from build_tools.model.topic import UNSORTED
from build_tools.model.values import (
    CuratorId,
    CuratorLine,
    Day,
    EventId,
    Id,
    PersonId,
    Prose,
    ReadingId,
    SourceId,
    TopicId,
    Translation,
    Verbatim,
)

AnnotationKind = Literal["context", "caution", "avoid", "translation", "inference", "link"]


class Segment(Record):
    """Consecutive words of a source; prefix and suffix distinguish two places (W3C TextQuoteSelector)."""

    exact: Verbatim
    """The words as the source prints them, to the letter, without the quotation marks around them."""

    prefix: Verbatim | None = None
    """The words just before, where `exact` appears in the source twice."""

    suffix: Verbatim | None = None
    """The words just after, where `exact` appears in the source twice."""


class Reading(Record):
    """How one source prints a quote: one segment, or several in the source's order (TEI rdg)."""

    segments: tuple[Segment, ...] = Field(default=(), min_length=1)
    """The words, as text, as a list of texts, or with `exact:` and a prefix or suffix; none with `same_as`."""

    same_as: ReadingId | None = None
    """Id of a source of the same lineage that prints the same words, which are then not written or printed again."""

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        """Read `words`, `{exact: words, prefix: …}` and lists of these as segments."""
        if isinstance(value, dict) and "same_as" in value:
            return value
        pieces = value if isinstance(value, tuple) else (value,)
        return {"segments": tuple({"exact": piece} if isinstance(piece, str) else piece for piece in pieces)}

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        """Refuse words beside `same_as`."""
        if self.same_as is not None and self.segments:
            raise PydanticCustomError("sentence", "same_as: stands for the words; delete segments:")
        return self


class Annotation(Record):
    """The curator's note on a span of a quote (`on`, in the words of one reading) or on the whole of it."""

    model_config = ConfigDict(json_schema_extra={"dependencies": {"prefix": ["on"], "suffix": ["on"]}})

    on: Verbatim | None = None
    """The words that the note is about, to the letter from one reading. Left out, it is about the whole quote."""

    prefix: Verbatim | None = None
    """The words just before, where those of `on` appear in the reading twice."""

    suffix: Verbatim | None = None
    """The words just after, where those of `on` appear in the reading twice."""

    reading: ReadingId | None = None
    """Id of the source whose reading has these words; left out, it is the lemma."""

    kind: AnnotationKind
    """What it gives: context, a warning, a reason not to quote the words, a translation, an inference, or a link."""

    note: Prose
    """The note. `*word*` is emphasis, `[words](quote:vote)` leads to a quote, `[words](https://…)` elsewhere."""

    author: CuratorId
    """Id of the curator in briefing.yml who signs it."""

    date: Day
    """The day on which it was written, as in `2021-05-22`."""

    @model_validator(mode="after")
    def _context_has_span(self) -> Self:
        """Refuse what `dependencies` refuses in JSON Schema."""
        if self.on is None and (self.prefix or self.suffix):
            raise PydanticCustomError("sentence", "prefix: and suffix: are about the words of on:; write on: too")
        return self


class Quote(Record):
    """Verbatim words of the sources: speech if it has a speaker, else the sources' own reporting."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["speaker"]}, {"required": ["title"]}]})

    id: Id
    """Lower-case words joined by hyphens, as in `brandt-on-stone`. It is an address; never change it once published."""

    title: CuratorLine | None = None
    """A line of your own that says what is reported. A quote without a speaker needs one."""

    speaker: PersonId | None = None
    """Id of a person in people.yml, for speech. Left out, the words are the sources' own reporting."""

    origin: PersonId | None = None
    """Id of the person or organisation in people.yml that told the journalists, as a spokesman does of a meeting that
    they did not attend. Left out, none is known."""

    occasion: EventId | None = None
    """Id of an event in timeline.yml at which it was said."""

    topics: Annotated[tuple[TopicId, ...], FOR_PUBLICATION] = Field(default=(UNSORTED,), min_length=1)
    """Ids of the topics that it belongs to, the main one first."""

    lemma: ReadingId | None = None
    """Id of the source whose reading is shown first; left out, it is the first one below `readings`."""

    readings: dict[SourceId, Reading] = Field(min_length=1)
    """The words of each source, to the letter, below its id: text, a list of texts where the source breaks off, or
    `{same_as: <id>}` where a source of the same lineage prints the same words."""

    sameness: Prose | None = None
    """Why readings that differ much are taken as one quote."""

    cut: Prose | None = None
    """Why a reading ends where its source's sentence goes on with a qualification."""

    elided_because: dict[ReadingId, Prose] = Field(default_factory=dict)
    """Why segments that are short or far apart make one reading, below the id of its source. Readers see it."""

    speaker_because: dict[ReadingId, Prose] = Field(default_factory=dict)
    """Why words are the speaker's that a source doesn't print as theirs, below the id of that source. Readers see it.
    """

    translations: dict[ReadingId, Translation] = Field(default_factory=dict)
    """Your words, in the language of the briefing, for a reading in another, below the id of its source."""

    annotations: tuple[Annotation, ...] = ()
    """Your notes, on a span of the words or on the whole."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""

    @model_validator(mode="after")
    def _report_has_title(self) -> Self:
        """Refuse what `anyOf` refuses in JSON Schema."""
        if self.speaker is None and self.title is None:
            raise PydanticCustomError(
                "sentence",
                "'title' is missing; a quote without a speaker needs one, "
                "a line of your own that says what is reported",
            )
        return self

    @property
    def lemma_source(self) -> str:
        """Return the source whose reading is shown first: the editor's choice, otherwise the first that is listed."""
        return self.lemma or next(iter(self.readings))

    def printed_by(self, source: str) -> str:
        """Return the source as which a reading is shown: its own, or that of the reading that it is the same as."""
        return self.readings[source].same_as or source

    @property
    def written_out(self) -> list[str]:
        """Return the sources whose readings have words of their own here, in the editor's order."""
        return [source for source in self.readings if self.readings[source].same_as is None]

    def printing_as(self, source: str) -> list[str]:
        """Return a source and those whose readings are the same as its, in the editor's order."""
        return [other for other in self.readings if self.printed_by(other) == source]

    def segments_of(self, source: str) -> tuple[Segment, ...]:
        """Return the words that a source is said to print; none if the reading that its is the same as isn't there."""
        printed_by = self.readings.get(self.printed_by(source))
        return printed_by.segments if printed_by else ()
