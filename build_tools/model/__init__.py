"""The records of a briefing: frozen, typed, and free of files."""

from collections.abc import Iterable

from build_tools.model.files import PUBLISHED
from build_tools.model.front import (
    SCHEMA_VERSION,
    Curator,
    Front,
    Limits,
    Lineage,
    SidePosition,
    Standing,
    Subject,
)
from build_tools.model.judgement import Confidence, Judgement, Likelihood, TextualFinding
from build_tools.model.quote import Annotation, AnnotationKind, Quote, Reading, Segment
from build_tools.model.record import Record
from build_tools.model.register import (
    Discrepancy,
    DiscrepancyStatus,
    DiscrepancyType,
    Event,
    Grade,
    Position,
    SilentSource,
)
from build_tools.model.source import Descent, Furniture, FurnitureKind, Intake, LeftOut, Person, ReadInFull, Source
from build_tools.model.topic import Background, OpenQuestion, Silence, Topic
from build_tools.model.withdrawal import Withdrawal, WithdrawnKind

__all__ = [
    "SCHEMA_VERSION",
    "Annotation",
    "AnnotationKind",
    "Background",
    "Briefing",
    "Confidence",
    "Curator",
    "Descent",
    "Discrepancy",
    "DiscrepancyStatus",
    "DiscrepancyType",
    "Event",
    "Front",
    "Furniture",
    "FurnitureKind",
    "Grade",
    "Intake",
    "Judgement",
    "LeftOut",
    "Likelihood",
    "Limits",
    "Lineage",
    "OpenQuestion",
    "Person",
    "Position",
    "Quote",
    "ReadInFull",
    "Reading",
    "Record",
    "Segment",
    "SidePosition",
    "Silence",
    "SilentSource",
    "Source",
    "Standing",
    "Subject",
    "TextualFinding",
    "Topic",
    "Withdrawal",
    "WithdrawnKind",
]


class Briefing(Record):
    """Everything an editor wrote, each record under its id, in the order of the files."""

    front: Front
    sources: dict[str, Source]
    people: dict[str, Person]
    quotes: dict[str, Quote]
    topics: dict[str, Topic]
    discrepancies: dict[str, Discrepancy]
    events: dict[str, Event]
    withdrawn: tuple[Withdrawal, ...]

    def lineages_of(self, sources: Iterable[str]) -> list[str]:
        """Return the lineages that these sources descend from, each once, sorted; attestation is counted in these."""
        return sorted({self.sources[source].lineage.of for source in sources})

    def carried_by(self, judgement: Judgement) -> list[str]:
        """Return the sources whose words support a judgement, in the order of the folder."""
        printing = {source for name in judgement.supports for source in self.quotes[name].readings}
        return [source for source in self.sources if source in printing & set(judgement.sources or printing)]

    def origins_of(self, judgement: Judgement) -> list[str]:
        """Return who told the journalists what supports a judgement, sorted; none if some of it has no origin."""
        origins = {self.quotes[name].origin for name in judgement.supports}
        return sorted(origin for origin in origins if origin) if None not in origins else []

    def renamed(self) -> dict[tuple[str, str], str]:
        """The present id of each record that had another, by its kind and that id."""
        return {
            (kind.name, former): name
            for kind in PUBLISHED
            for name, record in getattr(self, kind.name).items()
            for former in record.formerly
        }
