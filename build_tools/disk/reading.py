"""Read files and folders within limits, and nothing but regular files."""

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.edits import COARSEST
from build_tools.disk.failures import explained
from build_tools.disk.links import refuse_link, refuse_special
from build_tools.disk.paths import from_here
from build_tools.disk.walking import entries, is_file, is_folder, path_below, walk
from build_tools.text.lines import split_lines

# Without O_NONBLOCK, opening a fifo would wait for somebody who writes into it.
# Windows reads text, and changes its line breaks, without O_BINARY.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path, limit: Limit | None = None) -> bytes:
    """Return a file's bytes; of one over the limit no more than one byte too many, however large it says it is."""
    with explained(path, "read"), os.fdopen(os.open(path, _TO_READ), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OperationFailed(f"{path} is not a regular file; name one")
        if limit is None:
            return file.read()
        # Python reserves as much memory as it is asked to read, so the rest is asked for only where there may be one.
        data = file.read(min(status.st_size, limit.most) + 1)
        return data if len(data) <= status.st_size else data + file.read(limit.most + 1 - len(data))


def read_whole(path: Path, limit: Limit) -> bytes:
    """Return a file's bytes; raises OperationFailed also if they are more than the limit."""
    data = read(path, limit)
    if len(data) > limit.most:
        raise OperationFailed(limit.exceeded(str(path)))
    return data


def read_folder(folder: Path, option: str) -> dict[str, bytes]:
    """Return every file below a folder but hidden ones, by its path with /, sorted.

    `option` is the option that names the folder, for messages. Raises OperationFailed also for a missing folder, a
    name that no message can show, a link, since it may lead anywhere, and anything else that is no regular file.
    """
    refuse_missing(folder, option)
    return {path.relative_to(folder).as_posix(): read(path) for path in _regular(walk(folder, hidden=False))}


def read_plain(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file below a folder by its path with /, with its bytes, hidden ones too, and each folder with None.

    Raises OperationFailed also for a missing folder, for links, for special files, and for one that is too large for
    whatever reads it.
    """
    refuse_link(folder)
    for entry in walk(folder, hidden=True):
        path = Path(entry.path)
        mode = entry.stat(follow_symlinks=False).st_mode
        refuse_special(path, mode)
        yield path_below(folder, entry), None if stat.S_ISDIR(mode) else read_whole(path, limits.OTHER_FILE)


Held = dict[Path, tuple[tuple[int, ...], bytes]]
"""Files as they were read, and what the disk knew of each just before."""


def read_within(
    folder: Path,
    option: str,
    limit_of: Callable[[str], Limit | None],
    *,
    files: Limit,
    total: Limit,
    held: Held | None = None,
) -> dict[str, bytes]:
    """Return what `read_folder` does, within limits on each file, on their number and on all their bytes.

    A file without a limit is not read, and empty here. Of one over its limit, one byte too many is read, so that
    whoever looks at it can say so. A file that has not changed since it is `held` is not read again.
    """
    refuse_missing(folder, option)
    found: dict[str, bytes] = {}
    size = 0
    for path in _regular(_without_endings(walk(folder, hidden=False))):
        name = path.relative_to(folder).as_posix()
        limit = limit_of(name)
        found[name] = _read_again(path, limit, {} if held is None else held) if limit else b""
        size += len(found[name])
        refuse_more(folder, (len(found), files), (size, total))
    return found


def _read_again(path: Path, limit: Limit, held: Held) -> bytes:
    """Return what `read` does, of an unchanged file as it is held; hold it, unless another change may show nowhere."""
    with explained(path, "read"):
        status = path.lstat()
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    trace = status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size
    known = held.get(path)  # in one step: another thread may forget it meanwhile
    if known and known[0] == trace:
        return known[1]
    held.pop(path, None)
    data = read(path, limit)
    if changed < time.time_ns() - COARSEST:
        held[path] = trace, data
    return data


def read_right_in(folder: Path, ending: str, option: str, limit: Limit, total: Limit) -> dict[str, bytes]:
    """Return the files directly in a folder whose names end so, but hidden ones; otherwise like `read_folder`."""
    refuse_missing(folder, option)
    found: dict[str, bytes] = {}
    size = 0
    for path in _regular(entry for entry in entries(folder, hidden=False) if entry.name.endswith(ending)):
        found[path.name] = read_whole(path, limit)
        size += len(found[path.name])
        refuse_more(folder, (size, total))
    return found


def _without_endings(entries: Iterable["os.DirEntry[str]"]) -> Iterator["os.DirEntry[str]"]:
    """Refuse folders with the names of files, which would be passed over unseen if they are empty."""
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and Path(entry.name).suffix:
            raise OperationFailed(f"{entry.path} is a folder with the name of a file; rename it")
        yield entry


def _regular(entries: Iterable["os.DirEntry[str]"]) -> Iterator[Path]:
    """Yield the files among entries; raises OperationFailed for what is neither a regular file nor a folder."""
    for entry in entries:
        path = Path(entry.path)
        with explained(path, "read"), suppress(FileNotFoundError):  # an editor may be replacing it just now
            mode = entry.stat(follow_symlinks=False).st_mode
            refuse_special(path, mode)
            if stat.S_ISREG(mode):
                yield path


def refuse_missing(folder: Path, option: str) -> None:
    """Refuse a folder that isn't there; `option` is the option that names it, for the message."""
    if not is_folder(folder):
        raise OperationFailed(f"there is no folder {folder}; run this where it is, or name it with {option}")


def refuse_more(folder: Path, *counts: tuple[int, Limit]) -> None:
    """Refuse a file or folder of which there is more than one of the limits allows."""
    for count, limit in counts:
        if count > limit.most:
            raise OperationFailed(limit.exceeded(str(from_here(folder))))


def lines(file: str) -> list[str]:
    """Return the lines of a file that a message names, to show them; none if there is no such file."""
    path = Path(file)
    return text_lines(read(path)) if is_file(path) else []


def text_lines(data: bytes) -> list[str]:
    """Return the lines of a text, as places count them."""
    return split_lines(data.decode(errors="replace").removeprefix("\ufeff"))
