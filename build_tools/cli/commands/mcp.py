"""Serve the briefing to assistants over standard input and output (Model Context Protocol)."""

import argparse

from build_tools.cli.options import add_allow_private, add_known
from build_tools.vet import assistants, published


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_known(command)
    add_allow_private(command)


def run(*, against: str, allow_private: bool) -> None:
    """Answer until standard input ends."""
    assistants.server(published.known_from(against, allow_private=allow_private)).run("stdio")
