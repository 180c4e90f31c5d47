"""Write the Markdown pages and data of a briefing."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.cli import summary
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import terminal
from build_tools.site import generated
from build_tools.site.settings_file import settings_file


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.add_argument(
        "--docs", type=Path, default=disk.DOCS, metavar="DIR", help=f"folder for the pages (default: {disk.DOCS})"
    )
    command.set_defaults(outcome="nothing was published")


def run(*, briefing: Path, docs: Path) -> None:
    """Verify a briefing and write its pages; only the usual folder is made if it is missing."""
    if docs != disk.DOCS:
        disk.refuse_missing(docs, "--docs")
    verified = gate.verified(briefing)
    disk.make_folder(docs)
    count, changed = generated.write_pages(verified, docs=docs, settings=settings_file(None))
    terminal.say(summary.totals_line(verified.totals(), len(verified.briefing.quotes)))
    terminal.say(f"{count} files below {docs}, {changed} changed; settings for any engine in {generated.SETTINGS}")
