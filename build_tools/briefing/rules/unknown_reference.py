"""Check that every id that refers to a record is the id of one."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Judgement
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
        at: Route = ("topics", name)
        for index, judgement in enumerate(topic.judgements):
            yield from _of_judgement(judgement, (*at, "judgements", index))
        for index, silence in enumerate(topic.silent):
            yield "sources", silence.source, (*at, "silent", index, "source")
    for name, event in draft.events.items():
        yield from _each("topics", event.topics, ("events", name, "topics"))
        yield from _each("quotes", event.cites, ("events", name, "cites"))
    for name, discrepancy in draft.discrepancies.items():
        at = ("discrepancies", name)
        yield from _each("topics", discrepancy.topics, (*at, "topics"))
        for index, silent in enumerate(discrepancy.silent):
            yield "sources", silent.source, (*at, "silent", index, "source")
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
    for index, judgement in enumerate(draft.front.judgements):
        yield from _of_judgement(judgement, ("front", "judgements", index))


def _of_judgement(judgement: Judgement, at: Route) -> Iterator[tuple[str, str, Route]]:
    yield from _each("quotes", judgement.cites, (*at, "cites"))
    yield from _each("sources", judgement.sources or (), (*at, "sources"))


def _of_quotes(draft: Draft) -> Iterator[tuple[str, str, Route]]:
    for name, quote in draft.quotes.items():
        at: Route = ("quotes", name)
        yield from _each("topics", quote.topics, (*at, "topics"))
        for source in quote.readings:
            yield "sources", source, (*at, "readings", source)
        if quote.speaker is not None:
            yield "people", quote.speaker, (*at, "speaker")
        if quote.occasion is not None:
            yield "events", quote.occasion, (*at, "occasion")
        for index, annotation in enumerate(quote.annotations):
            yield "curators", annotation.author, (*at, "annotations", index, "author")


def _each(kind: str, names: tuple[str, ...], route: Route) -> Iterator[tuple[str, str, Route]]:
    for index, name in enumerate(names):
        yield kind, name, (*route, index)
