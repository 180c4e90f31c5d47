"""Options that several commands take."""

import argparse
from pathlib import Path

from build_tools.diagnostics import report
from build_tools.intake.articles.kinds import TAKEN

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
    """Add the positional ARTICLE, and how it is fetched and read."""
    command.add_argument("given", metavar="ARTICLE", help=f"the article: {TAKEN}")
    command.add_argument(
        "--page", metavar="ADDRESS", help="the address of the page in a web archive (default: its first page)"
    )
    add_allow_private(command)


def add_known(command: argparse.ArgumentParser) -> None:
    """Add --briefing for what is known, of this project or published: a folder, a file or an address."""
    command.add_argument(
        "--briefing",
        dest="against",
        default=str(FOLDER),
        metavar="DIR",
        help=f"a briefing, a built site or its data, or the address of a site (default: {FOLDER})",
    )


def add_allow_private(command: argparse.ArgumentParser) -> None:
    """Add --allow-private."""
    command.add_argument(
        "--allow-private", action="store_true", help="fetch also from this machine and from private networks"
    )


def add_format(command: argparse.ArgumentParser) -> None:
    """Add --format."""
    command.add_argument(
        "--format",
        choices=report.REPORTS,
        default="text",
        help="text for people, github for annotations in a pull request, json, or sarif (default: text)",
    )
