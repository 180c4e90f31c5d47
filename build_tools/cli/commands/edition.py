"""Record the edition of a briefing."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import terminal


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.set_defaults(outcome="nothing was written")


def run(*, briefing: Path) -> None:
    """Verify a briefing and write the record of its edition."""
    path, data = gate.edition_to_record(briefing)
    if data is not None:
        disk.write_together(path.parent, {path.name: data})
    terminal.say(f"{path}: {'recorded already' if data is None else 'recorded'}")
