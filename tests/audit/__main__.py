"""Prove that the built site of the real briefing is good: HTML as it should be, and Lighthouse's figures."""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.audit import lighthouse, validity
from tests.conftest import COMMAND, ROOT
from tests.kinds import published_kinds
from tests.web import served

ON_A_DESKTOP_TOO = ("home", "topic-with-speech", "quote", "quotes", "differences", "whole")


def main() -> int:
    """Build the site into a folder of its own, look at it, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([COMMAND, "build", "--pdf", "--site", str(site)], cwd=ROOT, check=True, timeout=600)
        valid = _validity(site)
        kinds = published_kinds()
        with served(site) as wire:
            good = [_figures(wire.address, kind, path, "mobile") for kind, path in kinds.items()]
            good += [_figures(wire.address, kind, kinds[kind], "desktop") for kind in ON_A_DESKTOP_TOO if kind in kinds]
    return 0 if valid and all(good) else 1


def _validity(site: Path) -> bool:
    found = validity.faults(site)
    unknown = [fault for fault in found if not fault.known]
    for fault in unknown:
        print(f"{fault.page}:{fault.line}: {fault.message}")
    for message, times in Counter(fault.message for fault in found if fault.known).items():
        print(f"known, {times} times: {message}")
    print(f"HTML: {len(unknown)} faults in {len(list(site.rglob('*.html')))} pages", flush=True)
    return not unknown


def _figures(address: str, kind: str, path: str, device: str) -> bool:
    figures = lighthouse.ask(address + path, device)
    said = ", ".join(f"{name} {score}" for name, score in figures.scores.items())
    print(f"{'good' if figures.good else 'BAD '} {device:7} {kind:20} {said}", flush=True)
    for cost in figures.costs:
        print(f"     {cost}")
    return figures.good


if __name__ == "__main__":
    sys.exit(main())
