"""Change several files below a folder, all or none, also if the process is killed in between.

What the files held before is first written to a journal in the user's state folder. Whoever finds one later takes the
change back, but only while each file holds what it held before or after: nobody's later edit is overwritten.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.links import refuse_links_to
from build_tools.disk.litter import WRITING, clear, litter_in
from build_tools.disk.reading import read
from build_tools.disk.state import alone, state_file
from build_tools.disk.walking import exists, is_file
from build_tools.disk.writing import delete, write

Content = bytes | None
"""The bytes of a file, or None if there is no file."""


@dataclass(frozen=True)
class _Change:
    """What files below a folder hold before and after, and the folders that are made for them, outer ones first."""

    files: Mapping[str, tuple[Content, Content]]
    made: tuple[str, ...]


def write_together(folder: Path, files: Mapping[str, Content]) -> int:
    """Write files by their paths below a folder, or delete those that are None; returns how many have changed.

    Either all are changed or none: an error or Ctrl-C puts back what was there, and after a kill or a power cut
    `take_back` does. Raises OperationFailed, also for a link on the way to a file.
    """
    take_back(folder)
    change = _change(folder, files)
    if len(change.files) < 2:  # one file is changed in one step, and needs no journal
        _make(folder, change)
        return len(change.files)
    journal = _journal(folder)
    with alone(journal):
        _take_back(folder, journal)
        change = _change(folder, files)
        try:
            write(journal, _as_json(change))
            _make_durable([journal])
            _make(folder, change)
        except BaseException:
            _take_back(folder, journal)
            raise
        delete(journal)
    return len(change.files)


def take_back(folder: Path) -> bool:
    """Put back what files below a folder held before a command was killed while it changed them.

    Returns whether there was something to put back. Raises OperationFailed if one of them was edited since.
    """
    journal = _journal(folder)
    try:
        if not journal.is_file():
            return False
    except OSError:  # where this user may not look, no command of theirs has written
        return False
    with alone(journal):
        return _take_back(folder, journal)


def _take_back(folder: Path, journal: Path) -> bool:
    change = _from_json(journal) if is_file(journal) else None
    if change is not None:
        _undo(folder, change, f"delete {journal} to keep the folder as it is")
    delete(journal)
    return change is not None


def _journal(folder: Path) -> Path:
    return state_file("unfinished", str(folder.resolve()))


def _change(folder: Path, files: Mapping[str, Content]) -> _Change:
    changed: dict[str, tuple[Content, Content]] = {}
    for path, after in files.items():
        refuse_links_to(folder / path, folder)
        before = _content(folder / path)
        if before != after:
            changed[path] = (before, after)
    for parent in {(folder / path).parent for path in files}:
        clear(litter_in(parent, WRITING))
    parents = {parent for path in changed for parent in PurePosixPath(path).parents}
    return _Change(changed, tuple(sorted(str(each) for each in parents if not exists(folder / each))))


def _content(path: Path) -> Content:
    return read(path) if is_file(path) else None


def _make(folder: Path, change: _Change) -> None:
    for path, (_, after) in change.files.items():
        _put(folder / path, after)
    _make_durable(folder / path for path in change.files)


def _put(path: Path, content: Content) -> None:
    if content is None:
        delete(path)
    else:
        write(path, content)


def _undo(folder: Path, change: _Change, otherwise: str) -> None:
    """Put back what the files held before; raises OperationFailed, and changes nothing, if one was edited since."""
    for path, known in change.files.items():
        refuse_links_to(folder / path, folder)
        if _content(folder / path) not in known:
            edited = f"{folder / path} was edited after a killed command had changed it"
            raise OperationFailed(f"{edited}; undo that edit, or {otherwise}")
    for path, (before, _) in change.files.items():
        if _content(folder / path) != before:
            _put(folder / path, before)
        clear(litter_in((folder / path).parent, WRITING))
    _make_durable(folder / path for path in change.files)
    for each in reversed(change.made):
        with suppress(OSError):  # it is gone, or somebody else uses it now
            (folder / each).rmdir()


def _make_durable(files: Iterable[Path]) -> None:
    """Have the disk keep files, and their names in their folders, before anything else is written."""
    paths = set(files)
    for path in sorted(paths | {path.parent for path in paths}):
        with suppress(OSError):  # it was deleted, or the system can't do this with a folder
            opened = os.open(path, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _as_json(change: _Change) -> bytes:
    files = {path: [_encoded(each) for each in contents] for path, contents in change.files.items()}
    return json.dumps({"made": change.made, "files": files}).encode()


def _from_json(journal: Path) -> _Change | None:
    """The change that a journal records; None if a power cut left it unfinished, since no change had begun then.

    Raises OperationFailed for one that no command wrote: whoever can write here must not reach files elsewhere by it.
    """
    try:
        record = json.loads(read(journal))
    except ValueError:
        return None
    try:
        files = {path: (_decoded(before), _decoded(after)) for path, (before, after) in record["files"].items()}
        change = _Change(files, tuple(record["made"]))
        if all(_is_below(path) for path in (*change.files, *change.made)):
            return change
    except (AttributeError, KeyError, TypeError, ValueError):
        pass
    raise OperationFailed(f"{journal} is no record of a change; delete it")


def _is_below(path: str) -> bool:
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts


def _encoded(content: Content) -> str | None:
    return None if content is None else b64encode(content).decode()


def _decoded(content: str | None) -> Content:
    return None if content is None else b64decode(content)
