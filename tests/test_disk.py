"""What is written and removed below a folder, and what stays."""

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


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    private, new = tmp_path / "private.yml", tmp_path / "new.yml"
    private.write_text("old", "utf-8")
    private.chmod(0o600)
    for path in (private, new):
        assert disk.write(path, b"written")
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in (private, new)} == {
        "private.yml": "0o600",
        "new.yml": "0o644",
    }


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
