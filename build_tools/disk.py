"""Read and write files: the only room that touches the disk. Folders and bytes in and out, nothing half written."""

import ctypes
import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from build_tools.diagnostics.refused import OperationFailed
from build_tools.diagnostics.snippet import visible

MANIFEST = ".generated"
_EXCHANGE = 2
_AT_FDCWD = -100
_SHORT = 40
_OTHERWISE = "look at the disk and its limits"
_WAYS_OUT = {
    errno.ENOENT: "look at its name",
    errno.EISDIR: "name a file, or move that folder",
    errno.ENOTDIR: "look at its name, in which a file stands for a folder",
    errno.EEXIST: "move what stands there",
    errno.ENOTEMPTY: "move what stands there",
    errno.EACCES: "mend its permissions",
    errno.EPERM: "mend its permissions",
    errno.EROFS: "name a place that can be written",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.ENAMETOOLONG: "shorten its name",
    errno.ELOOP: "mend its link",
}


@contextmanager
def _told(path: Path, done: str) -> Iterator[None]:
    """Let what the disk refuses be told as what could not be `done`, why, and the way out; raises Unreadable."""
    try:
        yield
    except OSError as error:
        way_out = _WAYS_OUT.get(error.errno or 0, _OTHERWISE)
        raise OperationFailed(f"{path} could not be {done} ({error.strerror or error}); {way_out}") from error


def read_folder(folder: Path, option: str) -> dict[str, bytes]:
    """Every file below a folder but hidden ones, by its path with /, sorted; `option` is what names the folder.

    Raises Unreadable for a missing folder, a folder that can't be listed, a file that can't be read or told by its
    name, and a link, since it may lead anywhere.
    """
    _refuse_missing(folder, option)
    return _contents(folder, _walk(folder, hidden=False))


def read_right_in(folder: Path, ending: str, option: str) -> dict[str, bytes]:
    """The files right in a folder whose names end so, but hidden ones, by name, sorted; raises like `read_folder`."""
    _refuse_missing(folder, option)
    return _contents(folder, [entry for entry in _entries(folder, hidden=False) if entry.name.endswith(ending)])


def _refuse_missing(folder: Path, option: str) -> None:
    with _told(folder, "read"):
        there = folder.is_dir()
    if not there:
        raise OperationFailed(f"there is no folder {folder}; run this where it is, or name it with {option}")


def _contents(folder: Path, entries: Iterable["os.DirEntry[str]"]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in entries:
        path = Path(entry.path)
        if entry.is_symlink():
            raise OperationFailed(f"{path} is a link; put the file itself there")
        _refuse_untellable(path)
        if entry.is_file():
            files[path.relative_to(folder).as_posix()] = read(path)
    return files


def _entries(folder: Path, *, hidden: bool) -> list["os.DirEntry[str]"]:
    with _told(folder, "listed"), os.scandir(folder) as entries:
        found = [each for each in entries if hidden or not each.name.startswith(".")]
    return sorted(found, key=lambda each: each.name)


def _walk(folder: Path, *, hidden: bool) -> Iterator["os.DirEntry[str]"]:
    """All that isn't a folder below one, sorted; a link to a folder is none; raises Unreadable."""
    for entry in _entries(folder, hidden=hidden):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), hidden=hidden)
        else:
            yield entry


def _refuse_untellable(path: Path) -> None:
    """Raise Unreadable for a name that no message and no address can hold: bytes that aren't UTF-8, invisible signs."""
    if not path.name.isprintable():
        raise OperationFailed(f"{visible(str(path))} has a name that is not in UTF-8, or invisible; give it another")


def exists(path: Path) -> bool:
    """Whether anything is there; raises Unreadable where that can't be told."""
    with _told(path, "read"):
        return path.exists()


def read(path: Path) -> bytes:
    """A file's bytes; raises Unreadable."""
    with _told(path, "read"):
        return path.read_bytes()


def lines(file: str) -> list[str]:
    """The lines of a file that a message names, to show them; none where there is nothing to show."""
    path = Path(file)
    return text_lines(read(path)) if path.is_file() else []


def text_lines(data: bytes) -> list[str]:
    """The lines of a text, broken where YAML breaks them."""
    return re.split("\r\n|[\r\n]", data.decode(errors="replace").removeprefix("\ufeff"))


def append(path: Path, text: str) -> None:
    """Add text to the end of a file that another program reads; raises Unreadable."""
    with _told(path, "written"), path.open("a", encoding="utf-8") as file:
        file.write(text)


def write(path: Path, data: bytes) -> bool:
    """Write a file in one step, and only where its bytes change; one that is there keeps its permissions.

    Raises Unreadable.
    """
    finished: Path | None = None
    try:
        with _told(path, "written"):
            if path.is_file() and path.read_bytes() == data:
                return False
            mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o644
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as file:
                finished = Path(file.name)
                file.write(data)
            finished.chmod(mode)
            finished.replace(path)
    finally:
        if finished is not None:
            finished.unlink(missing_ok=True)
    return True


def write_together(files: Mapping[Path, bytes]) -> int:
    """Write files, all or none: an error or Ctrl-C puts back what stood there; raises Unreadable.

    Gives how many have other bytes now.
    """
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
    """Make the generated files below docs/ exactly these, and give how many were written or removed.

    What an earlier run wrote is known by its manifest; a file that a person wrote is never touched. Raises
    Unreadable where one stands in the way.
    """
    before = generated(docs)
    for path in sorted(files):
        if not (docs / path).resolve().is_relative_to(docs.resolve()):
            raise OperationFailed(f"{docs / path} would be written outside {docs}; replace the link that leads there")
        if path not in before and (docs / path).exists():
            raise OperationFailed(f"{docs / path} stands where a page is to be generated; move it, or delete it")
    write_manifest(docs, before | set(files))
    changed = sum(write(docs / path, text.encode()) for path, text in files.items())
    for path in sorted(before - set(files)):
        remove(docs, path, docs / MANIFEST)
        changed += 1
    write_manifest(docs, set(files))
    return changed


def generated(docs: Path) -> set[str]:
    """The files below docs/ that an earlier run wrote, by their paths with /."""
    path = docs / MANIFEST
    return listed(read(path)) if exists(path) else set()


def listed(manifest: bytes) -> set[str]:
    """The paths that a manifest names."""
    return set(manifest.decode(errors="replace").splitlines())


def write_manifest(folder: Path, paths: Iterable[str]) -> None:
    """List the files that were made below a folder, so that the next run knows them; raises Unreadable."""
    write(folder / MANIFEST, "".join(f"{path}\n" for path in sorted(set(paths) - {MANIFEST})).encode())


def remove(folder: Path, path: str, listed_by: Path) -> None:
    """Remove a stale file below a folder, and its own folder if that is empty now; `listed_by` is what names it.

    Raises Unreadable.
    """
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise OperationFailed(f"{listed_by} names {path}, which is not below {folder}; delete {listed_by}")
    with _told(target, "removed"):
        target.unlink(missing_ok=True)
        if target.parent != folder and target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """An empty folder on the same disk to make another in; gone afterwards, and so are parents that stayed empty.

    Raises Unreadable.
    """
    missing = [each for each in folder.parents if not exists(each)]
    make_folder(folder.parent)
    with _told(folder.parent, "written"):
        new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:_SHORT]}-"))
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)
        for each in missing:
            with suppress(OSError):
                each.rmdir()


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raises Unreadable."""
    with _told(folder, "made"):
        folder.mkdir(parents=True, exist_ok=True)


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that isn't there yet or is empty, all of it or nothing; raises Unreadable."""
    there = exists(folder)
    with _told(folder, "listed"):
        if there and (not folder.is_dir() or any(folder.iterdir())):
            raise OperationFailed(f"{folder} is there already and is not empty; name a folder that is new or empty")
    with folder_beside(folder.absolute() / "new" if there else folder.absolute()) as new:
        for path, data in files.items():
            write(new / path, data)
        _move(new, folder, there)


def _move(new: Path, folder: Path, there: bool) -> None:
    """Give a folder its content; one that is there stays itself, since a shell may stand in it or a disk lie on it."""
    with _told(folder, "written"):
        new.chmod(0o755)
        if not there:
            new.rename(folder)
            return
        _move_all(new, folder)


def _move_all(new: Path, folder: Path) -> None:
    """Move what is in one folder into another, all of it: an error or Ctrl-C puts back what was moved."""
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
    """Put a finished folder in the place of another, in one step where the system can exchange two names."""
    with _told(folder, "replaced"):
        new.chmod(0o755)
        if not folder.exists():
            new.rename(folder)
            return
        if not _exchange(new, folder):
            old = new.with_name(new.name + "-old")
            folder.rename(old)
            new.rename(folder)
            new = old
        shutil.rmtree(new)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)


def hand_written(docs: Path) -> list[Path]:
    """The folders and files right below docs/ that no build made; raises Unreadable."""
    made = {path.split("/")[0] for path in generated(docs)}
    with _told(docs, "listed"):
        return [path for path in sorted(docs.iterdir()) if path.name not in made and not path.name.startswith(".")]


def hand_written_pages(docs: Path) -> list[str]:
    """The pages below docs/ that no build made, by their paths with /; raises Unreadable."""
    made = {path.split("/")[0] for path in generated(docs)}
    pages = [Path(entry.path).relative_to(docs) for entry in _walk(docs, hidden=False) if entry.name.endswith(".md")]
    return sorted(page.as_posix() for page in pages if page.parts[0] not in made)


def refuse_pathless(docs: Path) -> None:
    """Raise Unreadable for what has no address of its own: a link that may lead in a circle, a name not in UTF-8."""
    whole = docs.resolve()
    for path in sorted(docs.rglob("*")):
        if path.is_symlink() and path.is_dir():
            target = path.resolve()
            if target.is_relative_to(whole) or whole.is_relative_to(target):
                raise OperationFailed(f"{path} is a link to pages that are here already; delete it")
        _refuse_untellable(path)


def files_below(folder: Path) -> dict[str, Path]:
    """Every file below a folder, hidden ones and links too, by its path with /, sorted; none where there is no folder.

    Raises Unreadable for a folder that can't be listed.
    """
    if not exists(folder):
        return {}
    found = [Path(entry.path) for entry in _walk(folder, hidden=True)]
    return {path.relative_to(folder).as_posix(): path for path in found}


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """An empty folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        yield Path(folder)


def traces(paths: Iterable[Path], *, without: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    """What tells an edit of the files at or below some paths: inode, time and size of each; hidden ones left out.

    A folder that is linked below them is not looked into: the link may lead back to where it stands.
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
                told = path.stat() if path.is_file() else path.lstat()
                found[path] = (told.st_ino, told.st_mtime_ns, told.st_size)
    return found


def from_here(path: Path) -> Path:
    """A path as an editor names it: relative to where the command runs, if it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
