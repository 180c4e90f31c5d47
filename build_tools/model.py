"""The nouns of a briefing: frozen, typed, and free of files."""

from collections.abc import Iterable
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from build_tools.fields import (
    AddressOrUnknown,
    CuratorLine,
    Date,
    DateOrUnknown,
    Day,
    DayOrUnknown,
    Id,
    Language,
    Line,
    Lines,
    Prose,
    Siglum,
    SiteAddress,
    Verbatim,
    Word,
)

SCHEMA_VERSION = "1"

Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
"""The seven terms of ICD 203, from one to ninety-nine per cent."""

Confidence = Literal["low", "moderate", "high"]

AnnotationKind = Literal["context", "caution", "translation", "inference", "link"]

DiscrepancyType = Literal["substance", "figure", "time", "wording", "attribution", "scope", "omission"]

WithdrawnKind = Literal["quote", "topic", "person", "source", "discrepancy", "event"]

KIND_OF: dict[WithdrawnKind, str] = {
    "quote": "quotes",
    "topic": "topics",
    "person": "people",
    "source": "sources",
    "discrepancy": "discrepancies",
    "event": "events",
}
"""The nouns that have an address of their own, or a place in a register."""

FurnitureKind = Literal["caption", "headline", "dateline", "promotion", "boilerplate"]


class Noun(BaseModel):
    """What every noun has in common: unknown keys are refused, nothing is converted, nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Judgement(Noun):
    """A sentence of the curator's that rests on quotes (ICD 203); likelihood and confidence stay apart."""

    statement: Prose
    cites: tuple[Id, ...] = Field(min_length=1)
    likelihood: Likelihood | None = None
    confidence: Confidence
    because: Prose
    single_lineage: Prose | None = None


class Lineage(Noun):
    """The agency or original that a source's text descends from."""

    id: Id
    name: Line


class Curator(Noun):
    """Who signs annotations."""

    id: Id
    name: Line


class Front(Noun):
    """briefing.yml: what the whole briefing asks and answers, and the order of its topics."""

    version: Line
    language: Language
    title: CuratorLine
    question: Prose
    bottom_line: Prose
    judgements: tuple[Judgement, ...] = Field(min_length=1, max_length=5)
    edition: Day
    address: SiteAddress | None = None
    topics: tuple[Id, ...] = Field(min_length=1)
    lineages: tuple[Lineage, ...] = Field(min_length=1)
    curators: tuple[Curator, ...] = Field(min_length=1)
    credits: Prose

    @field_validator("version")
    @classmethod
    def _known_version(cls, version: str) -> str:
        if version != SCHEMA_VERSION:
            raise PydanticCustomError(
                "sentence",
                "this generator reads version {ours}, not '{version}'; update the generator or write version: {ours}",
                {"ours": SCHEMA_VERSION, "version": version},
            )
        return version


class Descent(Noun):
    """Which lineage a source's text belongs to, and how that is known."""

    of: Id
    status: Literal["credited", "inferred"]
    because: Prose


class Furniture(Noun):
    """Lines of a source's text, counted from 1, that are not its body: `lines` is `7` or `7-9`."""

    lines: Lines
    kind: FurnitureKind


class LeftOut(Noun):
    """Words in quotation marks in a source's body that are no reading of any quote, and why."""

    exact: Verbatim
    because: Prose


class Source(Noun):
    """An article or transcript, the witness to what was said; its id is the name of its file."""

    siglum: Siglum
    kind: Literal["article", "transcript"]
    publisher: Line
    title: Line
    byline: Line
    agency: Line
    lineage: Descent
    language: Language
    published: DateOrUnknown
    published_basis: Prose
    url: AddressOrUnknown
    retrieved: DayOrUnknown
    descriptor: Prose
    furniture: tuple[Furniture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    formerly: tuple[Id, ...] = ()


class Person(Noun):
    """A person or organisation, named or not; `spellings` are all that the sources use, and search finds each."""

    id: Id
    kind: Literal["person", "organisation"] = "person"
    name: Line
    role: CuratorLine
    side: Line
    spellings: tuple[Line, ...] = Field(min_length=1)
    formerly: tuple[Id, ...] = ()


class Segment(Noun):
    """Words that stand side by side in a source; prefix and suffix tell two places apart (W3C)."""

    exact: Verbatim
    prefix: Verbatim | None = None
    suffix: Verbatim | None = None


class Reading(Noun):
    """How one source prints a quote: one segment, or several in the source's order (TEI rdg)."""

    segments: tuple[Segment, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        """Read `words`, `{exact: words, prefix: …}` and lists of these as segments."""
        pieces = value if isinstance(value, tuple) else (value,)
        return {"segments": tuple({"exact": piece} if isinstance(piece, str) else piece for piece in pieces)}


class Annotation(Noun):
    """The curator's note on a span of a quote (`on`, in the words of one reading) or on the whole of it."""

    on: Verbatim | None = None
    prefix: Verbatim | None = None
    suffix: Verbatim | None = None
    reading: Id | None = None
    kind: AnnotationKind
    note: Prose
    author: Id
    date: Day

    @model_validator(mode="after")
    def _context_has_span(self) -> Self:
        if self.on is None and (self.prefix or self.suffix):
            raise PydanticCustomError("sentence", "prefix: and suffix: stand beside the words of on:; write on: too")
        return self


class Quote(Noun):
    """Verbatim words of the sources: speech if it has a speaker, else the outlets' own reporting."""

    id: Id
    title: CuratorLine | None = None
    speaker: Id | None = None
    occasion: Id | None = None
    topics: tuple[Id, ...] = Field(min_length=1)
    lemma: Id | None = None
    readings: dict[Id, Reading] = Field(min_length=1)
    sameness: Prose | None = None
    cut: Prose | None = None
    annotations: tuple[Annotation, ...] = ()
    formerly: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _report_has_title(self) -> Self:
        if self.speaker is None and self.title is None:
            raise PydanticCustomError(
                "sentence",
                "'title' is missing; a quote without a speaker needs one, "
                "a line of your own that says what is reported",
            )
        return self

    @property
    def lemma_source(self) -> str:
        """The source whose reading is shown first: the editor's choice, else the first that is listed."""
        return self.lemma or next(iter(self.readings))


class OpenQuestion(Noun):
    """What the sources leave open, and what would settle it."""

    question: Prose
    settled_by: Prose


class Silence(Noun):
    """A source that says nothing on a topic, the words that were looked for, and what it does or doesn't mean."""

    source: Id
    looked_for: tuple[Word, ...] = Field(min_length=1)
    note: Prose


class SilentSource(Noun):
    """A source that says nothing on a discrepancy; with no words looked for, it was found by reading."""

    source: Id
    looked_for: tuple[Word, ...] = ()


class Topic(Noun):
    """A page of the briefing; its id is the name of its file."""

    title: CuratorLine
    question: Prose
    bottom_line: Prose
    judgements: tuple[Judgement, ...] = Field(min_length=1)
    silent: tuple[Silence, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = Field(min_length=1)
    formerly: tuple[Id, ...] = ()


class Position(Noun):
    """What some of the sources hold on a question, with the quotes that show it."""

    claim: Prose
    sources: tuple[Id, ...] = Field(min_length=1)
    cites: tuple[Id, ...] = Field(min_length=1)


class Discrepancy(Noun):
    """One fact on which the sources differ, or seem to."""

    id: Id
    topics: tuple[Id, ...] = Field(min_length=1)
    question: Prose
    type: DiscrepancyType
    positions: tuple[Position, ...] = Field(min_length=1)
    silent: tuple[SilentSource, ...] = ()
    assessment: Prose
    status: Literal["open", "compatible", "settled"]
    settled_by: Prose
    formerly: tuple[Id, ...] = ()


class Event(Noun):
    """Something that happened or is planned, when the sources say so; event time, not publication time."""

    id: Id
    title: CuratorLine
    date: Date
    time: Line | None = None
    dating: Prose
    status: Literal["happened", "planned", "reported"]
    topics: tuple[Id, ...] = Field(min_length=1)
    cites: tuple[Id, ...] = Field(min_length=1)
    formerly: tuple[Id, ...] = ()


class Withdrawal(Noun):
    """A noun that an edition published and that is gone: since when, why, and which of its kind stands instead."""

    kind: WithdrawnKind
    id: Id
    date: Day
    because: Prose
    instead: Id | None = None

    @property
    def address(self) -> tuple[str, str]:
        """The kind and id by which the noun was published."""
        return KIND_OF[self.kind], self.id


class Briefing(Noun):
    """Everything an editor wrote, each noun under its id, in the order of the files."""

    front: Front
    sources: dict[str, Source]
    people: dict[str, Person]
    quotes: dict[str, Quote]
    topics: dict[str, Topic]
    discrepancies: dict[str, Discrepancy]
    events: dict[str, Event]
    withdrawn: tuple[Withdrawal, ...]

    def lineages_of(self, sources: Iterable[str]) -> list[str]:
        """The lineages that these sources descend from, each once, sorted: attestation counts in these."""
        return sorted({self.sources[source].lineage.of for source in sources})

    def renamed(self) -> dict[tuple[str, str], str]:
        """The present id of each noun that had another, by its kind and that id."""
        return {
            (kind, former): name
            for kind in KIND_OF.values()
            for name, noun in getattr(self, kind).items()
            for former in noun.formerly
        }
