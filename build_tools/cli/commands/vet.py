"""Check the quotations of any text against a briefing; write nothing."""

import argparse
import sys
from typing import Literal

from build_tools.cli import results
from build_tools.cli.options import FOLDER
from build_tools.diagnostics import limits, report, terminal
from build_tools.diagnostics.codes import Grade
from build_tools.diagnostics.refused import Refused
from build_tools.intake.articles.kinds import TAKEN
from build_tools.vet import published, reading
from build_tools.vet import report as vetted_report
from build_tools.vet.vetting import vet

Form = Literal["text", "json"]


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument(
        "given",
        metavar="TEXT",
        help=f"the text, in Markdown or another form: .md, {TAKEN}",
    )
    command.add_argument(
        "--briefing",
        dest="against",
        default=str(FOLDER),
        metavar="DIR",
        help=f"a briefing, a built site or its data, or the address of a site (default: {FOLDER})",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        dest="form",
        help="text for people, or json for programs (default: text)",
    )
    command.add_argument(
        "--allow-private", action="store_true", help="fetch also from this machine and from private networks"
    )


def run(*, given: str, against: str, form: Form, allow_private: bool) -> None:
    """Print what is known of each quotation; raises Refused if something is altered, cut or given to another."""
    stream = sys.stdin.buffer.read(limits.DOCUMENT.most + 1) if given == "-" and sys.stdin is not None else b""
    manuscript = reading.manuscript_of(given, stream, allow_private=allow_private)
    known = published.known_from(against, allow_private=allow_private)
    vetted = vet(manuscript, known)
    found = vetted_report.problems(vetted, manuscript)
    if form == "json":
        terminal.give(report.safe_json(vetted_report.rows(vetted, manuscript, known)))
    else:
        terminal.say(*vetted_report.lines(vetted, manuscript, known))
    if any(each.grade is Grade.ERROR for each in found):
        raise Refused(found)
    if form == "text":
        results.succeeded(vetted_report.totals(vetted), form, found)
