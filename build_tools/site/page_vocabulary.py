"""What a page of the site is known to consist of, in its text and around it. An element in, sentences out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from turbohtml import Element, Namespace

_TEXT = frozenset(
    """a abbr article aside b bdi blockquote br button caption cite code dd del details div dl dt em fieldset figcaption
    figure h1 h2 h3 h4 hr i input ins kbd label legend li nav ol p pre q section small span strong sub summary sup
    table tbody td tfoot th thead time tr ul
    """.split()
)
_OF_TEXT = frozenset(
    """aria-label aria-live cite class colspan datetime dir download hidden href id lang name open rel role scope
    start tabindex title type value data-copied data-copy data-copy-what data-either data-failed data-filtered data-has
    data-lemma data-reading data-records data-save data-selected""".split()
)
_LENGTH = re.compile(r"--length: \d+")
"""The one style that an element may have: a number that by itself paints nothing."""
_SHAPES = frozenset("circle line path rect svg text".split())
_OF_SHAPES = frozenset(
    "aria-hidden class cx cy d height preserveAspectRatio r stroke-width viewBox width x x1 x2 xmlns y y1 y2".split()
)

_AROUND = frozenset(
    """a article aside body br button div footer form head header hr html img input label li link main meta nav ol p
    script small span strong time title ul""".split()
)
_OF_ALL_AROUND = frozenset("aria-expanded aria-hidden class dir hidden id lang role tabindex title".split())
_OF_EACH_AROUND: Mapping[str, frozenset[str]] = {
    "a": frozenset({"download", "href", "rel", "target"}),
    "button": frozenset({"data-failed", "type"}),
    "form": frozenset({"name"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "input": frozenset("autocomplete checked name type".split()),
    "label": frozenset({"for"}),
    "link": frozenset({"href", "hreflang", "rel", "type"}),
    "meta": frozenset({"charset", "content", "name", "property"}),
    "script": frozenset({"async", "defer", "src", "type"}),
    "time": frozenset({"datetime"}),
}
"""What the theme writes around the text, elements and attributes: with `_NAMES_AROUND`, and nothing that sends a form,
opens a frame or brings styles of its own."""
_NAMES_AROUND = re.compile("aria-(describedby|label|labelledby)|data-md-[a-z-]+")

_TYPES = {"button": ("button",), "input": ("checkbox", "radio")}
"""The types that a control may have: none submits a form or takes what a reader types."""
_RELATIONS = frozenset({"alternate", "canonical", "icon", "next", "prev", "stylesheet"})
_FETCHING = frozenset({"icon", "stylesheet"})
_METADATA = re.compile("author|description|generator|referrer|robots|theme-color|twitter:card|viewport")

_OF_THEME_IN_TEXT = frozenset({"md-button", "md-button--primary"})
"""The theme's classes that do nothing to the page around the text. Others cover it, or make its scripts take an element
for one of their own."""
_WITHIN = {"axis-grid": "axis"}
"""Our own class that covers what is around its element, and the class of the parent that keeps it within."""

_UNREAD = r"\x00-\x20\x7f\\"
_PATH = rf"(?!//)[^{_UNREAD}:/?#]*([/?#][^{_UNREAD}]*)?"
_OWN = re.compile(_PATH)
_ADDRESS = re.compile(rf"https?://[A-Za-z0-9.-]+(:\d+)?([/?#][^{_UNREAD}]*)?|mailto:[^{_UNREAD}]+|{_PATH}")
"""Addresses that every program reads alike: browsers take a backslash for a slash, and skip some characters."""
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_SCHEMES = frozenset({"http", "https", "mailto"})
_IGNORED = re.compile(r"[\x00-\x20]")


@dataclass(frozen=True)
class Known:
    """An element's attributes as they are written, and what is wrong with it wherever it is.

    `covers` are its classes that cover what is around it, and `link` is where it leads. A `plain` element has no fault,
    and nothing in it concerns other elements: most are plain.
    """

    given: Mapping[str, str]
    faults: tuple[str, ...]
    covers: Set[str]
    link: str | None
    plain: bool


@lru_cache(maxsize=50_000)
def _is_address(address: str) -> bool:
    """Whether every program reads an address alike."""
    return _ADDRESS.fullmatch(address) is not None


def known(element: Element, *, in_text: bool) -> Known:
    """What is known of an element by its name and attributes; most elements of a site are like one before."""
    given = [(name, each if isinstance(each, str) else " ".join(each or ())) for name, each in element.attrs.items()]
    namespace = element.namespace
    return _known(element.tag, None if namespace is Namespace.HTML else namespace, in_text, *given)


def faults(element: Element, of_itself: Known) -> tuple[str, ...]:
    """What is wrong with an element, each in a sentence that lacks how to fix it."""
    return (*of_itself.faults, *_outside(element, of_itself.covers))


@lru_cache(maxsize=50_000)
def _known(tag: str, foreign: Namespace | None, in_text: bool, *attributes: tuple[str, str]) -> Known:
    """The same; an element of HTML has no `foreign` namespace, which takes long to hash."""
    given = dict(attributes)
    scripts = [f"the attribute {name} of {tag} would run a script" for name in given if name.startswith("on")]
    of_place = _in_text(tag, foreign, given) if in_text else _around(tag, foreign, given)
    wrong = (*scripts, *of_place, *_addresses(tag, given))
    covers = _WITHIN.keys() & given.get("class", "").split()
    link = given["href"] if tag == "a" and _is_address(given.get("href", ":")) else None
    return Known(given, wrong, covers, link, plain=not (wrong or covers or tag == "script" or "id" in given))


def _outside(element: Element, covers: Iterable[str]) -> Iterator[str]:
    parent = element.parent
    for name in sorted(covers):
        if not (isinstance(parent, Element) and parent.has_class(_WITHIN[name])):
            yield f"the class {name} would cover the page"


def _in_text(tag: str, foreign: Namespace | None, given: Mapping[str, str]) -> Iterator[str]:
    if tag not in (_SHAPES if foreign else _TEXT) or foreign is Namespace.MATHML:
        yield f"the element {tag} is not allowed in a page's text"
        return
    yield from _type(tag, given, " in a page's text")
    allowed = _OF_SHAPES if foreign else _OF_TEXT
    for name in sorted(given.keys() - allowed):
        if not name.startswith("on") and not (name == "style" and _LENGTH.fullmatch(given[name])):
            yield f"the attribute {name} of {tag} is not allowed in a page's text"
    for name in ("id", "name"):
        if given.get(name, "").startswith("__"):
            yield f"the {name} {given[name]} belongs to the theme"
    for name in given.get("class", "").split():
        if name.startswith("md-") and name not in _OF_THEME_IN_TEXT:
            yield f"the class {name} belongs to the theme"


def _around(tag: str, foreign: Namespace | None, given: Mapping[str, str]) -> Iterator[str]:
    if foreign:
        yield from _shape_around(tag, foreign, given)
        return
    if tag not in _AROUND:
        yield f"the element {tag} is none that the theme writes"
        return
    yield from _type(tag, given, "")
    allowed = _OF_ALL_AROUND | _OF_EACH_AROUND.get(tag, frozenset())
    for name in sorted(given.keys() - allowed):
        if not name.startswith("on") and not _NAMES_AROUND.fullmatch(name):
            yield f"the attribute {name} of {tag} is none that the theme writes"
    if tag == "link" and set(given.get("rel", "").split()) - _RELATIONS:
        yield f"a link element has the relation {given.get('rel', '')}, which no page needs"
    if tag == "meta" and not _METADATA.fullmatch(given.get("name", "author")):
        yield f"the metadata {given['name']} is none that the theme writes"


def _shape_around(tag: str, foreign: Namespace, given: Mapping[str, str]) -> Iterator[str]:
    if foreign is not Namespace.SVG or tag not in _SHAPES or given.keys() - _OF_SHAPES:
        yield f"the element {tag}, or an attribute of it, is none that the theme writes"


def _type(tag: str, given: Mapping[str, str], where: str) -> Iterator[str]:
    if tag in _TYPES and given.get("type") not in _TYPES[tag]:
        yield f"the {tag} must have the type {' or '.join(_TYPES[tag])}{where}"


def _addresses(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    for name in ("href", "cite"):
        if not _is_address(given.get(name, "")):
            yield _misread(given[name])
    fetching = tag in ("script", "img") or (tag == "link" and _FETCHING & set(given.get("rel", "").split()))
    fetched = given.get("href" if tag == "link" else "src", "") if fetching else ""
    if not _OWN.fullmatch(fetched):
        yield f"{tag} would fetch {fetched} from another host"


def _misread(address: str) -> str:
    scheme = _SCHEME.match(_IGNORED.sub("", address))
    if scheme and scheme.group().lower() not in _SCHEMES:
        return f"a link has the scheme {scheme.group().lower()}, and only http, https and mailto are allowed"
    return f"the address {address} can be read in more than one way"
