"""A briefing with one of each: what counts it says so in the singular."""

import html
import re
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.cli.parser import run_command
from build_tools.site import generated

FILES = {
    "briefing.yml": """\
version: "2"
language: en
title: The clock
question: What was decided?
position: {date: 2024-03-06}
bottom_line: It goes on.
evidence: One source says so.
judgements:
  - {statement: It goes on., supports: [clock], confidence: low, because: One source says so.}
edition: 2024-03-06
topics: [clock]
lineages:
  - {id: herald, name: The Herald}
curators:
  - {id: editor, name: The editor}
credits: Invented.
""",
    "sources/herald.yml": """\
siglum: H
kind: article
publisher: The Herald
title: The clock
byline: unknown
agency: unknown
lineage: {of: herald, status: inferred, because: No agency is named.}
language: en
published: 2024-03-05
published_basis: Printed at its head.
url: unknown
retrieved: unknown
descriptor: A paper.
""",
    "people.yml": "[]\n",
    "timeline.yml": "[]\n",
    "topics/clock.yml": """\
title: The clock
question: What was decided?
bottom_line: It goes on.
background: {text: It was cast long ago., cites: [clock]}
judgements:
  - {statement: It goes on., supports: [clock], confidence: low, because: One source says so.}
open_questions:
  - {question: For how long?, settled_by: The minutes.}
""",
    "quotes/clock.yml": """\
- id: clock
  title: The clock goes on
  topics: [clock]
  readings:
    herald: The clock will go on.
""",
}
TEXT = "The council met on Monday. The clock will go on. It was cast two hundred years ago.\n"
ONES = {
    "index.md": ("1 wording of 1 passage, each compared with its source at every build.",),
    "method/index.md": (
        "1 wording of 1 passage, ",
        "A fingerprint stands in for each: the one source has one.",
    ),
    "sources/index.md": ("This briefing is based on one article, described below.",),
    "topics/clock.md": (
        "No direct quotations; 1 reported passage, in one article.",
        "The article quotes nobody on this topic.",
        "The article covers this topic.",
    ),
    "whole/index.md": (
        "The article quotes nobody on this topic.",
        "1 wording of 1 passage compared with the sources.",
        "The article covers this topic.",
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a briefing of one source, one quote and one reading."""
    for path, text in (FILES | {"../texts/herald.txt": TEXT}).items():
        file = tmp_path / "briefing" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_of_each_is_said_in_the_singular(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    totals = "1 reading of 1 quote: 1 exact, 0 folded, 0 elided, 0 not-found, 0 unchecked\n"
    assert run_command(["pin", "--texts", "texts"]) == 0
    assert capsys.readouterr().out == (
        "wrote texts/herald.key: so short a text could be guessed from a pin without a key; keep it with the text\n"
        "1 proof in 1 pin\n"
    )
    assert run_command(["pin", "--check", "--texts", "texts"]) == 0
    assert capsys.readouterr().out == "1 pin agrees with its text\n"
    assert run_command(["check"]) == 0
    assert capsys.readouterr().out == f"No problems.\n{totals}"
    made = generated.generated_files(gate.verified(folder / "briefing"))
    shown = {
        path: html.unescape(html.unescape(re.sub("<[^>]*>", "", text)))
        for path, text in made.items()
        if path[-3:] == ".md"
    }
    missing = {(path, words) for path, every in ONES.items() for words in every if words not in shown[path]}
    assert missing == set()
    assert {
        found
        for text in shown.values()
        for found in re.findall(
            r"\b(?:one|1) (?:readings|wordings|passages|sources|articles|agencies|independent agencies)\b", text
        )
    } == set()
