"""The index of all quotes, each under the first of its topics, with the facets by which it is filtered."""

from collections.abc import Sequence
from itertools import groupby
from typing import get_args

from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, separated
from build_tools.model import AnnotationKind, Quote
from build_tools.pages.addresses import DATA, QUOTES, anchor, link, link_off_page, quote_path, topic_part
from build_tools.pages.page import Page, section
from build_tools.pages.parts.by_topic import is_in_parts, part_title, topic_list
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.sigla import as_shown, bare_sigla, legend
from build_tools.pages.select import in_index_order, listed_on


def quotes_page(verified: VerifiedBriefing) -> Page:
    """All quotes in the order of their topics, or what leads to their parts."""
    title, about = say_plain(verified, "quotes-title"), say_plain(verified, "quotes-about")
    if not is_in_parts(verified):
        return _page(verified, QUOTES, title, in_index_order(verified))
    parts = {topic: topic_part(QUOTES, topic) for topic in verified.briefing.topics}
    files = el("p", separated(_files(verified, QUOTES), " "))
    return Page(QUOTES, title, about, (files, topic_list(verified, QUOTES, parts)))


def quotes_part(verified: VerifiedBriefing, topic: str) -> Page:
    """The quotes on a topic, those that have another main topic too."""
    title = part_title(verified, "quotes-title", topic)
    quotes = listed_on(verified, topic)
    return _page(verified, topic_part(QUOTES, topic), title, quotes)


def _files(verified: VerifiedBriefing, here: str) -> tuple[Html, Html]:
    """The links to the files with all quotes."""
    data = link_off_page(here, DATA)
    return (
        el("a", say(verified, "quotes-csv"), href=f"{data}quotes.csv", download=""),
        el("a", say(verified, "quotes-json"), href=f"{data}briefing.json", download=""),
    )


def _page(verified: VerifiedBriefing, here: str, title: str, quotes: Sequence[Quote]) -> Page:
    values = {quote.id: _values(verified, quote) for quote in quotes}
    facets = occurring(_facets(verified), values.values())
    blocks = [
        legend(verified, here),
        *filters(verified, facets, values.values(), "quotes", *_files(verified, here)),
    ]
    for name, group in groupby(quotes, key=lambda quote: quote.topics[0]):
        rows = [_row(verified, quote, has(facets, values[quote.id]), here) for quote in group]
        topic = verified.briefing.topics[name]
        blocks += [section(topic.title, **curator_language(verified)), el("ul", *rows, cls="quote-list")]
    return Page(here, title, say_plain(verified, "quotes-about"), tuple(blocks))


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


def _row(verified: VerifiedBriefing, quote: Quote, values: str, here: str) -> Html:
    return el(
        "li",
        el(
            "span",
            verified.briefing.people[quote.speaker].name if quote.speaker else say(verified, "quote-reported"),
            cls="kicker",
        ),
        " ",
        el("a", marked_label(verified, quote), href=link(here, quote_path(quote.id))),
        " ",
        as_shown(verified, quote.readings, quote, bare_sigla),
        id=anchor("quote", quote.id),
        data_has=values,
    )
