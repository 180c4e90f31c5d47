"""From a folder of YAML to a verified briefing and its files: the way that every command and the hook go."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build_tools import disk, pinning, report
from build_tools.adding import Addition, Record, add
from build_tools.committing import pin_all
from build_tools.document import Places
from build_tools.exports import exports
from build_tools.fields import ID_PATTERN
from build_tools.finding import Finding, Problem, Unreadable
from build_tools.interchange import interchange
from build_tools.load import PINS, Draft, Loaded, load
from build_tools.pages import pages
from build_tools.rules import find_all
from build_tools.verify import PIN, Check, VerifiedBriefing, publishable, verify

LAST_GOOD: VerifiedBriefing | None = None
"""The briefing that was verified last: a server shows it while the folder has findings."""


class Refused(Exception):
    """A briefing with findings, each at its place."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} findings")
        self.problems = problems


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
    loaded = load(folder, files)
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
            loaded.draft.pins[name] = pinning.read(data)
        except ValueError as problem:
            findings.append(Finding("pin", ("pins", name), f"{problem}; run {PIN}"))
            loaded.draft.pins[name] = None
    return Opened(loaded, findings)


def readable(folder: Path, *, may_lack: bool) -> Loaded:
    """The draft of a folder without findings, an empty one where there may be no folder; raises Refused, Unreadable."""
    if may_lack and not folder.exists():
        return Loaded(Draft(folder.as_posix(), names={"quotes": set()}), [], Places({}, {}))
    opened = open_folder(folder)
    if opened.loaded.findings:
        raise Refused(opened.problems([]))
    return opened.loaded


def verified(folder: Path, *, strict: bool) -> VerifiedBriefing:
    """The verified briefing of a folder.

    Raises Refused with every finding where there is one, and Unreadable. Sources without a pin are findings where
    `strict`; else their readings are published as unchecked.
    """
    opened = open_folder(folder)
    checks = _checked(opened, strict=strict)
    global LAST_GOOD
    LAST_GOOD = publishable(opened.loaded.draft, checks, _origins(folder, opened.loaded.places.files()))
    return LAST_GOOD


def _checked(opened: Opened, *, strict: bool) -> dict[tuple[str, str], Check]:
    """The check of each reading; raises Refused with every finding where there is one."""
    draft = opened.loaded.draft
    checks, findings = verify(draft, strict=strict)
    problems = opened.problems([*opened.pin_findings, *findings, *find_all(draft)])
    if problems:
        raise Refused(problems)
    return checks


def without_source(folder: Path, text: Path) -> Loaded:
    """The draft of a folder that is sound and has no source of the text's name; raises Refused and Unreadable."""
    opened = open_folder(folder)
    _checked(opened, strict=True)
    name = text.stem
    if not re.fullmatch(ID_PATTERN, name):
        raise Unreadable(f"{text.name} gives the source no id; call the file like our-paper.txt")
    if name in opened.loaded.draft.sources:
        place = opened.loaded.places.of_route(("sources", name))
        raise Unreadable(f"{place.file} is the source '{name}' already; propose its quotes with `briefing extract`")
    return opened.loaded


def with_source(folder: Path, record: Record, texts: Mapping[str, str]) -> tuple[Addition, dict[str, bytes]]:
    """What adding a source changes, and the changed files with the pins, checked as a whole before any is written.

    Raises Refused with every finding that the folder would have, and Unreadable.
    """
    files = disk.read_folder(folder, "--briefing")
    before = open_files(folder.as_posix(), files)
    _checked(before, strict=True)
    made = add(before.loaded, files, record)
    after = open_files(folder.as_posix(), files | made.files)
    pins, findings = pin_all(after.loaded.draft, texts)
    problems = report.placed([*after.loaded.findings, *made.findings, *findings], after.loaded.places)
    if problems:
        raise Refused(problems)
    pinned = {f"{PINS}/{name}.json": pinning.write(pin) for name, pin in pins.items()}
    _checked(open_files(folder.as_posix(), files | made.files | pinned), strict=True)
    changed = made.files | pinned
    return made, {path: data for path, data in changed.items() if files.get(path) != data}


def _origins(folder: Path, files: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Files by their names below the briefing's folder, whatever machine it lies on."""
    return {noun: f"{folder.name}/{PurePosixPath(file).relative_to(folder.as_posix())}" for noun, file in files.items()}


def files(briefing: VerifiedBriefing) -> dict[str, str]:
    """Every generated file by its path below docs/."""
    return (
        {page.path: page.markdown() for page in pages(briefing)} | dict(exports(briefing)) | dict(interchange(briefing))
    )
