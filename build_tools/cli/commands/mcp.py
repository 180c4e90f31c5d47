"""Serve the briefing to assistants over standard input and output (Model Context Protocol)."""

import argparse

from build_tools.cli.options import FOLDER
from build_tools.vet import assistants, published


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument(
        "--briefing",
        dest="against",
        default=str(FOLDER),
        metavar="DIR",
        help=f"a briefing, a built site or its data, or the address of a site (default: {FOLDER})",
    )
    command.add_argument(
        "--allow-private", action="store_true", help="fetch also from this machine and from private networks"
    )


def run(*, against: str, allow_private: bool) -> None:
    """Answer until standard input ends."""
    assistants.server(published.known_from(against, allow_private=allow_private)).run("stdio")
