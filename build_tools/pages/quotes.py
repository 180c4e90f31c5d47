"""The index of all quotes, each under the first of its topics, with the facets by which it is filtered."""

from typing import get_args

from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import AnnotationKind, Quote
from build_tools.pages.addresses import QUOTES, anchor, link, quote_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.sigla import as_shown, bare_sigla, legend
from build_tools.pages.select import in_index_order


def quotes_page(verified: VerifiedBriefing) -> Page:
    """All quotes in the order of their topics."""
    quotes = in_index_order(verified)
    values = {quote.id: _values(verified, quote) for quote in quotes}
    facets = occurring(_facets(verified), values.values())
    files = (
        el("a", say(verified, "quotes-csv"), href="../data/quotes.csv", download=""),
        el("a", say(verified, "quotes-json"), href="../data/briefing.json", download=""),
    )
    blocks = [
        legend(verified, QUOTES),
        *filters(verified, facets, values.values(), "quotes", *files),
    ]
    for name, topic in verified.briefing.topics.items():
        rows = [_row(verified, quote, has(facets, values[quote.id])) for quote in quotes if quote.topics[0] == name]
        if rows:
            blocks += [section(topic.title, **curator_language(verified)), el("ul", *rows, cls="quote-list")]
    title, about = say_plain(verified, "quotes-title"), say_plain(verified, "quotes-about")
    return Page(QUOTES, title, about, tuple(blocks))


def _facets(verified: VerifiedBriefing) -> Facets:
    briefing = verified.briefing
    most = len(briefing.front.lineages)
    return {
        "topic": {name: curator_line(verified, topic.title) for name, topic in briefing.topics.items()},
        "source": {name: source.publisher for name, source in briefing.sources.items()},
        "speaker": {name: person.name for name, person in briefing.people.items()},
        "kind": {kind: say(verified, f"quotes-kind-{kind}") for kind in ("speech", "report")},
        "note": {kind: say(verified, f"quotes-note-{kind}") for kind in get_args(AnnotationKind)},
        "lineage": {lineage.id: lineage.name for lineage in briefing.front.lineages},
        "agencies": {str(count): say(verified, "quotes-agencies", count=count) for count in range(1, most + 1)},
        "verdict": {verdict: say(verified, f"verdict-{verdict}") for verdict in VERDICTS},
    }


def _values(verified: VerifiedBriefing, quote: Quote) -> dict[str, set[str]]:
    """The values that a quote has of each facet, by ids."""
    return {
        "topic": set(quote.topics),
        "source": set(quote.readings),
        "speaker": {quote.speaker} if quote.speaker else set(),
        "kind": {"speech" if quote.speaker else "report"},
        "note": {annotation.kind for annotation in quote.annotations},
        "lineage": (agencies := set(verified.briefing.lineages_of(quote.readings))),
        "agencies": {str(len(agencies))},
        "verdict": {verified.checks[quote.id, source].verdict for source in quote.readings},
    }


def _row(verified: VerifiedBriefing, quote: Quote, values: str) -> Html:
    return el(
        "li",
        el(
            "span",
            verified.briefing.people[quote.speaker].name if quote.speaker else say(verified, "quote-reported"),
            cls="kicker",
        ),
        " ",
        el("a", marked_label(verified, quote), href=link(QUOTES, quote_path(quote.id))),
        " ",
        as_shown(verified, quote.readings, quote, bare_sigla),
        id=anchor("quote", quote.id),
        data_has=values,
    )
