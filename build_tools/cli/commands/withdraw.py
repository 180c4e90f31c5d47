"""Withdraw a record that an edition has published, and tell readers why."""

import argparse
from pathlib import Path

from build_tools.briefing.upkeep.folder import open_folder
from build_tools.briefing.upkeep.removal import Reason, remove
from build_tools.cli.changing import add_record, carry_out, kind_of, remind_of_links, remind_of_text
from build_tools.cli.key_help import key_help
from build_tools.model import Withdrawal
from build_tools.model.files import PUBLISHED


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_record(command, PUBLISHED)
    command.add_argument("id", metavar="ID", help="its id")
    command.add_argument("--because", required=True, metavar="TEXT", help=key_help(Withdrawal, "because"))
    command.add_argument("--instead", metavar="ID", help=f"{key_help(Withdrawal, 'instead')}, wherever it is named")


def run(*, briefing: Path, dry_run: bool, kind: str, id: str, because: str, instead: str | None) -> None:
    """Take a record away, list it in withdrawn.yml if an edition has published it, and say what else has changed."""
    folder = open_folder(briefing)
    removed = remove(folder, kind_of(kind), id, Reason(because, instead))
    carry_out(briefing, folder, removed.outcome, removed.said, dry_run=dry_run)
    remind_of_links(kind, id, "take the link out")
    if kind == "source":
        remind_of_text(briefing, id, "delete it if you don't need it")
