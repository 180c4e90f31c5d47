"""Turn text into HTML that is safe in Markdown: the only way from a YAML value to a page.

Every character except ASCII letters, digits, the space and those from U+00A0 up is written as a numeric reference,
in attribute values too, and a block is on one line. Then no Markdown engine finds anything to interpret in it, and
every browser shows the text to the letter. Of all ways of escaping that were tried, only this one never failed.
"""

import html
import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from build_tools.text.folding import BIDI_CONTROLS

_UNSAFE = re.compile("([^A-Za-z0-9 \u00a0-\u2027\u202a-\ud7ff\ue000-\U0010ffff])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile(f"[{BIDI_CONTROLS}]")
_HREF = re.compile(r"https?://|mailto:|[.#?]|/(?![/\\\t\n\r])|[a-z0-9-]+/|\Z")
"""Not //, nor what browsers take for it: the name of another host follows."""
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_VOID = frozenset({"br", "hr", "input", "wbr"})


class Html(str):
    """Markup that is safe in a page as it is. Only this module makes it; plain text joined to it is encoded."""

    __slots__ = ()


NOTHING = Html("")


@lru_cache(maxsize=50_000)
def encode(text: str) -> Html:
    """Any text as HTML. Control characters become spaces, since browsers read some as others (U+0085 as …).

    Controls of direction are left out: a source may print them, and what follows on the page would be shown in another
    order than it has, other people's words too.
    """
    # `re.sub` would call a function for each character, and a page has a thousand.
    pieces = _UNSAFE.split(shown(text))
    pieces[1::2] = map(_reference, pieces[1::2])
    return Html("".join(pieces))


def encode_all(text: str) -> Html:
    """Any text for a Markdown heading or for front matter, where even letters can have a meaning."""
    return Html("".join(map(_reference, shown(text))))


@lru_cache(maxsize=10_000)
def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def shown(text: str) -> str:
    """A text as pages show it: without controls of direction, and with spaces for control characters."""
    return text if text.isprintable() else _CONTROL.sub(" ", _DIRECTION.sub("", text))


def setting(text: str) -> str:
    """Text for a setting that the theme escapes in one place and not in another, with only HTML's marks escaped."""
    return html.escape(" ".join(text.split()))


def join(*children: str) -> Html:
    """Children in a row; plain text is encoded."""
    return Html(_joined(children))


def _joined(children: Iterable[str]) -> str:
    return "".join([child if isinstance(child, Html) else encode(child) for child in children])


def separated(children: Iterable[str], by: str = ", ") -> Html:
    """Children with a separator between them; plain text is encoded."""
    return join(*[each for index, child in enumerate(children) for each in ((by, child) if index else (child,))])


def el(name: str, /, *children: str, **attributes: str) -> Html:
    """An element. In attribute names, `_` means `-` and `cls` means class; an empty value writes only the name.

    Raises ValueError for an href that is neither http(s), mailto nor within the site.
    """
    start = f"<{name}{''.join(map(_attribute, attributes, attributes.values()))}>" if attributes else f"<{name}>"
    return Html(start if name in _VOID else f"{start}{_joined(children)}</{name}>")


def after_links(block: Html, cls: str, mark: Callable[[str], Html]) -> Html:
    """A block with something behind each link of one class; `mark` makes it from the link's address."""
    pattern = re.compile(rf'<a class="{cls}" href="([^"]*)">.*?</a>')
    return Html(pattern.sub(lambda found: found.group() + mark(html.unescape(found.group(1))), block))


def length(block: Html) -> int:
    """The length of a block's text without its tags, in code points."""
    return len(text_of(block))


def text_of(block: Html, between: str = "") -> str:
    """A block's text without its tags, or with something in place of each."""
    return html.unescape(re.sub("<[^>]*>", between, block))


@lru_cache(maxsize=50_000)
def _attribute(key: str, value: str) -> str:
    key = {"cls": "class", "for_": "for"}.get(key, key).replace("_", "-")
    if key in ("href", "cite") and not _HREF.match(value):
        raise ValueError(f"{value!r} is no address that a page may link to")
    return f' {key}="{encode(value)}"' if value else f" {key}"


def heading(level: int, text: str, **attributes: str) -> Html:
    """A Markdown heading. Plain words stay readable in the file, since no engine reads anything else in them.

    Attributes are those of an element around the words: Markdown has no way to give them to the heading.
    """
    words = Html(text) if re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)*", text) else encode_all(text)
    return Html(f"{'#' * level} {el('span', words, **attributes) if attributes else words}")


def front_matter(title: str, description: str, card: str, *, is_hidden: bool) -> str:
    """YAML front matter. MkDocs puts its values into pages unescaped, so they are encoded here.

    `card` is the text of the page's picture, if it has one. `is_hidden` keeps the page from search engines.
    """
    picture = f'\ncard: "{encode_all(card)}"' if card else ""
    robots = "\nrobots: noindex" if is_hidden else ""
    return f'---\ntitle: "{encode_all(title)}"\ndescription: "{encode_all(description)}"{picture}{robots}\n---'


def json_text(value: Any) -> str:
    """JSON for a file or a script element: without `<`, `>`, `&` and line separators."""
    return json_file(json.dumps(value, ensure_ascii=False, indent=1))


def json_file(written: str) -> str:
    """The same of what is written as JSON already."""
    return f"{_escaped(written)}\n"


def compact_json(value: Any) -> str:
    """The same in one line, as short as it can be."""
    return _escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _escaped(text: str) -> str:
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found.group()):04x}", text)


def script_call(function: str, *values: Any) -> str:
    """A script of one line, for a file of its own, that calls a function with values."""
    return f"{function}({','.join(compact_json(value) for value in values)});\n"


def json_ld(value: Any) -> Html:
    """JSON-LD as a script element, which no browser runs and programs read.

    Its strings escape the same characters as all other HTML, but as \\uXXXX: references mean nothing in a script.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = _JSON_STRING.sub(lambda found: _json_string(found.group()), text)
    return Html(f'<script type="application/ld+json">{escaped}</script>')


@lru_cache(maxsize=10_000)
def _json_string(written: str) -> str:
    """A string of JSON in the same way; most are keys or addresses that every page has."""
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.loads(written)) + '"'
