"""What a line is, and which line and column an offset is in."""

import re
from bisect import bisect_right

_BREAK = re.compile("\r?\n")


def split_lines(text: str) -> list[str]:
    """The lines of a text, without their breaks; a break at the end is followed by an empty line."""
    return _BREAK.split(text)


class LineIndex:
    """The beginnings of a text's lines, found once, so that many offsets can be turned into lines and columns."""

    def __init__(self, text: str):
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; both count from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
