"""A problem in what an editor wrote, and where it stands."""

from dataclasses import dataclass

Route = tuple[str | int, ...]
"""Keys and indices down to a value: ("quotes", "our-land", "readings", "gazette")."""


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file; line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One problem: a code, where it is, and one sentence with the way out.

    `at` is a Place where the text itself could not be read, and a Route everywhere else;
    `document.Places` turns routes into places when the findings are shown. With `at_key` it is the last key of the
    route, and not the value under it, that is wrong.
    """

    code: str
    at: Place | Route
    message: str
    at_key: bool = False


@dataclass(frozen=True, order=True)
class Problem:
    """A finding at its place, as it is told."""

    place: Place
    message: str
    code: str
