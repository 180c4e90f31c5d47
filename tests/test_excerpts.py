"""What an editor sees at a terminal, and on the page of a run at GitHub."""

import fcntl
import os
import re
import struct
import subprocess
import termios
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.diagnostics import report
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Place, Problem
from build_tools.diagnostics.snippet import excerpt
from tests.conftest import COMMAND, Run

HOSTILE = "\x1b]0;owned\x07\x1b[2J"


def _at_terminal(project: Path, *arguments: str, columns: int = 80, **environment: str) -> str:
    """What the command writes to a terminal of so many columns."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    program = subprocess.Popen(
        [COMMAND, *arguments], cwd=project, stdout=theirs, stderr=theirs, env={**kept, "TERM": "xterm", **environment}
    )
    os.close(theirs)
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    assert program.wait(timeout=60) == 1
    return said.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.fixture
def broken(project: Path) -> Path:
    """A project with a misspelled source, an unknown word, and a long line that breaks off in a comment."""
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    text = (
        ferry.read_text("utf-8").replace("    post: The", "    pots: The").replace("kind: caution", "kind: 海caution")
    )
    ferry.write_text(text.replace("note: The year is not named.", f"note: {'No year. ' * 20}Item #1 is it"), "utf-8")
    return project


@pytest.mark.parametrize(("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_the_line_and_a_caret_stand_below_a_finding(environment: dict[str, str], colour: bool, broken: Path) -> None:
    said = _at_terminal(broken, "check", **environment)
    bold, dim, red, end = ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m") if colour else ("", "", "", "")
    assert said == (
        f"{bold}briefing/quotes/ferry.yml:7:5:{end} unknown source 'pots'; did you mean 'post'? {dim}[unknown-reference]{end}\n"
        f"{dim}  7 |{end}     pots: The ferry company carried 41,000 passengers last year.\n"
        f"{dim}    |{end} {red}    ^{end}\n"
        f"{bold}briefing/quotes/ferry.yml:10:13:{end} unknown value '海caution'; did you mean 'caution'? {dim}[value]{end}\n"
        f"{dim}  10 |{end}       kind: 海caution\n"
        f"{dim}     |{end} {red}            ^{end}\n"
        f"{bold}briefing/quotes/ferry.yml:11:197:{end} ' #' starts a comment and cuts this value short; "
        f"put the value in quotation marks, or put two spaces before a comment {dim}[yaml]{end}\n"
        f"{dim}  11 |{end} …ar. No year. No year. No year. No year. No year. No year. Item #1 is it\n"
        f"{dim}     |{end} {red}{' ' * 63}^{end}\n"
        "3 problems found; nothing was published\n"
    )


@pytest.mark.usefixtures("broken")
def test_where_no_one_looks_there_is_one_line_for_each(briefing: Run) -> None:
    lines = briefing("check").stderr.splitlines()
    assert len(lines) == 4 and all(line.startswith("briefing/quotes/ferry.yml:") for line in lines[:3])


def test_a_stranger_cannot_speak_to_the_terminal(project: Path) -> None:
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    ferry.write_text(ferry.read_text("utf-8").replace("kind: caution", f"kind: {HOSTILE}\u202ecaution"), "utf-8")
    said = _at_terminal(project, "check", columns=200)
    assert "\\x1b]0;owned\\x07\\x1b[2J\\u202ecaution" in said
    assert set(re.findall(r"\x1b[^m]*m?", said)) == {"\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m"}
    assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f\u202e]", said)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("  kind: x", 9, "  kind: x", "        ^"),
        ("  kind: x", 10, "  kind: x", "         ^"),
        ("\tkind: x", 2, r"\tkind: x", "  ^"),
        ("한국어: x", 6, "한국어: x", "        ^"),
        ("e\u0301e\u0301 x", 6, "e\u0301e\u0301 x", "   ^"),
        ("e\u0301x", 2, "e\u0301x", "^"),
        ("a\u00a0b", 3, r"a\xa0b", "     ^"),
        ("\x1b[31mb", 6, r"\x1b[31mb", "        ^"),
        ("0123456789" * 9, 1, "012345678901234567…", "^"),
        ("0123456789" * 9, 45, "…678901234567890123…", "         ^"),
        ("0123456789" * 9, 90, "…234567890123456789", "                  ^"),
        ("海" * 50, 25, "…海海海海海海海海海…", "         ^"),
    ],
)
def test_the_caret_keeps_step(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(["", line], 2, column, 20) == (shown, caret)


def test_there_is_no_excerpt_of_nothing() -> None:
    assert [excerpt(["x", ""], line, 1, 40) for line in (0, 2, 3)] == [None] * 3


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.category(each) in ("Mn", "Me") for each in text)


@given(st.text(min_size=1, max_size=200), st.integers(1, 220), st.integers(40, 120))
def test_any_line_fits_and_says_nothing_to_the_terminal(line: str, column: int, width: int) -> None:
    found = excerpt([line], 1, column, width)
    if found is None:
        assert not line.strip()
        return
    shown, caret = found
    assert shown.isprintable() and _width(shown) <= width
    assert caret.strip(" ") == "^" and len(caret) <= width + 1
    if column <= len(line) and line[column - 1].isprintable() and unicodedata.category(line[column - 1])[0] != "M":
        at = next(index for index in range(len(shown)) if _width(shown[: index + 1]) >= len(caret))
        assert shown[at] == line[column - 1] or _width(line[column - 1]) == 2


def test_the_page_of_a_run_shows_totals_and_findings(project: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
    check = [COMMAND, "check", "--format", "github"]
    assert subprocess.run(check, cwd=project, env=environment, capture_output=True, check=False).returncode == 0
    good = summary.read_text("utf-8")
    assert good == (
        "before\n### The briefing is verified\n\n6 quotes\n\n| verdict | readings |\n|---|---:|\n"
        "| exact | 8 |\n| folded | 1 |\n| elided | 2 |\n| not-found | 0 |\n| unchecked | 0 |\n\n"
    )
    topic = project / "briefing" / "topics" / "ferry.yml"
    decided = topic.read_text("utf-8")
    topic.write_text(decided.partition("silent:")[0] + decided[decided.index("open_questions:") :], "utf-8")
    ran = subprocess.run(check, cwd=project, env=environment, capture_output=True, text=True, check=False)
    sentence = "'tidings' has no quote on this topic; add one, list it under silent: with a note, "
    sentence += "or write read_in_full: in the source's file"
    warning = "::warning file=briefing/topics/ferry.yml,line=2,col=1,title=undecided-silence::"
    assert (ran.returncode, ran.stderr) == (0, "") and ran.stdout.startswith(
        f"{warning}{sentence}\nNo problems. 1 remark.\n11 readings"
    )
    remarked = summary.read_text("utf-8").removeprefix(good)
    assert remarked == (
        "### Remarks\n\n1 remark found\n\n| place | remark | code |\n|---|---|---|\n"
        "| briefing&#47;topics&#47;ferry&#46;yml&#58;2&#58;1 | remark: &#39;tidings&#39; has no quote on this topic&#59; "
        "add one&#44; list it under silent&#58; with a note&#44; or write read&#95;in&#95;full&#58; in the source&#39;s file | undecided&#45;silence |\n\n"
        + good.removeprefix("before\n")
    )
    topic.write_text(decided, "utf-8")
    summary.write_text(good, "utf-8")
    people = project / "briefing" / "people.yml"
    people.write_text(people.read_text("utf-8") + '  "<b>|x`": y\n', "utf-8")
    refused = subprocess.run(check, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    added = summary.read_text("utf-8").removeprefix(good)
    assert added == (
        "### The briefing is refused\n\n1 problem found; nothing was published\n\n"
        "| place | problem | code |\n|---|---|---|\n"
        "| briefing&#47;people&#46;yml&#58;7&#58;3 | unknown key &#39;&#60;b&#62;&#124;x&#96;&#39;&#59; "
        "use one of formerly&#44; id&#44; in&#95;sentences&#44; kind&#44; name&#44; role&#44; side&#44; spellings | unknown&#45;key |\n\n"
    )
    unwritable = {**environment, "GITHUB_STEP_SUMMARY": str(tmp_path)}
    ran = subprocess.run(check, cwd=project, env=unwritable, capture_output=True, text=True, check=False)
    said = f"::error::{tmp_path} could not be written (Is a directory); name a file, or move that folder\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, refused.stdout + said, "")
    assert subprocess.run([COMMAND, "check"], cwd=project, env=environment, capture_output=True, check=False).returncode
    assert summary.read_text("utf-8") == good + added


PROBLEMS = [Problem(Place("a.yml", 1, 2), "x ##[y\n", "yaml")]


@pytest.mark.parametrize(("outcome", "end"), [("", ""), ("nothing was written", "; nothing was written")])
def test_the_last_line_says_what_follows_only_if_the_command_knows(outcome: str, end: str) -> None:
    total = f"1 problem found{end}"
    assert report.as_text(PROBLEMS, outcome=outcome) == f"a.yml:1:2: x ##\\x5by\\n [yaml]\n{total}"
    seen = report.as_seen(PROBLEMS, lambda _: ["abc"], 40, colour=False, outcome=outcome)
    assert seen == f"a.yml:1:2: x ##[y\\n [yaml]\n  1 | abc\n    |  ^\n{total}"
    assert f"\n\n{total}\n\n" in report.summary_of(PROBLEMS, outcome=outcome)


def test_a_remark_that_is_the_same_at_several_places_is_one() -> None:
    places = [Place("a.yml", 1, 2), Place("b\x1b.yml", 1, 1)]
    remarks = [Problem(place, "x", Code.UNDECIDED_SILENCE, Grade.REMARK) for place in places]
    first, also = "a.yml:1:2: remark: x [undecided-silence]", "  also b\\x1b.yml:1:1"
    assert report.as_text(remarks) == f"{first}\n{also}"
    assert report.as_seen(remarks, lambda _: ["abc"], 40, colour=False) == f"{first}\n  1 | abc\n    |  ^\n{also}"
    problems = [replace(each, grade=Grade.ERROR) for each in remarks]
    assert len(report.as_text(problems).split("\n")) == 3


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [("2>&-", 1), (">&- 2>&-", 1), ("--briefing nowhere 2>&-", 3), ("--briefing nowhere >&- 2>&-", 3)],
)
def test_a_closed_stream_is_passed_over(arguments: str, status: int, project: Path) -> None:
    command = ["sh", "-c", f'"{COMMAND}" check {arguments}']
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (status, "", "")


def test_a_reader_of_messages_may_leave(project: Path) -> None:
    script = f'("{COMMAND}" check --briefing nowhere; echo "status $?" >status) 2>&1 | true; cat status'
    ran = subprocess.run(["bash", "-c", script], cwd=project, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("status 3\n", "")
