"""What a killed build leaves is cleared by the next one; what a running build holds stays."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from build_tools import disk
from tests.conftest import Run

_BESIDE = """
from pathlib import Path
from build_tools import disk
with disk.folder_beside(Path("site").absolute()) as new, disk.scratch_folder() as scratch:
    for folder in (new, scratch):
        (folder / "index.html").write_text("half")
    print(new.parent, scratch, flush=True)
    input()
"""
_WRITING = """
import os
from pathlib import Path
from build_tools import disk
made = lambda: max(Path("pages").glob(".writing-*"), key=lambda path: path.stat().st_ctime_ns)
os.fsync = lambda _: (print(made(), flush=True), input())
disk.write(Path("pages/index.md"), b"new")
"""


@contextmanager
def _running(code: str, folder: Path) -> Iterator[tuple[list[Path], "subprocess.Popen[str]"]]:
    """A process in the middle of its work, and what it has made for that."""
    environment = os.environ | {"TMPDIR": str(folder / "tmp")}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, env=environment, stdin=-1, stdout=-1, text=True
    ) as process:
        assert process.stdout and process.stdin
        made = [folder / path for path in process.stdout.readline().split()]
        assert made and all(path.exists() for path in made)
        yield made, process
        if process.poll() is None:
            process.communicate("\n")
            assert process.returncode == 0


def _kill(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("tmp", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "pages" / "index.md").write_text("old", "utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return tmp_path


def test_a_killed_build_is_cleared_away_and_a_running_one_is_not(folder: Path) -> None:
    with _running(_BESIDE, folder) as (left, killed), _running(_BESIDE, folder) as (kept, _):
        _kill(killed)
        assert all(path.exists() for path in (*left, *kept))
        with disk.folder_beside(folder / "site"), disk.scratch_folder():
            assert [path.exists() for path in (*left, *kept)] == [False, False, True, True]
    assert sorted(path.name for path in folder.iterdir()) == ["pages", "tmp"]
    assert list((folder / "tmp").iterdir()) == []


def test_a_killed_write_is_cleared_away_and_a_running_one_is_not(folder: Path) -> None:
    with _running(_WRITING, folder) as (left, killed), _running(_WRITING, folder) as (kept, _):
        _kill(killed)
        disk.write_together(folder, {"pages/other.md": b""})
        assert [path.exists() for path in (*left, *kept)] == [False, True]
    assert sorted(path.name for path in (folder / "pages").iterdir()) == ["index.md", "other.md"]
    assert (folder / "pages" / "index.md").read_text("utf-8") == "new"


@pytest.mark.parametrize("name", ["", "0123456789abcdef"])
def test_pages_clear_what_a_killed_write_left_below_docs(name: str, project: Path, briefing: Run) -> None:
    left = project / "docs" / "quotes" / f".writing-{name}"
    left.parent.mkdir()
    left.write_text("half", "utf-8")
    assert briefing("pages").returncode == 0
    assert left.exists() == (not name), "only what has the name that we give"


def test_a_site_that_a_kill_has_left_out_of_its_place_is_put_back(folder: Path) -> None:
    """As it may happen where a system can't exchange two names in one step."""
    old = folder / ".site-0123456789abcdef" / "site-old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", "utf-8")
    with disk.folder_beside(folder / "site"):
        assert not old.parent.exists()
    assert (folder / "site" / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize(
    "name", [".site-0123456789abcdeg", ".site-0123", "site-0123456789abcdef", ".other-0123456789abcdef"]
)
def test_what_has_another_name_stays(name: str, folder: Path) -> None:
    (folder / name).mkdir()
    with disk.folder_beside(folder / "site"):
        assert (folder / name).exists()


def test_a_link_is_no_litter(folder: Path) -> None:
    link = folder / ".site-0123456789abcdef"
    link.symlink_to("pages")
    with disk.folder_beside(folder / "site"):
        assert link.is_symlink() and (folder / "pages" / "index.md").exists()


def test_a_new_briefing_is_begun_where_one_was_killed(folder: Path) -> None:
    left = folder / "new" / ".new-0123456789abcdef" / "new"
    left.mkdir(parents=True)
    disk.write_new_folder(folder / "new", {"briefing.yml": b""})
    assert [path.name for path in (folder / "new").iterdir()] == ["briefing.yml"]
