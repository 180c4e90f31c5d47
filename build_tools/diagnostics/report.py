"""Say what was found: findings in, words for people, for a pull request or for programs out."""

import json
from collections.abc import Callable, Sequence

from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.snippet import excerpt, visible
from build_tools.markup.html import encode
from build_tools.text.counting import counted

_MOST = 200


def as_text(problems: list[Problem], *, outcome: str = "") -> str:
    """A line for each, cut where nobody reads on, and the line below them, which ends with the outcome."""
    lines = [_line(f"{each.place}: {each.message} [{each.code}]") for each in problems[:_MOST]]
    return "\n".join([*lines, *_end(problems, outcome)])


def _end(problems: list[Problem], outcome: str) -> list[str]:
    more = [f"… and {len(problems) - _MOST:,} more"] if len(problems) > _MOST else []
    found = f"{counted(len(problems), 'problem')} found"
    return [*more, f"{found}; {outcome}" if outcome else found]


def as_seen(
    problems: list[Problem],
    lines_of: Callable[[str], Sequence[str]],
    width: int,
    *,
    colour: bool,
    outcome: str = "",
) -> str:
    """A line for each, as in `as_text`, and below it the line of the file with a caret at the column."""
    bold, dim, red, end = ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m") if colour else ("", "", "", "")
    files = {each.place.file: lines_of(each.place.file) for each in problems[:_MOST]}
    shown: list[str] = []
    for each in problems[:_MOST]:
        place, number = each.place, str(each.place.line)
        shown.append(f"{bold}{visible(str(place))}:{end} {visible(each.message)} {dim}[{each.code}]{end}")
        found = excerpt(files[place.file], place.line, place.column, width - len(number) - 5)
        if found:
            shown.append(f"{dim}  {number} |{end} {found[0]}")
            shown.append(f"{dim}  {' ' * len(number)} |{end} {red}{found[1]}{end}")
    return "\n".join([*shown, *_end(problems, outcome)])


def as_github(problems: list[Problem]) -> str:
    """Workflow commands, by which GitHub shows each at its line in a pull request."""
    return "\n".join(_command(each) for each in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
    return f"::error {where}::{_data(problem.message)}"


def error(sentence: str) -> str:
    """A workflow command for what is wrong at no place in a file."""
    return f"::error::{_data(sentence)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: list[Problem]) -> str:
    """A list of objects with file, line, column, code and message."""
    rows = [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "code": each.code,
            "message": each.message,
        }
        for each in problems
    ]
    return safe_json(rows)


def safe_json(rows: object) -> str:
    """Values as JSON that commands nothing: what can't be printed is an escape, and so is the bracket of ##[."""
    text = json.dumps(rows, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")
    return "".join(each if each.isprintable() or each == "\n" else json.dumps(each)[1:-1] for each in text)


REPORTS: dict[str, Callable[[list[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def summary_of(problems: list[Problem], *, outcome: str = "") -> str:
    """The findings in Markdown, for the page of a run at GitHub; every sign of a stranger's is encoded."""
    rows = "".join(
        f"| {encode(str(each.place))} | {encode(each.message)} | {encode(each.code)} |\n" for each in problems[:_MOST]
    )
    end = "\n".join(_end(problems, outcome))
    return f"### The briefing is refused\n\n{end}\n\n| place | problem | code |\n|---|---|---|\n{rows}\n"


def _line(text: str) -> str:
    """A text as one line that commands nothing: GitHub takes ##[ for the head of a command wherever it stands."""
    return visible(text).replace("##[", "##\\x5b")
