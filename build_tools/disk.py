"""Read and write files: the only module that touches the disk. Folders and bytes in and out, nothing half written.

New files and folders have the permissions that the umask leaves them. Where the disk fails, every function raises
OperationFailed.
"""

import ctypes
import errno
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.diagnostics.snippet import visible
from build_tools.text.lines import split_lines

DOCS = Path("docs")
"""The folder of pages, unless settings or an option name another."""

MANIFEST = ".generated"
_PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm"})
_SHORT = 40
_HINTS = {
    errno.ENOENT: "check its name",
    errno.EISDIR: "name a file, or move that folder",
    errno.ENOTDIR: "check its name, which uses a file as a folder",
    errno.EEXIST: "move what is there",
    errno.ENOTEMPTY: "move what is there",
    errno.EACCES: "fix its permissions",
    errno.EPERM: "fix its permissions",
    errno.EROFS: "name a place that can be written",
    errno.ENOSPC: "free some disk space",
    errno.EDQUOT: "free some disk space",
    errno.ENAMETOOLONG: "shorten its name",
    errno.ELOOP: "fix its link",
}
_ANY_HINT = "check free space, quota and permissions"

# For renameat2(2): its paths are relative to the working folder, and both must exist and are exchanged.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def _explained(path: Path, done: str) -> Iterator[None]:
    """Raise an OSError as OperationFailed: what could not be `done`, why, and how to fix it."""
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, _ANY_HINT)
        raise OperationFailed(f"{path} could not be {done} ({error.strerror or error}); {hint}") from error


def read_folder(folder: Path, option: str) -> dict[str, bytes]:
    """Return every file below a folder but hidden ones, by its path with /, sorted.

    `option` is the option that names the folder, for messages. Raises OperationFailed also for a missing folder, a
    name that no message can show, a link, since it may lead anywhere, and anything else that is no regular file.
    """
    _refuse_missing(folder, option)
    return {path.relative_to(folder).as_posix(): read(path) for path in _regular(_walk(folder, hidden=False))}


def read_within(
    folder: Path, option: str, limit_of: Callable[[str], Limit | None], *, files: Limit, total: Limit
) -> dict[str, bytes]:
    """Return what `read_folder` does, within limits on each file, on their number and on all their bytes.

    A file without a limit is not read, and empty here. Of one over its limit, one byte too many is read, so that
    whoever looks at it can say so.
    """
    _refuse_missing(folder, option)
    found: dict[str, bytes] = {}
    size = 0
    for path in _regular(_without_endings(_walk(folder, hidden=False))):
        name = path.relative_to(folder).as_posix()
        limit = limit_of(name)
        found[name] = read(path, limit) if limit else b""
        size += len(found[name])
        _refuse_more(folder, (len(found), files), (size, total))
    return found


def _without_endings(entries: Iterable["os.DirEntry[str]"]) -> Iterator["os.DirEntry[str]"]:
    """Refuse folders with the names of files, which would be passed over unseen if they are empty."""
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and Path(entry.name).suffix:
            raise OperationFailed(f"{entry.path} is a folder with the name of a file; rename it")
        yield entry


def read_right_in(folder: Path, ending: str, option: str, limit: Limit, total: Limit) -> dict[str, bytes]:
    """Return the files directly in a folder whose names end so, but hidden ones; otherwise like `read_folder`."""
    _refuse_missing(folder, option)
    found: dict[str, bytes] = {}
    size = 0
    for path in _regular(entry for entry in _entries(folder, hidden=False) if entry.name.endswith(ending)):
        found[path.name] = read_whole(path, limit)
        size += len(found[path.name])
        _refuse_more(folder, (size, total))
    return found


def _refuse_more(folder: Path, *counts: tuple[int, Limit]) -> None:
    for count, limit in counts:
        if count > limit.most:
            raise OperationFailed(limit.exceeded(str(from_here(folder))))


def _refuse_missing(folder: Path, option: str) -> None:
    with _explained(folder, "read"):
        there = folder.is_dir()
    if not there:
        raise OperationFailed(f"there is no folder {folder}; run this where it is, or name it with {option}")


def _regular(entries: Iterable["os.DirEntry[str]"]) -> Iterator[Path]:
    """Yield the files among entries; raises OperationFailed for what is neither a regular file nor a folder."""
    for entry in entries:
        path = Path(entry.path)
        _refuse_special(path, entry.stat(follow_symlinks=False).st_mode)
        if entry.is_file(follow_symlinks=False):
            yield path


def refuse_link(path: Path) -> None:
    """Refuse a link, or anything else that is neither a regular file nor a folder; what is missing passes."""
    with _explained(path, "read"), suppress(FileNotFoundError):
        _refuse_special(from_here(path), path.lstat().st_mode)


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISLNK(mode):
        itself = "folder" if path.is_dir() else "file"
        raise OperationFailed(f"{path} is a link; replace it with the {itself} itself")
    _refuse_unprintable(path)
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OperationFailed(f"{path} is neither a file nor a folder; delete it")


def _entries(folder: Path, *, hidden: bool) -> list["os.DirEntry[str]"]:
    with _explained(folder, "listed"), os.scandir(folder) as entries:
        found = [each for each in entries if hidden or not each.name.startswith(".")]
    return sorted(found, key=lambda each: each.name)


def _walk(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder, a folder before what is in it; links to folders are not followed."""
    waiting = _entries(folder, hidden=hidden)[::-1]
    while waiting:  # a stack, since folders may be nested deeper than Python's calls
        entry = waiting.pop()
        yield entry
        if entry.is_dir(follow_symlinks=False):
            waiting += _entries(Path(entry.path), hidden=hidden)[::-1]


def _files(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """Yield everything below a folder that isn't a folder itself."""
    return (entry for entry in _walk(folder, hidden=hidden) if not entry.is_dir(follow_symlinks=False))


def _refuse_unprintable(path: Path) -> None:
    """Refuse a name that neither a message nor an address can show: bytes that aren't UTF-8, invisible characters."""
    if not path.name.isprintable():
        raise OperationFailed(f"{visible(str(path))} has a name with invisible characters or not in UTF-8; rename it")


def exists(path: Path) -> bool:
    """Whether a file, folder or link is there."""
    with _explained(path, "read"):
        return path.exists()


def read(path: Path, limit: Limit | None = None) -> bytes:
    """Return a file's bytes; of one over the limit no more than one byte too many, however large it says it is."""
    # Without O_NONBLOCK, opening a fifo would wait for somebody who writes into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    with _explained(path, "read"), os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OperationFailed(f"{path} is not a regular file; name one")
        return file.read(-1 if limit is None else limit.most + 1)


def read_whole(path: Path, limit: Limit) -> bytes:
    """Return a file's bytes; raises OperationFailed also if they are more than the limit."""
    data = read(path, limit)
    if len(data) > limit.most:
        raise OperationFailed(limit.exceeded(str(path)))
    return data


def lines(file: str) -> list[str]:
    """Return the lines of a file that a message names, to show them; none if there is no such file."""
    path = Path(file)
    return text_lines(read(path)) if path.is_file() else []


def text_lines(data: bytes) -> list[str]:
    """Return the lines of a text, as places count them."""
    return split_lines(data.decode(errors="replace").removeprefix("\ufeff"))


def append(path: Path, text: str) -> None:
    """Add text to the end of a file that another program reads."""
    with _explained(path, "written"), path.open("a", encoding="utf-8") as file:
        file.write(text)


def write(path: Path, data: bytes) -> bool:
    """Write a file in one step, and only if its bytes change; an existing file keeps its permissions."""
    finished: Path | None = None
    try:
        with _explained(path, "written"):
            there = path.is_file()
            if there and path.read_bytes() == data:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            finished = path.with_name(f".writing-{secrets.token_hex(8)}")
            with finished.open("xb") as file:  # not by tempfile, whose files are for their owner alone
                if there:
                    finished.chmod(stat.S_IMODE(path.stat().st_mode))
                file.write(data)
                if there:  # or a crash could leave the new name with nothing in it, and the old content lost
                    file.flush()
                    os.fsync(file.fileno())
            finished.replace(path)
    finally:
        if finished is not None:
            with suppress(OSError):
                finished.unlink()
    return True


def write_together(files: Mapping[Path, bytes]) -> int:
    """Write files, all or none: an error or Ctrl-C restores what was there. Returns how many have changed."""
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


def write_generated(docs: Path, files: Mapping[str, str]) -> int:
    """Make the generated files below docs/ exactly these, and return how many were written or removed.

    The manifest lists what an earlier run wrote. A file that a person wrote is never touched; if one is in the way,
    OperationFailed is raised.
    """
    refuse_unfit(docs)
    before = generated(docs)
    for path in sorted(files):
        if not (docs / path).resolve().is_relative_to(docs.resolve()):
            raise OperationFailed(f"{docs / path} would be written outside {docs}; replace the link that leads there")
        if path not in before and (docs / path).exists():
            raise OperationFailed(f"{docs / path} is in the way of a generated page; move it, or delete it")
    write_manifest(docs, before | set(files))
    changed = sum(write(docs / path, text.encode()) for path, text in files.items())
    for path in sorted(before - set(files)):
        remove(docs, path, docs / MANIFEST)
        changed += 1
    write_manifest(docs, set(files))
    return changed


def generated(docs: Path) -> set[str]:
    """Return the files below docs/ that an earlier run wrote, by their paths with /."""
    path = docs / MANIFEST
    # Not "if it exists, read it": a server asks at any moment, also while somebody replaces the folder.
    with _explained(path, "read"), suppress(FileNotFoundError):
        return listed(path.read_bytes())
    return set()


def listed(manifest: bytes) -> set[str]:
    """Return the paths that a manifest lists."""
    return set(manifest.decode(errors="replace").splitlines())


def write_manifest(folder: Path, paths: Iterable[str]) -> None:
    """List the files that were made below a folder, so that the next run knows them."""
    write(folder / MANIFEST, "".join(f"{path}\n" for path in sorted(set(paths) - {MANIFEST})).encode())


def remove(folder: Path, path: str, listed_by: Path) -> None:
    """Remove a stale file below a folder, and its own folder if that is empty now; `listed_by` is its manifest."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise OperationFailed(f"{listed_by} names {path}, which is not below {folder}; delete {listed_by}")
    with _explained(target, "removed"):
        target.unlink(missing_ok=True)
        if target.parent != folder and target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """Make an empty folder on the same disk in which another can be made, and remove it afterwards.

    Parents that were missing are made too, and removed if they stay empty.
    """
    missing = [each for each in folder.parents if not exists(each)]
    make_folder(folder.parent)
    with _explained(folder.parent, "written"):
        new = folder.with_name(f".{folder.name[:_SHORT]}-{secrets.token_hex(8)}")
        new.mkdir()  # not by tempfile, whose folders are for their owner alone
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)
        for each in missing:
            with suppress(OSError):
                each.rmdir()


def make_folder(folder: Path) -> None:
    """Make a folder, and its parents, if it is missing."""
    with _explained(folder, "made"):
        folder.mkdir(parents=True, exist_ok=True)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that doesn't exist yet or is empty, all of it or nothing."""
    there = exists(folder)
    with _explained(folder, "listed"):
        if there and (not folder.is_dir() or any(folder.iterdir())):
            raise OperationFailed(f"{folder} already exists and is not empty; name a new or an empty folder")
    with folder_beside(folder.absolute() / "new" if there else folder.absolute()) as new:
        for path, data in files.items():
            write(new / path, data)
        _move(new, folder, there)


def _move(new: Path, folder: Path, there: bool) -> None:
    """Give a folder its content; an existing one is kept, since a shell may be in it or a disk mounted on it."""
    with _explained(folder, "written"):
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


def swap(new: Path, folder: Path) -> None:
    """Put a finished folder in the place of another, in one step where the system can exchange two names.

    A folder that is replaced hands down its permissions.
    """
    with _explained(folder, "replaced"):
        if not folder.exists():
            new.rename(folder)
            return
        shutil.copymode(folder, new)
        if not _exchange(new, folder):
            _exchange_in_steps(new, folder)
        shutil.rmtree(new)


def replace(new: Path, file: Path) -> None:
    """Put a finished file in the place of another on the same disk, in one step; raises OperationFailed."""
    with _explained(file, "replaced"):
        new.replace(file)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False if the system or its file system can't (macOS, some network disks)."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _exchange_in_steps(new: Path, folder: Path) -> None:
    """Exchange two names by renaming; after an error or Ctrl-C in between, the old folder is where it was."""
    old = new.with_name(f"{new.name}-old")
    try:
        folder.rename(old)
        new.rename(folder)
    finally:
        if old.exists():
            old.rename(new if folder.exists() else folder)


def hand_written(docs: Path) -> list[Path]:
    """Return the folders and files directly below docs/ that no build made."""
    made = {path.split("/")[0] for path in generated(docs)}
    with _explained(docs, "listed"):
        return [path for path in sorted(docs.iterdir()) if path.name not in made and not path.name.startswith(".")]


def hand_written_pages(docs: Path) -> list[str]:
    """Return the pages below docs/ that no build made, by their paths with /."""
    made = {path.split("/")[0] for path in generated(docs)}
    pages = [Path(entry.path).relative_to(docs) for entry in _files(docs, hidden=False) if entry.name.endswith(".md")]
    return sorted(page.as_posix() for page in pages if page.parts[0] not in made)


def refuse_unfit(docs: Path, files: Limit = limits.DOCS_FILES, total: Limit = limits.DOCS_BYTES) -> None:
    """Refuse what must not be below docs/, hidden or not, before MkDocs follows it, reads it or publishes it.

    That is every link and every special file, a name that isn't UTF-8, and what is too large, too much or too deep.
    """
    refuse_links(docs)
    if not docs.is_dir():
        return
    made = generated(docs) | {MANIFEST}
    count = size = 0
    for entry in _files(docs, hidden=True):
        path = Path(entry.path).relative_to(docs)
        if path.as_posix() in made:
            continue
        _refuse_more(Path(entry.path), (len(path.parts) - 1, limits.FOLDERS))
        limit = limits.PAGE_FILE if path.suffix in _PAGES else limits.OTHER_FILE
        this = entry.stat(follow_symlinks=False).st_size
        _refuse_more(Path(entry.path), (this, limit))
        count, size = count + 1, size + this
        _refuse_more(docs, (count, files), (size, total))


def refuse_links(folder: Path) -> None:
    """Refuse links and special files in the place of a folder and below it, hidden or not; see `refuse_link`."""
    refuse_link(folder)
    if not folder.is_dir():
        return
    for entry in _walk(folder, hidden=True):
        path = Path(entry.path)
        if not _is_emacs_lock(entry):
            _refuse_special(from_here(path), entry.stat(follow_symlinks=False).st_mode)


def _is_emacs_lock(entry: "os.DirEntry[str]") -> bool:
    """Whether this is the link that Emacs keeps beside a file with unsaved edits, and that leads nowhere."""
    return entry.name.startswith(".#") and entry.is_symlink() and not Path(entry.path).exists()


def files_below(folder: Path) -> dict[str, Path]:
    """Return every file below a folder, hidden ones and links too, by its path with /, sorted.

    There are none if the folder is missing.
    """
    if not exists(folder):
        return {}
    found = [Path(entry.path) for entry in _files(folder, hidden=True)]
    return {path.relative_to(folder).as_posix(): path for path in found}


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make an empty folder for the owner alone, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        yield Path(folder)


def traces(paths: Iterable[Path], *, without: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    """Return inode, time and size of each file at or below some paths, which show that one was edited.

    Hidden files are left out, and so is what a linked folder holds: the link may lead back to a folder above it.
    """
    left_out, roots = set(without), set(paths)
    found: dict[Path, tuple[int, int, int]] = {}
    waiting = list(roots)
    while waiting:
        path = waiting.pop()
        with suppress(OSError):  # an editor may be replacing it just now
            if path.is_dir() and (path in roots or not path.is_symlink()):
                waiting += [each for each in path.iterdir() if not each.name.startswith(".") and each not in left_out]
            else:
                status = path.stat() if path.is_file() else path.lstat()
                found[path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def itself(path: Path) -> Path:
    """Return a path as an absolute one whose folders are no links; only what it names may be one."""
    return path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name


def from_here(path: Path) -> Path:
    """Return a path as an editor names it: relative to the working folder if it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
