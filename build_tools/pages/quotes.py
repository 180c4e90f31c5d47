"""The index of all quotes, with the facets by which a script filters it; without one the whole list is there."""

from collections.abc import Iterator

from build_tools.escape import Html, el
from build_tools.model import Quote
from build_tools.pages.marks import counted, label, sigla
from build_tools.pages.page import Page, anchor, link, quote_path
from build_tools.verify import VerifiedBriefing

HERE = "quotes/index.md"
KINDS = {"speech": "Speech", "report": "Reports"}


def quotes_index(verified: VerifiedBriefing) -> Page:
    """All quotes in the order of their topics."""
    listed = in_index_order(verified)
    count = counted(len(listed), "quote").capitalize()
    rows = [_row(verified, quote) for quote in listed]
    blocks = (
        el("p", f"{count}.", cls="lead", id="quote-count", aria_live="polite"),
        el("div", *_facets(verified, listed), cls="facets", id="facets", hidden=""),
        el("ul", *rows, cls="quote-list", id="quote-index"),
    )
    return Page(HERE, "Quotes", "Every quote of the briefing, with its sources and verdict.", blocks, search="never")


def in_index_order(verified: VerifiedBriefing) -> list[Quote]:
    """All quotes by their main topics, else in the editor's order."""
    order = list(verified.briefing.topics)
    return sorted(verified.briefing.quotes.values(), key=lambda quote: order.index(quote.topics[0]))


def _values(verified: VerifiedBriefing, quote: Quote) -> dict[str, list[str]]:
    """What a quote has of each facet, by ids."""
    return {
        "kind": ["speech" if quote.speaker else "report"],
        "speaker": [quote.speaker] if quote.speaker else [],
        "topic": list(quote.topics),
        "source": list(quote.readings),
        "lineage": verified.briefing.lineages_of(quote.readings),
        "verdict": sorted({verified.checks[quote.id, source].verdict for source in quote.readings}),
    }


def _names(verified: VerifiedBriefing) -> dict[str, dict[str, str]]:
    """How each value of each facet is called, in the order in which they are shown."""
    briefing = verified.briefing
    return {
        "kind": KINDS,
        "speaker": {name: person.name for name, person in briefing.people.items()},
        "topic": {name: topic.title for name, topic in briefing.topics.items()},
        "source": {name: source.publisher for name, source in briefing.sources.items()},
        "lineage": {lineage.id: lineage.name for lineage in briefing.front.lineages},
        "verdict": {verdict: verdict for verdict in ("exact", "folded", "elided", "unchecked")},
    }


def _facets(verified: VerifiedBriefing, listed: list[Quote]) -> Iterator[Html]:
    values = [_values(verified, quote) for quote in listed]
    for facet, names in _names(verified).items():
        links = []
        for value, name in names.items():
            count = sum(value in each[facet] for each in values)
            if count:
                number = el("span", str(count), cls="facet-count")
                links.append(
                    el("li", el("a", name, " ", number, href=f"?{facet}={value}", data_facet=facet, data_value=value))
                )
        yield el("div", el("p", facet.capitalize(), cls="kicker"), el("ul", *links), cls="facet")


def _row(verified: VerifiedBriefing, quote: Quote) -> Html:
    kind = verified.briefing.people[quote.speaker].name if quote.speaker else "Reported"
    data = {f"data_{facet}": " ".join(values) for facet, values in _values(verified, quote).items() if values}
    return el(
        "li",
        el("span", kind, cls="kicker"),
        " ",
        el("a", label(verified, quote), href=link(HERE, quote_path(quote.id))),
        " ",
        sigla(verified, quote.readings, HERE),
        id=anchor("quote", quote.id),
        data_quote=quote.id,
        **data,
    )
