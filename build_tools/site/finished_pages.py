"""Check finished pages: what a browser would run, fetch or follow. HTML in, findings out."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from html.parser import HTMLParser
from urllib.parse import SplitResult, unquote, urlsplit

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place

_ELEMENTS = frozenset(
    """a abbr article aside b bdi blockquote br button caption cite code dd del details div dl dt em fieldset figcaption
    figure h1 h2 h3 h4 hr i input ins kbd label legend li nav ol p pre q section small span strong sub summary sup
    table tbody td tfoot th thead time tr ul
    """.split()
)
_ATTRIBUTES = frozenset(
    """aria-label aria-live cite class colspan datetime dir download hidden href id lang name open rel role scope
    start tabindex title type value""".split()
)
_LENGTH = re.compile(r"--length: \d+")
"""The one style that an element in an article may have: a number that by itself paints nothing."""
_LINKED_DATA = {"type": "application/ld+json"}
"""The only attributes of a script element in an article: a browser takes it for data and doesn't run it."""
_TYPES = {"button": ("button",), "input": ("checkbox", "radio")}
"""The types that a control may have: none that submits a form or takes text."""
_SHAPES = frozenset("circle line path rect svg text".split())
_OF_SHAPES = frozenset(
    "aria-hidden cx cy d height preserveaspectratio r stroke-width viewbox width x x1 x2 y y1 y2".split()
)
_VOID = frozenset("""area base br col embed hr img input link meta source track wbr""".split())
_FETCHES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
_FETCHING_LINKS = frozenset(
    {"stylesheet", "preload", "modulepreload", "icon", "preconnect", "dns-prefetch", "manifest"}
)


_UNREADABLE = SplitResult("unreadable", "", "", "", "")


def _split(address: str) -> SplitResult:
    """The parts of an address; one that can't be parsed gets a scheme that is never allowed."""
    try:
        return urlsplit(address)
    except ValueError:
        return _UNREADABLE


class _Page(HTMLParser):
    def __init__(self, file: str):
        super().__init__()
        self.file = file
        self.findings: list[Finding] = []
        self.ids: set[str] = set()
        self.links: list[tuple[str, Place]] = []
        self._article_depth = 0
        self._linked_data: str | None = None

    def _refuse(self, sentence: str) -> None:
        self.findings.append(Finding(Code.FINISHED_PAGE, self._place(), sentence))

    def _place(self) -> Place:
        line, column = self.getpos()
        return Place(self.file, line, column + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("id", "") in self.ids:
            self._refuse(f"the id {given['id']} is used twice; rename one of them")
        if "id" in given:
            self.ids.add(given["id"])
        self._check_everywhere(tag, given)
        if self._article_depth:
            self._check_article(tag, given)
            self._article_depth += tag not in _VOID
        elif tag == "article" and "md-content__inner" in given.get("class", ""):
            self._article_depth = 1

    def handle_data(self, data: str) -> None:
        if self._linked_data is not None:
            self._linked_data += data

    def handle_endtag(self, tag: str) -> None:
        if self._linked_data is not None:
            self._check_linked_data(self._linked_data)
            self._linked_data = None
        if self._article_depth and tag not in _VOID:
            self._article_depth -= 1

    def _check_everywhere(self, tag: str, given: dict[str, str]) -> None:
        for name in given:
            if name.startswith("on"):
                self._refuse(f"the attribute {name} of {tag} would run a script; remove it from what writes the page")
        fetched = given.get(_FETCHES.get(tag, ""), "")
        if tag == "link" and _FETCHING_LINKS & set(given.get("rel", "").split()):
            fetched = given.get("href", "")
        if _split(fetched).netloc:
            self._refuse(f"{tag} would fetch {fetched} from another host; keep it in the site")
        if tag == "a" and "href" in given:
            scheme = _split(given["href"]).scheme
            if scheme not in ("", "http", "https", "mailto"):
                self._refuse(f"a link has the scheme {scheme}; only http, https and mailto are allowed")
            self.links.append((given["href"], self._place()))

    def _check_linked_data(self, text: str) -> None:
        try:
            json.loads(text.replace("<", "\0"))  # browsers end the script at `</script`, whatever JSON says
        except ValueError:
            self._refuse("the linked data that ends here is not JSON, or contains <; fix what writes it")

    def _check_article(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and given == _LINKED_DATA:
            self._linked_data = ""
            return
        if tag not in _ELEMENTS | _SHAPES:
            self._refuse(f"the element {tag} is not allowed in a page's text")
            return
        if tag in _TYPES and given.get("type") not in _TYPES[tag]:
            self._refuse(f"the {tag} must have the type {' or '.join(_TYPES[tag])} in a page's text")
        allowed = {"class"} | _OF_SHAPES if tag in _SHAPES else _ATTRIBUTES
        if _LENGTH.fullmatch(given.get("style", "")):
            allowed = allowed | {"style"}
        for name in sorted(name for name in given.keys() - allowed if not name.startswith("data-")):
            self._refuse(f"the attribute {name} of {tag} is not allowed in a page's text")


def check_pages(pages: Mapping[str, str], files: Set[str]) -> Iterator[Finding]:
    """The findings of a site. `pages` has its HTML by path, `files` all its paths, both relative to the site's root."""
    parsed: dict[str, _Page] = {}
    for path, html in pages.items():
        page = _Page(path)
        page.feed(html)
        page.close()
        parsed[path] = page
        yield from page.findings
    for path, page in parsed.items():
        for href, place in page.links:
            problem = _follow(path, href, parsed, files)
            if problem and path != "404.html":
                yield Finding(Code.FINISHED_PAGE, place, problem)


def _follow(path: str, href: str, parsed: Mapping[str, _Page], files: Set[str]) -> str | None:
    address = _split(href)
    if address.scheme or address.netloc:
        return None
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path))) if address.path else path
    )
    if target.startswith(".."):
        return f"the link {href} leads out of the site"
    if address.path.endswith("/") or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in files:
        return f"the link {href} leads to {target}, which is not in the site"
    fragment = unquote(address.fragment)
    if fragment and target in parsed and fragment not in parsed[target].ids and not re.match("__|:~:", fragment):
        return f"the link {href} leads to a place that {target} doesn't have"
    return None
