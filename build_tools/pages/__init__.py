"""What readers see: a verified briefing in, pages out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.changes import changes_page
from build_tools.pages.data import data_page
from build_tools.pages.differences import differences_page
from build_tools.pages.home import home_page
from build_tools.pages.method import method_page
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
from build_tools.pages.people import people_page
from build_tools.pages.person import person_page
from build_tools.pages.quote import quote_page
from build_tools.pages.quotes import quotes_page
from build_tools.pages.source import source_page
from build_tools.pages.sources import sources_page
from build_tools.pages.timeline import timeline_page
from build_tools.pages.topic import topic_page
from build_tools.pages.topics import topics_page
from build_tools.pages.whole.page import whole_page


def pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """Every page of the site that is made from the briefing, closed by what leads from it to the YAML."""
    yield from (_closed(verified, make()) for make in _makers(verified).values())
    yield from (_closed(verified, page) for page in gone_pages(verified))


def page_at(verified: VerifiedBriefing, path: str) -> Page | None:
    """The page of one file, as `pages` has it; None for a file that is made of nothing that the briefing has now."""
    make = _makers(verified).get(path)
    return make and _closed(verified, make())


def _closed(verified: VerifiedBriefing, page: Page) -> Page:
    closing = (edit_links.edit_links(verified, page.path), json_ld.linked_data(verified, page.path))
    return replace(page, blocks=(*page.blocks, *(block for block in closing if block)))


def _makers(verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
    briefing = verified.briefing
    return {
        HOME: partial(home_page, verified),
        TOPICS: partial(topics_page, verified),
        **{topic_path(name): partial(topic_page, verified, name) for name in briefing.topics},
        QUOTES: partial(quotes_page, verified),
        **{quote_path(name): partial(quote_page, verified, name) for name in briefing.quotes},
        PEOPLE: partial(people_page, verified),
        **{person_path(name): partial(person_page, verified, name) for name in briefing.people},
        SOURCES: partial(sources_page, verified),
        **{source_path(name): partial(source_page, verified, name) for name in briefing.sources},
        DIFFERENCES: partial(differences_page, verified),
        TIMELINE: partial(timeline_page, verified),
        METHOD: partial(method_page, verified),
        CHANGES: partial(changes_page, verified),
        DATA: partial(data_page, verified),
        WHOLE: partial(whole_page, verified),
    }
