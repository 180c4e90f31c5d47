"""Bytes that aren't UTF-8 are told of in one sentence, wherever they come in."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.test_add import GIVEN, Terminal

BYTE = "caf\udce9"
EDIT_AT = "edit_at: https://edit.example/{file}\n"


@pytest.mark.parametrize("command", ["check", "pages", "build", "fmt"])
def test_the_name_of_a_file(command: str, project: Path, briefing: Run) -> None:
    front = project / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8") + EDIT_AT, "utf-8")
    quotes = project / "briefing" / "quotes"
    (quotes / "ferry.yml").rename(quotes / f"{BYTE}.yml")
    ran = briefing(command)
    said = r"briefing/quotes/caf\udce9.yml has a name with invisible characters or not in UTF-8; rename it"
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", f"briefing: {said}\n")


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_an_answer(errors: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of the two Python does depends on the language that the terminal is set to."""
    monkeypatch.setenv("PYTHONIOENCODING", f"utf-8:{errors}")
    (project / "texts" / "gazette.txt").write_text("The gulls of Lunde are heard.\n", "utf-8")
    terminal = Terminal(project, "add", "texts/gazette.txt")
    terminal.wait_for("Publisher: the paper")
    terminal.type(f"{BYTE}\n")
    terminal.wait_for("this text is not valid UTF-8; type it again\r\nPublisher: the paper")
    terminal.type("The Gazette\n")
    terminal.wait_for("Siglum: a short sign")
    terminal.type("\x04")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.said


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["add", "texts/gazette.txt", *GIVEN, "--byline", BYTE], r"--byline caf\udce9"),
        (["add", "texts/gazette.txt", f"--byline={BYTE}"], r"--byline=caf\udce9"),
        (["check", "--briefing", BYTE], r"--briefing caf\udce9"),
        (["extract", f"texts/{BYTE}.txt"], r"texts/caf\udce9.txt"),
    ],
)
def test_an_argument(arguments: list[str], named: str, project: Path, briefing: Run) -> None:
    before = sorted(project.rglob("*"))
    ran = briefing(*arguments)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"briefing: {named} is not UTF-8; write it in UTF-8\n")
    assert sorted(project.rglob("*")) == before
