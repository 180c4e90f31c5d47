"""Explain a code that stands at the end of a message."""

import argparse

from build_tools.briefing.rules.explanations import explanations
from build_tools.diagnostics import terminal


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument(
        "code", choices=sorted(explanations()), metavar="CODE", help="the word in brackets at the end of a message"
    )


def run(*, code: str) -> None:
    """Print what a code requires."""
    terminal.say(f"{code}: {explanations()[code]}")
