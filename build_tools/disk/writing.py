"""Write files whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools.disk.failures import explained
from build_tools.disk.litter import WRITING, clear, held, litter_in
from build_tools.disk.reading import read


def append(path: Path, text: str) -> None:
    """Add text to the end of a file that another program reads."""
    with explained(path, "written"), path.open("ab") as file:
        file.write(text.encode())


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


def write_together(files: Mapping[Path, bytes]) -> int:
    """Write files, all or none: an error or Ctrl-C restores what was there. Returns how many have changed."""
    for folder in {path.parent for path in files}:
        clear(litter_in(folder, WRITING))
    before = {path: read(path) if path.is_file() else None for path in files}
    made = [path.parent for path in files if not path.parent.exists()]
    done = False
    try:
        changed = sum(write(path, data) for path, data in files.items())
        done = True
    finally:
        if not done:
            _put_back(before, made)
    return changed


def _put_back(before: Mapping[Path, bytes | None], made: Iterable[Path]) -> None:
    for path, data in before.items():
        if data is not None:
            write(path, data)
        elif path.is_file():
            path.unlink()
    for each in made:
        if each.is_dir() and not any(each.iterdir()):
            each.rmdir()
