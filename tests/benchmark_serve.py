"""Time an edit while `briefing serve` runs beside a whole build of the same folder: run as a script, on a quiet machine.

An edit is made when the server has nothing left to do: one that is made while the site still follows another waits.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.conftest import COMMAND, ROOT
from tests.server import Served, serving, wait_for

TIMES = 10
QUOTES, TOPIC, TEMPLATE, STYLE = (
    "briefing/quotes/arctic.yml",
    "briefing/topics/arctic.yml",
    "theme/main.html",
    "theme/assets/briefing.css",
)
LOOKED_AT, ANOTHER = "topics/arctic/", "whole/index.html"
SHEET = "assets/briefing.css"
EDITS = {
    "a note of a quote": (QUOTES, "note: >-\n", "note: >-\n        {word}\n", LOOKED_AT, ANOTHER),
    "a bottom line": (TOPIC, "bottom_line: >-\n  ", "bottom_line: >-\n  {word} ", LOOKED_AT, ANOTHER),
    "the template": (TEMPLATE, "{% block htmltitle %}", "{% block htmltitle %}<!-- {word} -->", LOOKED_AT, ANOTHER),
    "the style": (STYLE, ":root {", "/* {word} */ :root {", SHEET, SHEET),
}


def copied(folder: Path) -> Path:
    """A copy of the project, with its theme, that may be edited."""
    for name in ("briefing", "docs/about"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "build_tools" / "site" / "theme", folder / "theme")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("build_tools/site/theme", "theme").replace("build_tools/", f"{ROOT}/build_tools/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def timed(served: Served, name: str, round_: int) -> tuple[float, float]:
    """Seconds from the writing of a file to the page that has the new word, and to the last page that has it."""
    file, old, new, page, another = EDITS[name]
    word = f"edited{round_}{name.replace(' ', '')}"
    before = (served.project / file).read_text("utf-8")
    assert old in before, f"{file} has no place for this edit any more"
    start = time.perf_counter()
    (served.project / file).write_text(before.replace(old, new.replace("{word}", word), 1), "utf-8")
    wait_for(lambda: word in served.text(page))
    shown = time.perf_counter() - start
    wait_for(lambda: word in served.text(another))
    followed = time.perf_counter() - start
    (served.project / file).write_text(before, "utf-8")
    wait_for(lambda: word not in served.text(another))
    return shown, followed


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        start = time.perf_counter()
        subprocess.run([COMMAND, "build"], cwd=project, check=True, capture_output=True)
        cold = time.perf_counter() - start
        print(f"{'a whole build':20} {cold:6.2f} s")
        with serving(project) as served:
            served.text(LOOKED_AT)
            for name in EDITS:
                taken = [timed(served, name, round_) for round_ in range(TIMES)]
                for what, seconds in zip((name, "  and everywhere"), zip(*taken, strict=True), strict=True):
                    median = statistics.median(seconds)
                    spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
                    print(f"{what:20} {median:6.2f} s  {spread}  {median / cold:.3f} of the build", flush=True)


if __name__ == "__main__":
    main()
