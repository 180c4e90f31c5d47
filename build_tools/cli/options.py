"""Options that several commands take."""

import argparse
from pathlib import Path

from build_tools.diagnostics import report

FOLDER = Path("briefing")


def add_briefing(command: argparse.ArgumentParser, default: Path | None = FOLDER) -> None:
    """Add --briefing; with None as the default, a command can tell whether the option was given."""
    command.add_argument(
        "--briefing",
        type=Path,
        default=default,
        metavar="DIR",
        help=f"folder of the briefing's YAML (default: {FOLDER})",
    )


def add_config(command: argparse.ArgumentParser) -> None:
    """Add --config."""
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="MkDocs settings (default: mkdocs.yml, or built-in settings)"
    )


def add_article(command: argparse.ArgumentParser) -> None:
    """Add the positional TEXT."""
    command.add_argument("text", type=Path, metavar="TEXT", help="the article as plain text, named <source id>.txt")


def add_format(command: argparse.ArgumentParser) -> None:
    """Add --format."""
    command.add_argument(
        "--format",
        choices=report.REPORTS,
        default="text",
        help="text for people, github for annotations in a pull request, or json (default: text)",
    )
