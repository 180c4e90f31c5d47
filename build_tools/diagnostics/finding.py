"""A problem in what an editor wrote, and its place."""

from dataclasses import dataclass

from build_tools.diagnostics.codes import Code, Grade

Route = tuple[str | int, ...]
"""Keys and indices down to a value: ("quotes", "our-land", "readings", "gazette")."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file; line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One problem: a code, where it is, and one sentence that says what is wrong and how to fix it.

    `at` is a Place if the text itself could not be read, otherwise a Route, which `documents.reader.Places` turns into
    a place when findings are shown. With `at_key` the last key of the route is wrong, not the value under it.
    """

    code: Code
    at: Place | Route
    message: str
    at_key: bool = False


@dataclass(frozen=True, order=True)
class Problem:
    """A finding with its place in a file, as it is reported.

    `grade` is that of its code, unless a remark counts as an error.
    """

    place: Place
    message: str
    code: Code
    grade: Grade = Grade.ERROR
