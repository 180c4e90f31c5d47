"""What readers see: a verified briefing becomes pages. A new kind of page is a module and a line in PAGE_KINDS."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say_plain
from build_tools.pages.addresses import (
    CHANGES,
    CONTESTED_WORDS,
    DATA,
    DIFFERENCES,
    HOME,
    METHOD,
    PEOPLE,
    QUOTES,
    SAFE_TO_QUOTE,
    SOURCES,
    TIMELINE,
    TOPICS,
    WHOLE,
    record_path,
    topic_part,
)
from build_tools.pages.changes import changes_page
from build_tools.pages.contested_words import contested_words_page, contested_words_part
from build_tools.pages.data import data_page
from build_tools.pages.difference import difference_page
from build_tools.pages.differences import differences_page, differences_part
from build_tools.pages.home import home_page
from build_tools.pages.method import method_page
from build_tools.pages.moved import moved_pages
from build_tools.pages.page import Page
from build_tools.pages.parts import edit_links, json_ld
from build_tools.pages.parts.by_topic import is_in_parts
from build_tools.pages.people import people_page
from build_tools.pages.person import person_page
from build_tools.pages.quote import quote_page
from build_tools.pages.quotes import quotes_page, quotes_part
from build_tools.pages.safe_to_quote import safe_to_quote_page, safe_to_quote_part
from build_tools.pages.source import source_page
from build_tools.pages.sources import sources_page
from build_tools.pages.timeline import timeline_page
from build_tools.pages.topic import topic_page
from build_tools.pages.topics import topics_page
from build_tools.pages.whole.page import whole_page

NavigationEntry = str | Mapping[str, str] | Mapping[str, list[str]]
"""A page of the navigation: its path, which has the page's own title, or a shorter title with the path; or a folder."""

_FEW = 2
"""So many pages of a folder need no section of their own."""

Navigation = list[NavigationEntry | Mapping[str, list[NavigationEntry]]]
"""What MkDocs takes as `nav`: pages, and sections with their pages."""


@dataclass(frozen=True)
class SinglePage:
    """A kind with one page: its file, its maker, and its title in a section of the navigation or outside them.

    The titles are ids of the interface's messages.
    """

    path: str
    make: Callable[[VerifiedBriefing], Page]
    title: str
    section: str = ""

    def makers(self, verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
        """The page's file, and the function that makes the page."""
        return {self.path: partial(self.make, verified)}


@dataclass(frozen=True)
class ListParts:
    """The parts of a list that is too long for one page, one for each topic; the list's own page leads there."""

    path: str
    make: Callable[[VerifiedBriefing, str], Page]
    section: str

    def makers(self, verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
        """Each part's file, and the function that makes it; none where the list is on one page."""
        topics = verified.briefing.topics if is_in_parts(verified) else ()
        return {topic_part(self.path, topic): partial(self.make, verified, topic) for topic in topics}


@dataclass(frozen=True)
class RecordPages:
    """A kind with a page for each record of a kind; without a section, only the list of them leads there."""

    records: str
    make: Callable[[VerifiedBriefing, str], Page]
    section: str | None = None

    def makers(self, verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
        """Each page's file, and the function that makes the page."""
        names = getattr(verified.briefing, self.records)
        return {record_path(self.records, name): partial(self.make, verified, name) for name in names}


PAGE_KINDS: tuple[SinglePage | ListParts | RecordPages, ...] = (
    SinglePage(HOME, home_page, "nav-overview", "nav-briefing"),
    RecordPages("topics", topic_page, "nav-briefing"),
    SinglePage(TOPICS, topics_page, "nav-topics", "nav-briefing"),
    SinglePage(WHOLE, whole_page, "nav-whole", "nav-briefing"),
    SinglePage(DIFFERENCES, differences_page, "nav-differences"),
    ListParts(DIFFERENCES, differences_part, ""),
    RecordPages("discrepancies", difference_page),
    SinglePage(QUOTES, quotes_page, "nav-all-quotes", "nav-quotes"),
    ListParts(QUOTES, quotes_part, "nav-quotes"),
    SinglePage(SAFE_TO_QUOTE, safe_to_quote_page, "safe-title", "nav-quotes"),
    ListParts(SAFE_TO_QUOTE, safe_to_quote_part, "nav-quotes"),
    SinglePage(CONTESTED_WORDS, contested_words_page, "contested-title", "nav-quotes"),
    ListParts(CONTESTED_WORDS, contested_words_part, "nav-quotes"),
    RecordPages("quotes", quote_page),
    SinglePage(PEOPLE, people_page, "nav-people"),
    RecordPages("people", person_page),
    SinglePage(SOURCES, sources_page, "nav-sources"),
    RecordPages("sources", source_page),
    SinglePage(TIMELINE, timeline_page, "nav-timeline"),
    SinglePage(METHOD, method_page, "nav-method", "nav-checks"),
    SinglePage(CHANGES, changes_page, "nav-changes", "nav-checks"),
    SinglePage(DATA, data_page, "nav-data", "nav-checks"),
)
"""Every kind of page in the order of the navigation."""

SINGLE_PAGES = frozenset(kind.path for kind in PAGE_KINDS if isinstance(kind, SinglePage))
"""The files of the pages that are about no single record."""


def pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """Every page of the site that is made from the briefing, each with the links to its YAML and its linked data."""
    yield from (_with_closing(verified, make()) for make in _makers(verified).values())
    yield from (_with_closing(verified, page) for page in moved_pages(verified))


def pages_of_no_record(verified: VerifiedBriefing) -> Iterator[Page]:
    """Those of them that are about no single record, and those at former addresses."""
    yield from (_with_closing(verified, kind.make(verified)) for kind in PAGE_KINDS if isinstance(kind, SinglePage))
    yield from (_with_closing(verified, page) for page in moved_pages(verified))


def makers_of_others(verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
    """The file of each other page, and the function that makes the page."""
    kinds = (kind for kind in PAGE_KINDS if not isinstance(kind, SinglePage))
    makers = {path: make for kind in kinds for path, make in kind.makers(verified).items()}
    return {path: partial(_closed, verified, make) for path, make in makers.items()}


def page_at(verified: VerifiedBriefing, path: str) -> Page | None:
    """The page of one file, equal to the one in `pages`; None if no record that the briefing has now is its subject."""
    make = _makers(verified).get(path)
    return make and _with_closing(verified, make())


def blank_pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """The pages that `page_at` makes, without what is on them: for whoever makes each when it is looked at.

    They have the titles by which the navigation calls them.
    """
    titles = {record_path("topics", name): topic.title for name, topic in verified.briefing.topics.items()}
    return (Page(path, titles.get(path, ""), "", ()) for path in _makers(verified))


def navigation(verified: VerifiedBriefing, hand_written: Iterable[str] = ()) -> Navigation:
    """The site's navigation; pages that people wrote, by their paths, follow at the end of the last section."""
    made: Navigation = []
    last: list[NavigationEntry] = []
    for section, kinds in groupby(PAGE_KINDS, key=lambda kind: kind.section):
        entries = [entry for kind in kinds for entry in _entries(verified, kind)]
        if section:
            last = entries
            made.append({say_plain(verified, section): entries})
        else:
            made += entries
    last += _by_folder(hand_written)
    return made


def _by_folder(paths: Iterable[str]) -> Iterator[NavigationEntry]:
    """Pages that people wrote; a folder with an index and more than one other page is a section within the last one."""
    for folder, group in groupby(paths, key=lambda path: path.rpartition("/")[0]):
        pages, index = list(group), f"{folder}/index.md"
        if index in pages and len(pages) > _FEW:
            others = [page for page in pages if page != index]
            yield {folder.rpartition("/")[2].replace("-", " ").capitalize(): [index, *others]}
        else:
            yield from pages


def _entries(verified: VerifiedBriefing, kind: SinglePage | ListParts | RecordPages) -> list[NavigationEntry]:
    if isinstance(kind, SinglePage):
        return [{say_plain(verified, kind.title): kind.path}]
    return [] if isinstance(kind, ListParts) or kind.section is None else list(kind.makers(verified))


def _makers(verified: VerifiedBriefing) -> dict[str, Callable[[], Page]]:
    return {path: make for kind in PAGE_KINDS for path, make in kind.makers(verified).items()}


def _closed(verified: VerifiedBriefing, make: Callable[[], Page]) -> Page:
    return _with_closing(verified, make())


def _with_closing(verified: VerifiedBriefing, page: Page) -> Page:
    closing = (edit_links.edit_links(verified, page.path), json_ld.linked_data(verified, page.path))
    return replace(page, blocks=(*page.blocks, *(block for block in closing if block)))
