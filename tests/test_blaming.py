"""A fault in a page that somebody wrote is a finding at both doors: a build is refused, and a server goes on."""

import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, new_project
from tests.server import Served, serving, wait_for

ABOUT = "docs/about/index.md"
Break = Callable[[Path], None]


def _front_matter(line: str) -> Break:
    def fault(project: Path) -> None:
        page = project / ABOUT
        page.write_text(f"---\n{line}\n---\n{page.read_text('utf-8')}", "utf-8")

    return fault


def _bytes(project: Path) -> None:
    (project / ABOUT).write_bytes(b"# About\n\n\xff\xfe\n")


def _circle(project: Path) -> None:
    (project / "docs" / "loop").symlink_to(".")


def _circle_of_two(project: Path) -> None:
    (project / "docs" / "one").mkdir()
    (project / "docs" / "two").mkdir()
    (project / "docs" / "one" / "next").symlink_to("../two")
    (project / "docs" / "two" / "next").symlink_to("../one")
    (project / "docs" / "two" / "page.md").write_text("# Two", "utf-8")


def _nowhere(project: Path) -> None:
    (project / "docs" / "about" / "gone.md").symlink_to("nowhere.md")


def _name(project: Path) -> None:
    (project / "docs" / "about" / "caf\udce9.md").write_text("# Café", "utf-8")


def _theme(project: Path) -> None:
    (project / "theme").mkdir()
    (project / "theme" / "main.html").write_text("{% extends 'base.html' %}\n{% if %}", "utf-8")
    _settings(project, f"{ROOT}/build_tools/site/theme", "theme")


def _hook(project: Path) -> None:
    (project / "hook.py").write_text("def on_nav(nav, **_):\n    return nav / 0\n", "utf-8")
    _settings(project, "theme:", "hooks:\n  - hook.py\ntheme:")


def _plugin(project: Path) -> None:
    """Another plugin, the theme's own search, which takes what stands in front matter for settings."""
    _front_matter("search: 5")(project)
    _settings(project, "theme:", "plugins:\n  search: {}\ntheme:")


def _settings(project: Path, old: str, new: str) -> None:
    settings = project / "mkdocs.yml"
    assert old in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(old, new, 1), "utf-8")


FAULTS = {
    "template": (
        _front_matter("template: nope.html"),
        f"{ABOUT}:1:1: this page could not be built (there is no template 'nope.html'); fix it [mkdocs]",
    ),
    "plugin": (
        _plugin,
        f"{ABOUT}:1:1: this page could not be built (AttributeError: 'int' object has no attribute 'get'); "
        "fix it [mkdocs]",
    ),
    "bytes": (_bytes, f"{ABOUT}:1:1: this page, or a file that it includes, is not UTF-8; save it as UTF-8 [mkdocs]"),
    "circle": (_circle, "docs/loop is a link; replace it with the folder itself"),
    "circle-of-two": (_circle_of_two, "docs/one/next is a link; replace it with the folder itself"),
    "nowhere": (_nowhere, "docs/about/gone.md is a link; replace it with the file itself"),
    "theme": (_theme, "theme/main.html:2:1: this template fails"),
    "hook": (_hook, "mkdocs.yml:1:1: the site could not be built (TypeError: unsupported operand"),
    "name": (_name, r"docs/about/caf\udce9.md has a name with invisible characters or not in UTF-8; rename it"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_build_is_refused(name: str, project: Path, briefing: Run) -> None:
    fault, said = FAULTS[name]
    fault(project)
    ran = briefing("build")
    assert ran.returncode in (1, 3), ran.stderr
    assert said in ran.stderr and "Traceback" not in ran.stderr
    assert len(ran.stderr.splitlines()) <= 2
    assert not (project / "site").exists()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all faults: it must live through each of them."""
    with serving(new_project(tmp_path_factory.mktemp("served"))) as running:
        yield running
    assert "Traceback" not in running.said()


@pytest.mark.parametrize("name", FAULTS)
def test_a_server_goes_on(name: str, served: Served, tmp_path: Path) -> None:
    fault, said = FAULTS[name]
    before = served.text("about/")
    assert "<h1" in before and "live&#45;findings" not in before
    kept = shutil.copytree(served.project / "docs", tmp_path / "docs")
    settings = (served.project / "mkdocs.yml").read_text("utf-8")

    fault(served.project)
    wait_for(lambda: said in unescape(served.text("about/")))
    assert "This page is older than these problems" in served.text("about/")
    assert "<h1" in served.text("about/") and said in served.said()

    shutil.rmtree(served.project / "docs")
    kept.rename(served.project / "docs")
    (served.project / "mkdocs.yml").write_text(settings, "utf-8")
    wait_for(lambda: "live&#45;findings" not in served.text("about/"))
    assert served.process.poll() is None
