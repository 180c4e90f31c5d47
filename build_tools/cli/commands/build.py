"""Build the finished site of a briefing."""

import argparse
from collections.abc import Callable
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.cli import summary
from build_tools.cli.options import add_briefing, add_config
from build_tools.diagnostics import terminal
from build_tools.model.values import edit_address, report_address
from build_tools.site import engine, publication
from build_tools.site.printing import PAPERS


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_config(command)
    command.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="folder for the site (default: site)"
    )
    command.add_argument("--pdf", action="store_true", help=f"also write {' and '.join(each.path for each in PAPERS)}")
    command.add_argument(
        "--offline", action="store_true", help="build a site that works from disk, and pack it into DIR.zip beside it"
    )
    command.add_argument(
        "--edit-at",
        type=_checked(edit_address),
        metavar="URL",
        help="where files are edited on the web, unless briefing.yml has edit_at:",
    )
    command.add_argument(
        "--report-to",
        type=_checked(report_address),
        metavar="URL",
        help="where errors are reported, unless briefing.yml has report_to:",
    )
    command.set_defaults(outcome="nothing was published")


def run(
    *,
    briefing: Path,
    config: Path | None,
    site: Path,
    pdf: bool,
    offline: bool,
    edit_at: str | None,
    report_to: str | None,
) -> None:
    """Verify a briefing, build its site and put it in the place of the last one."""
    verified = gate.verified(briefing)
    pages = publication.publish(
        verified,
        settings=engine.settings_at(config),
        site=disk.itself(site),
        pdf=pdf,
        offline=offline,
        edit_at=edit_at,
        report_to=report_to,
    )
    terminal.say(summary.totals_line(verified.totals(), len(verified.briefing.quotes)))
    terminal.say(f"{pages} pages in {site}")


def _checked(check: Callable[[str], str]) -> Callable[[str], str]:
    """The model's check of a value as argparse wants it, with the model's message."""

    def checked(text: str) -> str:
        try:
            return check(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return checked
