"""Tell whether files were edited."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def traces(paths: Iterable[Path], *, without: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    """Return inode, time and size of each file at or below some paths, which show that one was edited.

    Hidden files are left out, and so is what a linked folder holds: the link may lead back to a folder above it.
    """
    left_out, roots = set(without), set(paths)
    found: dict[Path, tuple[int, int, int]] = {}
    waiting = list(roots)
    while waiting:
        path = waiting.pop()
        with suppress(OSError):  # an editor may be replacing it just now
            if path.is_dir() and (path in roots or not path.is_symlink()):
                waiting += [each for each in path.iterdir() if not each.name.startswith(".") and each not in left_out]
            else:
                status = path.stat() if path.is_file() else path.lstat()
                found[path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found
