"""Read the curator's prose: emphasis, links and references to quotes, and nothing else of Markdown.

A reference is a link to `quote:` and an id: `[the warning](quote:our-land)`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from build_tools.escape import Html, el, encode, join

REFERENCE = "quote:"
_QUOTED = re.compile(
    '[\u201c"\u201e\u00ab]([^\u201c\u201d"\u00bb]*)[\u201d"\u00bb]|\u2018([^\u2018\u2019]*)\u2019(?!\\w)'
)
_TAGS: dict[str, Literal["em", "strong"]] = {"em": "em", "strong": "strong"}


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"maxNesting": 10}).enable(["emphasis", "link", "escape"])
    reader.validateLink = _any_link  # type: ignore[method-assign]
    return reader


def _any_link(url: str) -> bool:
    """Read every link as one, since the rule prose-link says which are allowed."""
    return bool(url)


_MARKDOWN = _reader()


def _inline_tokens(text: str) -> Iterator[list[Token]]:
    for token in _MARKDOWN.parse(text):
        if token.type == "inline":
            yield token.children or []


def links(text: str) -> list[str]:
    """The targets of all links and references in a prose text."""
    return [
        str(token.attrGet("href"))
        for paragraph in _inline_tokens(text)
        for token in paragraph
        if token.type == "link_open"
    ]


def quotations(text: str) -> list[str]:
    """What stands inside quotation marks in a prose text."""
    plain = "\n\n".join("".join(token.content for token in paragraph) for paragraph in _inline_tokens(text))
    return [found.group(1) or found.group(2) or "" for found in _QUOTED.finditer(plain)]


def inline(text: str, address_of: Callable[[str], str]) -> Html:
    """Prose as running HTML; `address_of` gives the address of a quote's page by its id."""
    return join(*(_inline(paragraph, address_of) for paragraph in _inline_tokens(text)))


def paragraphs(text: str, address_of: Callable[[str], str], cls: str = "") -> Html:
    """Prose as one `p` element a paragraph."""
    attributes = {"cls": cls} if cls else {}
    return join(*(el("p", _inline(each, address_of), **attributes) for each in _inline_tokens(text)))


def plain(text: str) -> str:
    """Prose without its marks, for descriptions and data."""
    return " ".join(
        " ".join("".join(token.content for token in paragraph).split()) for paragraph in _inline_tokens(text)
    )


def _inline(tokens: list[Token], address_of: Callable[[str], str]) -> Html:
    pieces: list[Html] = []
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "link_open":
            pieces.append(_link_start(str(token.attrGet("href")), address_of))
        elif token.type == "link_close":
            pieces.append(Html("</a>"))
        elif kind in _TAGS:
            pieces.append(Html(f"<{'/' if token.nesting < 0 else ''}{_TAGS[kind]}>"))
        else:
            pieces.append(encode(token.content))
    return join(*pieces)


def _link_start(href: str, address_of: Callable[[str], str]) -> Html:
    if href.startswith(REFERENCE):
        href = address_of(href.removeprefix(REFERENCE))
        return Html(el("a", cls="ref", href=href).removesuffix("</a>"))
    return Html(el("a", href=href, rel="external").removesuffix("</a>"))
