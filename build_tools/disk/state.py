"""Name the files in which a command keeps for the next one what it had not finished: for this user alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import platformdirs

from build_tools.disk.failures import explained

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def state_file(kind: str, *about: str) -> Path:
    """Return the file that holds the unfinished work of a kind about something; it need not be there.

    It is outside every project, so that nothing that somebody contributes to one can forge it.
    """
    name = sha256("\0".join(about).encode()).hexdigest()[:32]
    return platformdirs.user_state_path("annotated-briefing") / kind / f"{name}.json"


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Wait until no other process of this user is at work on files beside this one, and keep others waiting."""
    with explained(file.parent, "made"):
        file.parent.mkdir(0o700, parents=True, exist_ok=True)
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
