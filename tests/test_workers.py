"""Work that is shared among processes is the same, whatever happens to them, and leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from build_tools import disk
from build_tools.site import workers
from tests.conftest import ROOT, command_in
from tests.server import wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux's forks are safe")

ITEMS = range(200)
HERE = os.getpid()


def _made(item: int) -> tuple[int, bool]:
    return item, os.getpid() == HERE


def test_workers_make_what_this_process_would() -> None:
    with workers.made_by(2, _made, ITEMS) as made:
        assert [made(item) for item in ITEMS] == [(item, False) for item in ITEMS]
        assert made(len(ITEMS)) == (len(ITEMS), True), "what is not among the items is made here"
    assert not active_children()


@pytest.mark.parametrize(("count", "items"), [(1, 200), (2, 10)])
def test_little_work_is_done_here(count: int, items: int) -> None:
    with workers.made_by(count, _made, range(items)) as made:
        assert all(made(item) == (item, True) for item in range(items))


def test_what_a_worker_fails_at_fails_here_and_all_else_is_made() -> None:
    def make(item: int) -> int:
        if item == 70:
            raise ValueError("seventy")
        return item

    with workers.made_by(2, make, ITEMS) as made:
        assert [made(item) for item in ITEMS if item != 70] == [item for item in ITEMS if item != 70]
        with pytest.raises(ValueError, match=r"^seventy$"):
            made(70)


@pytest.mark.parametrize("kills", [{20}, {20, 21, 90}])
def test_a_worker_that_is_killed_is_not_missed(kills: set[int]) -> None:
    def make(item: int) -> int:
        if item in kills and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    with workers.made_by(2, make, ITEMS) as made:
        assert [made(item) for item in ITEMS] == list(ITEMS)


def test_workers_end_in_the_middle_of_their_work() -> None:
    with pytest.raises(KeyboardInterrupt), workers.made_by(2, _made, ITEMS) as made:
        made(0)
        raise KeyboardInterrupt
    assert not active_children()


def test_workers_leave_ctrl_c_to_their_owner() -> None:
    program = (
        "import os, signal\n"
        "from build_tools.site.workers import made_by\n"
        "signal.signal(signal.SIGTERM, signal.default_int_handler)\n"
        "here = os.getpid()\n"
        "def make(item):\n"
        "    if item == 60 and os.getpid() != here:\n"
        "        os.killpg(0, signal.SIGINT)\n"
        "    return item\n"
        "try:\n"
        "    with made_by(3, make, range(200)) as made:\n"
        "        print(*map(made, range(200)))\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, start_new_session=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "interrupted\n", "")


@pytest.mark.parametrize("forks", [0, 1])
def test_without_another_process_work_is_done_here(forks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, left = os.fork, [None] * forks

    def failing() -> int:
        if not left:
            raise BlockingIOError("Resource temporarily unavailable")
        left.pop()
        return fork()

    monkeypatch.setattr(os, "fork", failing)
    with workers.made_by(2, _made, ITEMS) as made:
        assert [made(item) for item in ITEMS] == [(item, not forks) for item in ITEMS]
    assert not active_children()


def test_workers_end_with_a_process_that_is_killed() -> None:
    program = (
        "import os, signal, sys\n"
        "from multiprocessing import active_children\n"
        "from build_tools.site.workers import made_by\n"
        "with made_by(3, str, range(200)) as made:\n"
        "    made(0)\n"
        "    print(*(each.pid for each in active_children()), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    started = ran.stdout.split()
    assert (ran.returncode, len(started), ran.stderr) == (-signal.SIGKILL, 3, "")
    wait_for(lambda: not any(_runs(pid) for pid in started))


def _runs(pid: str) -> bool:
    """Whether a process works: nobody may have taken note yet that it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.site
def test_one_processor_makes_the_same_site_as_several(built: Path, invented_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "about", tmp_path / "docs" / "about")
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    try:
        assert workers.workers() == 1
        ran = command_in(tmp_path)("build", "--briefing", str(invented_folder / "briefing"))
    finally:
        os.sched_setaffinity(0, processors)
    assert ran.returncode == 0, ran.stderr
    assert _tree(tmp_path / "site") == _tree(built)
    assert _tree(tmp_path / "docs") == _tree(built.with_name("docs"))


def _tree(folder: Path) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in disk.files_below(folder).items()}
