"""What is written and removed below a folder, and what stays."""

import ctypes
import errno
import fcntl
import os
import re
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk import litter, reading, state
from build_tools.site import offline, output


def test_a_file_that_leads_out_is_told_with_what_lists_it(tmp_path: Path) -> None:
    docs, site, outside = tmp_path / "docs", tmp_path / "site", tmp_path / "outside.md"
    for folder in (docs, site):
        folder.mkdir()
    outside.write_text("# By hand", "utf-8")
    (docs / disk.MANIFEST).write_text("../outside.md\n", "utf-8")
    with pytest.raises(OperationFailed) as refused:
        disk.write_generated(docs, {})
    manifest = docs / disk.MANIFEST
    assert str(refused.value) == f"{manifest} names ../outside.md, which is not below {docs}; delete {manifest}"
    assert outside.exists()


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def _mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    private, new = tmp_path / "private.yml", tmp_path / "new.yml"
    private.write_text("old", "utf-8")
    private.chmod(0o600)
    with umask(0o022):
        for path in (private, new):
            assert disk.write(path, b"written")
    assert [_mode(path) for path in (private, new)] == ["0o600", "0o644"]


@pytest.mark.parametrize(("mask", "file", "folder"), [(0o077, "0o600", "0o700"), (0o002, "0o664", "0o775")])
def test_what_is_new_follows_the_umask(mask: int, file: str, folder: str, tmp_path: Path) -> None:
    new, empty, site = tmp_path / "new", tmp_path / "empty", tmp_path / "site"
    with umask(mask):
        disk.write_new_folder(new, {"topics/quay.yml": b""})
        empty.mkdir()
        disk.write_new_folder(empty, {"topics/quay.yml": b""})
        with disk.folder_beside(site) as beside:
            disk.write(beside / "index.html", b"")
            disk.swap(beside, site)
    for each in (new, empty):
        modes = [_mode(path) for path in (each, each / "topics", each / "topics" / "quay.yml")]
        assert modes == [folder, folder, file]
    assert (_mode(site), _mode(site / "index.html")) == (folder, file)


def test_a_site_keeps_the_permissions_of_its_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    site.chmod(0o710)
    with disk.folder_beside(site) as beside:
        disk.swap(beside, site)
    assert _mode(site) == "0o710"


class _WithoutExchange:
    """A C library that has no renameat2, as on macOS."""

    def __init__(self, _: None):
        pass


def _old_and_new(tmp_path: Path) -> tuple[Path, Path]:
    site, new = tmp_path / "site", tmp_path / ".site-new"
    for folder, text in ((site, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text, "utf-8")
    return site, new


def test_a_site_is_replaced_where_names_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _WithoutExchange)
    site, new = _old_and_new(tmp_path)
    disk.swap(new, site)
    assert (site / "index.html").read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("step", ["the old one away", "the new one there"])
@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, PermissionError(13, "Permission denied")])
def test_the_old_site_is_back_if_the_new_one_cannot_be_put_there(
    stopped_by: BaseException, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _WithoutExchange)
    site, new = _old_and_new(tmp_path)
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self == (site if step == "the old one away" else new):
            raise stopped_by
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises((KeyboardInterrupt, OperationFailed)) as failed:
        disk.swap(new, site)
    if failed.type is OperationFailed:
        assert str(failed.value) == f"{site} could not be replaced (Permission denied); fix its permissions"
    assert (site / "index.html").read_text("utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == [new, site]


@pytest.mark.parametrize("inside", ["", "quotes"])
def test_a_site_does_not_replace_the_working_folder(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = _make(tmp_path / "site", {"quotes": "/"})
    output.refuse_foreign(site)
    monkeypatch.chdir(site / inside)
    with pytest.raises(OperationFailed) as refused:
        output.refuse_foreign(disk.itself(Path("." if not inside else "..")))
    said = f"you are in {site}, which would be replaced; go to another folder and build from there"
    assert str(refused.value) == said


PACKED = offline.packed({disk.MANIFEST: b"index.html\n", "index.html": b""}, "site")


@pytest.mark.parametrize(
    "damaged",
    [
        PACKED.replace(b"PK\1\2", b"PK\1\0", 1),
        PACKED.replace(b"site/.generated", b"site/.generated"[:-1] + b"D", 1),
        PACKED.replace(b"site/.generated" + PACKED[45:46], b"site/.generated\xff", 1),
    ],
    ids=["its list of files", "the name before its first file", "its first file"],
)
def test_a_damaged_zip_is_kept(damaged: bytes, tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    archive.write_bytes(PACKED)
    output.refuse_foreign_archive(archive, "site")
    assert damaged != PACKED
    archive.write_bytes(damaged)
    with pytest.raises(OperationFailed) as refused:
        output.refuse_foreign_archive(archive, "site")
    assert str(refused.value) == f"{archive} holds what no build made; move it, or name another folder with --site"


def _tree(folder: Path) -> dict[str, str]:
    """What is below a folder, by path: the text of a file, where a link leads, / for a folder, | for a pipe."""

    def shown(path: Path) -> str:
        if path.is_symlink():
            return f"-> {path.readlink()}"
        if path.is_fifo():
            return "|"
        return "/" if path.is_dir() else path.read_text("utf-8")

    return {path.relative_to(folder).as_posix(): shown(path) for path in sorted(folder.rglob("*"))}


def _make(folder: Path, tree: dict[str, str]) -> Path:
    """Make a folder that `_tree` shows so."""
    folder.mkdir(exist_ok=True)
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("-> "):
            path.symlink_to(text.removeprefix("-> "))
        elif text == "/":
            path.mkdir(exist_ok=True)
        elif text == "|":
            os.mkfifo(path)
        else:
            path.write_bytes(text.encode())
    return folder


LITTER = ".writing-0123456789abcdef"
FEW = Limit("x", 3, "bytes", "shorten it")
MANY = Limit("x", 99, "bytes", "shorten it")
INVISIBLE = r"has a name with invisible characters or not in UTF-8; rename it"
LINKED = "is a link; replace it with the file itself"
LOOP = {"loop": "-> loop"}

Failing = Callable[[Path], object]
FAILING: list[tuple[str, dict[str, str], Failing, str]] = [
    ("a folder that is missing", {}, lambda at: disk.read_folder(at / "a", "--x"), "there is no folder {at}/a; run this where it is, or name it with --x"),
    ("a file for a folder", {"a": ""}, lambda at: disk.read_within(at / "a", "--x", lambda _: MANY, files=MANY, total=MANY), "there is no folder {at}/a; run this where it is, or name it with --x"),
    ("texts that are missing", {}, lambda at: disk.read_right_in(at / "a", ".txt", "--x", MANY, MANY), "there is no folder {at}/a; run this where it is, or name it with --x"),
    ("the folder has no name", {}, lambda at: disk.read_folder(at / ("a" * 300), "--x"), f"{{at}}/{'a' * 300} could not be read (File name too long); shorten its name"),
    ("a link in a folder", {"b/a": "-> nowhere"}, lambda at: disk.read_folder(at, "--x"), f"{{at}}/b/a {LINKED}"),
    ("a link to a folder", {"b/a": "-> .."}, lambda at: disk.read_folder(at, "--x"), "{at}/b/a is a link; replace it with the folder itself"),
    ("a link among texts", {"a.txt": "-> a"}, lambda at: disk.read_right_in(at, ".txt", "--x", MANY, MANY), f"{{at}}/a.txt {LINKED}"),
    ("an invisible name", {"a\u200b": ""}, lambda at: disk.read_folder(at, "--x"), rf"{{at}}/a\u200b {INVISIBLE}"),
    ("an invisible name of a folder", {"a\u200b": "/"}, lambda at: disk.read_folder(at, "--x"), rf"{{at}}/a\u200b {INVISIBLE}"),
    ("an invisible name of what is no link", {"a\u200b": ""}, lambda at: disk.refuse_links(at), rf"{{at}}/a\u200b {INVISIBLE}"),
    ("a link among plain files", {"b": "/", "c": "-> b"}, lambda at: list(disk.read_plain(at)), "{at}/c is a link; replace it with the folder itself"),
    ("a link for plain files", {"b": "-> c", "c": "/"}, lambda at: list(disk.read_plain(at / "b")), "{at}/b is a link; replace it with the folder itself"),
    ("a pipe among plain files", {".b": "|"}, lambda at: list(disk.read_plain(at)), "{at}/.b is neither a file nor a folder; delete it"),
    ("a text over its limit", {"a.txt": "four"}, lambda at: disk.read_right_in(at, ".txt", "--x", FEW, MANY), "{at}/a.txt has more than 3 bytes; shorten it"),
    ("texts over their limit", {"a.txt": "12", "b.txt": "34"}, lambda at: disk.read_right_in(at, ".txt", "--x", FEW, FEW), "{at} has more than 3 bytes; shorten it"),
    ("files over their limit", {"a": "12", "b": "34"}, lambda at: disk.read_within(at, "--x", lambda _: FEW, files=FEW, total=FEW), "{at} has more than 3 bytes; shorten it"),
    ("too many files", dict.fromkeys("abcd", ""), lambda at: disk.read_within(at, "--x", lambda _: FEW, files=FEW, total=MANY), "{at} has more than 3 bytes; shorten it"),
    ("a folder named as a file", {"b/a.yml": "/"}, lambda at: disk.read_within(at, "--x", lambda _: MANY, files=MANY, total=MANY), "{at}/b/a.yml is a folder with the name of a file; rename it"),
    ("a link named as a file", {"b": "/", "b.yml": "-> b"}, lambda at: disk.read_within(at, "--x", lambda _: MANY, files=MANY, total=MANY), "{at}/b.yml is a link; replace it with the folder itself"),
    ("a file that is missing", {}, lambda at: disk.read(at / "a"), "{at}/a could not be read (No such file or directory); check its name"),
    ("a folder is no file", {"a": "/"}, lambda at: disk.read(at / "a"), "{at}/a could not be read (Is a directory); name a file, or move that folder"),
    ("a file is no folder", {"a": ""}, lambda at: disk.read(at / "a" / "b"), "{at}/a/b could not be read (Not a directory); check its name, which uses a file as a folder"),
    ("a pipe", {"a": "|"}, lambda at: disk.read(at / "a"), "{at}/a is not a regular file; name one"),
    ("a pipe in a folder", {"a": "|"}, lambda at: disk.read_folder(at, "--x"), "{at}/a is neither a file nor a folder; delete it"),
    ("a pipe below docs", {".a": "|"}, lambda at: disk.refuse_unfit(at), "{at}/.a is neither a file nor a folder; delete it"),
    ("a link in a circle", LOOP, lambda at: disk.read(at / "loop"), "{at}/loop could not be read (Too many levels of symbolic links); fix its link"),
    ("more than its limit", {"a": "four"}, lambda at: disk.read_whole(at / "a", FEW), "{at}/a has more than 3 bytes; shorten it"),
    ("a name too long", {}, lambda at: disk.exists(at / ("a" * 300)), f"{{at}}/{'a' * 300} could not be read (File name too long); shorten its name"),
    ("an unfit name", {}, lambda at: disk.refuse_link(at / ("a" * 300)), f"{{at}}/{'a' * 300} could not be read (File name too long); shorten its name"),
    ("what would be added to", {"a": "/"}, lambda at: disk.append(at / "a", "x"), "{at}/a could not be written (Is a directory); name a file, or move that folder"),
    ("what would be written", {"a": "/"}, lambda at: disk.write(at / "a", b"x"), "{at}/a could not be written (Is a directory); name a file, or move that folder"),
    ("a file where a folder is needed", {"a": ""}, lambda at: disk.write(at / "a" / "b", b"x"), "{at}/a/b could not be written (File exists); move what is there"),
    ("what would be made", {"a": ""}, lambda at: disk.make_folder(at / "a"), "{at}/a could not be made (File exists); move what is there"),
    ("a page in the way", {"docs/a.md": "mine"}, lambda at: disk.write_generated(at / "docs", {"a.md": "x"}), "{at}/docs/a.md is in the way of a generated page; move it, or delete it"),
    ("a list that is a folder", {".generated": "/"}, lambda at: disk.generated(at), "{at}/.generated could not be read (Is a directory); name a file, or move that folder"),
    ("what would be removed", {"a": "/"}, lambda at: disk.remove(at, "a", at / "list"), "{at}/a could not be removed (Is a directory); name a file, or move that folder"),
    ("a file elsewhere", {"a/b": ""}, lambda at: disk.remove(at / "a", "../c", at / "list"), "{at}/list names ../c, which is not below {at}/a; delete {at}/list"),
    ("a new folder that is not empty", {"a/b": ""}, lambda at: disk.write_new_folder(at / "a", {}), "{at}/a already exists and is not empty; name a new or an empty folder"),
    ("a new folder with a hidden file", {"a/.b": ""}, lambda at: disk.write_new_folder(at / "a", {}), "{at}/a already exists and is not empty; name a new or an empty folder"),
    ("a new folder that is a file", {"a": ""}, lambda at: disk.write_new_folder(at / "a", {}), "{at}/a already exists and is not empty; name a new or an empty folder"),
    ("a new folder in a file", {"a": ""}, lambda at: disk.write_new_folder(at / "a" / "b", {}), "{at}/a could not be made (File exists); move what is there"),
    ("a folder in the way of a file", {"new": "", "a/b": ""}, lambda at: disk.replace(at / "new", at / "a"), "{at}/a could not be replaced (Is a directory); name a file, or move that folder"),
    ("pages that are missing", {}, lambda at: disk.hand_written(at / "a"), "{at}/a could not be listed (No such file or directory); check its name"),
    ("pages that are nowhere", {}, lambda at: disk.hand_written_pages(at / "a"), "{at}/a could not be listed (No such file or directory); check its name"),
    ("a link below", {"b/a": "-> nowhere"}, lambda at: disk.refuse_links(at), f"{{at}}/b/a {LINKED}"),
    ("a hidden link below", {"b/.a": "-> nowhere"}, lambda at: disk.refuse_links(at), f"{{at}}/b/.a {LINKED}"),
    ("a link for a folder", {"b": "-> c", "c": "/"}, lambda at: disk.refuse_links(at / "b"), "{at}/b is a link; replace it with the folder itself"),
    ("a link that Emacs makes, to a file", {"b/.#a": "-> a", "b/a": ""}, lambda at: disk.refuse_links(at), f"{{at}}/b/.#a {LINKED}"),
    ("a link on the way", {"b": "-> c", "c/d": ""}, lambda at: disk.refuse_links_to(at / "b" / "d", at), "{at}/b is a link; replace it with the folder itself"),
    ("a link at the end of the way", {"b/c": "-> d"}, lambda at: disk.refuse_links_to(at / "b" / "c", at / "b"), f"{{at}}/b/c {LINKED}"),
    ("a link below docs", {"b/a": "-> nowhere"}, lambda at: disk.refuse_unfit(at), f"{{at}}/b/a {LINKED}"),
    ("too deep below docs", {f"{'a/' * 21}b": ""}, lambda at: disk.refuse_unfit(at), f"{{at}}/{'a/' * 21}b has more than 20 folders; move it up"),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "failing", "said"), [row[1:] for row in FAILING], ids=[row[0] for row in FAILING])
def test_what_cannot_be_done(tree: dict[str, str], failing: Failing, said: str, tmp_path: Path) -> None:
    before = _tree(_make(tmp_path, tree))
    with pytest.raises(OperationFailed) as failed:
        failing(tmp_path)
    assert str(failed.value) == said.replace("{at}", str(tmp_path))
    assert _tree(tmp_path) == before, "nothing is changed"


def _limit_of(path: str) -> Limit | None:
    return FEW if path.endswith("a") else None


READ: list[tuple[str, dict[str, str], Callable[[Path], object], object]] = [
    ("a folder", {"b/a": "1", "b/.c": "2", ".d/e": "3", "a": "4", "b.x": "5"}, lambda at: list(disk.read_folder(at, "--x").items()), [("a", b"4"), ("b/a", b"1"), ("b.x", b"5")]),
    ("plain files", {"b/a": "1", "b/.c": "2", ".d/e": "3", "f": "/"}, lambda at: list(disk.read_plain(at)), [(".d", None), (".d/e", b"3"), ("b", None), ("b/.c", b"2"), ("b/a", b"1"), ("f", None)]),
    ("names", {"b/a": "1", ".c": "2", "d": "/"}, lambda at: [disk.names_in(at), disk.names_in(at / ".c"), disk.names_in(at / "e")], [[".c", "b", "d"], [], []]),
    ("within limits", {"a": "12345", "b/a": "1", "b/c": "12345", "b/.a": "2"}, lambda at: list(disk.read_within(at, "--x", _limit_of, files=FEW, total=Limit("x", 5, "x", "x")).items()), [("a", b"1234"), ("b/a", b"1"), ("b/c", b"")]),
    ("right in a folder", {"b.txt": "1", "a.txt": "22", ".c.txt": "3", "d/e.txt": "4", "f.md": "5", "txt": "6", "g.txt": "/"}, lambda at: list(disk.read_right_in(at, ".txt", "--x", FEW, FEW).items()), [("a.txt", b"22"), ("b.txt", b"1")]),
    ("a file", {"a": "four"}, lambda at: disk.read(at / "a"), b"four"),
    ("a file within its limit", {"a": "fours"}, lambda at: disk.read(at / "a", FEW), b"four"),
    ("a file as large as its limit", {"a": "1\r\n"}, lambda at: disk.read_whole(at / "a", FEW), b"1\r\n"),
    ("lines", {"a": "\ufeffa\r\nb\n"}, lambda at: disk.lines(str(at / "a")), ["a", "b", ""]),
    ("lines of no file", {"a": "/"}, lambda at: [disk.lines(str(at / "a")), disk.lines(str(at / "b"))], [[], []]),
    ("lines that are not UTF-8", {}, lambda _: disk.text_lines(b"a\xffb"), ["a\ufffdb"]),
    ("what is there", {"a": "", "b": "/", "c": "-> a", "d": "-> nowhere"}, lambda at: [disk.exists(at / each) for each in "abcde"], [True, True, True, False, False]),
    ("a list", {"docs/.generated": "b/c.md\na.md\n"}, lambda at: disk.generated(at / "docs"), {"b/c.md", "a.md"}),
    ("no list", {}, lambda at: [disk.generated(at), disk.generated(at / "docs"), disk.listed(b"a\xff\n\0b\n")], [set(), set(), {"a\ufffd", "\ufffdb"}]),
    ("all files", {"b/a": "1", ".c/d": "2", "e": "-> b", "f": "-> nowhere"}, lambda at: list(disk.files_below(at).items()), lambda at: [(each, at / each) for each in (".c/d", "b/a", "e", "f")]),
    ("all files of no folder", {}, lambda at: disk.files_below(at / "a"), {}),
    ("by hand", {".generated": "b/c.md\nd.md\n", "b/c.md": "", "b/e.md": "", "d.md": "", "f/g": "", "h.md": "", ".i": ""}, disk.hand_written, lambda at: [at / "f", at / "h.md"]),
    ("pages by hand", {".generated": "b/c.md\nd.md\n", "b/c.md": "", "b/e.md": "", "d.md": "", "f/g.md": "", "f/h.MD": "", ".i/j.md": "", "a.md": ""}, disk.hand_written_pages, ["a.md", "f/g.md"]),
    ("Markdown by hand", {".generated": "b/c.md\n", "b/c.md": "", "b/e.markdown": "", "f.mkd": "", "g.txt": "", ".h/i.md": ""}, disk.hand_written_markdown, lambda at: [at / ".h/i.md", at / "b/e.markdown", at / "f.mkd"]),
    ("itself", {"a/b": "", "c": "-> a"}, lambda at: [disk.itself(at / "c"), disk.itself(at / "c" / "b"), disk.itself(at / "c" / ".."), disk.itself(Path("/"))], lambda at: [at / "c", at / "a" / "b", at, Path("/")]),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "read", "found"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_what_is_read(tree: dict[str, str], read: Callable[[Path], object], found: object, tmp_path: Path) -> None:
    at = _make(tmp_path, tree).resolve()
    assert read(at) == (found(at) if callable(found) else found)
    assert _tree(at) == _tree(_make(at, {})), "nothing is changed"


@pytest.mark.parametrize("folder", [".", "a/..", "../here"])
def test_what_is_below_a_folder_is_named_alike_however_the_folder_is(folder: str, tmp_path: Path) -> None:
    here = _make(tmp_path / "here", {"a/b": "1", "c": "2"})
    os.chdir(here)
    assert {name: disk.read(path) for name, path in disk.files_below(Path(folder)).items()} == {"a/b": b"1", "c": b"2"}
    assert list(disk.read_plain(Path(folder))) == [("a", None), ("a/b", b"1"), ("c", b"2")]


def test_a_path_is_named_from_here(tmp_path: Path) -> None:
    _make(tmp_path, {"here/b/a": "-> nowhere", "here/four": "four", "there/c": "-> nowhere"})
    here, there = tmp_path / "here", tmp_path / "there"
    os.chdir(here)
    assert [disk.from_here(each) for each in (here / "b", here, there, Path("b"))] == [
        Path("b"),
        Path(),
        there,
        Path("b"),
    ]
    for refused, said in ((here / "b/a", "b/a"), (there / "c", f"{there}/c")):
        with pytest.raises(OperationFailed) as failed:
            disk.refuse_link(refused)
        assert str(failed.value) == f"{said} {LINKED}"
    with pytest.raises(OperationFailed) as failed:
        disk.refuse_links(here)
    assert str(failed.value) == f"b/a {LINKED}"


def test_a_link_to_where_none_can_be_is_refused_too(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("x" * 300)
    with pytest.raises(OperationFailed) as refused:
        disk.refuse_link(link)
    assert str(refused.value) == f"{link} {LINKED}"
    link.rename(tmp_path / ".#link")  # as Emacs names its own, which lead nowhere that one may look
    with pytest.raises(OperationFailed):
        disk.refuse_links(tmp_path)


def test_what_is_no_link_passes(tmp_path: Path) -> None:
    _make(tmp_path, {"a/b": "", "a/.#b": "-> ann@desk.example", "link": "-> a"})
    for path in (tmp_path / "a", tmp_path / "a/b", tmp_path / "c"):
        disk.refuse_link(path)
        disk.refuse_links(path)
        disk.refuse_unfit(path)
    disk.refuse_links_to(tmp_path / "link" / "b", tmp_path / "link")


@pytest.mark.parametrize(
    ("name", "page"), [("a.md", True), ("a.html", True), (".a.md", True), ("a.png", False), ("a.yml", False)]
)
def test_a_file_below_docs_is_as_large_as_its_limit(name: str, page: bool, tmp_path: Path) -> None:
    limit = limits.PAGE_FILE if page else limits.OTHER_FILE
    (tmp_path / name).touch()
    os.truncate(tmp_path / name, limit.most)
    disk.refuse_unfit(tmp_path)
    os.truncate(tmp_path / name, limit.most + 1)
    with pytest.raises(OperationFailed) as failed:
        disk.refuse_unfit(tmp_path)
    assert str(failed.value) == limit.exceeded(str(tmp_path / name))


def test_no_more_is_read_than_a_limit_and_a_byte(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.truncate(tmp_path / "a", 50_000_000)
    tracemalloc.start()
    with pytest.raises(OperationFailed):
        disk.read_whole(tmp_path / "a", FEW)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_no_more_memory_is_taken_than_a_file_needs(tmp_path: Path) -> None:
    path = _make(tmp_path, {"a": "four"}) / "a"
    tracemalloc.start()
    assert disk.read(path, limits.OTHER_FILE) == b"four"
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system has no files without a size")
def test_a_file_that_says_no_size_is_read_up_to_its_limit() -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    assert disk.read(path, limits.OTHER_FILE).startswith(b"Name:")
    assert disk.read(path, FEW) == b"Name"


def test_pages_below_docs_are_as_large_as_their_limit(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.md").touch()
        os.truncate(tmp_path / f"{number}.md", limits.PAGE_FILE.most)
    _make(tmp_path, {"a.txt": "more", ("a/" * 20) + "b.txt": "deep"})
    disk.refuse_unfit(tmp_path)
    _make(tmp_path, {"a.md": "more"})
    with pytest.raises(OperationFailed) as failed:
        disk.refuse_unfit(tmp_path)
    assert str(failed.value) == limits.PAGES_BYTES.exceeded(str(tmp_path))


def test_a_file_is_written_only_if_its_bytes_change(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c"
    assert disk.write(path, b"one")
    first = path.stat().st_ino
    assert not disk.write(path, b"one") and path.stat().st_ino == first
    assert disk.write(path, b"two") and path.stat().st_ino != first
    assert disk.write(path, b"three") and disk.write(path, b"")
    assert _tree(tmp_path) == {"a": "/", "a/b": "/", "a/b/c": ""}


class _OutOfReach:
    """What is in a folder as a disk lists it that then doesn't tell what it is."""

    name, path = "a.txt", "folder/a.txt"

    def stat(self, **_: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")


def test_what_cannot_be_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda _: nullcontext([_OutOfReach()]))
    with pytest.raises(OperationFailed) as refused:
        disk.read_right_in(tmp_path, ".txt", "--texts", limits.TEXT_FILE, limits.TEXTS_BYTES)
    assert str(refused.value) == "folder/a.txt could not be read (Permission denied); fix its permissions"


def test_text_is_added_to_a_file(tmp_path: Path) -> None:
    for text in ("é", "\n2"):
        disk.append(tmp_path / "a", text)
    assert (tmp_path / "a").read_bytes() == "é\n2".encode()


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    tree = {"a": "old", "same": "same", "kept/b": "old", "file": ""}
    _make(tmp_path, tree)
    files = dict.fromkeys(("a", "kept/b", "kept/c", "new/d"), b"new")
    before = _tree(tmp_path)
    with pytest.raises(OperationFailed):
        disk.write_together(tmp_path, files | {"file/below": b""})
    assert _tree(tmp_path) == before
    assert disk.write_together(tmp_path, files | {"same": b"same"}) == 4
    assert _tree(tmp_path) == before | {"a": "new", "kept/b": "new", "kept/c": "new", "new": "/", "new/d": "new"}


def test_a_folder_that_was_made_stays_if_somebody_else_uses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, {"full/a": ""})
    replace = Path.replace

    def used(self: Path, target: Path) -> Path:
        (target.parent / "theirs").touch()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", used)
    with pytest.raises(OperationFailed):
        disk.write_together(tmp_path, {"new/a": b"new", "full": b"in the way"})
    assert _tree(tmp_path) == {"full": "/", "full/a": "", "theirs": "", "new": "/", "new/theirs": ""}


def test_generated_files_are_exactly_these(tmp_path: Path) -> None:
    docs = _make(tmp_path / "docs", {"mine.md": "mine", "a/mine.md": "mine", f"a/{LITTER}": "half"})
    assert disk.write_generated(docs, {"a/x.md": "1", "b/y.md": "2", "c/z.md": "3", "w.md": "4"}) == 4
    assert disk.generated(docs) == {"a/x.md", "b/y.md", "c/z.md", "w.md"}
    assert (docs / disk.MANIFEST).read_bytes() == b"a/x.md\nb/y.md\nc/z.md\nw.md\n"
    assert disk.write_generated(docs, {"a/x.md": "1", "c/z.md": "new"}) == 3
    assert _tree(docs) == {
        disk.MANIFEST: "a/x.md\nc/z.md\n",
        "mine.md": "mine",
        "a": "/",
        "a/mine.md": "mine",
        "a/x.md": "1",
        "c": "/",
        "c/z.md": "new",
    }
    (docs / "c" / "z.md").unlink()
    assert disk.write_generated(docs, {}) == 2, "also what is gone already"
    assert _tree(docs) == {disk.MANIFEST: "", "mine.md": "mine", "a": "/", "a/mine.md": "mine"}


@pytest.mark.parametrize(
    "path",
    ["a/x/index.md", "a/x/README.md", "a/x/index.html", "a/x.markdown", "A/X.md", "a.md", "a/index.html", "README.md"],
)
def test_no_page_by_hand_has_the_address_of_a_generated_one(path: str, tmp_path: Path) -> None:
    """It would be shown in the place of verified words."""
    docs = _make(tmp_path / "docs", {disk.MANIFEST: "a/x.md\n", path: "forged"})
    with pytest.raises(OperationFailed) as failure:
        disk.write_generated(docs, {"index.md": "1", "a/index.md": "2", "a/x.md": "3"})
    assert str(failure.value) == f"{docs / path} is in the way of a generated page; move it, or delete it"
    assert _tree(docs)[path] == "forged" and not (docs / "a" / "x.md").exists()


def test_what_is_written_is_listed_before_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a run after a killed one knows what is generated."""
    docs = _make(tmp_path / "docs", {disk.MANIFEST: "a.md\n", "a.md": "old"})
    replace = Path.replace

    def stopped(self: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        disk.write_generated(docs, {"b.md": "new"})
    assert _tree(docs) == {disk.MANIFEST: "a.md\nb.md\n", "a.md": "old"}


def test_a_manifest_does_not_list_itself(tmp_path: Path) -> None:
    disk.write_manifest(tmp_path, [disk.MANIFEST, "b", "a", "b"])
    assert _tree(tmp_path) == {disk.MANIFEST: "a\nb\n"}


def test_a_stale_file_goes_with_its_folder_but_not_with_the_whole(tmp_path: Path) -> None:
    at = _make(tmp_path / "at", {"a/b": "", "c/d": "", "c/e": "", "f": ""})
    for path in ("a/b", "c/d", "f", "gone", "gone/too"):
        disk.remove(at, path, at / "list")
    disk.remove(at, "c/e", at / "list")
    assert at.exists() and _tree(at) == {}


def test_a_folder_beside_is_gone_afterwards_and_so_are_parents_that_stay_empty(tmp_path: Path) -> None:
    with disk.folder_beside(tmp_path / "new" / "too" / ("s" * 99)) as beside:
        assert beside.name == "s" * 99 and re.fullmatch(rf"\.{'s' * 40}-[0-9a-f]{{16}}", beside.parent.name)
        assert beside.parent.parent == tmp_path / "new" / "too" and list(beside.iterdir()) == []
    assert _tree(tmp_path) == {}
    with disk.folder_beside(tmp_path / "new" / "too" / "site") as beside:
        disk.swap(beside, tmp_path / "new" / "too" / "site")
    assert _tree(tmp_path) == {"new": "/", "new/too": "/", "new/too/site": "/"}


def test_a_scratch_folder_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _make(tmp_path, {"briefing-0123456789abcdef/a": "left by a killed one"})
    with umask(0), disk.scratch_folder() as scratch:
        assert (scratch.parent, _mode(scratch)) == (tmp_path, "0o700")
        assert re.fullmatch("briefing-[0-9a-f]{16}", scratch.name)
        (scratch / "a").touch()
    assert _tree(tmp_path) == {}


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file as a running process does."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_litter_is_cleared_but_for_what_somebody_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, linked, theirs, gone = (f"{LITTER[:-1]}{each}" for each in "0123")
    stays = {f"{LITTER}0": "longer", LITTER.upper(): "", f"a{LITTER}": "", linked: f"-> {LITTER}", theirs: "theirs"}
    _make(tmp_path, stays | {LITTER: "half", gone: "gone"})
    lstat = Path.lstat

    def changed(self: Path) -> os.stat_result:
        if self.name == gone:
            self.unlink()
        status = lstat(self)
        return os.stat_result([*status[:4], 4711, *status[5:]]) if self.name == theirs else status

    with _locked(tmp_path / held):
        monkeypatch.setattr(Path, "lstat", changed)
        disk.write_together(tmp_path, {"a": b"", "new/b": b""})
        monkeypatch.undo()
    assert _tree(tmp_path) == stays | {held: "", "a": "", "new": "/", "new/b": ""}


BESIDE = ".site-0123456789abcdef"


@pytest.mark.parametrize(
    ("tree", "after"),
    [
        ({f"{BESIDE}/site/a": "half", f"{BESIDE}/.lock": ""}, {}),
        ({f"{BESIDE}/site/a": "half"}, {}),
        ({f"{BESIDE}/site-old/a": "old", f"{BESIDE}/site/a": "half"}, {"site": "/", "site/a": "old"}),
        ({f"{BESIDE}/site-old/a": "old", "site/a": "new"}, {"site": "/", "site/a": "new"}),
        ({f"{BESIDE}/site-old": "a file"}, {}),
        ({f"{BESIDE}/other-old/a": "another's"}, {}),
        ({BESIDE: "a file"}, {}),
        ({BESIDE: "-> nowhere"}, {BESIDE: "-> nowhere"}),
    ],
)  # fmt: skip
def test_a_folder_beside_is_cleared_and_what_it_holds_put_back(
    tree: dict[str, str], after: dict[str, str], tmp_path: Path
) -> None:
    _make(tmp_path, tree)
    with disk.folder_beside(tmp_path / "site"):
        pass
    assert _tree(tmp_path) == after


def _no_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


@pytest.mark.parametrize(
    ("of", "name", "without"), [([fcntl], "flock", _no_locks), ([litter, state], "fcntl", None)], ids=["disk", "system"]
)
def test_without_locks_all_is_written_and_litter_stays(
    of: list[object], name: str, without: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some network disks, and on Windows."""
    _make(tmp_path, {LITTER: "half", f"{BESIDE}/.lock": ""})
    before = _tree(tmp_path)
    for each in of:
        monkeypatch.setattr(each, name, without)
    assert disk.write_together(tmp_path, {"a": b"new", "b": b"new"}) == 2
    with disk.folder_beside(tmp_path / "site") as beside:
        disk.swap(beside, tmp_path / "site")
    assert _tree(tmp_path) == before | {"a": "new", "b": "new", "site": "/"}


def test_a_lock_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, {BESIDE: "/"})
    monkeypatch.setattr(fcntl, "flock", _no_locks)
    with umask(0), disk.folder_beside(tmp_path / "site") as beside:
        assert _mode(beside.parent / ".lock") == "0o600"
    assert _mode(tmp_path / BESIDE / ".lock") == "0o600"


def _is_locked(path: Path) -> bool:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def _taken_when_locked(monkeypatch: pytest.MonkeyPatch, taken: list[Path]) -> None:
    flock = fcntl.flock

    def taking(file: int, how: int) -> None:
        if not taken:
            taken.append(Path(f"/proc/self/fd/{file}").readlink())
            taken[0].unlink()
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", taking)


def _taken_when_opened(monkeypatch: pytest.MonkeyPatch, taken: list[Path]) -> None:
    opened = os.open

    def taking(path: Path, flags: int, mode: int = 0o777) -> int:
        if not taken:
            taken.append(path)
            path.parent.rmdir()
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", taking)


def _held_by_another(monkeypatch: pytest.MonkeyPatch, taken: list[Path]) -> None:
    flock = fcntl.flock

    def held(file: int, how: int) -> None:
        if not taken:
            taken.append(Path(f"/proc/self/fd/{file}").readlink())
            raise BlockingIOError
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", held)


@pytest.mark.parametrize("take", [_taken_when_locked, _taken_when_opened, _held_by_another])
def test_what_another_process_took_for_litter_is_made_again(
    take: Callable[[pytest.MonkeyPatch, list[Path]], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    take(monkeypatch, taken)
    with disk.folder_beside(tmp_path / "site") as beside:
        monkeypatch.undo()
        assert len(taken) == 1 and taken[0].parent.parent == tmp_path and taken[0].parent != beside.parent
        assert _is_locked(beside.parent / ".lock")
    assert _tree(tmp_path) == {}


def test_what_is_being_written_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        assert _is_locked(self) and self.parent == tmp_path and re.fullmatch(r"\.writing-[0-9a-f]{16}", self.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    assert disk.write(tmp_path / "a", b"one") and disk.write(tmp_path / "a", b"two")


def test_a_file_is_put_where_nobody_reads_it_yet(tmp_path: Path) -> None:
    for path, text in (("a/b/c", b"one"), ("a/b/d", b"two"), ("a/b/c", b"three")):
        disk.put(tmp_path / path, text)
    assert _tree(tmp_path) == {"a": "/", "a/b": "/", "a/b/c": "three", "a/b/d": "two"}
    with pytest.raises(OperationFailed) as refused:
        disk.put(tmp_path / "a", b"")
    assert str(refused.value) == (
        f"{tmp_path / 'a'} could not be written (Is a directory); name a file, or move that folder"
    )


def test_what_replaces_a_file_is_on_the_disk_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash could otherwise leave the new name with nothing in it."""
    synced: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(Path(f"/proc/self/fd/{file}").read_bytes()))
    for text in (b"one", b"two"):
        disk.write(tmp_path / "a", text)
    assert synced == [b"two"]


@pytest.mark.parametrize("there", [{}, {"a": "/"}, {"a/.new-0123456789abcdef/new/b": "left by a killed one"}])
def test_a_new_folder_is_written(there: dict[str, str], tmp_path: Path) -> None:
    os.chdir(_make(tmp_path, there))
    first = (tmp_path / "a").stat().st_ino if there else None
    disk.write_new_folder(Path("a"), {"b/c": b"1", "d": b"2"})
    assert _tree(tmp_path) == {"a": "/", "a/b": "/", "a/b/c": "1", "a/d": "2"}
    assert first in (None, (tmp_path / "a").stat().st_ino), "an empty folder is kept, since a shell may be in it"


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, PermissionError(13, "Permission denied")])
def test_a_new_folder_is_written_whole_or_not_at_all(
    stopped_by: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        assert re.fullmatch(r"\.new-[0-9a-f]{16}", self.relative_to(tmp_path).parts[0]) or target.parent != tmp_path
        if target == tmp_path / "c":
            raise stopped_by
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises((KeyboardInterrupt, OperationFailed)) as failed:
        disk.write_new_folder(tmp_path, {"b": b"", "c": b"", "d": b""})
    if failed.type is OperationFailed:
        assert str(failed.value) == f"{tmp_path} could not be written (Permission denied); fix its permissions"
    assert _tree(tmp_path) == {}


def test_a_site_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, new = _old_and_new(tmp_path)
    monkeypatch.delattr(Path, "rename")
    os.chdir(tmp_path)
    disk.swap(Path(new.name), Path(site.name))
    assert _tree(tmp_path) == {"site": "/", "site/index.html": "new"}


def test_a_file_is_replaced(tmp_path: Path) -> None:
    _make(tmp_path, {"new": "new", "a": "old"})
    disk.replace(tmp_path / "new", tmp_path / "a")
    assert _tree(tmp_path) == {"a": "new"}


def test_edits_leave_traces(tmp_path: Path) -> None:
    tree = {
        "a/b": "1",
        "a/.c": "",
        ".d/e": "22",
        "a/f": "-> b",
        "a/g": "-> ../h",
        "a/i": "-> nowhere",
        "h/j": "",
        "k/l": "",
    }
    at = _make(tmp_path, tree)
    (at / "root").symlink_to("h")
    roots = [at / "a", at / ".d", at / "root", at / "k", at / "missing"]
    found = disk.traces(roots, without={str(at / "k" / "l")})
    shown = {Path(path).relative_to(at).as_posix(): trace for path, trace in found.items()}
    status = {name: (at / name).stat() for name in ("a/b", ".d/e", "root/j", "a/g")}
    status |= {"a/f": (at / "a/b").stat(), "a/g": (at / "a/g").lstat(), "a/i": (at / "a/i").lstat()}
    assert shown == {name: (each.st_ino, each.st_mtime_ns, each.st_size) for name, each in status.items()}


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at, held = _make(tmp_path / "a", {"b": "as it was", "c": "another"}), disk.Held()

    def read() -> dict[str, bytes]:
        return disk.read_within(at, "--x", lambda _: MANY, files=MANY, total=MANY, held=held)

    first = read()
    assert read()["b"] is not first["b"], "another change may bear the same time"
    monkeypatch.setattr(reading, "COARSEST", -(10**12))
    first = read()
    before = (at / "b").stat()
    (at / "b").write_text("edited it")
    os.utime(at / "b", ns=(before.st_atime_ns, before.st_mtime_ns))
    again = read()
    assert again["b"] == b"edited it" and again["c"] is first["c"] and read()["b"] is again["b"]
    (at / "c").unlink()
    assert read() == {"b": b"edited it"}


def test_a_held_file_may_be_forgotten_by_another_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Shared(disk.Held):
        """As if another thread forgot each file as soon as one was asked for."""

        def __contains__(self, path: object) -> bool:
            return super().__contains__(path) and bool(self.pop(path))

    monkeypatch.setattr(reading, "COARSEST", -(10**12))
    at, held = _make(tmp_path / "a", {"b": "as it was"}), Shared()
    for _ in range(2):
        found = disk.read_within(at, "--x", lambda _: MANY, files=MANY, total=MANY, held=held)
        assert found == {"b": b"as it was"}


def test_a_folder_is_listed_again_only_when_something_comes_or_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, listed = _make(tmp_path / "a", {"b/c": "1", "d": "1", "e/f": "1"}), list[str]()
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(Path(path).name), scandir(path))[1])
    lookout = disk.Lookout()

    def looked(at: Path, *, without: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
        listed.clear()
        found, again = lookout.traces([at], without=without), sorted(listed)
        assert found == disk.traces([at], without=without)
        return sorted(Path(path).name for path in found), again

    looked(at)
    assert looked(at) == (["c", "d", "f"], ["a", "b", "e"]), "what was changed just now may change within the same tick"
    for folder in (at, at / "b", at / "e"):
        os.utime(folder, ns=(0, 1))
    looked(at)
    (at / "b" / "c").write_text("22")
    assert looked(at) == (["c", "d", "f"], [])
    (at / "b" / "g").write_text("1")
    assert looked(at) == (["c", "d", "f", "g"], ["b"])
    (at / "e" / "f").unlink()
    assert looked(at) == (["c", "d", "g"], ["b", "e"])
    assert looked(at, without=(str(at / "d"),)) == (["c", "g"], ["a", "b", "e"])


def test_unfinished_work_is_for_its_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "made" / "for" / "this.json"
    with umask(0o022):
        disk.keep(file, b"half")
    assert (file.read_bytes(), _mode(file.parent)) == (b"half", "0o700")
    disk.keep(file, b"more")
    assert file.read_bytes() == b"more"
    for _ in range(2):  # as another process may have deleted it
        disk.keep(file, None)
        assert not file.exists()
    file.mkdir()
    with pytest.raises(OperationFailed) as refused:
        disk.keep(file, None)
    assert str(refused.value) == f"{file} could not be deleted (Is a directory); name a file, or move that folder"
    (tmp_path / "that").write_bytes(b"")
    with pytest.raises(OperationFailed, match=f"^{re.escape(str(tmp_path / 'that'))} could not be made "):
        disk.keep(tmp_path / "that" / "this.json", b"half")


def test_the_newest_of_what_is_kept_stays(tmp_path: Path) -> None:
    for at, name in enumerate("cab"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, ns=(at, at))
    disk.keep_newest(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    disk.keep_newest(tmp_path / "nothing", 2)


def test_what_is_kept_has_a_folder_of_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, named in (("STATE", disk.state_file), ("CACHE", disk.cache_file)):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path))
        file = named("drafts", "one", "two")
        assert file.parent == tmp_path / "annotated-briefing" / "drafts"
        assert file.stem == "a0ef70c43442d404b1ed004b66493486", "the next version finds what this one left"
        assert file.name not in {named("drafts", *about).name for about in ((), ("one",), ("two", "one"), ("onetwo",))}
