"""Build the finished site of a briefing."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from build_tools.cli.options import add_briefing, add_config
from build_tools.diagnostics import progress, terminal
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site.cache import last_build
from build_tools.site.typesetting import machine_fonts


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_config(command)
    command.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="folder for the site (default: site)"
    )
    command.add_argument("--pdf", action="store_true", help="also write data/brief.pdf and data/briefing.pdf")
    command.add_argument(
        "--cards", action="store_true", help="also draw a picture of each quote and difference, for links to its page"
    )
    command.add_argument(
        "--offline", action="store_true", help="build a site that works from disk, and pack it into DIR.zip beside it"
    )
    command.add_argument(
        "--edit-at",
        type=_checked("edit_address"),
        metavar="URL",
        help="where files are edited on the web, unless briefing.yml has edit_at:",
    )
    command.add_argument(
        "--report-to",
        type=_checked("report_address"),
        metavar="URL",
        help="where errors are reported, unless briefing.yml has report_to:",
    )
    command.add_argument("--timings", action="store_true", help="say where the time went")
    command.set_defaults(outcome="nothing was published")


def run(
    *,
    briefing: Path,
    config: Path | None,
    site: Path,
    pdf: bool,
    cards: bool,
    offline: bool,
    edit_at: str | None,
    report_to: str | None,
    timings: bool,
) -> None:
    """Verify a briefing, build its site and put it in the place of the last one, unless it is there already."""
    watch = Stopwatch()
    fonts = machine_fonts() if pdf or cards else ""
    options = last_build.Options(briefing, config, site, pdf, cards, offline, edit_at, report_to, fonts)
    said = last_build.said_if_unchanged(options)
    watch.lap("looking for what has changed")
    if said is None:
        # What builds a site takes a second to load, MkDocs most of it, and a build of nothing new doesn't need it.
        with progress.shown("building the site"):
            said = import_module("build_tools.cli.whole_build").build(options, watch)
    terminal.say(*said)
    if timings:
        terminal.say(*watch.lines())


def _checked(check: str) -> Callable[[str], str]:
    """The model's check of a value, by its name, as argparse wants it: with the model's message.

    Only an option that is given loads the model.
    """

    def checked(text: str) -> str:
        try:
            found: str = getattr(import_module("build_tools.model.values"), check)(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        return found

    return checked
