"""Give a record another id, wherever it is named."""

import argparse
from pathlib import Path

from build_tools.briefing.upkeep.folder import open_folder
from build_tools.briefing.upkeep.rename import rename
from build_tools.cli.changing import add_record, carry_out, kind_of, remind_of_links, remind_of_text


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_record(command)
    command.add_argument("old", metavar="OLD", help="the id that it has")
    command.add_argument("new", metavar="NEW", help="the id that it gets")


def run(*, briefing: Path, dry_run: bool, kind: str, old: str, new: str) -> None:
    """Rename a record and follow every reference to it."""
    folder = open_folder(briefing)
    carry_out(briefing, folder, rename(folder, kind_of(kind), old, new), dry_run=dry_run)
    remind_of_links(kind, old, f"let it lead to {new}")
    if kind == "source":
        remind_of_text(briefing, old, f"give it the name {new} too, or `briefing pin` will not find it")
