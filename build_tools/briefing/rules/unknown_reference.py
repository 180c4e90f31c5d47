"""Check that every id that refers to a record is the id of one."""

from collections.abc import Iterable, Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements, all_textual_findings
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Silence, SilentSource
from build_tools.model.files import BY_NAME, address_of


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reference to a record that does not exist."""
    suggestions = Suggestions()
    for kind, name, route in _references(draft):
        known = draft.names[kind]
        if known is not None and name not in known:
            sentence = f"unknown {BY_NAME[kind].word} '{name}'; {suggestions.did_you_mean(name, known)}"
            yield Finding(Code.UNKNOWN_REFERENCE, route, sentence, at_key=route[-2] == "readings")


def _references(draft: Draft) -> Iterator[tuple[str, str, Route]]:
    yield from _of_front(draft)
    yield from _of_quotes(draft)
    for name, source in draft.sources.items():
        yield "lineages", source.lineage.of, ("sources", name, "lineage", "of")
    for name, topic in draft.topics.items():
        yield from _each("quotes", topic.background.cites, ("topics", name, "background", "cites"))
        yield from _of_silent(topic.silent, ("topics", name))
    for route, judgement in all_judgements(draft):
        for key in ("supports", "qualifies", "contradicts"):
            yield from _each("quotes", getattr(judgement, key), (*route, key))
        yield from _each("sources", judgement.sources or (), (*route, "sources"))
    for route, finding in all_textual_findings(draft):
        yield from _each("quotes", finding.cites, (*route, "cites"))
        yield from _of_silent(finding.silent, route)
    for name, event in draft.events.items():
        yield from _each("topics", event.topics, ("events", name, "topics"))
        yield from _each("quotes", event.cites, ("events", name, "cites"))
    for name, discrepancy in draft.discrepancies.items():
        at: Route = ("discrepancies", name)
        yield from _each("topics", discrepancy.topics, (*at, "topics"))
        yield from _of_silent(discrepancy.silent, at)
        for index, position in enumerate(discrepancy.positions):
            yield from _each("sources", position.sources, (*at, "positions", index, "sources"))
            yield from _each("quotes", position.cites, (*at, "positions", index, "cites"))
    for name, withdrawal in draft.withdrawn.items():
        if withdrawal.instead is not None:
            kind, _ = address_of(withdrawal)
            yield kind, withdrawal.instead, ("withdrawn", name, "instead")


def _of_front(draft: Draft) -> Iterator[tuple[str, str, Route]]:
    if draft.front is None:
        return
    yield from _each("topics", draft.front.topics, ("front", "topics"))
    for row, subject in enumerate(draft.front.wants):
        at: Route = ("front", "wants", row)
        yield "topics", subject.topic, (*at, "topic")
        for column, position in enumerate(subject.positions):
            yield from _each("quotes", position.cites, (*at, "positions", column, "cites"))
            yield from _each("quotes", position.reply_cites, (*at, "positions", column, "reply_cites"))


def _of_silent(silent: Iterable[Silence | SilentSource], at: Route) -> Iterator[tuple[str, str, Route]]:
    for index, each in enumerate(silent):
        yield "sources", each.source, (*at, "silent", index, "source")


def _of_quotes(draft: Draft) -> Iterator[tuple[str, str, Route]]:
    for name, quote in draft.quotes.items():
        at: Route = ("quotes", name)
        yield from _each("topics", quote.topics, (*at, "topics"))
        for source in quote.readings:
            yield "sources", source, (*at, "readings", source)
        if quote.speaker is not None:
            yield "people", quote.speaker, (*at, "speaker")
        if quote.origin is not None:
            yield "people", quote.origin, (*at, "origin")
        if quote.occasion is not None:
            yield "events", quote.occasion, (*at, "occasion")
        for index, annotation in enumerate(quote.annotations):
            yield "curators", annotation.author, (*at, "annotations", index, "author")


def _each(kind: str, names: tuple[str, ...], route: Route) -> Iterator[tuple[str, str, Route]]:
    for index, name in enumerate(names):
        yield kind, name, (*route, index)
