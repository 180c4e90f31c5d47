"""Say what a briefing lacks before it can be published."""

import argparse
from pathlib import Path

from build_tools.briefing import gate
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import terminal
from build_tools.text.counting import counted


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.set_defaults(outcome="fix these first; then `briefing status` says what is missing")


def run(*, briefing: Path) -> None:
    """Print what is missing, in the order in which to add it."""
    missing = gate.lacking(briefing)
    for number, each in enumerate(missing, start=1):
        terminal.say(f"{number}. {each.place}: {each.message}")
    if missing:
        terminal.say(f"{counted(len(missing), 'thing')} missing before it can be published; `briefing serve` shows it")
    else:
        terminal.say("nothing is missing; `briefing build` makes the site")
