"""What a page of the site is known to consist of, in its text and around it. An element in, sentences out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
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


def attributes(element: Element) -> dict[str, str]:
    """An element's attributes, lists of words among them as they are written."""
    return {name: value if isinstance(value, str) else " ".join(value or ()) for name, value in element.attrs.items()}


@lru_cache(maxsize=50_000)
def is_address(address: str) -> bool:
    """Whether every program reads an address alike."""
    return _ADDRESS.fullmatch(address) is not None


def faults(element: Element, given: Mapping[str, str], *, in_text: bool) -> tuple[str, ...]:
    """What is wrong with an element, each in a sentence that lacks how to fix it."""
    found, covers = _of_itself(element.tag, element.namespace, tuple(given.items()), in_text)
    return (*found, *_outside(element, covers)) if covers else found


# Most elements of a site are like one before: the same name and the same attributes.
@lru_cache(maxsize=50_000)
def _of_itself(
    tag: str, namespace: Namespace, items: tuple[tuple[str, str], ...], in_text: bool
) -> tuple[tuple[str, ...], Set[str]]:
    """What is wrong with an element wherever it is, and its classes that cover what is around it."""
    given = dict(items)
    scripts = [f"the attribute {name} of {tag} would run a script" for name in given if name.startswith("on")]
    known = _in_text(tag, namespace, given) if in_text else _around(tag, namespace, given)
    return (*scripts, *known, *_addresses(tag, given)), _WITHIN.keys() & given.get("class", "").split()


def _outside(element: Element, covers: Iterable[str]) -> Iterator[str]:
    parent = element.parent
    for name in sorted(covers):
        if not (isinstance(parent, Element) and parent.has_class(_WITHIN[name])):
            yield f"the class {name} would cover the page"


def _in_text(tag: str, namespace: Namespace, given: Mapping[str, str]) -> Iterator[str]:
    html = namespace is Namespace.HTML
    if tag not in (_TEXT if html else _SHAPES) or namespace is Namespace.MATHML:
        yield f"the element {tag} is not allowed in a page's text"
        return
    yield from _type(tag, given, " in a page's text")
    allowed = _OF_TEXT if html else _OF_SHAPES
    for name in sorted(given.keys() - allowed):
        if not name.startswith("on") and not (name == "style" and _LENGTH.fullmatch(given[name])):
            yield f"the attribute {name} of {tag} is not allowed in a page's text"
    for name in ("id", "name"):
        if given.get(name, "").startswith("__"):
            yield f"the {name} {given[name]} belongs to the theme"
    for name in given.get("class", "").split():
        if name.startswith("md-") and name not in _OF_THEME_IN_TEXT:
            yield f"the class {name} belongs to the theme"


def _around(tag: str, namespace: Namespace, given: Mapping[str, str]) -> Iterator[str]:
    if namespace is not Namespace.HTML:
        yield from _shape_around(tag, namespace, given)
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


def _shape_around(tag: str, namespace: Namespace, given: Mapping[str, str]) -> Iterator[str]:
    if namespace is not Namespace.SVG or tag not in _SHAPES or given.keys() - _OF_SHAPES:
        yield f"the element {tag}, or an attribute of it, is none that the theme writes"


def _type(tag: str, given: Mapping[str, str], where: str) -> Iterator[str]:
    if tag in _TYPES and given.get("type") not in _TYPES[tag]:
        yield f"the {tag} must have the type {' or '.join(_TYPES[tag])}{where}"


def _addresses(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    for name in ("href", "cite"):
        if not is_address(given.get(name, "")):
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
