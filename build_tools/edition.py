"""From a folder of YAML to a verified briefing and its files: the way that every command and the hook go."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools import disk, pinning, report
from build_tools.exports import exports
from build_tools.finding import Finding, Place
from build_tools.load import Loaded, load
from build_tools.pages import pages
from build_tools.pinning import Pin
from build_tools.rules import find_all
from build_tools.verify import PIN, VerifiedBriefing, publishable, verify

PINS = "pins/"


class Refused(Exception):
    """A briefing with findings; `lines` has each as editors read it."""

    def __init__(self, lines: list[str]):
        super().__init__(f"{len(lines)} findings")
        self.lines = lines


@dataclass(frozen=True)
class Opened:
    """A briefing's folder as it was read: the draft with its findings, and the pins."""

    loaded: Loaded
    pins: Mapping[str, Pin]

    def lines(self, findings: list[Finding]) -> list[str]:
        """Findings as editors read them."""
        return report.lines([*self.loaded.findings, *findings], self.loaded.places)


def open_folder(folder: Path) -> Opened:
    """Read a briefing's folder; raises Unreadable."""
    files = disk.read_folder(folder, (".yml", ".yaml", ".json"))
    loaded = load(folder.as_posix(), files)
    pins: dict[str, Pin] = {}
    if not loaded.draft.names["sources"]:
        return Opened(loaded, pins)
    for path, data in files.items():
        if path.endswith(".json"):
            name = path.removeprefix(PINS).removesuffix(".json")
            finding = _pin_finding(path, name, loaded)
            try:
                pins[name] = pinning.read(data)
            except ValueError:
                finding = finding or f"the pin is damaged; run {PIN}"
            if finding:
                loaded.findings.append(Finding("pin", Place(f"{folder.as_posix()}/{path}", 1, 1), finding))
    return Opened(loaded, pins)


def _pin_finding(path: str, name: str, loaded: Loaded) -> str | None:
    if not path.startswith(PINS):
        return "only pins are .json here; move the file out of the briefing"
    if name not in (loaded.draft.names["sources"] or set()):
        return f"no source is called '{name}'; delete its pin"
    return None


def verified(folder: Path, *, strict: bool) -> VerifiedBriefing:
    """The verified briefing of a folder.

    Raises Refused with every finding where there is one, and Unreadable. Sources without a pin are findings where
    `strict`; else their readings are published as unchecked.
    """
    opened = open_folder(folder)
    draft = opened.loaded.draft
    checks, findings = verify(draft, opened.pins, strict=strict)
    lines = opened.lines([*findings, *find_all(draft)])
    if lines:
        raise Refused(lines)
    return publishable(draft, checks, opened.pins, opened.loaded.places.files())


def files(briefing: VerifiedBriefing) -> dict[str, str]:
    """Every generated file by its path below docs/."""
    return {page.path: page.markdown() for page in pages(briefing)} | dict(exports(briefing))
