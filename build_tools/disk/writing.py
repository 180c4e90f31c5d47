"""Write files whole or not at all, and delete them."""

import os
import secrets
import stat
from pathlib import Path

from build_tools.disk.failures import explained
from build_tools.disk.litter import WRITING, held


def append(path: Path, text: str) -> None:
    """Add text to the end of a file that another program reads."""
    with explained(path, "written"), path.open("ab") as file:
        file.write(text.encode())


def put(path: Path, data: bytes) -> None:
    """Write a file in a folder that nobody reads before it is whole: quicker than `write`, and not in one step."""
    with explained(path, "written"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)


def delete(path: Path) -> None:
    """Delete a file, if it is there."""
    with explained(path, "deleted"):
        path.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> bool:
    """Write a file in one step, and only if its bytes change; an existing file keeps its permissions."""
    with explained(path, "written"):
        there = path.is_file()
        if there and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False

        def beside() -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.with_name(f"{WRITING}{secrets.token_hex(8)}")

        with held(beside, 0o666) as finished:  # not by tempfile, whose files are for their owner alone
            try:
                with finished.open("wb") as file:
                    if there:
                        finished.chmod(stat.S_IMODE(path.stat().st_mode))
                    file.write(data)
                    if there:  # or a crash could leave the new name with nothing in it, and the old content lost
                        file.flush()
                        os.fsync(file.fileno())
                finished.replace(path)
            finally:
                finished.unlink(missing_ok=True)
    return True
