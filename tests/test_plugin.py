"""The plugin: its options, what a process is left with after it, and what it takes from MkDocs without being asked."""

import ctypes
import errno
import inspect
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import mkdocs.utils
import pytest
from mkdocs.commands import build
from mkdocs.structure import files, nav
from mkdocs.utils import yaml

from build_tools.briefing import gate
from build_tools.cli import parser
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import engine
from build_tools.site.plugin import briefing_plugin
from tests.conftest import HERE, Run

EDIT_AT = "https://git.example/edit/main/{file}"
WITH_ADDRESS = f"plugins:\n  briefing:\n    edit_at: {EDIT_AT}\n"


MKDOCS = (sys.executable, "-m", "mkdocs")


def _add(settings: Path, text: str) -> None:
    settings.write_text(settings.read_text("utf-8") + text, "utf-8")


def _home(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


def test_an_address_in_the_settings_holds_for_every_command(project: Path, briefing: Run) -> None:
    _add(project / "mkdocs.yml", WITH_ADDRESS)
    assert briefing("build", program=MKDOCS).returncode == 0
    assert "https://git.example/edit/main/briefing.yml" in _home(project / "site")
    assert briefing("build", "--site", "ours").returncode == 0
    assert _home(project / "ours") == _home(project / "site")
    assert briefing("build", "--site", "named", "--edit-at", "https://other.example/{file}").returncode == 0
    assert "https://other.example/briefing.yml" in _home(project / "named")


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (
            "plugins:\n  briefing: {edit_at: git.example}\n",
            "mkdocs.yml:1:1: MkDocs says: Config value 'plugins': Plugin 'briefing' option 'edit_at': "
            "'git.example' is not an address for edits; start it with https://, and put {file} once where the file's path goes",
        ),
        (
            "plugins: [search]\n",
            "mkdocs.yml doesn't name the plugin 'briefing'; add it under plugins:",
        ),
    ],
)
def test_settings_that_the_plugin_refuses(added: str, said: str, project: Path, briefing: Run) -> None:
    _add(project / "mkdocs.yml", added)
    ran = briefing("build")
    assert ran.returncode in (1, 3) and not (project / "site").exists()
    assert said in ran.stderr


def test_another_folder_can_be_named_in_the_settings(project: Path, briefing: Run) -> None:
    (project / "briefing").rename(project / "news")
    _add(project / "mkdocs.yml", "plugins:\n  briefing: {folder: news}\n")
    ran = briefing("build", program=MKDOCS)
    assert ran.returncode == 0, ran.stderr
    assert "<title>The second quay of Lunde</title>" in _home(project / "site")


def test_a_build_leaves_the_process_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "true")  # Material sets this itself
    before = dict(os.environ)
    assert parser.run_command(["build"]) == 0
    assert dict(os.environ) == before


@pytest.mark.parametrize(("epoch", "day"), [(None, "2024-03-09"), ("0", "1970-01-01")])
def test_the_sitemap_is_dated_by_the_edition_unless_told_otherwise(
    epoch: str | None, day: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    _add(project / "briefing" / "briefing.yml", "address: https://quay.example/\n")
    assert parser.run_command(["fmt"]) == 0
    assert parser.run_command(["build"]) == 0
    sitemap = (project / "site" / "sitemap.xml").read_text("utf-8")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {day}


def test_two_briefings_in_one_process_share_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """MkDocs keeps the plugin's object as long as the process lives."""
    monkeypatch.chdir(project)
    assert parser.run_command(["build", "--edit-at", EDIT_AT]) == 0
    other = tmp_path_factory.mktemp("other")
    monkeypatch.chdir(other)
    assert parser.run_command(["build", "--briefing", str(HERE / "second" / "briefing")]) == 0
    page = _home(other / "site")
    assert "Lunde" not in page and EDIT_AT.removesuffix("{file}") not in page


def test_the_interface_is_english_in_a_briefing_of_another_language(project: Path, briefing: Run) -> None:
    """Its words are, whatever the briefing's language; what sources print bears theirs."""
    front = project / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8").replace("language: en", "language: da"), "utf-8")
    for path in [*(project / "briefing" / "sources").iterdir(), front]:
        path.write_text(path.read_text("utf-8").replace("language: en", "language: da"), "utf-8")
    assert briefing("build").returncode == 0, briefing("check").stderr
    page = (project / "site" / "topics" / "quay" / "index.html").read_text("utf-8")
    assert '<html lang="en" ' in page and "What was said" in page
    in_quotes = re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)
    assert len(in_quotes) > 5 and all('<p lang="da">' in each for each in in_quotes)


def test_a_site_that_can_not_be_replaced_keeps_its_zip(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert parser.run_command(["build", "--offline"]) == 0
    before = {path: path.read_bytes() for path in [project / "site.zip", *(project / "site").rglob("*.html")]}
    front = project / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8").replace("title: The second quay", "title: The third quay"), "utf-8")

    def rename(*_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: None)  # nor can two names be exchanged in one step
    capsys.readouterr()
    assert parser.run_command(["build", "--offline"]) == 3
    assert "site could not be replaced (Input/output error)" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


PRIVATE: list[tuple[Callable[..., object], str]] = [
    (build._populate_page, "(page: 'Page', config: 'MkDocsConfig', files: 'Files', dirty: 'bool' = False) -> 'None'"),
    (
        build._build_theme_template,
        "(template_name: 'str', env: 'jinja2.Environment', files: 'Files', config: 'MkDocsConfig', nav: 'Navigation')"
        " -> 'None'",
    ),
    (
        build.get_context,
        "(nav: 'Navigation', files: 'Sequence[File] | Files', config: 'MkDocsConfig', page: 'Page | None' = None, "
        "base_url: 'str' = '') -> 'templates.TemplateContext'",
    ),
    (files.get_files, "(config: 'MkDocsConfig') -> 'Files'"),
    (files.set_exclusions, "(files: 'Iterable[File]', config: 'MkDocsConfig') -> 'None'"),
    (files.Files.add_files_from_theme, "(self, env: 'jinja2.Environment', config: 'MkDocsConfig') -> 'None'"),
    (nav.get_navigation, "(files: 'Files', config: 'MkDocsConfig') -> 'Navigation'"),
    (yaml.yaml_load, "(source: 'IO | str', loader: 'type[yaml.BaseLoader] | None' = None) -> 'dict[str, Any]'"),
    (mkdocs.utils.get_build_date, "() -> 'str'"),
]


@pytest.mark.parametrize(("function", "signature"), PRIVATE, ids=lambda each: getattr(each, "__qualname__", ""))
def test_what_is_private_to_mkdocs_is_as_we_use_it(function: Callable[..., object], signature: str) -> None:
    assert str(inspect.signature(function)) == signature


def test_what_pages_keep_is_where_we_look(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    config = engine.mkdocs_config(engine.settings_at(None), project / "site")
    config.plugins.on_startup(command="build", dirty=False)
    briefing_plugin(config).take(gate.verified(Path("briefing")), "build", Stopwatch())
    build.build(config)
    below = files.get_files(config)
    page = nav.Page(None, below.documentation_pages()[0], config)
    build._populate_page(page, config, below)
    made = {
        "markdown",
        "content",
        "meta",
        "toc",
        "links_to_anchors",
        "present_anchor_ids",
        "update_date",
        "_title_from_render",
    }
    assert vars(page).keys() >= made
