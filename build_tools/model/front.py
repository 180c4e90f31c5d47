"""The records of briefing.yml."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from build_tools.model.judgement import Judgement, TextualFinding
from build_tools.model.record import FOR_PUBLICATION, NOT_WRITTEN, Record, any_item
from build_tools.model.register import Event
from build_tools.model.values import (
    REMARKS,
    Address,
    Colour,
    CuratorLine,
    Day,
    DayOfPublication,
    EditAddress,
    Id,
    Language,
    Line,
    PerCent,
    Prose,
    QuoteId,
    Remark,
    ReportAddress,
    SiteAddress,
    TopicId,
)
from build_tools.text import dates

SCHEMA_VERSION = "2"
EARLIER_VERSIONS = ("1",)


class Standing(Record):
    """The day up to which the briefing is written, and what it does not rest on."""

    date: Day
    """The day as of which the briefing describes things, as in `2021-05-20`. Tenses are those of that day."""

    note: CuratorLine | None = None
    """What readers should know about the sources, on one line, as in `not checked against official transcripts`."""


class SidePosition(Record):
    """What one side wants on a subject, and what the other side is reported to have replied."""

    model_config = ConfigDict(json_schema_extra={"dependencies": {"reply": any_item("reply_cites")}})

    side: Line
    """The side, as `side` in people.yml names it."""

    wants: Prose
    """What this side wants, in one sentence."""

    cites: tuple[QuoteId, ...] = Field(min_length=1)
    """Ids of the quotes that show it."""

    reply: Prose | None = None
    """What the other side is reported to have replied. Left out, pages say that no reply is reported."""

    reply_cites: tuple[QuoteId, ...] = ()
    """Ids of the quotes that show the reply."""

    @model_validator(mode="after")
    def _reply_has_evidence(self) -> Self:
        """Refuse what `dependencies` refuses in JSON Schema, and quotes without a reply."""
        if (self.reply is None) != (not self.reply_cites):
            raise PydanticCustomError("sentence", "reply: and reply_cites: belong together; write both or neither")
        return self


class Subject(Record):
    """A row of the table that shows what each side wants."""

    subject: CuratorLine
    """What it is about, on one line, as in `Ukraine`."""

    topic: TopicId
    """Id of the topic that says more."""

    positions: tuple[SidePosition, ...] = Field(min_length=1)
    """What each side wants. A side of which nothing is reported is left out."""


class Lineage(Record):
    """The agency or original that a source's text descends from."""

    id: Id
    """Short id that sources name under `lineage: of:`, as in `reuters`."""

    name: Line
    """Its name as readers see it, as in `Agence France-Presse (AFP)`."""


class Curator(Record):
    """Somebody who signs annotations."""

    id: Id
    """Short id that annotations name as `author:`, as in `editors`."""

    name: Line
    """The name as readers see it, as in `The editors`."""


class Limits(Record):
    """How much of a source's body may be reproduced, in per cent of its words; for bodies of 150 words or more."""

    quoted: PerCent = "45"
    """The most of a source's body that all readings together may reproduce. Left out, it is 45."""

    own_prose: PerCent = "25"
    """The most of it that may be the paper's own prose, outside quotation marks there. Left out, it is 25."""


class Brand(Record):
    """The colours and the footer of a newsroom. Anything left out keeps the generator's own."""

    colour: Colour | None = None
    """The colour of the header, and of links on the light page, as in `"#14424f"`, with the quotation marks."""

    dark: Colour | None = None
    """The colour of links on the dark page, as in `"#86cfe0"`."""

    footer: CuratorLine | None = None
    """A line at the foot of every page, as in `[Imprint](https://lunde.example/imprint)`."""


class Front(Record):
    """briefing.yml: what the whole briefing asks and answers, and the order of its topics."""

    version: Line = Field(json_schema_extra={"pattern": f"^{SCHEMA_VERSION}$"})
    """The version of this form of YAML. Write `version: "2"`."""

    language: Language
    """Code of the language that you write in, as in `en` or `pt-BR`."""

    title: CuratorLine
    """The briefing's name on one line. It is the name of the site too."""

    question: Annotated[Prose, FOR_PUBLICATION] = NOT_WRITTEN
    """The question that the whole briefing answers, in a sentence or two."""

    position: Standing
    """The day up to which the briefing is written. Readers see it below the title."""

    bottom_line: Annotated[Prose, FOR_PUBLICATION] = NOT_WRITTEN
    """The answer about the world, for readers who read no further: at most three sentences and 60 words."""

    evidence: Annotated[Prose, FOR_PUBLICATION] = NOT_WRITTEN
    """How good the evidence is, in at most 60 words: who reports, who is not heard, what was not checked."""

    judgements: Annotated[tuple[Judgement, ...], FOR_PUBLICATION] = Field(default=(), min_length=1, max_length=5)
    """The five judgements that matter most, or fewer, the weightiest first."""

    textual_findings: tuple[TextualFinding, ...] = ()
    """What the sources as a whole print or leave out."""

    wants: tuple[Subject, ...] = ()
    """What each side wants, subject by subject. Sides are columns, in the order in which they first appear."""

    edition: DayOfPublication
    """The day on which this edition is published, as in `2021-05-22`."""

    address: SiteAddress | None = None
    """Where the site is published, as `https://briefing.example/`. Left out, pages and feed name no address."""

    topics: Annotated[tuple[TopicId, ...], FOR_PUBLICATION] = Field(default=(), min_length=1)
    """Ids of all topics, the weightiest first; each is the name of a file in topics/."""

    lineages: Annotated[tuple[Lineage, ...], FOR_PUBLICATION] = Field(default=(), min_length=1)
    """The agencies and originals that the sources descend from. Attestation is counted in these."""

    curators: tuple[Curator, ...] = Field(min_length=1)
    """Who signs the annotations."""

    limits: Limits = Limits()
    """How much of each source you may reproduce, if that differs from what the law on quotation commonly allows."""

    strict: tuple[Remark, ...] = REMARKS
    """The remarks that `briefing check --strict` counts as errors, as your project's CI does. Left out, all do; write
    `[]` for none."""

    credits: Prose
    """Whose words are quoted, with what right, and whose the notes are."""

    stamped_by: Address | None = None
    """The address of an authority that says when a record existed (RFC 3161), as in `https://time.example/tsr`. Only
    `briefing edition --timestamp` asks it."""

    brand: Brand | None = None
    """Colours and a footer of your own."""

    edit_at: EditAddress | None = None
    """Where the files of this folder are edited on the web. `{file}` is a file's path below this folder and `{line}` a
    line, as in `https://github.com/lunde/news/edit/main/briefing/{file}#L{line}`. Each page leads there."""

    report_to: ReportAddress | None = None
    """Who hears of mistakes: an e-mail address, or the address of a form that takes `{title}` and `{body}`, as in
    `https://github.com/lunde/news/issues/new?title={title}&body={body}`. Each page leads there."""

    def is_ahead(self, event: Event) -> bool:
        """Whether an event was still to come on the day of the briefing's position: planned, or reported for later."""
        later = dates.sort_key(event.date)[0] > self.position.date
        return event.status == "planned" or (event.status == "reported" and later)

    @field_validator("version")
    @classmethod
    def _known_version(cls, version: str) -> str:
        if version == SCHEMA_VERSION:
            return version
        fix = "CHANGELOG.md says what to change" if version in EARLIER_VERSIONS else "update the generator"
        raise PydanticCustomError(
            "sentence",
            "this generator reads version {ours}, not '{version}'; {fix}, or write version: {ours}",
            {"ours": SCHEMA_VERSION, "version": version, "fix": fix},
        )
