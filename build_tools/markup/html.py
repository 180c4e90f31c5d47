"""Turn text into HTML that is safe in Markdown: the only way from a YAML value to a page.

Every character but ASCII letters, digits, the space and those from U+00A0 up is written as a numeric
reference, attribute values too, and a block stands on one line. Then no Markdown engine finds anything to
interpret in it, and every browser shows the text to the letter.
"""

import html
import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

_UNSAFE = re.compile("[^A-Za-z0-9 \u00a0-\u2027\u202a-\ud7ff\ue000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HREF = re.compile(r"(https?://|mailto:|[./#?]|[a-z0-9-]+/|$)")
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_VOID = frozenset({"br", "hr", "input", "wbr"})


class Html(str):
    """Markup that may stand in a page as it is. Made here only; plain text that meets it is encoded."""

    __slots__ = ()


NOTHING = Html("")


@lru_cache(maxsize=50_000)
def encode(text: str) -> Html:
    """Any text as HTML. A control character is a space: browsers take some for other characters (U+0085 for …)."""
    return Html(_UNSAFE.sub(lambda found: f"&#{ord(found.group())};", _CONTROL.sub(" ", text)))


def encode_all(text: str) -> Html:
    """Any text for a Markdown heading or for front matter, where letters can mean something too."""
    return Html("".join(f"&#{ord(character)};" for character in _CONTROL.sub(" ", text)))


def setting(text: str) -> str:
    """Text for a setting that the theme writes raw in one place and escaped in another: only HTML's marks change."""
    return html.escape(" ".join(text.split()))


def join(*children: str) -> Html:
    """Children one after the other; those that are plain text are encoded."""
    return Html("".join([child if isinstance(child, Html) else encode(child) for child in children]))


def separated(children: Iterable[str], by: str = ", ") -> Html:
    """Children with a separator between each two."""
    return join(*[each for index, child in enumerate(children) for each in ((by, child) if index else (child,))])


def el(name: str, /, *children: str, **attributes: str) -> Html:
    """An element. In attribute names `_` stands for `-`, and `cls` for class; an empty value writes the name alone.

    Raises ValueError for an href that is neither http(s), mailto nor within the site.
    """
    start = f"<{name}{''.join([_attribute(key, value) for key, value in attributes.items()])}>"
    return Html(start if name in _VOID else f"{start}{join(*children)}</{name}>")


def after_links(block: Html, cls: str, mark: Callable[[str], Html]) -> Html:
    """A block with something after each of its links of one class; `mark` makes it of the link's address."""
    pattern = re.compile(rf'<a class="{cls}" href="([^"]*)">.*?</a>')
    return Html(pattern.sub(lambda found: found.group() + mark(html.unescape(found.group(1))), block))


def length(block: Html) -> int:
    """How long what one reads of a block is, in code points."""
    return len(html.unescape(re.sub("<[^>]*>", "", block)))


@lru_cache(maxsize=50_000)
def _attribute(key: str, value: str) -> str:
    key = {"cls": "class", "for_": "for"}.get(key, key).replace("_", "-")
    if key in ("href", "cite") and not _HREF.match(value):
        raise ValueError(f"{value!r} is no address that a page may link to")
    return f' {key}="{encode(value)}"' if value else f" {key}"


def heading(level: int, text: str) -> Html:
    """A Markdown heading. Plain words stay readable in the file, since in no engine they mean anything else."""
    words = text if re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)*", text) else encode_all(text)
    return Html(f"{'#' * level} {words}")


def front_matter(title: str, description: str, search: str) -> str:
    """YAML front matter; MkDocs puts its values into pages as they are, so they are encoded here.

    `search` is the generator's own YAML on how search treats the page.
    """
    return f'---\ntitle: "{encode_all(title)}"\ndescription: "{encode_all(description)}"\nsearch: {search}\n---'


def json_text(value: Any) -> str:
    """JSON that may be read from a file or stand in a script element: no `<`, `>`, `&`, no line separators."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def json_ld(value: Any) -> Html:
    """JSON-LD as a script element, which no browser runs and any program reads.

    In its strings the same characters are escaped as in all other HTML, each as \\uXXXX.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = _JSON_STRING.sub(lambda found: _json_string(json.loads(found.group())), text)
    return Html(f'<script type="application/ld+json">{escaped}</script>')


def _json_string(text: str) -> str:
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + '"'
