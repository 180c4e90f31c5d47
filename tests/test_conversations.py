"""`add` at a terminal, as whole conversations: what the editor types after `> `, and everything that the screen shows."""

import shutil
from pathlib import Path

import pytest

from tests.transcripts import shown

HERE = Path(__file__).parent / "conversations"
CASES = sorted(path.stem for path in HERE.glob("*.txt"))
assert CASES, "no conversations found"


@pytest.mark.parametrize("name", CASES)
def test_a_conversation_goes_as_it_is_written(
    name: str, project: Path, refresh: bool, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for article in (HERE / "articles").iterdir():
        shutil.copy(article, project / "texts")
    expected = (HERE / f"{name}.txt").read_text("utf-8")
    held = shown(expected)
    if refresh:
        (HERE / f"{name}.txt").write_text(held, "utf-8")
    assert held == (HERE / f"{name}.txt").read_text("utf-8")
