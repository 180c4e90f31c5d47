"""Read a marked article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from build_tools.model import Person
from build_tools.text.anchoring import Span
from tests.conftest import HERE

FOLDER = HERE / "speech"
_PEOPLE = TypeAdapter(list[Person])
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


@dataclass(frozen=True)
class Marked:
    """An article without its marks, the people that are known, and the words in each mark with who is before the bar."""

    name: str
    text: str
    people: dict[str, Person]
    marks: tuple[tuple[Span, str], ...]


def articles(folder: str) -> Iterator[Marked]:
    """The marked articles of a folder, in the order of their names."""
    return map(_read, sorted((FOLDER / folder).glob("*.txt")))


def _read(path: Path) -> Marked:
    header, marked = path.read_text("utf-8").split("---\n", 1)
    people = _PEOPLE.validate_python(yaml.safe_load(header)["people"], strict=False)
    text, marks, done = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        marks.append(((len(text), len(text) + len(found[2])), found[1]))
        text += found[2]
        done = found.end()
    return Marked(path.stem, text + marked[done:], {each.id: each for each in people}, tuple(marks))
