"""From a folder of YAML to a verified briefing and its files: the way that every command and the hook go."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from build_tools import disk
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.load import Loaded, open_files
from build_tools.briefing.rules import find_all
from build_tools.briefing.verify import Check, VerifiedBriefing, publishable, verify
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Place, Problem, Route
from build_tools.diagnostics.refused import Refused
from build_tools.model import edition_record
from build_tools.model.files import EDITIONS

LAST_GOOD: VerifiedBriefing | None = None
"""The briefing that was verified last: a server shows it while the folder has findings."""


_OTHERWISE = (
    "this edition is recorded with other content; write a later day at edition: in briefing.yml, "
    "or, if the edition was never published, delete this file first"
)


def closed(folder: Path) -> tuple[Path, bytes]:
    """The record of a folder's edition and where it goes.

    Raises Refused, also where the edition is recorded with other content, and Unreadable.
    """
    briefing = verified(folder, strict=True)
    record = record_of(briefing)
    path = folder / EDITIONS / f"{record.edition}.json"
    if briefing.records.get(record.edition, record) != record:
        raise Refused([Problem(Place(path.as_posix(), 1, 1), _OTHERWISE, Code.EDITION)])
    return path, edition_record.write_record(record)


def verified(folder: Path, *, strict: bool) -> VerifiedBriefing:
    """The verified briefing of a folder.

    Raises Refused with every finding where there is one, and Unreadable. Sources without a pin are findings where
    `strict`; else their readings are published as unchecked.
    """
    global LAST_GOOD
    LAST_GOOD = _verified(folder, tuple(disk.read_folder(folder, "--briefing").items()), strict=strict)
    return LAST_GOOD


@lru_cache(maxsize=1)
def _verified(folder: Path, contents: tuple[tuple[str, bytes], ...], *, strict: bool) -> VerifiedBriefing:
    """The same briefing for the same bytes, so that a server need not verify it again when only the theme changes."""
    loaded = open_files(folder.as_posix(), dict(contents))
    checks = checked(loaded, strict=strict)
    return publishable(loaded.draft, checks, _origins(folder, loaded.places.origins()))


def checked(loaded: Loaded, *, strict: bool) -> dict[tuple[str, str], Check]:
    """Return the check of each reading; raises Refused with all findings if there are any."""
    checks, findings = verify(loaded.draft, strict=strict)
    problems = loaded.problems([*loaded.pin_findings, *findings, *find_all(loaded.draft)])
    if problems:
        raise Refused(problems)
    return checks


def addressed(briefing: VerifiedBriefing, edit_at: str | None, report_to: str | None) -> VerifiedBriefing:
    """The same briefing with these two addresses, where it names none itself; as if they stood in briefing.yml.

    So the one who publishes a copy of a project can lead its readers to that copy, and nothing in it is edited.
    """
    front = briefing.briefing.front
    wanted = {"edit_at": front.edit_at or edit_at, "report_to": front.report_to or report_to}
    if wanted == {"edit_at": front.edit_at, "report_to": front.report_to}:
        return briefing
    own = briefing.briefing.model_copy(update={"front": front.model_copy(update=wanted)})
    return replace(briefing, briefing=own)


def _origins(folder: Path, places: dict[Route, Place]) -> dict[Route, Place]:
    """Where nouns begin, their files named from the briefing's folder on, whatever machine it lies on."""

    def named(file: str) -> str:
        return f"{folder.name}/{PurePosixPath(file).relative_to(folder.as_posix())}"

    return {noun: replace(place, file=named(place.file)) for noun, place in places.items()}
