"""Several files change together or not at all, at whatever step the process that changes them dies."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

import platformdirs
import pytest

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.state import alone
from tests.conftest import Run

_OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
BEFORE = {"a.yml": b"old", "quotes/b.yml": b"gone soon", "same": b"same"}
CHANGED = {"a.yml": b"new", "quotes/b.yml": None, "sources/new/c.yml": b"new", "same": b"same"}
AFTER = {"a.yml": b"new", "sources/new/c.yml": b"new", "same": b"same"}


class Dead(BaseException):
    """Raised by every operation on files that a dead process would still want to make."""


class Clock:
    """Lets a process die before one of its operations on files; it makes none after that, not even to tidy up."""

    def __init__(self) -> None:
        self.left: int | None = None
        sys.addaudithook(self._audit)  # it can't be taken away again

    def _audit(self, event: str, _: tuple[object, ...]) -> None:
        if self.left is not None and event in _OPERATIONS:
            self.left -= 1
            if self.left < 0:
                raise Dead


CLOCK = Clock()


def _dies(step: int, folder: Path, files: dict[str, bytes | None]) -> bool:
    """Change files in a process that dies before an operation; whether it came so far."""
    CLOCK.left = step
    try:
        with suppress(Dead):
            disk.write_together(folder, files)
            return False
        return True
    finally:
        CLOCK.left = None


def _make(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _unfinished() -> list[Path]:
    return list((platformdirs.user_state_path("annotated-briefing") / "unfinished").glob("*.json"))


def test_after_a_death_at_any_step_all_has_changed_or_nothing(tmp_path: Path) -> None:
    seen: list[bool] = []
    for step in range(1000):
        folder = _make(tmp_path / str(step), BEFORE)
        died = _dies(step, folder, CHANGED)
        disk.take_back(folder)
        after = _files(folder)
        assert after in (BEFORE, AFTER), f"after {step} operations"
        assert after == BEFORE or not (folder / "quotes" / "b.yml").exists()
        assert after == AFTER or not (folder / "sources").exists(), f"after {step} operations"
        assert not _unfinished() and not disk.take_back(folder)
        seen.append(after == AFTER)
        if not died:
            break
    assert not seen[0] and seen[-1] and len(seen) > 20


def test_a_death_while_a_change_is_taken_back_is_taken_up_again(tmp_path: Path) -> None:
    reached = 0
    for step in range(1000):
        folder = _make(tmp_path / str(step), BEFORE)
        _dies_half_way(folder)
        CLOCK.left = step
        with suppress(Dead):
            disk.take_back(folder)
            reached = step
        CLOCK.left = None
        disk.take_back(folder)
        assert _files(folder) == BEFORE, f"after {step} operations"
        if reached:
            break
    assert reached > 10


def _dies_half_way(folder: Path) -> None:
    step = 0
    while not (_dies(step, folder, CHANGED) and _files(folder) not in (BEFORE, AFTER)):
        disk.take_back(folder)
        step += 1


def test_the_next_change_takes_back_what_was_half_done(tmp_path: Path) -> None:
    folder = _make(tmp_path, BEFORE)
    _dies_half_way(folder)
    assert disk.write_together(folder, {"d.yml": b"later", "e.yml": b"later"}) == 2
    assert _files(folder) == BEFORE | {"d.yml": b"later", "e.yml": b"later"}


def test_an_edit_since_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = _make(Path("briefing"), BEFORE)
    _dies_half_way(folder)
    half = _files(folder) | {"a.yml": b"edited"}
    (folder / "a.yml").write_bytes(b"edited")
    with pytest.raises(OperationFailed) as failed:
        disk.take_back(folder)
    (journal,) = _unfinished()
    assert str(failed.value) == (
        "briefing/a.yml was edited after a killed command had changed it; undo that edit, "
        f"or delete {journal} to keep the folder as it is"
    )
    assert _files(folder) == half
    journal.unlink()
    assert not disk.take_back(folder) and _files(folder) == half


def test_a_link_in_the_way_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As somebody might commit one while a change is half done."""
    monkeypatch.chdir(tmp_path)
    folder = _make(tmp_path / "briefing", BEFORE)
    outside = _make(tmp_path / "outside", {"b.yml": b"theirs"})
    _dies_half_way(folder)
    (folder / "quotes" / "b.yml").unlink(missing_ok=True)
    (folder / "quotes").rmdir()
    (folder / "quotes").symlink_to(outside)
    for change in (lambda: disk.take_back(folder), lambda: disk.write_together(folder, {"quotes/b.yml": b""})):
        with pytest.raises(OperationFailed, match=r"^briefing/quotes is a link; replace it with the folder itself$"):
            change()
    assert _files(outside) == {"b.yml": b"theirs"}
    _unfinished()[0].unlink()


def test_a_journal_that_was_cut_off_says_that_nothing_had_begun(tmp_path: Path) -> None:
    folder = _make(tmp_path, BEFORE)
    _dies_half_way(folder)
    (journal,) = _unfinished()
    half = _files(folder)
    journal.write_bytes(journal.read_bytes()[:-9])
    assert not disk.take_back(folder) and not _unfinished() and _files(folder) == half


@pytest.mark.parametrize(
    "record",
    [
        "[]",
        "7",
        "{}",
        '{"files": [], "made": []}',
        '{"files": {"a.yml": ["b2xk"]}, "made": []}',
        '{"files": {"a.yml": ["b2xk", 7]}, "made": []}',
        '{"files": {"a.yml": ["b2xk", "x"]}, "made": []}',
        '{"files": {"a.yml": ["b2xk", null]}, "made": 7}',
        '{"files": {"../theirs": [null, "dGhlaXJz"]}, "made": []}',
        '{"files": {"/etc/theirs": [null, null]}, "made": []}',
        '{"files": {}, "made": ["../theirs"]}',
    ],
)
def test_a_journal_that_no_command_wrote_changes_nothing(tmp_path: Path, record: str) -> None:
    folder = _make(tmp_path / "briefing", BEFORE)
    _make(tmp_path, {"theirs": b"theirs"})
    _dies_half_way(folder)
    half = _files(tmp_path)
    (journal,) = _unfinished()
    journal.write_text(record)
    with pytest.raises(OperationFailed) as failed:
        disk.take_back(folder)
    assert str(failed.value) == f"{journal} is no record of a change; delete it"
    assert _files(tmp_path) == half
    journal.unlink()


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    folder = _make(tmp_path, BEFORE)
    with pytest.raises(OperationFailed, match="could not be"):
        disk.write_together(folder, {**CHANGED, "quotes": b"a folder is there"})
    assert _files(folder) == BEFORE and not (folder / "sources").exists() and not _unfinished()


def test_a_command_says_that_it_took_back_what_a_killed_one_left(project: Path, briefing: Run) -> None:
    whole = _files(project / "briefing")
    _dies_half_way_in(project / "briefing")
    assert _files(project / "briefing") != whole
    ran = briefing("check")
    assert (ran.returncode, ran.stderr) == (
        0,
        "took back what a killed command had begun to write in briefing; run that command again\n",
    )
    assert _files(project / "briefing") == whole
    assert briefing("check").stderr == ""


def test_what_another_process_left_while_one_waited_is_taken_back_first(tmp_path: Path) -> None:
    folder = _make(tmp_path, BEFORE)
    step = 0
    while (folder / "a.yml").read_bytes() != CHANGED["a.yml"]:
        disk.take_back(folder)
        assert _dies(step, folder, CHANGED)
        step += 1
    (journal,) = _unfinished()
    left = journal.read_bytes()
    journal.unlink()
    asked = threading.Event()
    with alone(journal):
        sys.addaudithook(lambda event, _: asked.set() if event == "fcntl.flock" else None)
        waiting = threading.Thread(target=disk.write_together, args=(folder, {"d.yml": b"1", "e.yml": b"2"}))
        waiting.start()
        assert asked.wait(60)
        journal.write_bytes(left)
    waiting.join()
    assert _files(folder) == {**BEFORE, "d.yml": b"1", "e.yml": b"2"} and not _unfinished()


def test_a_user_whose_state_is_out_of_reach_can_check(
    project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that runs as another user, whose home is not theirs."""
    monkeypatch.setenv("XDG_STATE_HOME", f"/{'x' * 300}")
    assert briefing("check").returncode == 0
    with pytest.raises(
        OperationFailed, match=r"unfinished could not be made \(File name too long\); shorten its name$"
    ):
        disk.write_together(project / "briefing", CHANGED)
    assert not (project / "briefing" / "a.yml").exists()


def _dies_half_way_in(folder: Path) -> None:
    before, step = _files(folder), 0
    while _files(folder) == before:
        disk.take_back(folder)
        assert _dies(step, folder, {"briefing.yml": b"half", "people.yml": None})
        step += 1


def test_a_power_cut_finds_a_whole_journal_or_a_whole_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _make(tmp_path, BEFORE)
    kept: list[tuple[Path, bool]] = []
    sync = os.fsync

    def synced(file: int) -> None:
        kept.append((Path(f"/proc/self/fd/{file}").readlink(), _files(folder) == BEFORE))
        sync(file)

    monkeypatch.setattr(os, "fsync", synced)
    disk.write_together(folder, CHANGED)
    paths = [path for path, _ in kept if not path.name.startswith(".writing-")]
    journals = platformdirs.user_state_path("annotated-briefing") / "unfinished"
    assert paths[0] == journals and paths[1].parent == journals
    assert [before for _, before in kept[:2]] == [True, True], "before the first file is changed"
    assert paths[2:] == [folder / each for each in ("", "a.yml", "quotes", "sources/new", "sources/new/c.yml")]


def test_each_folder_has_its_own_unfinished_work(tmp_path: Path) -> None:
    one, other = _make(tmp_path / "one", BEFORE), _make(tmp_path / "other", BEFORE)
    _dies_half_way(one)
    half = _files(one)
    assert not disk.take_back(other) and _files(one) == half
    assert disk.take_back(one) and _files(one) == BEFORE


def test_nothing_is_unfinished_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ("x" * 300)))
    assert not disk.take_back(_make(tmp_path / "one", BEFORE))
