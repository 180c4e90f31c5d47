"""Check the quotations of any text against a briefing; write nothing."""

import argparse
from typing import Literal

from build_tools.cli import results
from build_tools.cli.arriving import arrived_from
from build_tools.cli.errors import UsageError
from build_tools.cli.options import add_allow_private, add_known
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.codes import Grade
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.intake.articles.kinds import TAKEN
from build_tools.vet import published
from build_tools.vet import report as vetted_report
from build_tools.vet.manuscripts import as_saved
from build_tools.vet.reading import manuscript_of
from build_tools.vet.vetting import vet

Form = Literal["text", "github", "json", "sarif", "diff"]


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument("given", metavar="TEXT", help=f"the text, in Markdown or another form: .md, {TAKEN}")
    add_known(command)
    command.add_argument(
        "--format",
        choices=("text", "github", "json", "sarif", "diff"),
        default="text",
        dest="form",
        help="text for people, github, json or sarif for programs, or diff for a patch with the sources' words "
        "(default: text)",
    )
    add_allow_private(command)


def run(*, given: str, against: str, form: Form, allow_private: bool) -> None:
    """Print what is known of each quotation; raises Refused if something is altered, cut or given to another."""
    if form == "diff" and (not given.endswith((".md", ".txt")) or "://" in given):
        raise UsageError(f"a patch of {given} could not be applied; --format diff takes a .md or .txt file")
    arrived = arrived_from(given, None, allow_private=allow_private)
    manuscript = manuscript_of(arrived, given)
    known = published.known_from(against, allow_private=allow_private)
    vetted = vet(manuscript, known)
    found = vetted_report.problems(vetted.quotations, manuscript)
    if form == "json":
        terminal.give(report.safe_json(vetted_report.rows(vetted, manuscript, known)))
    elif form == "diff":
        saved = as_saved(manuscript, _in_utf_8(arrived.data, given))
        terminal.give(vetted_report.patch(vetted.quotations, saved).removesuffix("\n"))
    elif form == "text":
        terminal.say(*vetted_report.lines(vetted, manuscript, known))
    else:
        terminal.give(report.REPORTS[form](found))
    if any(each.grade is Grade.ERROR for each in found):
        raise Refused(found)
    if form == "text":
        results.succeeded(vetted_report.totals(vetted.quotations), format=form, remarks=found)


def _in_utf_8(data: bytes, name: str) -> str:
    """A file to the letter; raises OperationFailed if it is in another encoding, in which a patch would not apply."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise OperationFailed(f"{name} is not UTF-8, so no patch would fit it; save it as UTF-8") from None
