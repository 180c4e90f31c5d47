"""Read our own HTML back as a tree, for what sets it without a browser. HTML in, values for JSON out."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import turbohtml
from turbohtml import Element, Text

from build_tools.markup.html import Html, join

Node = str | dict[str, Any]
"""Text, or an element: its tag, the words of its class, its body, and those of `_KEPT` and `to` that it has."""

_KEPT = ("id", "lang", "dir", "value")
_SPACE = re.compile("[ \t\n\f\r]+")
_DISALLOWED = dict.fromkeys(map(ord, "\ufeff\ufffe\uffff"))
"""Invisible characters that a PDF for everybody may not have: ISO 14289-1."""


def tree(block: Html, page: str | None) -> list[Node]:
    """The nodes of a block, in which white space is as a browser shows it.

    A link to a place in the document has the place's id as `to`, any other an absolute address as `href`. Relative
    addresses start from `page`, the address of the page that has the block; without one, their links are plain words.
    """
    return list(_nodes(turbohtml.parse_fragment(block).children, page))


def words(text: str) -> str:
    """A text as a tree would have it, for what holds strings only."""
    return "".join(node for node in tree(join(text), None) if isinstance(node, str))


def _nodes(found: Any, page: str | None) -> Iterator[Node]:
    for each in found:
        if isinstance(each, Text):
            yield _SPACE.sub(" ", each.data).translate(_DISALLOWED)
        elif isinstance(each, Element):
            yield _element(each, page)


def _element(element: Element, page: str | None) -> Node:
    kept = {name: value for name in _KEPT if (value := element.attr(name))}
    words = (element.attr("class") or "").split()
    target = _target(element.attr("href") or "", page)
    return {"tag": element.tag, "class": words, **kept, **target, "body": list(_nodes(element.children, page))}


def _target(address: str, page: str | None) -> dict[str, str]:
    if address.startswith("#"):
        return {"to": address[1:]}
    if re.match("https?://|mailto:", address):
        return {"href": address}
    return {"href": urljoin(page, address)} if address and page else {}
