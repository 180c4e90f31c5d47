"""Time from saving a note to the page that shows it, verified: run as a script, on a quiet machine.

It takes three actions: press the button at the selected words, type the note, save.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from tests.browser import browser
from tests.conftest import ROOT
from tests.server import serving

TIMES = 10
SELECT = """() => {
  const line = document.querySelector("blockquote.words p");
  line.scrollIntoView();
  getSelection().selectAllChildren(line);
}"""


def _copied(folder: Path) -> Path:
    """A copy of the project that may be edited."""
    for name in ("briefing", "docs/about"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("build_tools/", f"{ROOT}/build_tools/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def main() -> None:
    taken = []
    with tempfile.TemporaryDirectory() as folder, browser() as chromium, serving(_copied(Path(folder))) as served:
        page = chromium.new_page()
        page.goto(f"{served.address}topics/arctic/")
        page.get_by_role("button", name="Edit", exact=True).click()
        for number in range(TIMES):
            page.evaluate(SELECT)
            page.locator(".edit-floating").click()
            page.get_by_role("textbox", name="Note", exact=True).fill(f"Note {number}.")
            start = time.perf_counter()
            page.get_by_role("button", name="Save").click()
            page.get_by_text(f"Note {number}.").locator("visible=true").and_(page.locator("li")).wait_for()
            taken.append(time.perf_counter() - start)
            page.wait_for_timeout(4_000)  # the rest of the site follows
        page.context.set_offline(True)
        page.close()
    print(f"saved and shown in {statistics.median(taken):.2f} s, {min(taken):.2f} to {max(taken):.2f}")


if __name__ == "__main__":
    main()
