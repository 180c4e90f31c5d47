"""From a folder of YAML to a verified briefing and its files: the way that every command and the hook go."""

from dataclasses import dataclass
from pathlib import Path

from build_tools import disk, pinning, report
from build_tools.exports import exports
from build_tools.finding import Finding
from build_tools.interchange import interchange
from build_tools.load import PINS, Loaded, load
from build_tools.pages import pages
from build_tools.rules import find_all
from build_tools.verify import PIN, VerifiedBriefing, publishable, verify


class Refused(Exception):
    """A briefing with findings; `lines` has each as editors read it."""

    def __init__(self, lines: list[str]):
        super().__init__(f"{len(lines)} findings")
        self.lines = lines


@dataclass(frozen=True)
class Opened:
    """A briefing's folder as it was read: the draft with its pins, and the findings on both."""

    loaded: Loaded
    pin_findings: list[Finding]

    def lines(self, findings: list[Finding]) -> list[str]:
        """The draft's findings and others, as editors read them."""
        return report.lines([*self.loaded.findings, *findings], self.loaded.places)


def open_folder(folder: Path) -> Opened:
    """Read a briefing's folder; raises Unreadable."""
    files = disk.read_folder(folder, "--briefing")
    loaded = load(folder.as_posix(), files)
    findings: list[Finding] = []
    for path, data in files.items():
        if not path.startswith(f"{PINS}/") or not path.endswith(".json"):
            continue
        name = path.removeprefix(f"{PINS}/").removesuffix(".json")
        loaded.places.add_file(("pins", name), f"{folder.as_posix()}/{path}")
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


def verified(folder: Path, *, strict: bool) -> VerifiedBriefing:
    """The verified briefing of a folder.

    Raises Refused with every finding where there is one, and Unreadable. Sources without a pin are findings where
    `strict`; else their readings are published as unchecked.
    """
    opened = open_folder(folder)
    draft = opened.loaded.draft
    checks, findings = verify(draft, strict=strict)
    lines = opened.lines([*opened.pin_findings, *findings, *find_all(draft)])
    if lines:
        raise Refused(lines)
    return publishable(draft, checks, opened.loaded.places.files())


def files(briefing: VerifiedBriefing) -> dict[str, str]:
    """Every generated file by its path below docs/."""
    return (
        {page.path: page.markdown() for page in pages(briefing)} | dict(exports(briefing)) | dict(interchange(briefing))
    )
