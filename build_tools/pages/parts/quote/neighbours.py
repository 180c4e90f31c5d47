"""Links from a quote to those before and after it: by its speaker, and on each of its topics."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.pages.addresses import link, quote_path
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.select import Row, speaker_row, topic_row


def neighbours(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """Links to the quotes before and after, in the order of the index and of the topics' pages."""
    rows = [
        el("div", el("p", name, cls="kicker"), *links)
        for name, row in _rows(verified, quote)
        if (links := [*_links(verified, row, quote, here)])
    ]
    if not rows:
        return NOTHING
    return el("nav", *rows, cls="neighbours", aria_label="Quotes before and after", data_search_exclude="")


def _rows(verified: VerifiedBriefing, quote: Quote) -> Iterator[tuple[str, Row]]:
    briefing = verified.briefing
    name = f"Quotes of {briefing.people[quote.speaker].name}" if quote.speaker else "What the sources report"
    yield name, speaker_row(verified, quote.speaker)
    for topic in quote.topics:
        yield join("On ", curator_line(verified, briefing.topics[topic].title)), topic_row(verified, topic)


def _links(verified: VerifiedBriefing, row: Row, quote: Quote, here: str) -> Iterator[Html]:
    if before := row.before(quote):
        yield _link(verified, "Previous", before, here, "prev")
    if after := row.after(quote):
        yield _link(verified, "Next", after, here, "next")


def _link(verified: VerifiedBriefing, word: str, quote: Quote, here: str, rel: str) -> Html:
    speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
    words = el("a", speaker, marked_label(verified, quote), href=link(here, quote_path(quote.id)), rel=rel)
    return el("p", f"{word}: ", words)
