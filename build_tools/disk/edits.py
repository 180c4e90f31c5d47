"""Tell whether files were edited."""

import os
import stat
import time
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

Traces = dict[str, tuple[int, int, int]]
"""By their paths as text, which is faster than anything else: a large briefing has hundreds of files."""

COARSEST = 3 * 10**9
"""Nanoseconds within which two changes may bear the same time: two seconds on some disks, and a margin."""


def traces(paths: Iterable[Path], *, without: Container[str]) -> Traces:
    """Return inode, time and size of each file at or below some paths, which show that one was edited.

    Hidden files are left out, and so is what a linked folder holds: the link may lead back to a folder above it. So are
    the paths in `without`, which are text.
    """
    return Lookout().traces(paths, without=without)


class Lookout:
    """Finds the traces of the same paths again and again, in a fraction of the time: twenty times a second.

    A folder is not listed again as long as its time is the same, which changes with what is in it. Whatever is in it
    is looked at each time.
    """

    def __init__(self) -> None:
        self._without: Container[str] = ()
        self._listed: dict[str, tuple[tuple[int, int], list[str], list[str]]] = {}

    def traces(self, paths: Iterable[Path], *, without: Container[str]) -> Traces:
        """Return what the function of this name does."""
        if without is not self._without:
            self._without, self._listed = without, {}
        found: Traces = {}
        folders = []
        for path in {str(each) for each in paths}:
            with suppress(OSError):  # an editor may be replacing it just now
                if os.path.isdir(path):  # noqa: PTH112
                    folders.append(path)
                else:
                    found[path] = _trace(path)
        while folders:
            with suppress(OSError):
                files, inside = self._in(folders.pop())
                folders += inside
                for path in files:
                    with suppress(OSError):
                        found[path] = _trace(path)
        return found

    def _in(self, folder: str) -> tuple[list[str], list[str]]:
        """The files and folders directly in a folder."""
        status = os.stat(folder)  # noqa: PTH116
        at = status.st_ino, status.st_mtime_ns
        if folder in self._listed and self._listed[folder][0] == at:
            return self._listed[folder][1:]
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(folder) as entries:
            for each in entries:
                if not each.name.startswith(".") and each.path not in self._without:
                    (folders if each.is_dir(follow_symlinks=False) else files).append(each.path)
        if status.st_mtime_ns < time.time_ns() - COARSEST:
            self._listed[folder] = at, files, folders
        return files, folders


def _trace(path: str) -> tuple[int, int, int]:
    """What shows an edit of a file: of the one that a link leads to, or else of the link."""
    try:
        status = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            status = os.lstat(path)
    except OSError:
        status = os.lstat(path)
    return status.st_ino, status.st_mtime_ns, status.st_size
