"""The list of topics, in the order of their weight."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.prose import plain
from build_tools.pages.addresses import TOPICS, link, topic_path
from build_tools.pages.page import Page
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.sigla import sigla


def topics_page(verified: VerifiedBriefing) -> Page:
    """The list of topics."""
    here = TOPICS
    items = [
        el(
            "li",
            el("h2", el("a", curator_line(verified, topic.title), href=link(here, topic_path(name)))),
            el("p", plain(topic.bottom_line), **curator_language(verified)),
            _present(verified, name, here),
        )
        for name, topic in verified.briefing.topics.items()
    ]
    description = say_plain(verified, "topics-about", title=verified.briefing.front.title)
    cards = el("ul", *items, cls="cards")
    return Page(here, say_plain(verified, "topics-title"), description, (cards,))


def _present(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    sources = {
        source for quote in verified.briefing.quotes.values() if topic in quote.topics for source in quote.readings
    }
    return sigla(verified, sources, here)
