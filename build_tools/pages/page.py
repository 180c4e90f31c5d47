"""A page of Markdown: what every kind of page returns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from build_tools.markup.html import Html, el, front_matter, heading
from build_tools.pages.addresses import anchor

_SEARCH_RULES = {
    "first": "{boost: 4}",
    "plain": "{boost: 1}",
    "never": "{exclude: true}",
    "gone": "{exclude: true}\nrobots: noindex",
}
"""The front matter that tells search how to treat a page."""


@dataclass(frozen=True)
class Page:
    """One file below docs/: a title, a description for search engines, and blocks of Markdown or one-line HTML.

    `search` ranks a quote's page above pages that list many, and leaves out pages that only repeat others; the page of
    a record that is gone is kept from search engines too.
    """

    path: str
    title: str
    description: str
    blocks: tuple[Html, ...]
    title_attributes: Mapping[str, str] = field(default_factory=dict)
    """The language of the title, if it is in another than the page."""

    search: Literal["first", "plain", "never", "gone"] = "plain"

    def markdown(self) -> str:
        """The file's text. Raises ValueError if a block has a line break: Markdown would end the HTML there."""
        for block in self.blocks:
            if "\n" in block:
                raise ValueError(f"a block of {self.path} has a line break")
        parts = [
            front_matter(self.title, self.description, _SEARCH_RULES[self.search]),
            heading(1, self.title, **self.title_attributes),
            *self.blocks,
        ]
        return "\n\n".join(parts) + "\n"


def section(title: str, **attributes: str) -> Html:
    """The Markdown heading of a section; Markdown makes its anchor from its words. Attributes name their language."""
    return heading(2, title, **attributes)


def placed_section(place: str, title: str) -> Iterator[Html]:
    """The heading of a section that other pages link to, after its place: a heading's anchor is in its language."""
    yield el("div", id=anchor("part", place))
    yield section(title)
