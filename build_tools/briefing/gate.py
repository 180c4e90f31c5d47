"""From a folder of YAML to a verified briefing and its files: the way that every command and the hook go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from build_tools import disk
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.load import PINS, Loaded, load_draft
from build_tools.briefing.pins import commitment
from build_tools.briefing.rules import find_all
from build_tools.briefing.verify import PIN, Check, VerifiedBriefing, publishable, verify
from build_tools.diagnostics import report
from build_tools.diagnostics.finding import Finding, Place, Problem, Route
from build_tools.documents import canonical
from build_tools.documents.reader import Places
from build_tools.exports.formats import interchange
from build_tools.exports.json_export import exports
from build_tools.model import edition_record
from build_tools.model.edition_record import EDITIONS
from build_tools.pages import page_at, pages

LAST_GOOD: VerifiedBriefing | None = None
"""The briefing that was verified last: a server shows it while the folder has findings."""


_OTHERWISE = (
    "this edition is recorded with other content; write a later day at edition: in briefing.yml, "
    "or, if the edition was never published, delete this file first"
)


class Refused(Exception):
    """A briefing with findings, each at its place; `unwritten` are files that were read so and are not on disk so."""

    def __init__(self, problems: list[Problem], unwritten: Mapping[str, bytes] | None = None):
        super().__init__(f"{len(problems)} findings")
        self.problems = problems
        self._unwritten = unwritten or {}

    def lines(self, file: str) -> list[str]:
        """The lines of a file as they were read."""
        data = self._unwritten.get(file)
        return disk.lines(file) if data is None else data.decode().splitlines()


@dataclass(frozen=True)
class Opened:
    """A briefing's folder as it was read: the draft with its pins, and the findings on both."""

    loaded: Loaded
    pin_findings: list[Finding]

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """The draft's findings and others, at their places."""
        return report.placed([*self.loaded.findings, *findings], self.loaded.places)


def open_folder(folder: Path) -> Opened:
    """Read a briefing's folder; raises Unreadable."""
    return open_files(folder.as_posix(), disk.read_folder(folder, "--briefing"))


def open_files(folder: str, files: Mapping[str, bytes]) -> Opened:
    """Read the files of a briefing's folder, which is called so in messages, by their paths below it."""
    loaded = load_draft(folder, files)
    findings: list[Finding] = []
    for path, data in files.items():
        if not path.startswith(f"{PINS}/") or not path.endswith(".json"):
            continue
        name = path.removeprefix(f"{PINS}/").removesuffix(".json")
        loaded.places.add_file(("pins", name), f"{folder}/{path}")
        known = loaded.draft.names["sources"]
        if known is not None and name not in known:
            findings.append(Finding("pin", ("pins", name), f"no source is called '{name}'; delete its pin"))
            continue
        try:
            loaded.draft.pins[name] = commitment.read_pin(data)
        except ValueError as problem:
            findings.append(Finding("pin", ("pins", name), f"{problem}; run {PIN}"))
            loaded.draft.pins[name] = None
    return Opened(loaded, [*findings, *_read_records(folder, files, loaded)])


def _read_records(folder: str, files: Mapping[str, bytes], loaded: Loaded) -> Iterator[Finding]:
    """Put the records of editions into the draft; a finding for each that can't be taken at its word."""
    for path, data in files.items():
        pure = PurePosixPath(path)
        if pure.parent.as_posix() != EDITIONS or pure.suffix != ".json":
            continue
        day = pure.stem
        loaded.places.add_file((EDITIONS, day), f"{folder}/{path}")
        loaded.draft.records[day] = None
        try:
            record = edition_record.read_record(data)
        except ValueError as problem:
            yield Finding("edition", (EDITIONS, day), str(problem))
            continue
        if record.edition == day:
            loaded.draft.records[day] = record
        else:
            sentence = f"the record is of the edition of {record.edition}; call the file {record.edition}.json"
            yield Finding("edition", (EDITIONS, day), sentence)


def closed(folder: Path) -> tuple[Path, bytes]:
    """The record of a folder's edition and where it goes.

    Raises Refused, also where the edition is recorded with other content, and Unreadable.
    """
    briefing = verified(folder, strict=True)
    record = record_of(briefing)
    path = folder / EDITIONS / f"{record.edition}.json"
    if briefing.records.get(record.edition, record) != record:
        raise Refused([Problem(Place(path.as_posix(), 1, 1), _OTHERWISE, "edition")])
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
    opened = open_files(folder.as_posix(), dict(contents))
    found = checked(opened, strict=strict)
    return publishable(opened.loaded.draft, found, _origins(folder, opened.loaded.places.origins()))


def checked(opened: Opened, *, strict: bool) -> dict[tuple[str, str], Check]:
    """The check of each reading; raises Refused with every finding where there is one."""
    draft = opened.loaded.draft
    checks, findings = verify(draft, strict=strict)
    problems = opened.problems([*opened.pin_findings, *findings, *find_all(draft)])
    if problems:
        raise Refused(problems)
    return checks


def canonical_files(folder: Path, *, check: bool) -> dict[Path, bytes]:
    """A briefing's YAML in canonical form, by where it stands.

    Raises Refused with what the reader refuses, and where `check` with the files that have another form; and
    Unreadable.
    """
    files = disk.read_folder(folder, "--briefing")
    written, findings = canonical.rewrite(folder.as_posix(), files)
    if check:
        findings += canonical.not_canonical(folder.as_posix(), files, written)
    if findings:
        raise Refused(report.placed(findings, Places({}, {})))
    return {folder / path: data for path, data in written.items()}


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


def generated_page(briefing: VerifiedBriefing, path: str) -> str | None:
    """One page's file, as `files` has it; None for a file that is no page of what the briefing has now."""
    page = page_at(briefing, path)
    return page.markdown() if page else None


@lru_cache(maxsize=1)
def generated_files(briefing: VerifiedBriefing) -> dict[str, str]:
    """Every generated file by its path below docs/."""
    return (
        {page.path: page.markdown() for page in pages(briefing)} | dict(exports(briefing)) | dict(interchange(briefing))
    )
