"""What is written and removed below a folder, and what stays."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
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

    (site / "stale.html").write_text("", "utf-8")
    output.write_exactly(site, {"index.html": b""})
    assert sorted(path.name for path in site.iterdir()) == ["index.html"]


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


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, PermissionError(13, "Permission denied")])
def test_the_old_site_is_back_if_the_new_one_cannot_be_put_there(
    stopped_by: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _WithoutExchange)
    site, new = _old_and_new(tmp_path)
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self == new:
            raise stopped_by
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises((KeyboardInterrupt, OperationFailed)) as failed:
        disk.swap(new, site)
    if failed.type is OperationFailed:
        assert str(failed.value) == f"{site} could not be replaced (Permission denied); fix its permissions"
    assert (site / "index.html").read_text("utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == [new, site]


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
