"""Hostile hand-written pages: the build refuses each, or it does nothing.

A case is a file in hostile_pages/. What the check says of it is in hostile_pages/expected.txt.
"""

import re
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame

from build_tools import disk
from build_tools.briefing import gate
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import engine
from tests.conftest import HERE, made_once, new_project
from tests.finished import check_pages
from tests.web import served

CASES = sorted((HERE / "hostile_pages").glob("*.md"))
assert len(CASES) >= 60, "the cases are gone"
EXPECTED = HERE / "hostile_pages" / "expected.txt"
SETTINGS = "markdown_extensions:\n  - toc: {permalink: true}\n  - attr_list\n"
"""Attribute lists are not among our own settings, but a project may add them."""


def _build(folder: Path) -> None:
    """One site with all cases, without the check of finished pages, as a build has it just before."""
    project = new_project(folder / "project")
    shutil.copytree(HERE / "hostile_pages", project / "docs" / "hostile", ignore=shutil.ignore_patterns("*.txt"))
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write(SETTINGS)
    with chdir(project):
        verified = gate.verified(Path("briefing"))
        settings = engine.settings_at(None)
        for path, data in engine.finished_files(
            verified, settings, {}, None, Stopwatch(), lambda path, data, _: (path, data)
        ):
            disk.put(folder / "site" / path, data)


@pytest.fixture(scope="session")
def hostile_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "hostile-pages", _build) / "site"


def _said(site: Path) -> dict[str, list[str]]:
    """What the check says of each page that it refuses."""
    files = disk.files_below(site)
    pages = {path: file.read_text("utf-8") for path, file in files.items() if path.endswith(".html")}
    sources = {f"hostile/{case.stem}/index.html": f"docs/hostile/{case.name}" for case in CASES}
    said: dict[str, list[str]] = {}
    for finding in check_pages(pages, files.keys(), sources):
        assert not isinstance(finding.at, tuple)
        said.setdefault(finding.at.file, []).append(finding.message)
    return said


def test_each_case_is_refused_or_harmless_and_no_other_page_is_touched(hostile_built: Path, refresh: bool) -> None:
    said = _said(hostile_built)
    lines = []
    for case in CASES:
        lines += [case.stem, *(f"    {each}" for each in said.pop(f"hostile/{case.stem}/index.html", ["harmless"]))]
    assert said == {}
    found = "".join(f"{line}\n" for line in lines)
    if refresh:
        EXPECTED.write_text(found, "utf-8")
    assert found == EXPECTED.read_text("utf-8")


STOPPED_BY_THE_CHECK_ALONE = {"meta-refresh", "script-own-host"}
"""A policy in a page can't forbid it to lead elsewhere, and it trusts all scripts of the site, as the theme's are."""
POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
LIVE = {"iframe-data", "image-elsewhere", "image-handler", "meta-refresh", "script"}
"""Cases that act in a page without a policy, each in another way: this is how the test knows that it would see it."""


def _framed(folder: Path, pages: dict[str, str]) -> None:
    """A page with every case in a frame of its own. What the theme loads is left out: that is not what is tried."""
    folder.mkdir()
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(re.sub('<(script|link)[^>]* (src|href)="../../[^>]*>', "", html), "utf-8")
    frames = "".join(f'<iframe name="{name}" src="{name}.html"></iframe>' for name in pages)
    (folder / "all.html").write_text(frames, "utf-8")
    shutil.copy(HERE / "hostile_pages" / "steal.js", folder)


def _case(frame: Frame | None) -> str:
    """The case that a frame belongs to, which may have opened frames of its own."""
    while frame and not frame.name:
        frame = frame.parent_frame
    return frame.name if frame else ""


def _happens(chromium: Browser, folder: Path, pages: dict[str, str]) -> set[str]:
    """The cases in which a script runs, a dialog or window opens, or anything is asked of another host."""
    happened: set[str] = set()
    _framed(folder, pages)
    with served(folder) as wire:
        context = chromium.new_context()
        context.expose_binding("steal", lambda source: happened.add(_case(source["frame"])))
        page = context.new_page()
        page.on("dialog", lambda dialog: (happened.add("a dialog"), dialog.dismiss()))
        page.on("requestfailed", lambda asked: asked.failure == "csp" or happened.add(_case(asked.frame)))
        page.on("popup", lambda _: happened.add("a window"))
        page.goto(f"{wire.address}all.html", wait_until="load")
        page.wait_for_timeout(500)
        context.close()
    return happened


def test_behind_the_policy_nothing_runs_and_nothing_loads(
    hostile_built: Path, tmp_path: Path, chromium: Browser
) -> None:
    """In one window, all cases are opened as if there were no check; some of them without their policy too."""
    pages = {case.stem: (hostile_built / "hostile" / case.stem / "index.html").read_text("utf-8") for case in CASES}
    assert _happens(chromium, tmp_path / "behind", pages) == STOPPED_BY_THE_CHECK_ALONE
    bare = {name: POLICY.sub("", pages[name]) for name in LIVE}
    assert _happens(chromium, tmp_path / "bare", bare) == LIVE - {"iframe-data"} | {"a dialog"}
