"""Turn a folder of YAML into a verified briefing, or refuse it with every reason why not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from build_tools import disk
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.load import Loaded, open_files
from build_tools.briefing.rules import find_all
from build_tools.briefing.verify import Check, VerifiedBriefing, publishable, sources_without_pin, verify
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Place, Problem, Route
from build_tools.diagnostics.refused import Refused
from build_tools.documents.folder import read_files
from build_tools.documents.reader import placed
from build_tools.documents.recall import Recall
from build_tools.model import edition_record
from build_tools.model.files import EDITIONS
from build_tools.model.topic import UNSORTED

_RECORDED_DIFFERENTLY = (
    "this edition is already recorded with other content; write a later day at edition: in briefing.yml, "
    "or delete this file first if the edition was never published"
)


def edition_to_record(folder: Path) -> tuple[Path, bytes | None]:
    """Return where the record of a folder's edition belongs, and the record as a file, or None if it is recorded.

    Raises Refused, also if the edition is already recorded with other content, and OperationFailed.
    """
    briefing = verified(folder)
    record = record_of(briefing)
    path = folder / EDITIONS / f"{record.edition}.json"
    recorded = briefing.records.get(record.edition)
    if recorded is None:
        return path, edition_record.write_record(record)
    if not recorded.says_what(record):
        raise Refused([Problem(Place(path.as_posix(), 1, 1), _RECORDED_DIFFERENTLY, Code.EDITION)])
    return path, None


def verified(folder: Path, *, draft: bool = False) -> VerifiedBriefing:
    """Return the verified briefing of a folder.

    Raises Refused with all errors if there are any, and OperationFailed; remarks come with the briefing. With `draft`
    it is for its editor: a source without a pin is no error, since its readings are shown as unchecked, nor is
    what only readers need; `missing` of the briefing lists that.
    """
    return Verification().now(folder, draft=draft)


class Verification:
    """Verifies a folder again after every edit, and recalls what the edit left as it was."""

    def __init__(self) -> None:
        self.recall = Recall()
        self._held: disk.Held = {}
        self._latest: tuple[tuple[Path, Mapping[str, bytes], bool], VerifiedBriefing] | None = None

    def now(self, folder: Path, *, draft: bool) -> VerifiedBriefing:
        """Return what `verified` returns; the same object as long as no byte of the folder changes."""
        return self.of(folder, self.files(folder), draft=draft)

    def files(self, folder: Path, fresh: Iterable[str] = ()) -> dict[str, bytes]:
        """Return the files of a folder by their paths, as `read_files` has them.

        Those at the paths `fresh` are read whatever the disk says of them: not every disk tells of every change.
        """
        for path in fresh:
            self._held.pop(folder / path, None)
        return read_files(folder, self._held)

    def of(self, folder: Path, files: Mapping[str, bytes], *, draft: bool) -> VerifiedBriefing:
        """Return the same of a folder as it would be with these files, by their paths."""
        latest, asked = self._latest, (folder, dict(files), draft)
        if latest is None or latest[0] != asked:
            try:
                latest = self._latest = asked, _verified(folder, files, draft, self.recall)
            finally:
                self.recall.forget_unused()
        return latest[1]


def _verified(folder: Path, files: Mapping[str, bytes], draft: bool, recall: Recall) -> VerifiedBriefing:
    loaded = open_files(folder.as_posix(), files, recall=recall)
    checks, remarks, missing = checked(loaded, draft=draft)
    origins = _origins(folder, loaded)
    if missing:
        origins |= {("topics", UNSORTED): origins[("front",)]}
    return publishable(loaded.draft, checks, origins, remarks, missing)


def checked(
    loaded: Loaded, *, draft: bool = False
) -> tuple[dict[tuple[str, str], Check], tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the check of each reading, the remarks, and what a draft lacks, in the order in which to add it.

    Raises Refused with all errors if there are any.
    """
    checks, found = verify(loaded.draft, unpinned=draft)
    findings = [*loaded.pin_findings, *found, *find_all(loaded.draft, checks)]
    missing = [each for each in findings if draft and each.code is Code.INCOMPLETE]
    problems = loaded.problems([each for each in findings if not (draft and each.code is Code.INCOMPLETE)])
    errors = [each for each in problems if each.grade is Grade.ERROR]
    if errors:
        raise Refused(errors)
    return checks, tuple(problems), tuple(problem for each in missing for problem in placed([each], loaded.places))


def lacking(folder: Path) -> tuple[Problem, ...]:
    """Return what a folder lacks before it can be published, pins too, in the order in which an editor adds it.

    Raises Refused with all other errors, and OperationFailed.
    """
    loaded = open_files(folder.as_posix(), read_files(folder))
    _, _, missing = checked(loaded, draft=True)
    return (*placed(sources_without_pin(loaded.draft), loaded.places), *missing)


def refuse_remarks(briefing: VerifiedBriefing) -> None:
    """Raise Refused if there are remarks that `strict:` in briefing.yml counts as errors."""
    strict = briefing.briefing.front.strict
    graded = [replace(each, grade=Grade.ERROR) if each.code in strict else each for each in briefing.remarks]
    if any(each.grade is Grade.ERROR for each in graded):
        raise Refused(sorted(graded, key=lambda each: each.grade))


def addressed(briefing: VerifiedBriefing, edit_at: str | None, report_to: str | None) -> VerifiedBriefing:
    """Return the briefing with these two addresses wherever briefing.yml gives none.

    So whoever publishes a copy of a project can send readers to that copy without editing it.
    """
    front = briefing.briefing.front
    wanted = {"edit_at": front.edit_at or edit_at, "report_to": front.report_to or report_to}
    if wanted == {"edit_at": front.edit_at, "report_to": front.report_to}:
        return briefing
    own = briefing.briefing.model_copy(update={"front": front.model_copy(update=wanted)})
    return replace(briefing, briefing=own)


def _origins(folder: Path, loaded: Loaded) -> dict[Route, Place]:
    """Where records and notes begin; file names start with the briefing's folder, so they are the same everywhere."""
    notes: list[Route] = [
        ("quotes", name, "annotations", number)
        for name, quote in loaded.draft.quotes.items()
        for number in range(len(quote.annotations))
    ]
    above, name = len(folder.as_posix()), folder.name
    places = {**loaded.places.origins(), **{route: loaded.places.of_route(route) for route in notes}}
    return {route: Place(f"{name}{each.file[above:]}", each.line, each.column) for route, each in places.items()}
