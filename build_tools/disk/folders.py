"""Make folders that appear with all their content, or for a while only."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.failures import explained
from build_tools.disk.litter import SCRATCH, clear, litter_in, own_folder
from build_tools.disk.walking import entries, exists, is_folder
from build_tools.disk.writing import write

_SHORT = 40


def make_folder(folder: Path) -> None:
    """Make a folder, and its parents, if it is missing."""
    with explained(folder, "made"):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """Make an empty folder on the same disk in which another can be made, and remove it afterwards.

    Parents that were missing are made too, and removed if they stay empty.
    """
    missing = [each for each in folder.parents if not exists(each)]
    make_folder(folder.parent)
    clear_beside(folder)
    try:
        with own_folder(folder.parent, _prefix(folder)) as own:
            new = own / folder.name
            make_folder(new)
            yield new
    finally:
        for each in missing:
            with suppress(OSError):
                each.rmdir()


def clear_beside(folder: Path) -> None:
    """Remove what killed processes have left beside a folder, and put it back if it was out of its place."""
    clear(litter_in(folder.parent, _prefix(folder)), rescued=folder)


def _prefix(folder: Path) -> str:
    return f".{folder.name[:_SHORT]}-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make an empty folder for the owner alone, and remove it afterwards."""
    everybodys = Path(tempfile.gettempdir())
    clear(litter_in(everybodys, SCRATCH))
    with own_folder(everybodys, SCRATCH, 0o700) as own:
        yield own


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that doesn't exist yet or is empty, all of it or nothing."""
    there = exists(folder)
    clear(litter_in(folder, ".new-"))
    if there and (not is_folder(folder) or entries(folder, hidden=True)):
        raise OperationFailed(f"{folder} already exists and is not empty; name a new or an empty folder")
    with folder_beside(folder.absolute() / "new" if there else folder.absolute()) as new:
        for path, data in files.items():
            write(new / path, data)
        _move(new, folder, there)


def _move(new: Path, folder: Path, there: bool) -> None:
    """Give a folder its content; an existing one is kept, since a shell may be in it or a disk mounted on it."""
    with explained(folder, "written"):
        if not there:
            new.rename(folder)
            return
        _move_all(new, folder)


def _move_all(new: Path, folder: Path) -> None:
    """Move the content of one folder into another, all of it: an error or Ctrl-C moves it back."""
    names = sorted(path.name for path in new.iterdir())
    done = False
    try:
        for name in names:
            (new / name).rename(folder / name)
        done = True
    finally:
        for name in names:
            if not done and not (new / name).exists():
                (folder / name).rename(new / name)
