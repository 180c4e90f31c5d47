"""The lines that a web page shows, in order, and what its elements say that each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml
from turbohtml import Document, Element, Text

from build_tools.model.source import FurnitureKind

UNSEEN = "script, style, template, noscript, svg, iframe, object, [hidden]"
_UNSEEN_TAGS = frozenset("head script style template noscript svg object audio video canvas".split())
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe label legend li main menu nav ol option p pre "
    "search section select summary table tbody td textarea tfoot th thead tr ul".split()
)
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADING = re.compile("h[1-6]")
_OF_TAG: dict[str, FurnitureKind] = {
    "aside": "promotion",
    "button": "boilerplate",
    "caption": "caption",
    "dialog": "boilerplate",
    "figcaption": "caption",
    "footer": "boilerplate",
    "form": "promotion",
    "iframe": "promotion",
    "nav": "boilerplate",
    "time": "dateline",
}
_OF_CLASS: tuple[tuple[FurnitureKind, re.Pattern[str]], ...] = (
    ("promotion", re.compile(r"newsletter|related|read-?more|promo|sign-?up|subscri|most-?(read|popular)|recommend")),
    ("caption", re.compile(r"caption|photo-?credit|image-?credit")),
    ("dateline", re.compile(r"byline|dateline|timestamp|pub-?date|publish|author")),
    ("boilerplate", re.compile(r"cookie|consent|banner|breadcrumb|share|social|comment")),
)
_MOST_OF_CLASS = 300
"""A class can say much of an element that wraps a whole article; what it says of more characters isn't believed."""
_SPACES = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True)
class Line:
    """A line that a page shows; `kind` is what its elements say, `heading` the level of its heading, 0 without one.

    One that is set apart is in a block quotation.
    """

    text: str
    kind: FurnitureKind | None
    heading: int
    set_apart: bool


@dataclass(frozen=True)
class _Inside:
    """What the elements around a text say of it."""

    kind: FurnitureKind | None = None
    heading: int = 0
    set_apart: bool = False

    def and_of(self, element: Element) -> "_Inside":
        heading = int(element.tag[1]) if _HEADING.fullmatch(element.tag) else self.heading
        return _Inside(self.kind or _kind_of(element), heading, self.set_apart or element.tag == "blockquote")


def shown_lines(page: Document) -> list[Line]:
    """Everything that a page shows, a block a line, without what its own markup hides; style sheets are not read."""
    lines: list[Line] = []
    pieces: list[tuple[str, _Inside]] = []
    for piece in _pieces(page):
        if piece is not None:
            pieces.append(piece)
            continue
        # White space is folded as CSS does; a no-break space stays.
        text = _SPACES.sub(" ", "".join(text for text, _ in pieces)).strip(" ")
        if text:
            insides = [inside for text, inside in pieces if text.strip()]
            kinds = {inside.kind for inside in insides}
            kind, first = kinds.pop() if len(kinds) == 1 else None, insides[0] if insides else _Inside()
            lines.append(Line(text, kind, first.heading, first.set_apart))
        pieces = []
    return lines


def _pieces(page: Document) -> Iterator[tuple[str, _Inside] | None]:
    """Yield each text with what is around it, and None where a block begins or ends."""
    waiting: list[tuple[object, _Inside]] = [(None, _Inside()), (page.root, _Inside())]
    broken = False
    while waiting:  # a stack, since elements may be nested deeper than Python's calls
        node, inside = waiting.pop()
        if isinstance(node, Text):
            broken = broken and not node.data.strip()
            yield node.data, inside
        elif isinstance(node, str):
            yield node, inside
        elif node is None:
            broken = False
            yield None
        elif isinstance(node, Element) and not _hidden(node):
            if node.tag == "br":
                # One is a line that is broken, two are a new paragraph.
                yield None if broken else (" ", inside)
                broken = not broken
                continue
            around = inside.and_of(node)
            children: list[tuple[object, _Inside]] = [(child, around) for child in _children(node)]
            if node.tag == "q":  # browsers draw its quotation marks
                children = [("“", around), *children, ("”", around)]
            if node.tag in _BLOCKS:
                children = [(None, around), *children, (None, around)]
            waiting += reversed(children)


def lost_frames(page: Document) -> list[str]:
    """The addresses of the frames that a page shows without having their content."""
    frames = [each for each in page.find_all("iframe") if not each.attr("srcdoc") and not _hidden(each)]
    tiny = {"0", "1"}  # of which a page has many, to count its readers
    seen = (each.attr("src") or "" for each in frames if not tiny & {each.attr("width"), each.attr("height")})
    return [address for address in seen if address and not address.startswith(("about:", "javascript:"))]


def _children(element: Element) -> list[object]:
    """What an element shows; a frame shows the page that was saved with it."""
    if element.tag != "iframe":
        return list(element.flattened_children)
    saved = element.attr("srcdoc")
    return [turbohtml.parse(saved).root] if saved else []


def _hidden(element: Element) -> bool:
    if element.tag in _UNSEEN_TAGS or element.attr("hidden") is not None:
        return True
    return bool(_NO_DISPLAY.search(element.attr("style") or ""))


def _kind_of(element: Element) -> FurnitureKind | None:
    if element.tag in _OF_TAG:
        return _OF_TAG[element.tag]
    names = f"{element.attr('class') or ''} {element.attr('id') or ''}".lower()
    found = next((kind for kind, pattern in _OF_CLASS if pattern.search(names)), None) if names != " " else None
    return found if found and len(element.text) <= _MOST_OF_CLASS else None
