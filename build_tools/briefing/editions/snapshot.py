"""Make the record of an edition: every text of a verified briefing that readers can see, and no other."""

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.prose import plain
from build_tools.model import (
    Annotation,
    Discrepancy,
    Event,
    Judgement,
    Person,
    Position,
    Quote,
    ReadInFull,
    SidePosition,
    Silence,
    Source,
    Standing,
    Subject,
    TextualFinding,
    Topic,
)
from build_tools.model.edition_record import (
    PINNED_TEXT,
    SAME_WORDS_IN,
    WORDS_IN,
    EditionRecord,
    Parts,
    Records,
    make,
    reference,
)
from build_tools.model.files import FRONT
from build_tools.model.values import UNKNOWN
from build_tools.text import dates

_Text = str | Iterable[str] | None


def record_of(verified: VerifiedBriefing) -> EditionRecord:
    """Return the record of a briefing in its present state, chained to that of its latest earlier edition."""
    briefing = verified.briefing
    nouns: Records = {
        FRONT.name: {FRONT.name: _front(verified)},
        "topics": {name: _topic(briefing.topics[name]) for name in sorted(briefing.topics)},
        "quotes": {name: _quote(verified, briefing.quotes[name]) for name in sorted(briefing.quotes)},
        "discrepancies": {name: _discrepancy(briefing.discrepancies[name]) for name in sorted(briefing.discrepancies)},
        "events": {name: _event(briefing.events[name]) for name in sorted(briefing.events)},
        "people": {name: _person(briefing.people[name]) for name in sorted(briefing.people)},
        "sources": {name: _source(verified, name) for name in sorted(briefing.sources)},
    }
    earlier = [record.hash for day, record in verified.records.items() if day < briefing.front.edition]
    return make(briefing.front.edition, briefing.front.title, nouns, earlier[-1] if earlier else None)


class _Texts(TypedDict, total=False):
    """The parts of records, each with its text or texts."""

    address: _Text
    agency: _Text
    assessment: _Text
    background: _Text
    bottom_line: _Text
    byline: _Text
    credits: _Text
    cut: _Text
    date: _Text
    dating: _Text
    descriptor: _Text
    evidence: _Text
    grade: _Text
    judgement: _Text
    left_out: _Text
    lemma: _Text
    lineage: _Text
    name: _Text
    name_in_sentences: _Text
    note: _Text
    occasion: _Text
    open_question: _Text
    origin: _Text
    position: _Text
    published: _Text
    publisher: _Text
    question: _Text
    read_in_full: _Text
    rests_on: _Text
    role: _Text
    sameness: _Text
    settled_by: _Text
    side: _Text
    silence: _Text
    silent: _Text
    speaker: _Text
    spelling: _Text
    status: _Text
    textual_finding: _Text
    title: _Text
    topics: _Text
    type: _Text
    what_each_side_wants: _Text


PARTS = (*(name.replace("_", " ") for name in _Texts.__annotations__), PINNED_TEXT)
"""What records of editions call the parts of records."""


def _parts(**texts: Unpack[_Texts]) -> Parts:
    """The parts that have a text, each on one line; `_` in a name becomes a space."""
    given: dict[str, Any] = {**texts}
    listed = {name: (text,) if isinstance(text, str) else tuple(text or ()) for name, text in given.items()}
    held = {name: tuple(" ".join(each.split()) for each in given if each.strip()) for name, given in listed.items()}
    return {name.replace("_", " "): given for name, given in held.items() if given}


def _prose(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _all(kind: str, names: Iterable[str]) -> str:
    return " · ".join(reference(kind, name) for name in names)


def _front(verified: VerifiedBriefing) -> Parts:
    front = verified.briefing.front
    return _parts(
        title=front.title,
        question=plain(front.question),
        position=_standing(front.position),
        bottom_line=plain(front.bottom_line),
        evidence=plain(front.evidence),
        judgement=[_judgement(each) for each in front.judgements],
        textual_finding=[_finding(each) for each in front.textual_findings],
        what_each_side_wants=[_wants(row, each) for row in front.wants for each in row.positions],
        credits=plain(front.credits),
    )


def _standing(position: Standing) -> str:
    return dates.date_in_words(position.date) + (f"; {position.note}" if position.note else "")


def _judgement(judgement: Judgement) -> str:
    likelihood = f" Likelihood: {judgement.likelihood}." if judgement.likelihood else ""
    carriers = f" in {_all('sources', judgement.sources)}" if judgement.sources else ""
    return (
        f"{plain(judgement.statement)}{likelihood} Confidence: {judgement.confidence}. {plain(judgement.because)} "
        f"| Supported by: {_all('quotes', judgement.supports)}{carriers}"
        f"{_listed('Qualified by', judgement.qualifies)}{_listed('Contradicted by', judgement.contradicts)}"
    )


def _listed(what: str, quotes: Iterable[str]) -> str:
    listed = _all("quotes", quotes)
    return f" | {what}: {listed}" if listed else ""


def _finding(finding: TextualFinding) -> str:
    silent = _all("sources", [each.source for each in finding.silent])
    return plain(finding.statement) + _listed("Shown by", finding.cites) + (f" | Silent: {silent}" if silent else "")


def _wants(row: Subject, position: SidePosition) -> str:
    reply = f" | Reply: {plain(position.reply)}{_listed('Shown by', position.reply_cites)}" if position.reply else ""
    return f"{row.subject}, {position.side}: {plain(position.wants)}{_listed('Shown by', position.cites)}{reply}"


def _topic(topic: Topic) -> Parts:
    return _parts(
        title=topic.title,
        question=plain(topic.question),
        bottom_line=plain(topic.bottom_line),
        background=f"{plain(topic.background.text)}{_listed('Rests on', topic.background.cites)}",
        judgement=[_judgement(each) for each in topic.judgements],
        textual_finding=[_finding(each) for each in topic.textual_findings],
        silence=[_silence(each) for each in topic.silent],
        open_question=[f"{plain(each.question)} Settled by: {plain(each.settled_by)}" for each in topic.open_questions],
    )


def _silence(silence: Silence) -> str:
    looked_for = ", ".join(silence.looked_for)
    return f"{reference('sources', silence.source)}: {plain(silence.note)} Looked for: {looked_for}."


def _quote(verified: VerifiedBriefing, quote: Quote) -> Parts:
    same = {source: quote.printed_by(source) for source in quote.readings if source not in quote.written_out}
    return (
        _parts(
            title=quote.title,
            speaker=_all("people", [quote.speaker]) if quote.speaker else None,
            origin=_all("people", [quote.origin]) if quote.origin else None,
            occasion=_all("events", [quote.occasion]) if quote.occasion else None,
            topics=_all("topics", quote.topics),
            lemma=reference("sources", quote.lemma_source),
        )
        | {
            f"{WORDS_IN}{reference('sources', source)}": (verified.words(quote, source),)
            for source in sorted(quote.written_out)
        }
        | {
            f"{SAME_WORDS_IN}{reference('sources', source)}": (reference("sources", same[source]),)
            for source in sorted(same)
        }
        | {
            f"translation of {reference('sources', each)}": (" ".join(said.split()),)
            for each, said in sorted(quote.translations.items())
        }
        | _parts(
            sameness=_prose(quote.sameness),
            cut=_prose(quote.cut),
        )
        | {
            f"why in pieces in {reference('sources', each)}": (_line(why),)
            for each, why in quote.elided_because.items()
        }
        | {f"why speech in {reference('sources', each)}": (_line(why),) for each, why in quote.speaker_because.items()}
        | _parts(
            note=[_note(each) for each in quote.annotations],
        )
    )


def _note(annotation: Annotation) -> str:
    on = f" on “{annotation.on}”" if annotation.on else ""
    return f"{annotation.kind.capitalize()}{on}: {plain(annotation.note)}"


def _discrepancy(entry: Discrepancy) -> Parts:
    return _parts(
        question=plain(entry.question),
        grade=entry.grade,
        type=entry.type,
        topics=_all("topics", entry.topics),
        position=[_position(each) for each in entry.positions],
        silent=_all("sources", [each.source for each in entry.silent]) or None,
        assessment=plain(entry.assessment),
        status=entry.status,
        settled_by=plain(entry.settled_by),
    )


def _position(position: Position) -> str:
    sources, quotes = _all("sources", position.sources), _all("quotes", position.cites)
    return f"{plain(position.claim)} | Held by: {sources} | Rests on: {quotes}"


def _event(event: Event) -> Parts:
    return _parts(
        title=event.title,
        date=dates.date_in_words(event.date) + (f", {event.time}" if event.time else ""),
        dating=plain(event.dating),
        status=event.status,
        topics=_all("topics", event.topics),
        rests_on=_all("quotes", event.cites),
    )


def _person(person: Person) -> Parts:
    return _parts(
        name=person.name,
        name_in_sentences=person.in_sentences,
        role=person.role,
        side=person.side,
        spelling=person.spellings,
    )


def _source(verified: VerifiedBriefing, name: str) -> Parts:
    source = verified.briefing.sources[name]
    lineage = next(each.name for each in verified.briefing.front.lineages if each.id == source.lineage.of)
    published = source.published if source.published == UNKNOWN else dates.date_in_words(source.published)
    return _parts(
        publisher=source.publisher,
        title=source.title,
        byline=source.byline,
        agency=source.agency,
        lineage=f"{lineage}, {source.lineage.status}: {plain(source.lineage.because)}{_independence(source)}",
        published=f"{published}. {plain(source.published_basis)}",
        address=source.url,
        descriptor=plain(source.descriptor),
        read_in_full=_read_in_full(verified, source.read_in_full),
        left_out=[plain(each.because) for each in source.left_out],
    ) | ({PINNED_TEXT: (verified.pins[name].text,)} if name in verified.pins else {})


def _independence(source: Source) -> str:
    reasons = source.lineage.independent_because.items()
    return "".join(f" | Independent of {reference('sources', other)}: {plain(why)}" for other, why in reasons)


def _read_in_full(verified: VerifiedBriefing, read: ReadInFull | None) -> str | None:
    if read is None:
        return None
    curator = next(each.name for each in verified.briefing.front.curators if each.id == read.by)
    return f"{dates.date_in_words(read.on)}, {curator}"
