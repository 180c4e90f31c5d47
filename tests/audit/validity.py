"""Ask the Nu Html Checker about every page. A site in, faults out; known faults of the theme are listed in known.json."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MEMORY = "-Xss2m"  # a long page needs a deeper stack than Java's own


@dataclass(frozen=True)
class Fault:
    """One place in a page of which the checker says something; `known` is the reason for which it may stand."""

    page: str
    line: int
    message: str
    known: str | None = None


def faults(site: Path) -> list[Fault]:
    """Every fault in the site's HTML, and one for each known fault that no page has any more."""
    known = json.loads((HERE / "known.json").read_text("utf-8"))
    found = [_judged(each, known) for each in _asked(site)]
    gone = {each["message"] for each in known} - {fault.message for fault in found if fault.known}
    return found + [Fault("known.json", 1, f"no page has this fault any more: {message}") for message in sorted(gone)]


def _judged(fault: Fault, known: list[dict[str, str]]) -> Fault:
    """The fault, under its known message where it has one."""
    for each in known:
        if fault.message.startswith(each["message"]):
            return Fault(fault.page, fault.line, each["message"], each["because"])
    return fault


def _asked(site: Path) -> Iterator[Fault]:
    program = ["java", MEMORY, "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "json", "--stdout"]
    answer = subprocess.run([*program, "."], cwd=site, capture_output=True, text=True, timeout=600, check=False)
    if not answer.stdout:
        raise SystemExit(f"the HTML checker did not answer: {answer.stderr.strip()}")
    for message in json.loads(answer.stdout)["messages"]:
        page = message.get("url", "").removeprefix(f"{site.resolve().as_uri()}/./")
        yield Fault(page, message.get("lastLine", 1), message["message"])
