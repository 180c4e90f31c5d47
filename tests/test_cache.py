"""What a build keeps for the next one: it is quicker, and makes the same."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from build_tools import disk
from tests.conftest import Run, command_in
from tests.test_cards import installed_font

PROGRAM = (sys.executable, "-X", "importtime", "-m", "build_tools")
Tree = dict[str, bytes]
Edit = Callable[[Path], None]


def _tree(project: Path) -> Tree:
    """Everything that a build writes, and what it was made from."""
    return {path: file.read_bytes() for path, file in disk.files_below(project).items()}


def _replaces(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def _adds(file: str, text: str) -> Edit:
    def edit(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        with (project / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return edit


EDITS: dict[str, Edit] = {
    "a note": _replaces("briefing/quotes/quay.yml", "The vote came first.", "The vote came last."),
    "the title": _replaces("briefing/briefing.yml", "The second quay", "The third quay"),
    "another topic's title": _replaces("briefing/topics/ferry.yml", "title: ", "title: All of "),
    "a topic's bottom line": _replaces("briefing/topics/quay.yml", "bottom_line: ", "bottom_line: In short, "),
    "a quote's title": _replaces("briefing/quotes/ferry.yml", "The ferry keeps", "The old ferry keeps"),
    "a quote's id": _replaces("briefing/quotes/ferry.yml", "id: passengers", "id: travellers"),
    "a person": _replaces("briefing/people.yml", "role: chair", "role: head"),
    "a source": _replaces("briefing/sources/courier.yml", "A local paper", "A small paper"),
    "a difference": _replaces("briefing/discrepancies.yml", "so both can be true", "so both may be true"),
    "an event": _replaces("briefing/timeline.yml", "The quay is built", "The quay is finished"),
    "colours": _adds("briefing/briefing.yml", "brand: {colour: '#004477'}\n"),
    "the day": _replaces("briefing/briefing.yml", "edition: 2024-03-09", "edition: 2024-03-10"),
    "a page that is written by hand": _adds("docs/about/index.md", "\nMore of [it](../quotes/berth.md).\n"),
    "a link into a page": _adds("docs/about/index.md", "\nWhy [here](../quotes/berth.md#reading-courier).\n"),
    "a title in the navigation": _replaces("docs/about/limits.md", "title: ", "title: More of "),
    "a page more": _adds("docs/notes.md", "# Notes\n\nThese are notes.\n"),
    "a page with another name": lambda project: (project / "docs/notes.md").rename(project / "docs/remarks.md"),
    "a page less": lambda project: (project / "docs/remarks.md").unlink(),
    "styles": _adds("docs/assets/own.css", "p { color: #333 }\n"),
    "a logo": _adds("docs/assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>\n'),
    "a part of the theme": _replaces("mkdocs.yml", "theme:\n", "theme:\n  features: [navigation.footer]\n"),
    "a navigation of one's own": _adds("mkdocs.yml", "nav: [index.md, topics/ferry.md, Quay: topics/quay.md]\n"),
    "the settings": _adds("mkdocs.yml", "copyright: Anyone\n"),
    "a file of quotes with another name": lambda project: (project / "briefing/quotes/ferry.yml").rename(
        project / "briefing/quotes/boats.yml"
    ),
    "a file that a build made": _adds("docs/quotes/berth.md", "More.\n"),
    "a page of the site": _adds("site/quotes/berth/index.html", "More.\n"),
    "a page of the site less": lambda project: (project / "site/404.html").unlink(),
}


def test_no_edit_makes_a_build_after_another_differ_from_a_first_one(tmp_path: Path, project: Path) -> None:
    random, build = Random(20261128), command_in(project)
    assert build("build").returncode == 0
    waiting = list(EDITS.items())
    while waiting:
        name = ""
        for _ in range(random.randint(2, 5)):
            if waiting:
                what, edit = waiting.pop(0)
                edit(project)
                name = f"{name}, {what}"
        again = build("build")
        first = tmp_path.with_name(f"{tmp_path.name}-first")
        shutil.copytree(project, first, ignore=shutil.ignore_patterns("site", ".generated", "*.html"))
        for path in disk.generated(project / "docs"):
            (first / "docs" / path).unlink()
        once = command_in(first)("build")
        assert (again.returncode, again.stdout, again.stderr) == (once.returncode, once.stdout, once.stderr), name
        assert _tree(project) == _tree(first), name
        shutil.rmtree(first)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages of which MkDocs reads the source, by their files."""
    pages: list[str] = []
    read = Page.read_source

    def noting(page: Page, config: MkDocsConfig) -> None:
        pages.append(page.file.src_uri)
        read(page, config)

    monkeypatch.setattr(Page, "read_source", noting)
    return pages


def test_only_pages_that_have_changed_are_made_again(project: Path, briefing: Run, rendered: list[str]) -> None:
    assert briefing("build").returncode == 0
    every, before = sorted(rendered), _tree(project / "docs")
    rendered.clear()
    EDITS["a note"](project)
    assert briefing("build").returncode == 0
    after = _tree(project / "docs")
    changed = sorted(path for path in after if after[path] != before[path] and path.endswith(".md"))
    assert sorted(rendered) == changed and 0 < len(changed) < len(every)
    rendered.clear()
    (project / "site/quotes/berth/index.html").write_text("forged", "utf-8")
    EDITS["a link into a page"](project)
    assert briefing("build").returncode == 0
    assert sorted(rendered) == ["about/index.md", "quotes/berth.md"]
    assert "forged" not in (project / "site/quotes/berth/index.html").read_text("utf-8")
    for file in disk.cache_file("pages").parent.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    rendered.clear()
    EDITS["a person"](project)
    assert briefing("build").returncode == 0
    assert sorted(rendered) == every, "what is damaged is ignored"
    rendered.clear()
    _replaces("briefing/topics/ferry.yml", "title: ", "title: All of ")(project)
    assert briefing("build").returncode == 0
    assert sorted(rendered) == every, "each has it in its navigation"


def test_a_build_looks_for_all_pages_a_few_times_only(briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    found = Files.documentation_pages

    def noting(files: Files, **which: Any) -> Any:
        times.append(len(files))
        return found(files, **which)

    monkeypatch.setattr(Files, "documentation_pages", noting)
    assert briefing("build").returncode == 0
    assert 0 < len(times) < 10, "not once for each page: MkDocs goes through all files each time"


def test_a_build_of_nothing_new_says_the_same_and_loads_no_engine(project: Path, briefing: Run) -> None:
    said, tree = briefing("build").stdout, _tree(project)
    ran = briefing("build", program=PROGRAM)
    assert ran.stdout == said and _tree(project) == tree
    loaded = set(re.findall(r"\| +(\S+)\n", ran.stderr))
    assert "build_tools.site.cache.last_build" in loaded
    assert not loaded & {"mkdocs", "pydantic", "jinja2", "yaml", "build_tools.model", "build_tools.site.engine"}


def _leaves(project: Path, briefing: Run, *options: str) -> bool:
    """Whether a build leaves the site that is there in its place."""
    before = (project / "site").stat().st_ino
    ran = briefing("build", *options)
    assert ran.returncode == 0, ran.stderr
    return (project / "site").stat().st_ino == before


@pytest.fixture
def kept(briefing: Run) -> Path:
    """The file that a build of the project has kept."""
    folder = disk.cache_file("last-build").parent
    before = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}
    assert briefing("build").returncode == 0
    (file,) = (path for path in folder.iterdir() if before.get(path.name) != path.read_bytes())
    return file


def test_what_is_damaged_or_of_another_build_is_ignored(
    project: Path, briefing: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, tree = kept.read_bytes(), _tree(project)
    for damaged in (b"", b"{}", sound[:-1], sound[:100] + b"\0" + sound[101:]):
        kept.write_bytes(damaged)
        assert not _leaves(project, briefing)
        assert kept.read_bytes() == sound and _leaves(project, briefing)
    monkeypatch.setattr(sys, "version", "4.0.0")
    assert not _leaves(project, briefing) and _leaves(project, briefing)
    assert _tree(project) == tree
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924905600")
    assert not _leaves(project, briefing) and _leaves(project, briefing)
    assert not _leaves(project, briefing, "--edit-at", "https://git.example/{file}")


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: {briefing: {}, material/meta: {}}\n",
        "hooks: [docs/about/hook.py]\n",
        "extra: {who: !ENV [USER, nobody]}\n",
        "extra: {when: !<tag:yaml.org,2002:python/object/apply:time.ctime> []}\n",
        "markdown_extensions: [pymdownx.snippets]\n",
        "markdown_extensions: ['pymdownx.snippets:SnippetExtension']\n",
    ],
)
def test_nothing_is_kept_where_others_programs_take_part(settings: str, project: Path, briefing: Run) -> None:
    _adds("mkdocs.yml", settings)(project)
    _adds("docs/about/hook.py", "")(project)
    assert briefing("build").returncode == 0
    assert not _leaves(project, briefing)


def test_a_build_says_where_the_time_went(briefing: Run) -> None:
    assert re.sub(r"\d+\.\d+", "0", briefing("build", "--timings").stdout).splitlines()[2:] == [
        *("    0 s  looking for what has changed", "    0 s  loading the programs", "    0 s  reading the settings"),
        *("    0 s  verifying the briefing", "    0 s  looking at the site that is there"),
        *("    0 s  making pages and data", "    0 s  reading Markdown", "    0 s  gathering the pages"),
        *("    0 s  making and checking the finished pages", "    0 s  putting the site in its place"),
        *("    0 s  noting what was built", "    0 s  in all"),
    ]
    again = briefing("build", "--timings").stdout.splitlines()[2:]
    assert [line.partition(" s  ")[2] for line in again] == ["looking for what has changed", "in all"]


def test_a_pdf_is_not_set_again_unless_something_in_it_changes(project: Path, briefing: Run) -> None:
    folder = disk.cache_file("pdf").parent
    assert briefing("build", "--pdf").returncode == 0
    made, tree = sorted(folder.iterdir()), _tree(project)
    EDITS["a page that is written by hand"](project)
    assert briefing("build", "--pdf").returncode == 0
    assert sorted(folder.iterdir()) == made
    assert {path: each for path, each in _tree(project).items() if path.endswith(".pdf")} == {
        path: each for path, each in tree.items() if path.endswith(".pdf")
    }
    EDITS["a note"](project)
    assert briefing("build", "--pdf").returncode == 0
    assert sorted(folder.iterdir()) != made


def test_fonts_that_may_have_a_part_in_a_build_are_looked_at(
    tmp_path: Path, project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert briefing("build", "--pdf").returncode == 0
    assert _leaves(project, briefing, "--pdf")
    installed_font(tmp_path / "home", monkeypatch)
    assert not _leaves(project, briefing, "--pdf")


def test_a_folder_that_can_not_hold_a_cache_is_no_failure(
    project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "mkdocs.yml"))
    assert briefing("build").returncode == 0
    assert not _leaves(project, briefing)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_with_a_name_in_no_encoding_is_looked_up(tmp_path: Path) -> None:
    folder = tmp_path / "n\udcff"
    folder.mkdir()
    assert not disk.take_back(folder)
    assert disk.cache_file("builds", str(folder)) != disk.cache_file("builds", str(tmp_path))
