"""A briefing of one's own: the whole road from an empty folder, as an editor goes it."""

import json
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.model.schemas import FILES
from tests.conftest import Run, command_in

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Sallow votes for the quay</title>
<meta property="article:published_time" content="2024-03-07"></head><body><article><h1>Sallow votes for the quay</h1>
<p>The harbour board of Sallow voted on Thursday to build a second quay, after two years of argument with the crews who
moor in the old basin and a long evening of speeches in the net loft.</p>
<p>“We will build it of stone, and we will build it within three winters,” Hanna Brandt told reporters afterwards. Five
members were for the plan and two against it, the clerk said when the lamps were lit.</p>
<p>The ferry company did not answer questions about its berth. Work is expected to begin in the spring, when the herring
fleet has left for the northern grounds and the basin is empty enough for barges.</p></article></body></html>
"""
TEXT = """\
A harbour that few islanders wanted will be dug after all, and the crews of the basin went home before the count.

“We will build it of stone, and we will build it within three years,” Hanna Brandt said on the steps of the hall.

Money is to come from dues, which rise by a tenth, and from a loan on which the county has still to decide in December.
Two members warned that neither is certain, and that every family on the island pays for it in the end.
"""
PEOPLE = """\
- id: brandt
  name: Hanna Brandt
  role: chair of the harbour board
  side: Harbour board
  spellings: [Hanna Brandt]
"""
TOPIC = """\
title: The vote
question: What was decided?
bottom_line: The board builds a second quay.
background:
  text: The board decides about the harbour.
  cites: [{quote}]
judgements:
  - statement: The quay will be of stone.
    supports: [{quote}]
    confidence: moderate
    because: Two papers quote the chair.
open_questions:
  - question: When will it be finished?
    settled_by: The contract.
"""
FRONT = """\
question: What becomes of the harbour?
bottom_line: Sallow builds a second quay of stone.
evidence: Two papers of two lineages quote the chair of the board.
judgements:
  - statement: The quay will be of stone.
    supports: [{quote}]
    confidence: moderate
    because: Two papers quote the chair.
topics: [vote]
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in the folder of a new, empty briefing."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    begun = command_in(tmp_path)("new", "sallow", "--empty", "--title", "The harbour of Sallow")
    assert (begun.returncode, begun.stderr) == (0, "")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "islander.txt").write_text(TEXT, "utf-8")
    return command_in(tmp_path / "sallow")


def _add(run: Run, article: str, name: str) -> None:
    told = ("--descriptor", "A paper.", "--lineage-because", "Its own reporter.", "--published", "2024-03-07")
    called = ("--siglum", name[0].upper(), "--publisher", name, "--lineage", name, "--lineage-name", f"The {name}")
    ids = () if article.endswith(".txt") else ("--id", name)
    ran = run("add", article, "--texts", "../texts", "--topic", "vote", *ids, *called, *told)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_from_an_empty_folder_to_a_briefing_that_lacks_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sallow" / "briefing"
    assert run("status").stdout.endswith("7 things missing before it can be published; `briefing serve` shows it\n")
    (folder / "people.yml").write_text(PEOPLE, "utf-8")
    (folder / "topics").mkdir()
    (folder / "topics" / "vote.yml").write_text("title: The vote\n", "utf-8")
    _add(run, "../page.html", "herald")
    _add(run, "../texts/islander.txt", "islander")
    draft = gate.verified(folder, draft=True)
    assert {each.verdict for each in draft.checks.values()} == {"exact"} and len(draft.checks) == 2
    assert len(draft.missing) == 10
    assert run("build").stderr.endswith("10 problems found; nothing was published\n")
    (quote,) = draft.briefing.quotes
    (folder / "topics" / "vote.yml").write_text(TOPIC.format(quote=quote), "utf-8")
    with (folder / "briefing.yml").open("a", encoding="utf-8") as front:
        front.write(FRONT.format(quote=quote))
    assert run("status").stdout == "nothing is missing; `briefing build` makes the site\n"
    assert run("check").returncode == 0


def test_editors_find_the_schema_of_each_file(run: Run, tmp_path: Path) -> None:
    assert run("fmt", "--check").returncode == 0
    folder = tmp_path / "sallow"
    mapping = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(mapping.values()) == sorted(f"**/briefing/{path}" for path in FILES.values())
    assert [path for path in mapping if not (folder / path).is_file()] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--title", "x"], "--title, --language and --author are for an empty briefing; pass --empty too"),
        (["--empty"], "not a terminal; pass --title"),
        (
            ["--empty", "--title", "x", "--language", "english"],
            "'english' is not a language; write its code, like en or pt-BR",
        ),
    ],
)
def test_answers_that_do_not_fit(options: list[str], said: str, tmp_path: Path) -> None:
    ran = command_in(tmp_path)("new", "sallow", *options)
    assert (ran.returncode, ran.stderr) == (2, f"briefing: {said}\n")
    assert not (tmp_path / "sallow").exists()
