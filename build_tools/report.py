"""Say what was found: findings in, words for people, for a pull request or for programs out."""

import json
import os
import sys
from collections.abc import Callable, Iterable

from build_tools.document import Places
from build_tools.finding import Finding, Problem
from build_tools.verify import Verdict

_MOST = 200


def placed(findings: Iterable[Finding], places: Places) -> list[Problem]:
    """The findings in the order of their places, each once."""
    return sorted({Problem(places.of(finding), finding.message, finding.code) for finding in findings})


def as_text(problems: list[Problem]) -> str:
    """A line for each, cut where nobody reads on, and the line below them."""
    lines = [_printable(f"{each.place}: {each.message} [{each.code}]") for each in problems[:_MOST]]
    more = [f"… and {len(problems) - _MOST:,} more"] if len(problems) > _MOST else []
    total = f"{len(problems):,} {'problem' if len(problems) == 1 else 'problems'} found; nothing was published"
    return "\n".join([*lines, *more, total])


def _printable(line: str) -> str:
    """What a stranger wrote may not end the line, nor speak to the terminal."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


def as_github(problems: list[Problem]) -> str:
    """Workflow commands, by which GitHub shows each at its line in a pull request."""
    return "\n".join(_command(each) for each in problems) or "no problems found"


def _command(problem: Problem) -> str:
    place = problem.place
    where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
    return f"::error {where}::{_data(problem.message)}"


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
    return json.dumps(rows, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[list[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def totals(counts: dict[Verdict, int], quotes: int) -> str:
    """One line that names every verdict."""
    named = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{sum(counts.values())} readings of {quotes} quotes: {named}"


def say(text: str) -> None:
    """To whoever runs the command; who reads no further, as `head` does, is told no more."""
    try:
        print("\n".join(_printable(line) for line in text.split("\n")), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """To whoever must mend something."""
    print("\n".join(_printable(line) for line in text.split("\n")), file=sys.stderr)
