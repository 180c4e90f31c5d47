"""Put a finished folder or file in the place of another."""

import ctypes
import os
import shutil
from pathlib import Path

from build_tools.disk.failures import explained
from build_tools.disk.litter import OLD

# For renameat2(2): its paths are relative to the working folder, and both must exist and are exchanged.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(new: Path, folder: Path) -> None:
    """Put a finished folder in the place of another, in one step where the system can exchange two names.

    A folder that is replaced hands down its permissions.
    """
    with explained(folder, "replaced"):
        if not folder.exists():
            new.rename(folder)
            return
        shutil.copymode(folder, new)
        if not _exchange(new, folder):
            _exchange_in_steps(new, folder)
        shutil.rmtree(new)


def replace(new: Path, file: Path) -> None:
    """Put a finished file in the place of another on the same disk, in one step; raises OperationFailed."""
    with explained(file, "replaced"):
        new.replace(file)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False if the system or its file system can't (macOS, some network disks)."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _exchange_in_steps(new: Path, folder: Path) -> None:
    """Exchange two names by renaming; after an error or Ctrl-C in between, the old folder is where it was."""
    old = new.with_name(f"{folder.name}{OLD}")
    try:
        folder.rename(old)
        new.rename(folder)
    finally:
        if old.exists():
            old.rename(new if folder.exists() else folder)
