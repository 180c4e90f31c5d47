"""The briefing and its verification as JSON of our own format, and the JSON Schemas of both."""

from functools import cache
from typing import Any, Literal, get_args

from pydantic import ConfigDict, Field

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Annotation, Discrepancy, Event, Front, Person, Quote, Source, Topic, Withdrawal
from build_tools.model.record import Described

DataFormat = Literal["3"]
"""The version of this format. Much of it is the editors' own model: a key renamed in the YAML changes it too."""

DATA_FORMAT: DataFormat = get_args(DataFormat)[0]

Published = Literal["exact", "folded", "elided", "unchecked"]


class Exported(Described):
    """A part of an export, with exactly the keys that its schema has."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExportedSegment(Exported):
    """Words that stand side by side in the source."""

    exact: str = Field(description="The words as the source prints them.")
    start: int | None = Field(
        description="Offset of the first code point in the source's text; null if unchecked, and for reporting, so "
        "that nobody puts an article together again from what is quoted of it."
    )
    end: int | None = Field(description="One past the last code point; null like `start`.")
    folds: tuple[str, ...] = Field(description="The folds by which the editor's copy agrees; empty if to the letter.")


class ExportedReading(Exported):
    """How one source prints a quote."""

    source: str = Field(description="Id of the source.")
    lineage: str = Field(description="Id of the lineage that the source descends from.")
    language: str = Field(description="Language of the words, as a tag of BCP 47.")
    same_as: str | None = Field(
        description="Id of the source of the same lineage that prints the same words; null where they are given here."
    )
    exact: str | None = Field(
        description="The words on one line, […] where words of the source were left out; null with `same_as`."
    )
    translation: str | None = Field(
        description="The curator's translation, in the briefing's language; null where the words are in that language."
    )
    elided_because: str | None = Field(
        description="Why segments that are short or far apart make one reading; null for most."
    )
    speaker_because: str | None = Field(
        description="Why these are the speaker's words although the source doesn't show it; null for most."
    )
    segments: tuple[ExportedSegment, ...] = Field(
        description="The segments in the source's order; none with `same_as`."
    )
    verdict: Published = Field(description="What verification found.")
    folds: tuple[str, ...] = Field(description="The folds of all segments.")


class ExportedQuote(Exported):
    """Words quoted verbatim from the sources."""

    id: str = Field(description="Permanent id; the quote's page is quotes/<id>/.")
    title: str | None = Field(description="The curator's line on what is reported; null for most speech.")
    speaker: str | None = Field(description="Id of the person who speaks; null for the sources' own reporting.")
    origin: str | None = Field(
        description="Id of the person or organisation that told the journalists; null if unknown."
    )
    occasion: str | None = Field(description="Id of the event at which it was said.")
    topics: tuple[str, ...] = Field(description="Ids of topics, the main one first.")
    lemma: str = Field(description="Id of the source whose reading is shown first.")
    lineages: tuple[str, ...] = Field(description="Ids of the independent lineages that attest it.")
    sameness: str | None = Field(description="Why readings that differ are taken as one quote.")
    cut: str | None = Field(description="Why a reading ends before its source's sentence goes on with a qualification.")
    readings: tuple[ExportedReading, ...] = Field(description="How each source prints it.")
    annotations: tuple[Annotation, ...] = Field(description="The curator's notes.")
    formerly: tuple[str, ...] = Field(description="Ids that the quote had in earlier editions.")


class BriefingExport(Exported):
    """All of the verified briefing."""

    format: DataFormat = Field(description="Version of this format.")
    front: Front = Field(description="What the whole briefing asks and answers.")
    sources: dict[str, Source] = Field(description="The sources, each with what is known of it.")
    people: dict[str, Person] = Field(description="Who speaks or is named.")
    topics: dict[str, Topic] = Field(description="The topics, in the order of the site.")
    quotes: tuple[ExportedQuote, ...] = Field(description="Every quote, in the editor's order.")
    discrepancies: dict[str, Discrepancy] = Field(description="The register of differences.")
    events: dict[str, Event] = Field(description="The timeline.")
    withdrawn: tuple[Withdrawal, ...] = Field(description="What earlier editions published and this one does not.")


class ExportedCheck(Exported):
    """One reading checked."""

    quote: str = Field(description="Id of the quote.")
    source: str = Field(description="Id of the source.")
    verdict: Published = Field(description="What was found.")
    folds: tuple[str, ...] = Field(description="The folds that it needed.")


class ExportedPin(Exported):
    """What the readings of a source were checked against."""

    tokens: int = Field(description="Number of words and characters between words in the pinned text.")
    root: str = Field(description="Root of the commitment, SHA-256 in hexadecimal.")


class VerificationExport(Exported):
    """How every reading was checked."""

    format: DataFormat = Field(description="Version of this format.")
    totals: dict[str, int] = Field(description="Number of readings by verdict; all five verdicts are named.")
    pins: dict[str, ExportedPin] = Field(description="The pins by source.")
    checks: tuple[ExportedCheck, ...] = Field(description="Each check, in the editor's order.")


def briefing_export(verified: VerifiedBriefing) -> BriefingExport:
    """The whole briefing as it is exported."""
    briefing = verified.briefing
    return BriefingExport(
        format=DATA_FORMAT,
        front=briefing.front,
        # Words that were left out are no readings: nothing verifies them, so nothing publishes them.
        sources={name: source.model_copy(update={"left_out": ()}) for name, source in briefing.sources.items()},
        people=briefing.people,
        topics=briefing.topics,
        quotes=tuple(_quote(verified, quote) for quote in briefing.quotes.values()),
        discrepancies=briefing.discrepancies,
        events=briefing.events,
        withdrawn=briefing.withdrawn,
    )


def _quote(verified: VerifiedBriefing, quote: Quote) -> ExportedQuote:
    return ExportedQuote(
        id=quote.id,
        title=quote.title,
        speaker=quote.speaker,
        origin=quote.origin,
        occasion=quote.occasion,
        topics=quote.topics,
        lemma=quote.lemma_source,
        lineages=tuple(verified.briefing.lineages_of(quote.readings)),
        sameness=quote.sameness,
        cut=quote.cut,
        readings=tuple(_reading(verified, quote, source) for source in quote.readings),
        annotations=quote.annotations,
        formerly=quote.formerly,
    )


def _reading(verified: VerifiedBriefing, quote: Quote, source: str) -> ExportedReading:
    check, witness = verified.checks[quote.id, source], verified.briefing.sources[source]
    same_as = quote.readings[source].same_as
    segments = tuple(
        ExportedSegment(
            exact=anchor.exact,
            start=anchor.start if quote.speaker else None,
            end=anchor.end if quote.speaker else None,
            folds=anchor.folds,
        )
        for anchor in check.anchors
    )
    return ExportedReading(
        source=source,
        lineage=witness.lineage.of,
        language=witness.language,
        same_as=same_as,
        exact=None if same_as else check.words,
        translation=quote.translations.get(source),
        elided_because=quote.elided_because.get(source),
        speaker_because=quote.speaker_because.get(source),
        segments=() if same_as else segments,
        verdict=check.verdict,
        folds=check.folds,
    )


def verification_export(verified: VerifiedBriefing) -> VerificationExport:
    """Every check of a briefing as it is exported."""
    return VerificationExport(
        format=DATA_FORMAT,
        totals={str(verdict): count for verdict, count in verified.totals().items()},
        pins={name: ExportedPin(tokens=pin.tokens, root=pin.root) for name, pin in verified.pins.items()},
        checks=tuple(
            ExportedCheck(quote=quote, source=source, verdict=check.verdict, folds=check.folds)
            for (quote, source), check in verified.checks.items()
        ),
    )


@cache
def json_schema(model: type[Described]) -> dict[str, Any]:
    """The JSON Schema of an export; generating it takes longer than most files do, and it never changes."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
