"""Insert lines into a YAML file at a place: bytes in, bytes out, everything else unchanged."""

from collections.abc import Sequence

from build_tools.diagnostics.finding import Place

_CODING = "utf-8"


class NotInBlocks(Exception):
    """The place is inside brackets on one line, where no line can be inserted."""

    def __init__(self, place: Place):
        super().__init__(f"{place} is written in brackets")
        self.place = place


def after_entry(data: bytes, key: Place, lines: Sequence[str]) -> bytes:
    """Insert lines after the entry of a mapping whose key is at a place, at the same depth."""
    old = data.decode(_CODING).split("\n")
    depth = key.column - 1
    _must_begin_line(old, key, depth)
    end = key.line
    while end < len(old) and (_depth(old[end]) > depth or old[end].strip() == "" or _is_item_at(old[end], depth)):
        end += 1
    return _put(old, _without_blanks(old, end), [" " * depth + line for line in lines])


def after_item(data: bytes, item: Place, lines: Sequence[str]) -> bytes:
    """Insert an item after the list item whose content begins at a place."""
    old = data.decode(_CODING).split("\n")
    depth = item.column - 3
    first = old[item.line - 1]
    if depth < 0 or first[:depth].strip() or first[depth : depth + 2] != "- ":
        raise NotInBlocks(item)
    end = item.line
    while end < len(old) and (_depth(old[end]) > depth or old[end].strip() == ""):
        end += 1
    return _put(old, _without_blanks(old, end), [" " * depth + line for line in lines])


def before_key(data: bytes, key: Place, lines: Sequence[str]) -> bytes:
    """Insert lines directly before a top-level key."""
    old = data.decode(_CODING).split("\n")
    _must_begin_line(old, key, 0)
    return _put(old, key.line - 1, list(lines))


def at_end(data: bytes, lines: Sequence[str]) -> bytes:
    """Add lines at the end of a file, after its last top-level key."""
    old = data.decode(_CODING).split("\n")
    return _put(old, _without_blanks(old, len(old)), list(lines))


def _must_begin_line(old: Sequence[str], key: Place, depth: int) -> None:
    if old[key.line - 1][:depth].strip():
        raise NotInBlocks(key)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_item_at(line: str, depth: int) -> bool:
    return _depth(line) == depth and line[depth : depth + 2] == "- "


def _without_blanks(old: Sequence[str], end: int) -> int:
    while end and not old[end - 1].strip():
        end -= 1
    return end


def _put(old: list[str], at: int, lines: Sequence[str]) -> bytes:
    ending = "\r" if old[0].endswith("\r") else ""
    if at == len(old):
        old = [*old[:-1], old[-1] + ending, ""]
        at = len(old) - 1
    return "\n".join([*old[:at], *(line + ending for line in lines), *old[at:]]).encode(_CODING)
