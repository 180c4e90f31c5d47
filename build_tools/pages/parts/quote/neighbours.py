"""Links from a quote to those before and after it: by its speaker, and on each of its topics."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el
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
    return el("nav", *rows, cls="neighbours", aria_label=say_plain(verified, "neighbours"))


def _rows(verified: VerifiedBriefing, quote: Quote) -> Iterator[tuple[Html, Row]]:
    briefing = verified.briefing
    if quote.speaker:
        name = say(verified, "neighbours-of-speaker", speaker=briefing.people[quote.speaker].name_in_sentences)
    else:
        name = say(verified, "neighbours-reported")
    yield name, speaker_row(verified, quote.speaker)
    for topic in quote.topics:
        title = curator_line(verified, briefing.topics[topic].title)
        yield say(verified, "neighbours-on-topic", topic=title), topic_row(verified, topic)


def _links(verified: VerifiedBriefing, row: Row, quote: Quote, here: str) -> Iterator[Html]:
    if before := row.before(quote):
        yield el("p", say(verified, "previous", link=_link(verified, before, here, "prev")))
    if after := row.after(quote):
        yield el("p", say(verified, "next", link=_link(verified, after, here, "next")))


def _link(verified: VerifiedBriefing, quote: Quote, here: str, rel: str) -> Html:
    speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
    return el("a", speaker, marked_label(verified, quote), href=link(here, quote_path(quote.id)), rel=rel)
