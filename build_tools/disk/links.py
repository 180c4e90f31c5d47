"""Refuse links and special files, which may lead to any file of the machine."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from build_tools.diagnostics.refused import OperationFailed
from build_tools.diagnostics.snippet import visible
from build_tools.disk.failures import explained
from build_tools.disk.paths import from_here
from build_tools.disk.walking import exists, is_folder, walk


def refuse_link(path: Path) -> None:
    """Refuse a link, or anything else that is neither a regular file nor a folder; what is missing passes."""
    with explained(path, "read"), suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or not path.name.isprintable():
            refuse_special(from_here(path), mode)


def refuse_links(folder: Path) -> None:
    """Refuse links and special files in the place of a folder and below it, hidden or not; see `refuse_link`."""
    refuse_link(folder)
    if not is_folder(folder):
        return
    for entry in walk(folder, hidden=True):
        if not is_emacs_lock(entry):
            refuse_link(Path(entry.path))


def refuse_links_to(path: Path, folder: Path) -> None:
    """Refuse links on the way from a folder to a file below it."""
    for each in (path, *path.parents):
        if each != folder and each.is_relative_to(folder):
            refuse_link(each)


def refuse_special(path: Path, mode: int) -> None:
    """Refuse what has this mode, unless it is a regular file or a folder; see `refuse_link`."""
    if stat.S_ISLNK(mode):
        itself = "folder" if _is_folder(path) else "file"
        raise OperationFailed(f"{path} is a link; replace it with the {itself} itself")
    _refuse_unprintable(path)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OperationFailed(f"{path} is neither a file nor a folder; delete it")


def _is_folder(link: Path) -> bool:
    try:
        return link.is_dir()
    except OSError:  # it leads where this user may not look
        return False


def _refuse_unprintable(path: Path) -> None:
    """Refuse a name that neither a message nor an address can show: bytes that aren't UTF-8, invisible characters."""
    if not path.name.isprintable():
        raise OperationFailed(f"{visible(str(path))} has a name with invisible characters or not in UTF-8; rename it")


def is_emacs_lock(entry: "os.DirEntry[str]") -> bool:
    """Whether this is the link that Emacs keeps beside a file with unsaved edits, and that leads nowhere."""
    if not entry.name.startswith(".#") or not entry.is_symlink():
        return False
    try:
        return not exists(Path(entry.path))
    except OperationFailed:  # there may be something where this user may not look
        return False
