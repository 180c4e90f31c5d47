"""Tell what is there, in order; links to folders are not followed."""

import os
from collections.abc import Iterator
from pathlib import Path

from build_tools.disk.failures import explained


def exists(path: Path) -> bool:
    """Whether a file, folder or link is there."""
    with explained(path, "read"):
        return path.exists()


def is_folder(path: Path) -> bool:
    """Whether a folder is there, or a link to one."""
    with explained(path, "read"):
        return path.is_dir()


def is_file(path: Path) -> bool:
    """Whether a regular file is there, or a link to one."""
    with explained(path, "read"):
        return path.is_file()


def entries(folder: Path, *, hidden: bool) -> list["os.DirEntry[str]"]:
    """Return what is directly in a folder, by name."""
    with explained(folder, "listed"), os.scandir(folder) as entries:
        found = [each for each in entries if hidden or not each.name.startswith(".")]
    return sorted(found, key=lambda each: each.name)


def names_in(folder: Path) -> list[str]:
    """Return the names of what is directly in a folder; none if there is no such folder."""
    return [each.name for each in entries(folder, hidden=True)] if folder.is_dir() else []


def walk(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder, a folder before what is in it; links to folders are not followed."""
    waiting = entries(folder, hidden=hidden)[::-1]
    while waiting:  # a stack, since folders may be nested deeper than Python's calls
        entry = waiting.pop()
        yield entry
        if entry.is_dir(follow_symlinks=False):
            waiting += entries(Path(entry.path), hidden=hidden)[::-1]


def files_in(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder that isn't a folder itself."""
    return (entry for entry in walk(folder, hidden=hidden) if not entry.is_dir(follow_symlinks=False))


def files_below(folder: Path) -> dict[str, Path]:
    """Return every file below a folder, hidden ones and links too, by its path with /, sorted.

    There are none if the folder is missing.
    """
    if not exists(folder):
        return {}
    found = [Path(entry.path) for entry in files_in(folder, hidden=True)]
    return {path.relative_to(folder).as_posix(): path for path in found}
