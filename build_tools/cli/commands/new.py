"""Start a new briefing from the scaffold."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.cli import scaffold
from build_tools.diagnostics import terminal


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")


def run(*, folder: Path) -> None:
    """Write the scaffold and print the next steps."""
    disk.write_new_folder(folder, scaffold.scaffold_files())
    terminal.say(*scaffold.next_steps(folder).split("\n"))
