"""Show a place in a line at a terminal: the line, clipped around the column, and a caret below the column.

Characters that are invisible or would control the terminal are shown as escapes; wide and combining characters are
measured, so that the caret is below its character.
"""

import unicodedata
from collections.abc import Sequence

_CUT = "…"


def excerpt(lines: Sequence[str], line: int, column: int, width: int) -> tuple[str, str] | None:
    """Return a line as it fits into `width` cells, and the spaces and caret that go below it.

    Line and column count from 1, columns in code points. Returns None if there is no such line, or nothing in it.
    """
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return None
    text = lines[line - 1]
    # Clip first: an untrusted line may be a million characters long.
    first = max(0, column - 1 - 2 * width)
    cells = [_cell(each) for each in text[first : column - 1 + 2 * width]]
    at = min(column - 1 - first, len(cells))
    start, end = _window([span for _, span in cells], at, width)
    before = _CUT if first or start else ""
    after = _CUT if end < len(cells) or first + len(cells) < len(text) else ""
    shown = "".join(seen for seen, _ in cells[start:end])
    indent = len(before) + sum(span for _, span in cells[start:at])
    under_mark = at < len(cells) and cells[at][1] == 0 and indent > 0
    return f"{before}{shown}{after}", " " * (indent - under_mark) + "^"


def visible(text: str) -> str:
    """Return a text in which unprintable characters, line breaks too, are escapes."""
    return "".join(_seen(each) for each in text)


def _seen(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()


def _cell(character: str) -> tuple[str, int]:
    """Return a character as it is shown, and how many cells it fills."""
    seen = _seen(character)
    if seen != character:
        return seen, len(seen)
    if unicodedata.category(character) in ("Mn", "Me"):
        return seen, 0
    return seen, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(spans: Sequence[int], at: int, width: int) -> tuple[int, int]:
    """Return the range of cells around an index that fits into the width, with room for an ellipsis at each end."""
    if sum(spans) <= width:
        return 0, len(spans)
    room = width - 2 * len(_CUT) - (spans[at] if at < len(spans) else 0)
    start, end = at, min(at + 1, len(spans))
    taken = 0
    while start and taken + spans[start - 1] <= room // 2:
        start -= 1
        taken += spans[start]
    while end < len(spans) and taken + spans[end] <= room:
        taken += spans[end]
        end += 1
    while start and taken + spans[start - 1] <= room:
        start -= 1
        taken += spans[start]
    return start, end
