"""Take a picture of every kind of page, wide and narrow, light and dark, and as it is printed, into .screenshots/."""

import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import browser
from tests.conftest import COMMAND, ROOT
from tests.kinds import published_kinds
from tests.web import served

FOLDER = ROOT / ".screenshots"
WIDTHS = (1440, 768, 375)
PAPER = 718  # A4 with margins of 10 mm, in CSS pixels
TALLEST = 16000  # what Chromium draws in one piece


def _shots(started: Browser, address: str, width: int, scheme: str, media: str) -> None:
    context = started.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
    for kind, path in published_kinds().items():
        page.goto(address + path, wait_until="networkidle")
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        name = f"{kind}-print.png" if media == "print" else f"{kind}-{width}-{scheme}.png"
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=FOLDER / name, full_page=True, clip=clip)  # type: ignore[arg-type]
    context.close()


def main() -> None:
    """Build the site into a folder of its own, and leave its pictures and no others."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([COMMAND, "build", "--site", str(site)], cwd=ROOT, check=True, timeout=600)
        with browser() as started, served(site) as wire:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    _shots(started, wire.address, width, scheme, "screen")
            _shots(started, wire.address, PAPER, "light", "print")
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.name}")


if __name__ == "__main__":
    main()
