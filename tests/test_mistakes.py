"""Every mistake is a folder: files laid over the small briefing and its texts, and the words that its editor reads.

`deleted` in a folder lists paths to take away first, `command` is another command than `check`.
"""

import shutil
from pathlib import Path

import pytest

from build_tools.cli import parser
from tests.conftest import HERE

CASES = sorted(path.name for path in (HERE / "mistakes").iterdir())
assert CASES, "no mistakes found"


@pytest.mark.parametrize("name", CASES)
def test_mistake(
    name: str, project: Path, refresh: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = HERE / "mistakes" / name
    deleted = case / "deleted"
    for path in deleted.read_text("utf-8").split() if deleted.exists() else []:
        target = project / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for folder in ("briefing", "texts"):
        if (case / folder).exists():
            shutil.copytree(case / folder, project / folder, dirs_exist_ok=True)
    command = case / "command"
    before = _tree(project)

    monkeypatch.chdir(project)

    status = parser.run_command(command.read_text("utf-8").split() if command.exists() else ["check"])

    captured = capsys.readouterr()
    said = f"{captured.out}{captured.err}exit status {status}\n"
    expected = case / "expected.txt"
    if refresh:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert _tree(project) == before, "a refused briefing must leave everything as it was"


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
