"""The records of briefing.yml, and the judgement, which topics have too."""

from typing import Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from build_tools.model.record import Record
from build_tools.model.values import (
    CuratorLine,
    DayOfPublication,
    EditAddress,
    Id,
    Language,
    Line,
    Prose,
    ReportAddress,
    SiteAddress,
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


class Judgement(Record):
    """A sentence of the curator's that rests on quotes (ICD 203); likelihood and confidence stay apart."""

    statement: Prose
    """What you judge, in one sentence. It says nothing on how sure you are; that is `confidence`."""

    cites: tuple[Id, ...] = Field(min_length=1)
    """Ids of the quotes that it rests on, as in `[vote, old-quay]`."""

    sources: tuple[Id, ...] | None = Field(default=None, min_length=1)
    """Ids of the sources whose words carry it, where some readings of the quotes don't: a forecast doesn't carry what
    came of it. Left out, all readings of the quotes count."""

    likelihood: Likelihood | None = None
    """How likely the event is, in one of the seven terms of ICD 203. Leave it out where nothing is uncertain."""

    confidence: Confidence
    """How good the evidence is. `high` needs more than one lineage, or a reason under `single_lineage`."""

    because: Prose
    """Why the evidence carries the statement: who reports it, how directly, in how many lineages."""

    single_lineage: Prose | None = None
    """Why one lineage is enough for high confidence. Only needed for `confidence: high` with one lineage."""


class Lineage(Record):
    """The agency or original that a source's text descends from."""

    id: Id
    """Short id that sources name under `lineage: of:`, as in `reuters`."""

    name: Line
    """Its name as readers see it, as in `Agence France-Presse (AFP)`."""


class Curator(Record):
    """Who signs annotations."""

    id: Id
    """Short id that annotations name as `author:`, as in `editors`."""

    name: Line
    """The name as readers see it, as in `The editors`."""


class Front(Record):
    """briefing.yml: what the whole briefing asks and answers, and the order of its topics."""

    version: Line = Field(json_schema_extra={"pattern": f"^{SCHEMA_VERSION}$"})
    """The version of this form of YAML. Write `version: "1"`."""

    language: Language
    """Code of the language that you write in, as in `en` or `pt-BR`."""

    title: CuratorLine
    """The briefing's name on one line. It is the name of the site too."""

    question: Prose
    """The question that the whole briefing answers, in a sentence or two."""

    bottom_line: Prose
    """The answer in a paragraph, for readers who read no further."""

    judgements: tuple[Judgement, ...] = Field(min_length=1, max_length=5)
    """The five judgements that matter most, or fewer."""

    edition: DayOfPublication
    """The day on which this edition is published, as in `2021-05-22`."""

    address: SiteAddress | None = None
    """Where the site is published, as `https://briefing.example/`. Left out, pages and feed name no address."""

    topics: tuple[Id, ...] = Field(min_length=1)
    """Ids of all topics in the order in which readers meet them; each is the name of a file in topics/."""

    lineages: tuple[Lineage, ...] = Field(min_length=1)
    """The agencies and originals that the sources descend from. Attestation is counted in these."""

    curators: tuple[Curator, ...] = Field(min_length=1)
    """Who signs the annotations."""

    credits: Prose
    """Whose words are quoted, with what right, and whose the notes are."""

    edit_at: EditAddress | None = None
    """Where the files of this folder are edited on the web. `{file}` is a file's path below this folder and `{line}` a
    line, as in `https://github.com/lunde/news/edit/main/briefing/{file}#L{line}`. Each page leads there."""

    report_to: ReportAddress | None = None
    """Who hears of mistakes: an e-mail address, or the address of a form that takes `{title}` and `{body}`, as in
    `https://github.com/lunde/news/issues/new?title={title}&body={body}`. Each page leads there."""

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
