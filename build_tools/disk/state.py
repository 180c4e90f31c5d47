"""Name the files in which a command keeps for the next one what it had not finished: for this user alone."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import platformdirs

from build_tools.disk.failures import explained
from build_tools.disk.writing import delete, write

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


_APPLICATION = "annotated-briefing"


def state_file(kind: str, *about: str) -> Path:
    """Return the file that holds the unfinished work of a kind about something; it need not be there.

    It is outside every project, so that nothing that somebody contributes to one can forge it.
    """
    return platformdirs.user_state_path(_APPLICATION) / kind / f"{_name(about)}.json"


def cache_file(kind: str, *about: str) -> Path:
    """Return the file that holds what a command may use to be quicker; it may be deleted at any time.

    It is outside every project too.
    """
    return platformdirs.user_cache_path(_APPLICATION) / kind / _name(about)


def _name(about: Iterable[str]) -> str:
    return sha256(os.fsencode("\0".join(about))).hexdigest()[:32]


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Wait until no other process of this user is at work on files beside this one, and keep others waiting."""
    _make_private(file.parent)
    if fcntl is None:
        yield
        return
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def keep(file: Path, data: bytes | None) -> None:
    """Write unfinished work for this user alone, or delete it."""
    if data is None:
        delete(file)
        return
    _make_private(file.parent)
    write(file, data)


def keep_newest(folder: Path, most: int) -> None:
    """Delete all but so many of the files in a folder, those first that were written first; raises OperationFailed."""
    with suppress(OSError):  # another process does the same just now
        for path in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)[:-most]:
            delete(path)


def _make_private(folder: Path) -> None:
    with explained(folder, "made"):
        folder.mkdir(0o700, parents=True, exist_ok=True)
