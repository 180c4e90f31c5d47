"""Every mistake is a folder: files laid over the small briefing, and the words that its editor reads.

`deleted` in a folder lists paths to take away first, `command` is another command than `check`.
"""

import shutil
from pathlib import Path

import pytest

from tests.conftest import HERE, Run

CASES = sorted(path.name for path in (HERE / "mistakes").iterdir())
assert CASES, "no mistakes found"


@pytest.mark.parametrize("name", CASES)
def test_mistake(name: str, project: Path, briefing: Run, refresh: bool) -> None:
    case = HERE / "mistakes" / name
    deleted = case / "deleted"
    for path in deleted.read_text("utf-8").split() if deleted.exists() else []:
        target = project / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    if (case / "briefing").exists():
        shutil.copytree(case / "briefing", project / "briefing", dirs_exist_ok=True)
    command = case / "command"
    before = _tree(project)

    ran = briefing(*(command.read_text("utf-8").split() if command.exists() else ["check"]))

    said = f"{ran.stdout}{ran.stderr}exit status {ran.returncode}\n"
    expected = case / "expected.txt"
    if refresh:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert _tree(project) == before, "a refused briefing must leave everything as it was"


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
