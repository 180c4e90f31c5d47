"""A page of Markdown: what every kind of page returns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.markup.html import Html, el, front_matter, heading
from build_tools.pages.addresses import anchor


@dataclass(frozen=True)
class Page:
    """One file below docs/: a title, a description for search engines, and blocks of Markdown or one-line HTML.

    Search finds a page by its description, and by all its words if no other page has them (`is_own`). The page of a
    record that `is_gone` is kept from search engines. A page with a `card` can be shown in others: by its picture, if a
    build draws one, whose text this is, and by its answer of oEmbed.
    """

    path: str
    title: str
    description: str
    blocks: tuple[Html, ...]
    title_attributes: Mapping[str, str] = field(default_factory=dict)
    """The language of the title, if it is in another than the page."""

    card: str = ""
    is_own: bool = False
    is_gone: bool = False

    def markdown(self) -> str:
        """The file's text. Raises ValueError if a block has a line break: Markdown would end the HTML there."""
        for block in self.blocks:
            if "\n" in block:
                raise ValueError(f"a block of {self.path} has a line break")
        parts = [
            front_matter(self.title, self.description, self.card, is_hidden=self.is_gone),
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
