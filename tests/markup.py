"""A page of a built site as a tree, for all that can be told of it without a browser."""

from pathlib import Path

import tinyhtml5
from cssselect2 import ElementWrapper


class Element:
    """An element of a page: others are found below it by CSS selectors."""

    def __init__(self, wrapped: ElementWrapper):
        self._wrapped = wrapped

    def all(self, selector: str) -> list["Element"]:
        return [Element(each) for each in self._wrapped.query_all(selector)]

    def first(self, selector: str) -> "Element":
        return self.all(selector)[0]

    def get(self, attribute: str) -> str | None:
        value: str | None = self._wrapped.etree_element.get(attribute)
        return value

    def around(self, name: str) -> "Element":
        """The nearest element of a name that it is in, or is."""
        wrapped = self._wrapped
        while wrapped.local_name != name:
            wrapped = wrapped.parent
        return Element(wrapped)

    @property
    def number(self) -> int:
        """How many elements are before it in the element around it."""
        return int(self._wrapped.index)

    @property
    def classes(self) -> list[str]:
        return (self.get("class") or "").split()

    @property
    def text(self) -> str:
        """The text in it, white space as a browser shows it."""
        return " ".join("".join(self._wrapped.etree_element.itertext()).split())


def page(file: Path) -> Element:
    """The root of a page."""
    return parsed(file.read_text("utf-8"))


def parsed(text: str) -> Element:
    """The root of a page that is this text."""
    return Element(ElementWrapper.from_html_root(tinyhtml5.parse(text)))
