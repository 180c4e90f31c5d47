"""The way from a quote to those before and after it: of its speaker, and on each of its topics."""

from collections.abc import Iterator
from itertools import pairwise

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Quote
from build_tools.pages.page import link, quote_path
from build_tools.pages.parts.labels import label
from build_tools.pages.select import in_index_order, quotes_on_topic


def neighbours(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """Links to the quotes before and after, in the order of the index and of the topics' pages."""
    rows = [
        el("div", el("p", name, cls="kicker"), *links)
        for name, row in _rows(verified, quote)
        if (links := [*_links(verified, row, quote, here)])
    ]
    return (
        el("nav", *rows, cls="neighbours", aria_label="Quotes before and after", data_search_exclude="")
        if rows
        else NOTHING
    )


def _rows(verified: VerifiedBriefing, quote: Quote) -> Iterator[tuple[str, list[Quote]]]:
    briefing = verified.briefing
    name = f"Quotes of {briefing.people[quote.speaker].name}" if quote.speaker else "What the sources report"
    yield name, [each for each in in_index_order(verified) if each.speaker == quote.speaker]
    for topic in quote.topics:
        yield (
            f"On {briefing.topics[topic].title}",
            sorted(quotes_on_topic(verified, topic), key=lambda each: not each.speaker),
        )


def _links(verified: VerifiedBriefing, row: list[Quote], quote: Quote, here: str) -> Iterator[Html]:
    for one, next_one in pairwise(row):
        if next_one.id == quote.id:
            yield _link(verified, "Previous", one, here, "prev")
        if one.id == quote.id:
            yield _link(verified, "Next", next_one, here, "next")


def _link(verified: VerifiedBriefing, word: str, quote: Quote, here: str, rel: str) -> Html:
    speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
    words = el("a", speaker, label(verified, quote), href=link(here, quote_path(quote.id)), rel=rel)
    return el("p", f"{word}: ", words)
