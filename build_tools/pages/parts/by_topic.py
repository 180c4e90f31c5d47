"""Lists that are too long for one page: each topic has a part of its own, and the list's page leads to them."""

from collections.abc import Sequence

from build_tools.briefing.remembered import selected
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import Quote
from build_tools.pages.addresses import QUOTES, link_off_page, topic_part
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.facets import filtered

_MOST = 200
"""Lists of more quotes are in parts: a page of them would have more than 300,000 bytes."""


@selected
def is_in_parts(verified: VerifiedBriefing) -> bool:
    """Whether lists of all quotes have a part for each topic."""
    return len(verified.briefing.quotes) > _MOST


def quotes_of_part(verified: VerifiedBriefing, topic: str) -> Sequence[Quote]:
    """The quotes whose main topic this is, in the editor's order."""
    return [verified.briefing.quotes[name] for name in names_of_part(verified, topic)]


@selected
def names_of_part(verified: VerifiedBriefing, topic: str) -> Sequence[str]:
    """The ids of the quotes whose main topic this is, in the editor's order."""
    return [quote.id for quote in verified.briefing.quotes.values() if quote.topics[0] == topic]


def part_title(verified: VerifiedBriefing, title: str, topic: str) -> str:
    """The title of a topic's part of a list, from the id of the list's own title."""
    return say_plain(verified, "part-of", list=say_plain(verified, title), topic=verified.briefing.topics[topic].title)


def quotes_from(verified: VerifiedBriefing, here: str, topic: str, source: str) -> str:
    """The address of the list of quotes that a source has on a topic."""
    if is_in_parts(verified):
        return filtered(here, topic_part(QUOTES, topic), source=source)
    return filtered(here, QUOTES, topic=topic, source=source)


def topic_list(verified: VerifiedBriefing, here: str, pages: dict[str, str]) -> Html:
    """Links to the pages of topics, by the topics' ids, each with the number of quotes on it."""
    counts = dict.fromkeys(pages, 0)
    for quote in verified.briefing.quotes.values():
        counts[quote.topics[0]] += 1
    items = [
        el(
            "li",
            el("a", curator_line(verified, verified.briefing.topics[topic].title), href=link_off_page(here, path)),
            " ",
            el("span", say(verified, "count-quotes", count=counts[topic]), cls="count"),
        )
        for topic, path in pages.items()
        if counts[topic]
    ]
    return el("ul", *items)
