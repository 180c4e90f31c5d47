"""Report every problem of a briefing; write nothing."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.cli import results, summary
from build_tools.cli.options import add_briefing, add_format
from build_tools.diagnostics import progress
from build_tools.diagnostics.finding import Problem
from build_tools.text.counting import counted


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_format(command)
    command.add_argument(
        "--strict",
        action="store_true",
        help="count remarks as errors: those that strict: in briefing.yml names, or else all",
    )
    command.set_defaults(outcome="nothing was published")


def run(*, briefing: Path, format: results.Format, strict: bool) -> None:
    """Verify a briefing, look at the folder of pages, and print the remarks and the totals."""
    disk.refuse_unfit(disk.DOCS)
    with progress.shown("checking the briefing"):
        verified = gate.verified(briefing)
    if strict:
        gate.refuse_remarks(verified)
    totals, quotes = verified.totals(), len(verified.briefing.quotes)
    results.succeeded(
        _success(verified.remarks), summary.totals_line(totals, quotes), format=format, remarks=verified.remarks
    )
    results.summarise(summary.summary(totals, quotes), format)


def _success(remarks: Sequence[Problem]) -> str:
    return f"No problems. {counted(len(remarks), 'remark')}." if remarks else "No problems."
