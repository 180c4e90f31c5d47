"""Read the curator's prose: emphasis, links and references to quotes, and nothing else of Markdown.

A reference is a link to `quote:` and an id: `[the warning](quote:our-land)`.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from build_tools.markup.html import Html, el, encode, join, separated

REFERENCE = "quote:"
_TAGS = {"em_close": "em", "strong_close": "strong"}


class _Reader(MarkdownIt):
    """Accepts any address in a link, and as it is written: prose-link says which are allowed, and must see the others.

    CommonMark's readers turn a host in other letters into punycode, and percent-encode the path.
    """

    def validateLink(self, url: str) -> bool:
        return bool(url)

    def normalizeLink(self, url: str) -> str:
        return url


_MARKDOWN = _Reader("zero", {"maxNesting": 10}).enable(["emphasis", "link", "escape"])


@lru_cache(maxsize=10_000)
def _inline_tokens(text: str) -> tuple[list[Token], ...]:
    """The tokens of each paragraph; cached, since rules, pages and a server after each edit read the same texts."""
    return tuple(token.children or [] for token in _MARKDOWN.parse(text) if token.type == "inline")


def links(text: str) -> list[str]:
    """The targets of all links and references in prose."""
    return [
        str(token.attrGet("href"))
        for paragraph in _inline_tokens(text)
        for token in paragraph
        if token.type == "link_open"
    ]


def inline(text: str, address_of: Callable[[str], str]) -> Html:
    """Prose as inline HTML; `address_of` maps a quote's id to the address of its page."""
    return separated((_inline(paragraph, address_of) for paragraph in _inline_tokens(text)), " ")


def paragraphs(text: str, address_of: Callable[[str], str], **attributes: str) -> Html:
    """Prose as a `p` element with these attributes for each paragraph."""
    return _set(_inline_tokens(text), address_of, attributes)


def _set(read: Iterable[list[Token]], address_of: Callable[[str], str], attributes: dict[str, str]) -> Html:
    return join(*(el("p", _inline(each, address_of), **attributes) for each in read))


def plain(text: str) -> str:
    """Prose without its markup, for descriptions and data."""
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
