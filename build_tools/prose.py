"""Read the curator's prose: emphasis, links and references to quotes, and nothing else of Markdown.

A reference is a link to `quote:` and an id: `[the warning](quote:our-land)`.
"""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from build_tools.escape import Html, el, encode, join

REFERENCE = "quote:"
_QUOTED = re.compile(
    '[\u201c"\u201e\u00ab]([^\u201c\u201d"\u00bb]*)[\u201d"\u00bb]|\u2018([^\u2018\u2019]*)\u2019(?!\\w)'
)
_TAGS = {"em_close": "em", "strong_close": "strong"}


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
    open_elements: list[list[Html]] = [[]]
    targets: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            open_elements.append([])
            targets.append(str(token.attrGet("href")))
        elif token.nesting < 0:
            inside, target = join(*open_elements.pop()), targets.pop()
            open_elements[-1].append(_element(token.type, inside, target, address_of))
        else:
            open_elements[-1].append(encode(token.content))
    return join(*open_elements[0])


def _element(closed: str, inside: Html, target: str, address_of: Callable[[str], str]) -> Html:
    if closed != "link_close":
        return el(_TAGS[closed], inside)
    if target.startswith(REFERENCE):
        return el("a", inside, cls="ref", href=address_of(target.removeprefix(REFERENCE)))
    return el("a", inside, href=target, rel="external")
