"""Invent a briefing for other measurements: `python -m benchmarks invent 1000 DIR`."""

import argparse
from pathlib import Path

from benchmarks.invented import invent


def main() -> None:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True)
    written = commands.add_parser("invent", help="write an invented briefing and its texts, without pins")
    written.add_argument("quotes", type=int, help="how many quotes it has")
    written.add_argument("folder", type=Path, help="folder for briefing/ and texts/")
    arguments = parser.parse_args()
    invent(arguments.quotes).write(arguments.folder)


if __name__ == "__main__":
    main()
