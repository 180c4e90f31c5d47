"""A page of Markdown, and the addresses of all pages."""

import posixpath
from dataclasses import dataclass
from functools import cache
from typing import Literal

from build_tools.markup.html import Html, front_matter, heading

HOME = "index.md"
TOPICS = "topics/index.md"
QUOTES = "quotes/index.md"
PEOPLE = "people/index.md"
SOURCES = "sources/index.md"
DIFFERENCES = "differences/index.md"
TIMELINE = "timeline/index.md"
METHOD = "method/index.md"
CHANGES = "changes/index.md"
DATA = "data/index.md"
WHOLE = "whole/index.md"
"""The page that holds every noun; a link on it stays on it."""

_PLACES = {"topics": "topic", "quotes": "quote", "sources": "source", "people": "person"}


SEARCH_RULES = {
    "first": "{boost: 4}",
    "plain": "{boost: 1}",
    "never": "{exclude: true}",
    "gone": "{exclude: true}\nrobots: noindex",
}


@dataclass(frozen=True)
class Page:
    """One file below docs/: a title, a description for search engines, and blocks of Markdown or one-line HTML.

    `search` puts quotes before pages that list many, and leaves out pages that only repeat what others say; what is
    gone is kept from search engines too.
    """

    path: str
    title: str
    description: str
    blocks: tuple[Html, ...]
    search: Literal["first", "plain", "never", "gone"] = "plain"

    def markdown(self) -> str:
        """The file's text. Raises ValueError for a block of HTML that would end before its end."""
        for block in self.blocks:
            if "\n" in block:
                raise ValueError(f"a block of {self.path} has a line break")
        parts = [
            front_matter(self.title, self.description, SEARCH_RULES[self.search]),
            heading(1, self.title),
            *self.blocks,
        ]
        return "\n\n".join(parts) + "\n"


def section(title: str) -> Html:
    """The Markdown heading of a section; it gets the anchor that its words make."""
    return heading(2, title)


def record_of_page(path: str) -> tuple[str, str]:
    """The kind and id of the noun that a file is the page of; the id of a list is index."""
    kind, _, name = path.removesuffix(".md").rpartition("/")
    return kind, name


def topic_path(topic: str) -> str:
    """The file of a topic's page."""
    return f"topics/{topic}.md"


def quote_path(quote: str) -> str:
    """The file of a quote's page."""
    return f"quotes/{quote}.md"


def source_path(source: str) -> str:
    """The file of a source's page."""
    return f"sources/{source}.md"


def person_path(person: str) -> str:
    """The file of a person's page."""
    return f"people/{person}.md"


def anchor(kind: str, name: str) -> str:
    """The id of a noun that has no page of its own, like a discrepancy in the register."""
    return f"{kind}-{name}"


@cache
def link(here: str, there: str, fragment: str = "") -> str:
    """The relative address from one page's file to another's, as directory URLs; on the whole briefing, the place."""
    if here == WHOLE:
        return f"#{fragment or _place(there)}"
    return away(here, there, fragment)


def away(here: str, there: str, fragment: str = "") -> str:
    """The relative address of another page, also where the whole briefing holds its noun."""
    target = posixpath.relpath("/" + _folder(there), "/" + _folder(here))
    return f"{target}/" + (f"#{fragment}" if fragment else "")


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
    return anchor(_PLACES[folder], name) if name else anchor("part", folder)


PATHS = {"quotes": quote_path, "topics": topic_path, "people": person_path, "sources": source_path}
"""The kinds of noun that have pages of their own, and where these are."""


REGISTERS = {"discrepancies": (DIFFERENCES, "difference"), "events": (TIMELINE, "event")}
"""The kinds that have places in a register: its page, and how the ids of the places begin."""


def page_of(kind: str, name: str, here: str) -> str:
    """The address of a noun of any kind from a page's file."""
    if kind in PATHS:
        return link(here, PATHS[kind](name))
    if kind in REGISTERS:
        path, prefix = REGISTERS[kind]
        return link(here, path, anchor(prefix, name))
    return link(here, HOME)
