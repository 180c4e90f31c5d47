"""Format problems and remarks: for people, for a pull request at GitHub, or for programs.

What goes to people ends with a line of totals and, if there is one, the outcome: what the problems prevented. Problems
come before remarks, so a limit on what is listed hides remarks first.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Grade
from build_tools.diagnostics.finding import Place, Problem
from build_tools.diagnostics.sarif import sarif
from build_tools.diagnostics.snippet import excerpt, visible
from build_tools.markup.html import encode
from build_tools.text.counting import counted

_MOST = limits.REPORTED.most
_ANYWHERE = Place("", 0, 0)
_LEVELS = {Grade.ERROR: "error", Grade.REMARK: "warning"}
"""The levels at which GitHub shows them."""


def as_text(problems: list[Problem], *, outcome: str = "") -> str:
    """Return a line for each problem, one for a remark that is the same at several places, and a line of totals."""
    return "\n".join([*_one_each(problems), *_last_lines(problems, outcome)])


def as_lines(problems: list[Problem]) -> list[str]:
    """Return what `as_text` does, as lines and without the totals."""
    return [*_one_each(problems), *_more(problems)]


def _one_each(problems: list[Problem]) -> Iterator[str]:
    lines: list[str] = []
    for each, others in _grouped(problems):
        lines += [f"{each.place}: {_mark(each)}{each.message} [{each.code}]", *_also(others)]
    return map(one_line, lines)


def _grouped(problems: list[Problem]) -> Iterator[tuple[Problem, list[Place]]]:
    """Each problem that is shown; a remark once, with the other places at which it is the same."""
    groups: dict[Problem | int, list[Problem]] = {}
    for number, each in enumerate(problems[:_MOST]):
        same = number if each.grade is Grade.ERROR else replace(each, place=_ANYWHERE)
        groups.setdefault(same, []).append(each)
    for first, *others in groups.values():
        yield first, [each.place for each in others]


def _also(places: list[Place]) -> list[str]:
    return [f"  also {', '.join(map(str, places))}"] if places else []


def _last_lines(problems: list[Problem], outcome: str) -> list[str]:
    """The end of what goes to people; the number of mere remarks is said by the command, beside its success."""
    return _end(problems, outcome) if _errors(problems) or not problems else _more(problems)


def _end(problems: list[Problem], outcome: str) -> list[str]:
    found = f"{_total(problems)} found"
    return [*_more(problems), f"{found}; {outcome}" if outcome else found]


def _more(problems: list[Problem]) -> list[str]:
    return [f"… and {len(problems) - _MOST:,} more"] if len(problems) > _MOST else []


def _total(problems: Sequence[Problem]) -> str:
    errors = _errors(problems)
    remarks = len(problems) - errors
    named = [counted(errors, "problem")] if errors or not remarks else []
    return " and ".join([*named, counted(remarks, "remark")] if remarks else named)


def _errors(problems: Sequence[Problem]) -> int:
    return sum(each.grade is Grade.ERROR for each in problems)


def _mark(problem: Problem) -> str:
    return "remark: " if problem.grade is Grade.REMARK else ""


def as_seen(
    problems: list[Problem],
    lines_of: Callable[[str], Sequence[str]],
    width: int,
    *,
    colour: bool,
    outcome: str = "",
) -> str:
    """Return what `as_text` does, and below each problem the line of the file with a caret at the column."""
    bold, dim, red, end = ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m") if colour else ("", "", "", "")
    files = {each.place.file: lines_of(each.place.file) for each in problems[:_MOST]}
    shown: list[str] = []
    for each, others in _grouped(problems):
        place, number = each.place, str(each.place.line)
        shown.append(f"{bold}{visible(str(place))}:{end} {_mark(each)}{visible(each.message)} {dim}[{each.code}]{end}")
        found = excerpt(files[place.file], place.line, place.column, width - len(number) - 5)
        if found:
            shown.append(f"{dim}  {number} |{end} {found[0]}")
            shown.append(f"{dim}  {' ' * len(number)} |{end} {red}{found[1]}{end}")
        shown += map(visible, _also(others))
    return "\n".join([*shown, *_last_lines(problems, outcome)])


def as_github(problems: list[Problem]) -> str:
    """Return workflow commands, with which GitHub shows each problem or remark at its line in a pull request."""
    return "\n".join(_command(each) for each in _first(problems))


def _first(problems: list[Problem]) -> list[Problem]:
    """Return the problems that are reported to programs: beyond the most, one in place of all the others says so."""
    if len(problems) <= _MOST:
        return problems
    left, last = problems[_MOST:], problems[_MOST]
    sentence = f"this and all that follow are not listed, {_total(left)} in all; fix those before them"
    return [*problems[:_MOST], replace(last, message=sentence)]


def _command(problem: Problem) -> str:
    place = problem.place
    where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
    return f"::{_LEVELS[problem.grade]} {where}::{_data(problem.message)}"


def error(sentence: str) -> str:
    """Return a workflow command for an error that has no place in a file."""
    return f"::error::{_data(sentence)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: list[Problem]) -> str:
    """Return a JSON list of objects with file, line, column, grade, code and message.

    If there are too many problems, the last object has the place and code of the first one that is left out, and its
    message says how many are: so no program takes the list for complete.
    """
    rows = [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "grade": each.grade,
            "code": each.code,
            "message": each.message,
        }
        for each in _first(problems)
    ]
    return safe_json(rows)


def safe_json(rows: object) -> str:
    """Return values as JSON in which unprintable characters are escaped.

    The bracket of ##[ is too: GitHub takes it for a command in whatever a job prints.
    """
    text = json.dumps(rows, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")
    return "".join(each if each.isprintable() or each == "\n" else json.dumps(each)[1:-1] for each in text)


def as_sarif(problems: list[Problem]) -> str:
    """Return a log of SARIF 2.1.0."""
    return safe_json(sarif(_first(problems)))


REPORTS: dict[str, Callable[[list[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}


def summary_of(problems: list[Problem], *, outcome: str = "") -> str:
    """Return problems or remarks in Markdown for the summary page of a GitHub run, all text from files encoded."""
    rows = "".join(
        f"| {encode(str(each.place))} | {_mark(each)}{encode(each.message)} | {encode(each.code)} |\n"
        for each in problems[:_MOST]
    )
    end = "\n".join(_end(problems, outcome))
    heading, column = ("The briefing is refused", "problem") if _errors(problems) else ("Remarks", "remark")
    return f"### {heading}\n\n{end}\n\n| place | {column} | code |\n|---|---|---|\n{rows}\n"


def one_line(text: str) -> str:
    """Return a text on one line, unprintable characters escaped, and ##[ too, which GitHub takes for a command."""
    return visible(text).replace("##[", "##\\x5b")
