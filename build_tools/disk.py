"""Read and write files: the only module that touches the disk. Folders and bytes in and out, nothing half written.

New files and folders have the permissions that the umask leaves them. Where the disk fails, every function raises
OperationFailed.
"""

import ctypes
import errno
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.diagnostics.snippet import visible
from build_tools.text.lines import split_lines

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

DOCS = Path("docs")
"""The folder of pages, unless settings or an option name another."""

MANIFEST = ".generated"
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})  # as MkDocs has them
_PAGES = _MARKDOWN | {".html", ".htm"}
_SHORT = 40
_LOCK, _OLD = ".lock", "-old"
_WRITING, _SCRATCH = ".writing-", "briefing-"
"""How the names of unfinished files and of scratch folders begin; sixteen random digits follow."""

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

# Without O_NONBLOCK, opening a fifo would wait for somebody who writes into it.
# Windows reads text, and changes its line breaks, without O_BINARY.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

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
        with suppress(FileNotFoundError):  # an editor may be replacing it just now
            mode = entry.stat(follow_symlinks=False).st_mode
            _refuse_special(Path(entry.path), mode)
            if stat.S_ISREG(mode):
                yield Path(entry.path)


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
    with _explained(path, "read"), os.fdopen(os.open(path, _TO_READ), "rb") as file:
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
    with _explained(path, "written"), path.open("ab") as file:
        file.write(text.encode())


def write(path: Path, data: bytes) -> bool:
    """Write a file in one step, and only if its bytes change; an existing file keeps its permissions."""
    with _explained(path, "written"):
        there = path.is_file()
        if there and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False

        def beside() -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.with_name(f"{_WRITING}{secrets.token_hex(8)}")

        with _held(beside, 0o666) as finished:  # not by tempfile, whose files are for their owner alone
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
        _clear(_litter(folder, _WRITING))
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
    _clear(Path(entry.path) for entry in _files(docs, hidden=True) if _is_litter(entry.name, _WRITING))
    refuse_unfit(docs)
    before = generated(docs)
    for path in sorted(files):
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
    prefix = f".{folder.name[:_SHORT]}-"
    _clear(_litter(folder.parent, prefix), rescued=folder)
    try:
        with _own_folder(folder.parent, prefix) as own:
            new = own / folder.name
            make_folder(new)
            yield new
    finally:
        for each in missing:
            with suppress(OSError):
                each.rmdir()


@contextmanager
def _own_folder(parent: Path, prefix: str, mode: int = 0o777) -> Iterator[Path]:
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
            with _explained(parent, "written"):
                stack.enter_context(_held(lock))
            yield made[-1]
    finally:
        for each in made:
            shutil.rmtree(each, ignore_errors=True)


@contextmanager
def _held(new: Callable[[], Path], mode: int = 0o600) -> Iterator[Path]:
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


def _is_litter(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and re.fullmatch("[0-9a-f]{16}", name[len(prefix) :]) is not None


def _litter(folder: Path, prefix: str) -> list[Path]:
    """Return what processes have made in a folder under such names, those that are running too."""
    if not folder.is_dir():
        return []
    return [Path(entry.path) for entry in _entries(folder, hidden=True) if _is_litter(entry.name, prefix)]


def _clear(litter: Iterable[Path], rescued: Path | None = None) -> None:
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
    old = path / f"{rescued.name}{_OLD}" if rescued else path
    if rescued and old.is_dir() and not rescued.exists():
        old.rename(rescued)
    shutil.rmtree(path)


def make_folder(folder: Path) -> None:
    """Make a folder, and its parents, if it is missing."""
    with _explained(folder, "made"):
        folder.mkdir(parents=True, exist_ok=True)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that doesn't exist yet or is empty, all of it or nothing."""
    there = exists(folder)
    _clear(_litter(folder, ".new-"))
    if there and (not folder.is_dir() or _entries(folder, hidden=True)):
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
    old = new.with_name(f"{folder.name}{_OLD}")
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
    count = size = of_pages = 0
    for path in _by_hand(docs):
        _refuse_more(path, (len(path.relative_to(docs).parts) - 1, limits.FOLDERS))
        this = path.lstat().st_size
        _refuse_more(path, (this, limits.PAGE_FILE if path.suffix in _PAGES else limits.OTHER_FILE))
        count, size = count + 1, size + this
        of_pages += this if path.suffix in _PAGES else 0
        _refuse_more(docs, (count, files), (size, total), (of_pages, limits.PAGES_BYTES))


def hand_written_markdown(docs: Path) -> list[Path]:
    """Return the pages in Markdown below docs/, in any folder, that no build made."""
    return [path for path in _by_hand(docs) if path.suffix in _MARKDOWN]


def _by_hand(docs: Path) -> Iterator[Path]:
    """Yield every file below docs/, hidden or not, that no build made."""
    made = generated(docs) | {MANIFEST}
    found = (Path(entry.path) for entry in _files(docs, hidden=True) if not _is_emacs_lock(entry))
    return (path for path in found if path.relative_to(docs).as_posix() not in made)


def refuse_links(folder: Path) -> None:
    """Refuse links and special files in the place of a folder and below it, hidden or not; see `refuse_link`."""
    refuse_link(folder)
    if not folder.is_dir():
        return
    for entry in _walk(folder, hidden=True):
        path = Path(entry.path)
        if not _is_emacs_lock(entry):
            _refuse_special(from_here(path), entry.stat(follow_symlinks=False).st_mode)


def refuse_links_to(path: Path, folder: Path) -> None:
    """Refuse links on the way from a folder to a file below it."""
    for each in (path, *path.parents):
        if each != folder and each.is_relative_to(folder):
            refuse_link(each)


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
    everybodys = Path(tempfile.gettempdir())
    _clear(_litter(everybodys, _SCRATCH))
    with _own_folder(everybodys, _SCRATCH, 0o700) as own:
        yield own


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
    return path.resolve() if path.name == ".." else path.parent.resolve() / path.name


def from_here(path: Path) -> Path:
    """Return a path as an editor names it: relative to the working folder if it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
