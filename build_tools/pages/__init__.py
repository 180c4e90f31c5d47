"""What readers see: a verified briefing in, pages out."""

from collections.abc import Iterator
from dataclasses import replace

from build_tools.escape import Html
from build_tools.pages import correcting, describing
from build_tools.pages.changes import changes
from build_tools.pages.data import data
from build_tools.pages.gone import gone_pages
from build_tools.pages.home import home, topics_index
from build_tools.pages.method import method
from build_tools.pages.page import Page
from build_tools.pages.person import people_index, person_page
from build_tools.pages.quote import quote_page
from build_tools.pages.quotes import quotes_index
from build_tools.pages.registers import differences, timeline
from build_tools.pages.source import source_page, sources_index
from build_tools.pages.topic import topic_page
from build_tools.pages.whole import whole
from build_tools.verify import VerifiedBriefing


def pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """Every page of the site that is made from the briefing, closed by what leads from it to the YAML."""
    for page in _pages(verified):
        yield replace(page, blocks=(*page.blocks, *_closing(verified, page.path)))


def _closing(verified: VerifiedBriefing, path: str) -> Iterator[Html]:
    yield from (block for block in (correcting.of_page(verified, path), describing.of_page(verified, path)) if block)


def _pages(verified: VerifiedBriefing) -> Iterator[Page]:
    briefing = verified.briefing
    yield home(verified)
    yield topics_index(verified)
    yield from (topic_page(verified, name) for name in briefing.topics)
    yield quotes_index(verified)
    yield from (quote_page(verified, name) for name in briefing.quotes)
    yield people_index(verified)
    yield from (person_page(verified, name) for name in briefing.people)
    yield sources_index(verified)
    yield from (source_page(verified, name) for name in briefing.sources)
    yield differences(verified)
    yield timeline(verified)
    yield method(verified)
    yield changes(verified)
    yield data(verified)
    yield whole(verified)
    yield from gone_pages(verified)
