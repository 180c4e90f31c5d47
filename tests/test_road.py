"""What a new, empty briefing begins with. The whole road from there is that of the handbook; see `test_handbook`."""

import json
from pathlib import Path

import pytest

from build_tools.model.schemas import FILES
from tests.conftest import Run, command_in

TEXT = """\
A harbour that few islanders wanted will be dug after all, and the crews of the basin went home before the count.

“We will build it of stone, and we will build it within three years,” Hanna Brandt said on the steps of the hall.

Money is to come from dues, which rise by a tenth, and from a loan on which the county has still to decide in December.
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command in the folder of a new, empty briefing."""
    begun = command_in(tmp_path)("new", "sallow", "--empty", "--title", "The harbour of Sallow")
    assert (begun.returncode, begun.stderr) == (0, "")
    return command_in(tmp_path / "sallow")


def test_editors_find_the_schema_of_each_file(run: Run, tmp_path: Path) -> None:
    assert run("fmt", "--check").returncode == 0
    folder = tmp_path / "sallow"
    mapping = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(mapping.values()) == sorted(f"**/briefing/{path}" for path in FILES.values())
    assert [path for path in mapping if not (folder / path).is_file()] == []


def test_the_first_article_needs_no_topic(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "islander.txt").write_text(TEXT, "utf-8")
    article = ("add", "../texts/islander.txt", "--person", "Hanna Brandt; Harbour board; its chair")
    told = ("--descriptor", "A paper.", "--lineage-because", "Its own reporter.", "--published", "2024-03-07")
    called = ("--siglum", "I", "--publisher", "Islander", "--lineage", "islander", "--lineage-name", "Islander")
    refused = run(*article, *told, *called, "--topic", "vote")
    said = "--topic: there is no topic yet; leave this out, and name topics when topics/ has some"
    assert (refused.returncode, refused.stderr) == (2, f"briefing: {said}\n")
    added = run(*article, *told, *called)
    assert (added.returncode, added.stderr) == (0, "")
    (quotes,) = (tmp_path / "sallow" / "briefing" / "quotes").iterdir()
    assert "topics:" not in quotes.read_text("utf-8") and "speaker: hanna-brandt" in quotes.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--title", "x"], "--title, --language and --author are for an empty briefing; pass --empty too"),
        (["--empty"], "not a terminal; pass --title"),
        (
            ["--empty", "--title", "x", "--language", "english"],
            "--language: 'english' is not a language; write its code, like en or pt-BR",
        ),
    ],
)
def test_answers_that_do_not_fit(options: list[str], said: str, tmp_path: Path) -> None:
    ran = command_in(tmp_path)("new", "sallow", *options)
    assert (ran.returncode, ran.stderr) == (2, f"briefing: {said}\n")
    assert not (tmp_path / "sallow").exists()
