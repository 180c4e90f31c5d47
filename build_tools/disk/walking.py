"""Tell what is there, in order; links to folders are not followed."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from build_tools.disk.failures import explained


def exists(path: Path) -> bool:
    """Whether a file, folder or link is there."""
    return _mode(path) != 0


def is_folder(path: Path) -> bool:
    """Whether a folder is there, or a link to one."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Whether a regular file is there, or a link to one."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    """What is at a path, 0 for nothing; `Path.exists` says that too, but since 3.14 also of what it may not look at."""
    with explained(path, "read"), suppress(FileNotFoundError, NotADirectoryError):
        return path.stat().st_mode
    return 0


def entries(folder: Path | str, *, hidden: bool) -> list["os.DirEntry[str]"]:
    """Return what is directly in a folder, by name; their paths begin with the folder's as it is given."""
    with explained(Path(folder), "listed"), os.scandir(folder) as entries:
        found = [each for each in entries if hidden or not each.name.startswith(".")]
    return sorted(found, key=lambda each: each.name)


def names_in(folder: Path) -> list[str]:
    """Return the names of what is directly in a folder; none if there is no such folder."""
    return [each.name for each in entries(folder, hidden=True)] if is_folder(folder) else []


def walk(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder, a folder before what is in it; links to folders are not followed."""
    waiting = entries(folder, hidden=hidden)[::-1]
    while waiting:  # a stack, since folders may be nested deeper than Python's calls
        entry = waiting.pop()
        yield entry
        if entry.is_dir(follow_symlinks=False):
            waiting += entries(entry.path, hidden=hidden)[::-1]  # a `Path` of it would lack the `./` of `.`


def files_in(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder that isn't a folder itself."""
    return (entry for entry in walk(folder, hidden=hidden) if not entry.is_dir(follow_symlinks=False))


def files_below(folder: Path, *, hidden: bool = True) -> dict[str, Path]:
    """Return every file below a folder, links too, by its path with /, sorted; hidden ones if they are asked for.

    There are none if the folder is missing.
    """
    if not exists(folder):
        return {}
    return {path_below(folder, entry): Path(entry.path) for entry in files_in(folder, hidden=hidden)}


def path_below(folder: Path, entry: "os.DirEntry[str]") -> str:
    """Return the path of what was found below a folder, with /; `Path` says the same, and takes ten times as long."""
    return entry.path[len(os.path.join(folder, "")) :].replace(os.sep, "/")  # noqa: PTH118
