"""Links from a quote to those before and after it: by its speaker, and on each of its topics."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Quote
from build_tools.pages.addresses import link, quote_path
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.select import Beside, beside_in_index, beside_on_topic


def neighbours(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """Links to the quotes before and after, in the order of the index and of the topics' pages."""
    rows = [
        el("div", el("p", name, cls="kicker"), *links)
        for name, beside in _rows(verified, quote)
        if (links := [*_links(verified, beside, here)])
    ]
    if not rows:
        return NOTHING
    return el("nav", *rows, cls="neighbours", aria_label=say_plain(verified, "neighbours"))


def _rows(verified: VerifiedBriefing, quote: Quote) -> Iterator[tuple[Html, Beside]]:
    briefing = verified.briefing
    if quote.speaker:
        name = say(verified, "neighbours-of-speaker", speaker=briefing.people[quote.speaker].name_in_sentences)
    else:
        name = say(verified, "neighbours-reported")
    yield name, beside_in_index(verified, quote.speaker, quote.id)
    for topic in quote.topics:
        title = curator_line(verified, briefing.topics[topic].title)
        yield say(verified, "neighbours-on-topic", topic=title), beside_on_topic(verified, topic, quote.id)


def _links(verified: VerifiedBriefing, beside: Beside, here: str) -> Iterator[Html]:
    before, after = beside
    if before:
        yield el("p", say(verified, "previous", link=_link(verified, before, here, "prev")))
    if after:
        yield el("p", say(verified, "next", link=_link(verified, after, here, "next")))


def _link(verified: VerifiedBriefing, name: str, here: str, rel: str) -> Html:
    quote = verified.briefing.quotes[name]
    speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
    return el("a", speaker, marked_label(verified, quote), href=link(here, quote_path(quote.id)), rel=rel)
