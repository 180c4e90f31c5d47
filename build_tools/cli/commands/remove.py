"""Remove a record that no edition has published."""

import argparse
from pathlib import Path

from build_tools.briefing.upkeep.folder import open_folder
from build_tools.briefing.upkeep.removal import remove
from build_tools.cli.changing import add_record, carry_out, kind_of, remind_of_links, remind_of_text


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_record(command)
    command.add_argument("id", metavar="ID", help="its id")


def run(*, briefing: Path, dry_run: bool, kind: str, id: str) -> None:
    """Take a record away, and say what else has changed."""
    folder = open_folder(briefing)
    removed = remove(folder, kind_of(kind), id, None)
    carry_out(briefing, folder, removed.outcome, removed.said, dry_run=dry_run)
    remind_of_links(kind, id, "take the link out")
    if kind == "source":
        remind_of_text(briefing, id, "delete it if you don't need it")
