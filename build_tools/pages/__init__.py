"""What readers see: a verified briefing in, pages out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.changes import changes
from build_tools.pages.data import data
from build_tools.pages.home import home, topics_index
from build_tools.pages.method import method
from build_tools.pages.moved import gone_pages
from build_tools.pages.page import (
    CHANGES,
    DATA,
    DIFFERENCES,
    HOME,
    METHOD,
    PEOPLE,
    QUOTES,
    SOURCES,
    TIMELINE,
    TOPICS,
    WHOLE,
    Page,
    person_path,
    quote_path,
    source_path,
    topic_path,
)
from build_tools.pages.parts import edit_links, json_ld
from build_tools.pages.person import people_index, person_page
from build_tools.pages.quote import quote_page
from build_tools.pages.quotes import quotes_index
from build_tools.pages.registers import differences, timeline
from build_tools.pages.source import source_page, sources_index
from build_tools.pages.topic import topic_page
from build_tools.pages.whole.page import whole


def pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """Every page of the site that is made from the briefing, closed by what leads from it to the YAML."""
    yield from (_closed(verified, make()) for make in _makers(verified).values())
    yield from (_closed(verified, page) for page in gone_pages(verified))


def page_at(verified: VerifiedBriefing, path: str) -> Page | None:
    """The page of one file, as `pages` has it; None for a file that is made of nothing that the briefing has now."""
    make = _makers(verified).get(path)
    return make and _closed(verified, make())


def _closed(verified: VerifiedBriefing, page: Page) -> Page:
    closing = (edit_links.of_page(verified, page.path), json_ld.of_page(verified, page.path))
    return replace(page, blocks=(*page.blocks, *(block for block in closing if block)))


def _makers(verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
    briefing = verified.briefing
    return {
        HOME: partial(home, verified),
        TOPICS: partial(topics_index, verified),
        **{topic_path(name): partial(topic_page, verified, name) for name in briefing.topics},
        QUOTES: partial(quotes_index, verified),
        **{quote_path(name): partial(quote_page, verified, name) for name in briefing.quotes},
        PEOPLE: partial(people_index, verified),
        **{person_path(name): partial(person_page, verified, name) for name in briefing.people},
        SOURCES: partial(sources_index, verified),
        **{source_path(name): partial(source_page, verified, name) for name in briefing.sources},
        DIFFERENCES: partial(differences, verified),
        TIMELINE: partial(timeline, verified),
        METHOD: partial(method, verified),
        CHANGES: partial(changes, verified),
        DATA: partial(data, verified),
        WHOLE: partial(whole, verified),
    }
