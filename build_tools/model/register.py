"""The records of discrepancies.yml and timeline.yml."""

from typing import Literal

from pydantic import Field

from build_tools.model.record import Record
from build_tools.model.values import CuratorLine, Date, Id, Line, Prose, QuoteId, SourceId, TopicId, Word

DiscrepancyStatus = Literal["conflict", "open", "compatible", "settled"]
"""From the gravest to the one that needs nobody's attention: the order in which readers meet them."""

Grade = Literal["matters", "wording", "coverage"]
"""Whether it changes what a reader takes away; otherwise it is one of words, or of what was reported at all."""

DiscrepancyType = Literal["substance", "figure", "time", "wording", "attribution", "scope", "omission"]


class SilentSource(Record):
    """A source that says nothing on something; with no words looked for, it was found by reading."""

    source: SourceId
    """Id of the source that says nothing."""

    looked_for: tuple[Word, ...] = ()
    """Single words, in any case, that would appear in it if it spoke of this. Left out, you found it by reading."""


class Position(Record):
    """What some of the sources hold on a question, with the quotes that show it."""

    claim: Prose
    """What these sources hold, in one sentence."""

    sources: tuple[SourceId, ...] = Field(min_length=1)
    """Ids of the sources that hold it."""

    cites: tuple[QuoteId, ...] = Field(min_length=1)
    """Ids of quotes that show it; each of these sources has a reading in one of them."""


class Discrepancy(Record):
    """One fact on which the sources differ, or seem to."""

    id: Id
    """Lower-case words joined by hyphens, as in `day-of-the-vote`. It is an address; never change it once published."""

    topics: tuple[TopicId, ...] = Field(min_length=1)
    """Ids of the topics that it belongs to."""

    question: Prose
    """The one fact that is in question, asked so that each position is an answer."""

    grade: Grade
    """`matters` if it changes what a reader takes away, `wording` if only the words differ, `coverage` if only some
    sources report it. Pages show what matters and fold the rest away."""

    type: DiscrepancyType
    """What the sources differ in. `omission` is for what some leave out."""

    positions: tuple[Position, ...] = Field(min_length=1)
    """The answers that the sources give, each with its sources and evidence."""

    silent: tuple[SilentSource, ...] = ()
    """The sources that say nothing on it."""

    assessment: Prose
    """What you make of it: which position is better supported, and why; or why it stays open."""

    status: DiscrepancyStatus
    """`conflict` if the positions can't all be right as printed, `compatible` if all can be true at once, `settled` if
    the evidence decides, else `open`: the sources don't say enough."""

    settled_by: Prose
    """What would settle it, or what did."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""


class Event(Record):
    """Something that happened or is planned, dated by when it happened, not by when it was published."""

    id: Id
    """Short id that quotes name as `occasion:`, as in `board-meeting`."""

    title: CuratorLine
    """What happened, on one line."""

    date: Date
    """When: `2021-05-19`, `2021-05`, `2021`, `2021-05-18/2021-05-19` for either day, or a closing `~` for about."""

    time: Line | None = None
    """The time of day with its zone, where a source gives it."""

    dating: Prose
    """How the date is known: which source says so, or what you concluded it from."""

    status: Literal["happened", "planned", "reported"]
    """`planned` for what was still to come, `reported` for what only one lineage reports or another source doubts."""

    topics: tuple[TopicId, ...] = Field(min_length=1)
    """Ids of the topics that it belongs to."""

    cites: tuple[QuoteId, ...] = Field(min_length=1)
    """Ids of quotes that mention it."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""
