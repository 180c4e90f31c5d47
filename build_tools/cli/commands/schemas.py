"""Write the JSON Schemas of a briefing's files."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import terminal
from build_tools.model.schemas import schemas


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the *.schema.json files")


def run(*, out: Path) -> None:
    """Write the schemas into a folder."""
    files = {name: text.encode() for name, text in schemas()}
    terminal.say(f"{len(files)} schemas in {out}, {disk.write_together(out, files)} changed")
