"""Record the edition of a briefing."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.stamps.stamp import NotInstalled, Stamp, checked, question
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.cli.options import add_allow_private, add_briefing
from build_tools.diagnostics import limits, terminal
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles import fetching
from build_tools.model.edition_record import EditionRecord
from build_tools.model.files import AUTHORITIES, EDITIONS, STAMP

_QUERY = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.add_argument(
        "--timestamp",
        action="store_true",
        help="ask the authority at stamped_by: in briefing.yml to stamp each record that has no time stamp",
    )
    add_allow_private(command)
    command.set_defaults(outcome="nothing was written")


def run(*, briefing: Path, timestamp: bool, allow_private: bool) -> None:
    """Verify a briefing, write the record of its edition, and have records stamped; without a stamp it is recorded."""
    path, data = gate.edition_to_record(briefing)
    if data is not None:
        disk.write_together(path.parent, {path.name: data})
    terminal.say(f"{path}: {'recorded already' if data is None else 'recorded'}")
    if timestamp:
        _stamp_all(gate.verified(briefing), briefing, allow_private=allow_private)


def _stamp_all(verified: VerifiedBriefing, folder: Path, *, allow_private: bool) -> None:
    for day, record in verified.records.items():
        path = folder / EDITIONS / f"{day}{STAMP}"
        if day not in verified.stamps:
            try:
                stamp = _stamp(verified, record, allow_private=allow_private)
            except (OperationFailed, NotInstalled) as error:
                terminal.complain(f"{path}: not stamped: {error}")
                return
            disk.write_together(path.parent, {path.name: stamp.data})
            terminal.say(f"{path}: {stamp.authority} says that the record existed no later than {stamp.no_later_than}")


def _stamp(verified: VerifiedBriefing, record: EditionRecord, *, allow_private: bool) -> Stamp:
    authority = verified.briefing.front.stamped_by
    if authority is None:
        raise OperationFailed("briefing.yml names no authority; write the address of one at stamped_by:")
    if not verified.authorities:
        raise OperationFailed(f"{AUTHORITIES} is missing; save the authority's root certificate there, as PEM")
    asked = question(record)
    answer = fetching.ask(authority, asked.data, _QUERY, limits.STAMP_FILE, allow_private=allow_private)
    try:
        return checked(record, answer, verified.authorities, asked.nonce)
    except ValueError as reason:
        raise OperationFailed(
            f"the answer of {authority} proves nothing ({reason}); compare the authority's root certificate with "
            f"{AUTHORITIES}, or ask another one"
        ) from None
