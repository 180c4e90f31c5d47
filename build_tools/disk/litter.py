"""Tell what a running process holds from what a killed one left, and clear that away."""

import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from build_tools.disk.failures import explained
from build_tools.disk.walking import entries, is_folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WRITING, SCRATCH = ".writing-", "briefing-"
"""How the names of unfinished files and of scratch folders begin; sixteen random digits follow."""

OLD = "-old"
"""How the name of a folder ends that is out of its place."""

_LOCK = ".lock"


@contextmanager
def own_folder(parent: Path, prefix: str, mode: int = 0o777) -> Iterator[Path]:
    """Make a folder that is removed afterwards; if this process is killed, by the next that makes one like it.

    A lock file in it tells the two apart.
    """

    made: list[Path] = []

    def lock() -> Path:
        made.append(parent / f"{prefix}{secrets.token_hex(8)}")
        made[-1].mkdir(mode)  # not by tempfile, whose folders are for their owner alone
        return made[-1] / _LOCK

    try:
        with ExitStack() as stack:
            with explained(parent, "written"):
                stack.enter_context(held(lock))
            yield made[-1]
    finally:
        for each in made:
            shutil.rmtree(each, ignore_errors=True)


@contextmanager
def held(new: Callable[[], Path], mode: int = 0o600) -> Iterator[Path]:
    """Make a file of a new name, and hold a lock on it, which ends with this process however that ends."""
    path, file = new(), None
    while fcntl is not None:
        with suppress(FileNotFoundError):
            file = os.open(path, os.O_RDWR | os.O_CREAT, mode)
            if _locked(file, path) is not False:
                break
            os.close(file)
        path, file = new(), None  # another process took the last one for litter before it was locked
    try:
        yield path
    finally:
        if file is not None:
            os.close(file)


def _locked(file: int, path: Path) -> bool | None:
    """Lock an open file and return True; False if another process has locked or deleted it, None without locks."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(file), path.stat())
    except (BlockingIOError, FileNotFoundError):
        return False
    except OSError:  # some network disks have no locks
        return None


def is_litter(name: str, prefix: str) -> bool:
    """Whether what has this name was made by a process that is running or was killed."""
    return name.startswith(prefix) and re.fullmatch("[0-9a-f]{16}", name[len(prefix) :]) is not None


def litter_in(folder: Path, prefix: str) -> list[Path]:
    """Return what processes have made in a folder under such names, those that are running too."""
    if not is_folder(folder):
        return []
    return [Path(entry.path) for entry in entries(folder, hidden=True) if is_litter(entry.name, prefix)]


def clear(litter: Iterable[Path], rescued: Path | None = None) -> None:
    """Remove what killed processes have left, and nothing that a running one holds.

    If a kill came while the folder `rescued` was out of its place, it is put back. Where a system or a disk has no
    locks, everything stays.
    """
    for path in litter:
        with suppress(OSError):  # it is another user's, or gone
            status = path.lstat()
            if fcntl is None or stat.S_ISLNK(status.st_mode) or status.st_uid != os.getuid():
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            lock = path / _LOCK if is_folder else path
            file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if _locked(file, lock):
                    _remove_litter(path, is_folder, rescued)
            finally:
                os.close(file)


def _remove_litter(path: Path, is_folder: bool, rescued: Path | None) -> None:
    if not is_folder:
        path.unlink()
        return
    old = path / f"{rescued.name}{OLD}" if rescued else path
    if rescued and old.is_dir() and not rescued.exists():
        old.rename(rescued)
    shutil.rmtree(path)
