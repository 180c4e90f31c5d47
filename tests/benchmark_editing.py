"""Time from saving a note to the page that shows it, verified: run as a script, on a quiet machine.

It takes three actions: press the button at the selected words, type the note, save.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import browser
from tests.conftest import ROOT
from tests.server import serving

TIMES = 10
SELECT = """() => {
  const line = document.querySelector("blockquote.words p");
  line.scrollIntoView();
  getSelection().selectAllChildren(line);
}"""
SAVE = """() => {
  performance.clearResourceTimings();
  delete document.body.dataset.taken;
  const form = document.querySelector(".edit-form");
  form.addEventListener("submit", () => (globalThis.saved = performance.now()), { capture: true });
  addEventListener("briefing-renewed", () => requestAnimationFrame(() => setTimeout(() => {
    const [answered] = performance.getEntriesByType("resource").filter(each => each.name.endsWith("/edit"));
    document.body.dataset.taken = [answered.responseEnd, performance.now()].map(time => (time - saved) / 1000);
  })), { once: true });
}"""
"""Notes the seconds from saving until the answer is there, and until the note is painted, by the browser's clock."""


def _copied(folder: Path) -> Path:
    """A copy of the project that may be edited."""
    for name in ("briefing", "docs/about"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("build_tools/", f"{ROOT}/build_tools/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def _saved(page: Page, words: str) -> tuple[float, float]:
    page.evaluate(SELECT)
    page.locator(".edit-floating").click()
    page.get_by_role("textbox", name="Note", exact=True).fill(words)
    page.evaluate(SAVE)
    page.get_by_role("button", name="Save").click()
    page.get_by_text(words).locator("visible=true").and_(page.locator("li")).wait_for()
    answered, painted = (page.locator("body[data-taken]").get_attribute("data-taken") or "").split(",")
    return float(answered), float(painted)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        began = time.perf_counter()
        with serving(_copied(Path(folder))) as served:
            page = chromium.new_page()
            page.goto(f"{served.address}topics/arctic/")
            rest = time.perf_counter() - began
            page.get_by_role("button", name="Edit", exact=True).click()
            taken = []
            for number in range(TIMES):
                time.sleep(rest)  # to make the rest of the site takes less time than to start
                taken.append(_saved(page, f"Note {number}."))
            page.context.set_offline(True)
            page.close()
    answered, painted = ([each[n] for each in taken] for n in (0, 1))
    print(f"saved and verified in {statistics.median(answered):.2f} s", end=", ")
    print(f"shown in {statistics.median(painted):.2f} s, {min(painted):.2f} to {max(painted):.2f}")


if __name__ == "__main__":
    main()
