"""Where pages are: their files below docs/, the places on them, and the addresses by which they link to each other."""

from collections.abc import Callable

HOME = "index.md"
TOPICS = "topics/index.md"
QUOTES = "quotes/index.md"
SAFE_TO_QUOTE = "safe-to-quote/index.md"
CONTESTED_WORDS = "contested-words/index.md"
PEOPLE = "people/index.md"
SOURCES = "sources/index.md"
DIFFERENCES = "differences/index.md"
TIMELINE = "timeline/index.md"
METHOD = "method/index.md"
CHANGES = "changes/index.md"
DATA = "data/index.md"
WHOLE = "whole/index.md"
"""The page that holds every record; a link on it leads to a place on it."""

RECORD_PAGES = {"topics": "topic", "quotes": "quote", "people": "person", "sources": "source"}
"""The kinds of record that have pages of their own, and how the ids of their places begin where one page has many."""

REGISTERS = {"discrepancies": (DIFFERENCES, "difference"), "events": (TIMELINE, "event")}
"""The kinds of record that have places on a page that lists them: the page, and how the ids of the places begin."""


def topic_path(topic: str) -> str:
    """The file of a topic's page."""
    return record_path("topics", topic)


def quote_path(quote: str) -> str:
    """The file of a quote's page."""
    return record_path("quotes", quote)


def source_path(source: str) -> str:
    """The file of a source's page."""
    return record_path("sources", source)


def difference_path(difference: str) -> str:
    """The file of a difference's own page; other pages lead to its place in the register."""
    return record_path("discrepancies", difference)


def person_path(person: str) -> str:
    """The file of a person's page."""
    return record_path("people", person)


def topic_part(path: str, topic: str) -> str:
    """The file of the part of a list that a topic has of its own, where the list is too long for one page."""
    return f"topics/{topic}/{_folder(path)}/index.md"


def record_path(kind: str, name: str) -> str:
    """The file of the page of a record: a difference, or of a kind in RECORD_PAGES."""
    return f"{'differences' if kind == 'discrepancies' else kind}/{name}.md"


def record_of_page(path: str) -> tuple[str, str]:
    """The kind and id of the record that a page is about; the id of a list is index."""
    kind, _, name = path.removesuffix(".md").rpartition("/")
    return kind, name


def anchor(kind: str, name: str) -> str:
    """The id of a record's place on a page that has several: `anchor("difference", "day-of-the-vote")`."""
    return f"{kind}-{name}"


def link(here: str, there: str, fragment: str = "") -> str:
    """The address that leads from one page's file to another's; on the whole briefing it stays on the page."""
    if here == WHOLE:
        return f"#{fragment or _place(there)}"
    return link_off_page(here, there, fragment)


def link_off_page(here: str, there: str, fragment: str = "") -> str:
    """The relative address of another page, even if the whole briefing has a place for its record."""
    return f"{_way(here, there)}/" + (f"#{fragment}" if fragment else "")


def _way(here: str, there: str) -> str:
    """What `posixpath.relpath` returns, in a tenth of the time."""
    above, folder, up = _folder(here), _folder(there), ""
    while above and not f"{folder}/".startswith(f"{above}/"):
        above, up = above.rpartition("/")[0], f"../{up}"
    below = folder[len(above) :].lstrip("/")
    return f"{up}{below}".rstrip("/") or "."


def record_link(kind: str, name: str, here: str) -> str:
    """The address of a record of any kind from a page's file: its page, its place in a register, or the first page."""
    if kind in RECORD_PAGES:
        return link(here, record_path(kind, name))
    if kind in REGISTERS:
        path, prefix = REGISTERS[kind]
        return link(here, path, anchor(prefix, name))
    return link(here, HOME)


def quote_links(here: str) -> Callable[[str], str]:
    """How prose on a page links to quotes, by their ids."""
    return lambda quote: link(here, quote_path(quote))


def served_at(path: str) -> str:
    """The address of a page's file below that of the site."""
    folder = _folder(path)
    return f"{folder}/" if folder else ""


def _folder(path: str) -> str:
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index")


def _place(path: str) -> str:
    """Where the whole briefing has what another page is about."""
    folder, _, name = _folder(path).partition("/")
    return anchor(RECORD_PAGES[folder], name) if name else anchor("part", folder)
