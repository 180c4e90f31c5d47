"""What a change comes to: the files that differ, in the form that they had, and checked as a whole."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff

from build_tools.briefing.upkeep.folder import Folder, opened
from build_tools.diagnostics.refused import Refused
from build_tools.disk import text_lines
from build_tools.documents import canonical

_NONE = "/dev/null"


@dataclass(frozen=True)
class Outcome:
    """The files of a folder that a change writes, or with None deletes, by their paths; `moved` has earlier paths.

    `refused` has the problems that the folder would have and has not yet: with any, nothing may be written.
    """

    files: Mapping[str, bytes | None]
    moved: Mapping[str, str]
    refused: Refused | None = None


def outcome(
    before: Folder,
    files: Mapping[str, bytes],
    moved: Mapping[str, str],
    as_now: Callable[[str], str] = str,
) -> Outcome:
    """Return what changing a folder to these files comes to.

    `as_now` turns a message of before into what it would say of the same problem now.
    """
    earlier = {path: before.files.get(moved.get(path, path)) for path in files}
    touched = {path: data for path, data in files.items() if data != earlier[path]}
    old = {path: data for path in touched if (data := earlier[path]) is not None}
    files = {**files, **canonical.in_form_of(before.name, old, touched)}
    after = opened(before.name, files)
    known = Counter(_what(as_now(str(each.place.file)), as_now(each.message)) for each in before.problems)
    fresh = [each for each in after.problems if not _take(known, _what(each.place.file, each.message))]
    refused = Refused(fresh, {f"{before.name}/{path}": data for path, data in files.items()}) if fresh else None
    written: dict[str, bytes | None] = {path: data for path, data in files.items() if before.files.get(path) != data}
    return Outcome({**dict.fromkeys(sorted(before.files.keys() - files.keys())), **written}, moved, refused)


def _what(file: str, message: str) -> tuple[str, str]:
    """What identifies a problem: how to fix it may name other ids now."""
    return file, re.split("; ", message)[0]


def _take(known: Counter[tuple[str, str]], what: tuple[str, str]) -> bool:
    known[what] -= 1
    return known[what] >= 0


def difference(before: Mapping[str, bytes], made: Outcome) -> str:
    """Return what a change does to these files as a unified diff; a file that moves is compared with itself."""
    moved_from = set(made.moved.values())
    lines: list[str] = []
    for path, data in sorted(made.files.items()):
        if data is None and path in moved_from:
            continue
        old = made.moved.get(path, path)
        was, now = _lines(before.get(old)), _lines(data)
        names = (f"a/{old}" if was is not None else _NONE, f"b/{path}" if now is not None else _NONE)
        found = list(unified_diff(was or [], now or [], *names, lineterm=""))
        lines += found or [f"--- {names[0]}", f"+++ {names[1]}"]
    return "\n".join(lines)


def _lines(data: bytes | None) -> list[str] | None:
    return None if data is None else text_lines(data.removesuffix(b"\n"))
