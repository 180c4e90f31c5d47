"""Explain a code that stands at the end of a message."""

import argparse

from build_tools.diagnostics import terminal
from build_tools.diagnostics.codes import Code


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument(
        "code",
        choices=sorted(code.value for code in Code),
        metavar="CODE",
        help="the word in brackets at the end of a message",
    )


def run(*, code: str) -> None:
    """Print what a code requires."""
    terminal.say(f"{code}: {Code(code).explanation}")
