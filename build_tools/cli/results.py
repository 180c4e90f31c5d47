"""Report how a command ended, in the format that was asked for."""

import os
from functools import partial
from pathlib import Path
from typing import Literal

from build_tools import disk
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.refused import Refused

Format = Literal["text", "github", "json"]


def succeeded(sentence: str, format: Format) -> None:
    """Print a sentence for people, or the list of findings, which is empty, for programs."""
    terminal.say(report.as_json([]) if format == "json" else sentence)


def refused(refusal: Refused, format: Format, outcome: str) -> None:
    """Print every finding; `outcome` says what the findings prevented."""
    if format == "text":
        terminal.tell(refusal.problems, partial(_lines, refusal), outcome=outcome)
    else:
        terminal.give(report.REPORTS[format](refusal.problems))
        summarise(report.summary_of(refusal.problems, outcome=outcome), format)


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
