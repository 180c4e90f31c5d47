"""Report how a command ended, in the format that was asked for."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from build_tools import disk
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.refused import Refused

Format = Literal["text", "github", "json", "sarif"]
_WHOLE = ("json", "sarif")
"""Formats in which a run without findings is a document too."""


def succeeded(*lines: str, format: Format, remarks: Sequence[Problem] = ()) -> None:
    """Print remarks and lines for people, or for programs the list of findings, which has only remarks."""
    if remarks or format in _WHOLE:
        _tell(list(remarks), disk.lines, format, "")
    if format not in _WHOLE:
        terminal.say(*lines)


def refused(refusal: Refused, format: Format, outcome: str) -> None:
    """Print every finding; `outcome` says what the findings prevented."""
    _tell(refusal.problems, partial(_lines, refusal), format, outcome)


def _tell(problems: list[Problem], lines_of: Callable[[str], Sequence[str]], format: Format, outcome: str) -> None:
    if format == "text":
        terminal.tell(problems, lines_of, outcome=outcome)
    else:
        terminal.give(report.REPORTS[format](problems))
        summarise(report.summary_of(problems, outcome=outcome), format)


def failed(sentence: str, format: Format) -> None:
    """Print why an operation failed."""
    if format == "github":
        terminal.give(report.error(sentence))
    else:
        terminal.complain(f"briefing: {sentence}")


def summarise(table: str, format: Format) -> None:
    """Add a table to the summary page of a GitHub Actions run."""
    # GitHub names the file in this variable: https://docs.github.com/actions/reference/workflow-commands
    if format == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        disk.append(Path(os.environ["GITHUB_STEP_SUMMARY"]), table)


def _lines(refusal: Refused, file: str) -> list[str]:
    """The lines of a file that a finding names, as they were checked."""
    unwritten = refusal.unwritten
    return disk.text_lines(unwritten[file]) if file in unwritten else disk.lines(file)
