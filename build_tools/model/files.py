"""The kinds of record and the files that hold them: one list, from which all other lists of kinds are derived."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from build_tools.model.front import Curator, Front, Lineage
from build_tools.model.quote import Quote
from build_tools.model.record import Record
from build_tools.model.register import Discrepancy, Event
from build_tools.model.source import Person, Source
from build_tools.model.topic import Topic
from build_tools.model.withdrawal import Withdrawal

FRONT_FILE = "briefing.yml"
PINS = "pins"
EDITIONS = "editions"
STAMP = ".tsr"
"""The ending of a time stamp (RFC 3161), which is beside the record of its edition."""

AUTHORITIES = f"{EDITIONS}/authorities.pem"
"""The root certificates of the authorities whose time stamps are trusted."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of record, where it is written, and what may become of it."""

    name: str
    """Plural, as in routes, in drafts, and in the records of editions."""

    record: type[Record]

    word: str
    """Singular, as in YAML and in messages."""

    path: str
    """The file in a briefing's folder that holds its records, or a pattern of such files."""

    form: Literal["record", "list", "in front"]
    """A file holds one record, whose id is the file's name, or a list of records; or they are lists in the front."""

    published: bool = True
    """Whether editions record it. What was published under an id can later be renamed or withdrawn."""

    shown_as: str = ""
    """What readers call it, where that is another word."""


FRONT = Kind(name="briefing", record=Front, word="briefing", path=FRONT_FILE, form="record", shown_as="overview")
KINDS = (
    FRONT,
    Kind(name="topics", record=Topic, word="topic", path="topics/*.yml", form="record"),
    Kind(name="quotes", record=Quote, word="quote", path="quotes/*.yml", form="list"),
    Kind(
        name="discrepancies",
        record=Discrepancy,
        word="discrepancy",
        path="discrepancies.yml",
        form="list",
        shown_as="difference",
    ),
    Kind(name="events", record=Event, word="event", path="timeline.yml", form="list"),
    Kind(name="people", record=Person, word="person", path="people.yml", form="list"),
    Kind(name="sources", record=Source, word="source", path="sources/*.yml", form="record"),
    Kind(
        name="withdrawn",
        record=Withdrawal,
        word="withdrawal",
        path="withdrawn.yml",
        form="list",
        published=False,
    ),
    Kind(name="lineages", record=Lineage, word="lineage", path=FRONT_FILE, form="in front", published=False),
    Kind(name="curators", record=Curator, word="curator", path=FRONT_FILE, form="in front", published=False),
)
"""In the order in which records of editions and the page of changes list them."""

BY_NAME = {kind.name: kind for kind in KINDS}
RECORDED = tuple(kind for kind in KINDS if kind.published)
IN_FRONT = tuple(kind for kind in KINDS if kind.form == "in front")
FILED = tuple(kind for kind in KINDS if kind is not FRONT and kind not in IN_FRONT)
PUBLISHED = tuple(kind for kind in FILED if kind.published)
"""The kinds whose ids are addresses, or places in a list that readers can link to."""


def kind_at(path: str) -> Kind | None:
    """The kind of the records that a file of a briefing holds; None for a file that isn't read as YAML."""
    pure = PurePosixPath(path)
    pattern = f"{pure.parent.name}/*{pure.suffix}" if len(pure.parts) == 2 else path
    return next((kind for kind in KINDS if kind.path == pattern and kind not in IN_FRONT), None)


def form_of(path: str) -> Any:
    """What a file of a briefing holds, as a type: a record, or a tuple of records; None for a file that isn't read."""
    kind = kind_at(path)
    if kind is None:
        return None
    return tuple[kind.record, ...] if kind.form == "list" else kind.record  # type: ignore[name-defined]


def address_of(withdrawal: Withdrawal) -> tuple[str, str]:
    """The kind, by its name, and the id under which a withdrawn record was published."""
    return next(kind.name for kind in PUBLISHED if kind.word == withdrawal.kind), withdrawal.id
