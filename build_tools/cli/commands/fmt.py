"""Rewrite a briefing's YAML in its canonical form."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.cli import results
from build_tools.cli.options import add_briefing, add_format
from build_tools.diagnostics import terminal
from build_tools.documents import canonical


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_format(command)
    command.add_argument("--check", action="store_true", help="write nothing; list the files that are not canonical")
    command.set_defaults(outcome="nothing was written")


def run(*, briefing: Path, format: results.Format, check: bool) -> None:
    """Write the canonical form, or with `check` report the files that differ from it."""
    files = canonical.canonical_files(briefing, check=check)
    if check:
        results.succeeded(f"{len(files)} files of {briefing} are in canonical form", format=format)
    else:
        terminal.say(f"{len(files)} files of {briefing}, {disk.write_together(briefing, files)} changed")
