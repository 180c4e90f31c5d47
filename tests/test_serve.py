"""The server: an edit is on the open page, what is broken is said there, and a served page is a built page."""

import dataclasses
import gc
import logging
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import refused
from build_tools.markup.html import NOTHING
from build_tools.site import engine, errors
from build_tools.site.finished_blocks import Finishing
from build_tools.site.incremental import Preview
from build_tools.site.lazy import Site
from build_tools.site.plugin import BriefingPlugin
from build_tools.site.serve import overlay, state
from build_tools.site.serve.following import TICK, Following
from build_tools.site.serve.state import Answer, Board
from tests.conftest import ROOT, Run, command_in, new_project
from tests.server import Served, serving, wait_for

FERRY, QUAY, FRONT = "briefing/quotes/ferry.yml", "briefing/quotes/quay.yml", "briefing/briefing.yml"
NOT_FOUND = (
    "briefing/quotes/ferry.yml:18:14: the pin of 'courier' does not contain these words; the source prints "
    "“the ferry would {leave → keep} its berth”; correct the reading, or if it is right, run `briefing pin --texts DIR` [not-found]"
)
MINUTE = 60_000
WHOLE = "whole/index.html"
BANNER, SCRIPT = "live&#45;findings", "&#47;&#46;live"
ADDED = re.compile(r"(?<=<body)([^>]*>)<script src=\"&#47;&#46;live.*?</script>(<link[^>]*&#47;&#46;live.*?</script>)?")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that must not be reloaded by hand, in which no script fails."""
    failed: list[str] = []
    context = chromium.new_context()
    opened = context.new_page()
    opened.set_default_timeout(MINUTE)
    opened.on("pageerror", lambda error: failed.append(str(error)))
    yield opened
    failed_while_open = list(failed)
    context.set_offline(True)  # Chromium doesn't finish closing a window that reloads itself just then
    context.close()
    assert failed_while_open == []


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests of this module, with a template and a style of its own."""
    project = new_project(tmp_path_factory.mktemp("served"))
    shutil.copytree(ROOT / "build_tools" / "site" / "theme", project / "theme")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(f"{ROOT}/build_tools/site/theme", "theme"), "utf-8")
    with serving(project) as served:
        yield served
    assert "Traceback" not in served.said()


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    """The server, after which every file is again as it was."""
    before = _written(running.project)
    whole = _without_addition(running.get(WHOLE))
    yield dataclasses.replace(running, since=len(running.said()))
    loaded, now = _loaded(running), _written(running.project)
    edited = [path for path in {**before, **now} if before.get(path) != now.get(path)]
    for path in edited:
        if path in before:
            path.write_bytes(before[path])
        else:
            path.unlink()
    if any("briefing" not in path.relative_to(running.project).parts for path in edited):
        wait_for(lambda: _loaded(running) != loaded)  # else a page of the next test may be loaded again
    wait_for(lambda: BANNER not in running.text("") and _without_addition(running.get(WHOLE)) == whole)


def _loaded(served: Served) -> str:
    """What is another word when a new whole site has other files that pages load."""
    found = re.search(r'data-loaded="([0-9a-f]+)"', served.text(""))
    return found[1] if found else ""


def _written(project: Path) -> dict[Path, bytes]:
    """What people write in a project, by its path."""
    folders = (project / name for name in ("briefing", "docs/about", "docs/essay", "theme"))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in [*files, *project.glob("*.yml"), *project.glob("docs/essay.md")]}


def test_an_edit_is_on_the_open_page_and_a_broken_file_is_said_on_it(served: Served, page: Page) -> None:
    page.goto(served.address + "topics/ferry/")
    article, banner = page.locator("article.md-content__inner"), page.get_by_role("alert")
    expect(article).to_contain_text("The year is not named")
    assert banner.count() == 0 and SCRIPT in served.text("topics/ferry/")

    served.replace(FERRY, "The year is not named", "No year stands here")
    expect(article).to_contain_text("No year stands here", timeout=MINUTE)

    served.replace(FERRY, "would keep", "would leave")
    expect(banner.get_by_role("listitem")).to_have_text(NOT_FOUND, timeout=MINUTE)
    expect(article).to_contain_text("No year stands here")
    assert NOT_FOUND in served.said()

    served.replace(FERRY, "would leave", "would keep")
    expect(banner).to_have_count(0, timeout=MINUTE)
    expect(article).to_contain_text("No year stands here")


SILENT = """\
silent:
  - source: tidings
    looked_for: [passengers, berth]
    note: It speaks of fewer crossings, but not of the berth or the passengers.
"""
UNDECIDED = (
    "briefing/topics/ferry.yml:2:1: remark: 'tidings' has no quote on this topic; add one, "
    "list it under silent: with a note, or write read_in_full: in the source's file [undecided-silence]"
)


def test_a_remark_is_shown_apart_from_what_is_refused(served: Served) -> None:
    served.replace("briefing/topics/ferry.yml", SILENT, "")
    wait_for(lambda: overlay.REMARKS in unescape(served.text("topics/ferry/")))
    shown = unescape(served.text("topics/ferry/"))
    assert '<details class="live-findings live-findings--remarks"><summary>' in shown
    assert f"<li>{UNDECIDED}</li>" in shown and 'role="alert"' not in shown
    assert served.said().endswith(f"{UNDECIDED}\n")

    served.replace(FERRY, "would keep", "would leave")
    wait_for(lambda: overlay.OLD in unescape(served.text("topics/ferry/")))
    assert UNDECIDED not in unescape(served.text("topics/ferry/"))
    served.replace(FERRY, "would leave", "would keep")
    wait_for(lambda: overlay.REMARKS in unescape(served.text("topics/ferry/")))
    assert served.said().endswith(f"All problems are fixed.\n{UNDECIDED}\n")


def test_template_and_style_are_followed(served: Served, page: Page) -> None:
    page.goto(served.address + "people/brandt/")
    heading = page.get_by_role("heading", level=1)
    served.replace("theme/assets/briefing.css", ":root {", "h1 { letter-spacing: 7px !important; }\n:root {")
    expect(heading).to_have_css("letter-spacing", "7px", timeout=MINUTE)

    served.replace(
        "theme/main.html", "<title>{{ config.site_name }}</title>{% else %}", "{% else %}<!-- {{ 6 * 7 }} -->"
    )
    wait_for(lambda: "<!-- 42 -->" in served.text("people/brandt/"))

    served.replace("theme/main.html", "{{ 6 * 7 }}", "{{ 6 // 0 }}")
    said = "theme/main.html:70:1: this template fails for docs/people/brandt.md "
    said += "(ZeroDivisionError: integer division or modulo by zero); fix it here [mkdocs]"
    expect(page.get_by_role("listitem").filter(has_text=said)).to_be_visible(timeout=MINUTE)
    assert "<!-- 42 -->" in served.text("people/brandt/")


def test_what_a_stranger_wrote_is_text_in_the_banner(served: Served, page: Page) -> None:
    page.goto(served.address)
    served.replace(FERRY, "    post: The", '    "<img src=x onerror=alert(1)>": The')
    said = "briefing/quotes/ferry.yml:7:5: '<img src=x onerror=alert(1)>' is not an id; "
    said += "write lower-case words joined by hyphens, like our-land [value]"
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_text(said, timeout=MINUTE)
    assert page.get_by_role("alert").locator("img").count() == 0


def test_a_briefing_that_is_broken_from_the_start(project: Path, page: Page) -> None:
    ferry = project / FERRY
    good = ferry.read_text("utf-8")
    ferry.write_text(good.replace("would keep", "would leave"), "utf-8")
    with serving(project) as served:
        assert NOT_FOUND in served.said()
        page.goto(served.address + "topics/ferry/")
        expect(page.get_by_role("alert").get_by_role("listitem")).to_have_text(NOT_FOUND)
        ferry.write_text(good, "utf-8")
        expect(page.locator("article.md-content__inner")).to_contain_text("The year is not named", timeout=MINUTE)


def test_new_files_are_seen(served: Served, page: Page) -> None:
    page.goto(served.address + "essay/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("404")
    essay = served.project / "docs" / "essay" / "index.md"
    essay.parent.mkdir()
    essay.write_text("# An essay\n\nOn quays.\n", "utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("An essay", timeout=MINUTE)

    ferry = (served.project / FERRY).read_text("utf-8")
    moved = ferry[ferry.index("- id: berth") :].replace(
        "berth\n  title: The ferry keeps", "moored\n  title: Moored at", 1
    )
    (served.project / "briefing" / "quotes" / "more.yml").write_text(moved, "utf-8")
    wait_for(lambda: "Moored at its berth" in served.text("quotes/moored/"))
    assert ",moored," in served.text("search/fore/0.js")

    post = served.project / "briefing" / "sources" / "post.yml"
    post.with_name("gazette.yml").write_text(post.read_text("utf-8").replace("siglum: P", "siglum: G"), "utf-8")
    wait_for(lambda: "gazette" in served.said() and BANNER in served.text(""))
    post.with_name("gazette.yml").unlink()
    wait_for(lambda: BANNER not in served.text(""))


def test_what_mkdocs_warns_of_is_said_on_the_new_page(served: Served) -> None:
    served.replace("docs/about/index.md", "# About", "# About us\n\n[Gone](../gone.md)")
    warning = "contains a link '../gone.md', but the target 'gone.md' is not found among documentation files."
    wait_for(lambda: "About us" in served.text("about/"))
    assert warning in served.said()
    assert "but a build would refuse it" in served.text("about/")
    served.replace(FERRY, "The year is not named", "No year stands here")  # it is said as long as it is so
    wait_for(lambda: "No year stands here" in served.text("topics/ferry/"))
    assert "but a build would refuse it" in served.text("about/")


def test_a_served_page_is_a_built_page(served: Served) -> None:
    """After several edits, every file is the same as in a new build, but for what the server adds to pages."""
    (served.project / "docs" / "essay.md").write_text("# Essay\n\n[Quay](topics/quay.md#judgements)\n", "utf-8")
    wait_for(lambda: "Quay" in served.text("essay/"))
    _add_and_remove_a_quote(served)
    edits = [  # none changes the list of files, so that pages are kept from one to the next
        ("mkdocs.yml", "theme:", "markdown_extensions:\n  - toc: {permalink: true, permalink_title: Here}\ntheme:"),
        ("mkdocs.yml", "theme:", "site_url: https://briefing.example/\ntheme:"),
        (FRONT, "title: The second quay of Lunde", "title: Two quays & a ferry"),  # stands on every page
        ("briefing/topics/quay.yml", "title: The quay\n", "title: The quay, again\n"),  # and this in the navigation
        (FRONT, "topics: [quay, ferry]", "topics: [ferry, quay]"),
        (FRONT, "edition: 2024-03-09", "edition: 2024-03-10"),
        ("theme/main.html", "{% extends", "<!-- edited -->{% extends"),
        (QUAY, "    note: The vote came first.\n", "    note: The vote came before.\n"),
    ]
    for file, old, new in edits:  # a page follows an edit of the briefing at once, and the data with the whole site
        telling = "data/briefing.json" if file.startswith("briefing/") else WHOLE
        before = served.text(telling)
        served.replace(file, old, new)
        wait_for(lambda telling=telling, before=before: served.text(telling) != before)
    assert BANNER not in served.text("")
    assert command_in(served.project)("build", "--pdf", "--cards").returncode == 0
    site = {
        path.relative_to(served.project / "site").as_posix(): path for path in (served.project / "site").rglob("*.*")
    }
    del site["sitemap.xml.gz"], site[".generated"]  # no browser asks for them
    assert len(site) > 60 and "essay/index.html" in site
    differing = [name for name, path in site.items() if _without_addition(served.get(name)) != path.read_bytes()]
    assert differing == []


def _add_and_remove_a_quote(served: Served) -> None:
    path = served.project / FERRY
    whole = path.read_text("utf-8")
    path.write_text(whole + whole[whole.index("- id: berth") :].replace("- id: berth", "- id: moored"), "utf-8")
    wait_for(lambda: "moored" in served.text("quotes/moored/"))
    path.write_text(whole, "utf-8")
    wait_for(lambda: "moored" not in served.text("quotes/moored/"))


def _without_addition(answer: bytes) -> bytes:
    try:
        return ADDED.sub(r"\1", answer.decode(), count=1).encode()
    except UnicodeDecodeError:
        return answer


@pytest.fixture
def preview(project: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.chdir(project)
    (project / "scratch").mkdir()
    return Preview(engine.settings_at(None), Path("briefing"), project / "scratch")


def _whole(preview: Preview) -> Site:
    """The whole site as it is now, of which MkDocs has nothing to say."""
    site, complaints = preview.make(preview.verify())
    assert complaints == []
    return site


def test_pdfs_and_pictures_are_made_when_they_are_asked_for(preview: Preview, project: Path) -> None:
    before = _whole(preview)
    assert b'href="data/brief.pdf"' in before.read("index.html")
    assert b'href="card.png"' in before.read("quotes/brandt-stone/index.html")
    assert before.read("quotes/brandt-stone/card.png").startswith(b"\x89PNG")
    first = before.read("data/briefing.pdf")
    ferry = project / FERRY
    ferry.write_text(ferry.read_text("utf-8").replace("The year is not named", "No year stands here"), "utf-8")
    after = _whole(preview)
    assert first.startswith(b"%PDF") and after.read("data/briefing.pdf") != first == before.read("data/briefing.pdf")


def test_every_page_follows_an_edit_before_the_site_is_built_and_as_it_will_be_then(
    preview: Preview, project: Path
) -> None:
    site, verified = _whole(preview), preview.verify()
    looked_at, another = "quotes/passengers/index.html", "whole/index.html"
    assert preview.verify() is verified  # nothing was edited
    ferry = project / FERRY
    good = ferry.read_text("utf-8")
    ferry.write_text(good.replace("The year is not named", "No year stands here"), "utf-8")
    before = site.read(looked_at)
    preview.renew(site, preview.verify())
    assert site.read(looked_at) != before
    assert b"No year stands here" in site.read(looked_at) and b"No year stands here" in site.read(another)

    whole = _whole(preview)
    assert whole.loaded == site.loaded
    for path in (looked_at, another, "index.html", "about/index.html"):
        assert whole.read(path) == site.read(path), path

    gone = whole.read(looked_at)
    ferry.write_text(good.replace("passengers\n", "travellers\n", 1), "utf-8")
    preview.renew(whole, preview.verify())
    assert whole.read(looked_at) == gone  # as it was, until the whole site is built
    ferry.write_text(good.replace("would keep", "would leave"), "utf-8")
    with pytest.raises(refused.Refused):
        preview.verify()


def test_a_page_that_is_gone_before_anybody_has_read_it_is_not_found(preview: Preview, project: Path) -> None:
    site, ferry, page = _whole(preview), project / FERRY, project / "docs" / "quotes" / "passengers.md"
    ferry.write_text(ferry.read_text("utf-8").replace("passengers\n", "travellers\n", 1), "utf-8")
    preview.renew(site, preview.verify())
    page.unlink()  # as when the next site is made
    shown = state.State(site, overlay.REMARKS, (), NOTHING)
    assert state.answer(shown, "/quotes/passengers/").status == HTTPStatus.NOT_FOUND


def test_a_page_is_read_when_it_is_looked_at_unless_others_show_or_name_what_is_in_it(
    preview: Preview, project: Path
) -> None:
    site = _whole(preview)
    quote = site.page_at("quotes/brandt-stone/index.html")
    assert quote and quote.content is None, "nothing leads there but the list of quotes"
    topic = site.page_at("topics/quay/index.html")
    assert topic and unescape(topic.title or "") == "The quay"
    place = re.findall(rb'id="(note-brandt-stone-1)"', site.read("quotes/brandt-stone/index.html"))[0].decode()

    link = "[{0}](quotes/brandt-stone.md#{0})\n"
    (project / "docs" / "own.md").write_text(link.format(place) + link.format("nowhere"), "utf-8")
    _, problems = preview.make(preview.verify())
    assert [each.message for each in problems] == [
        "MkDocs says: Doc file 'own.md' contains a link 'quotes/brandt-stone.md#nowhere', "
        "but the doc 'quotes/brandt-stone.md' does not contain an anchor '#nowhere'."
    ]


def test_pages_are_shown_before_anything_is_written_and_the_rest_is_waited_for(preview: Preview, project: Path) -> None:
    stale, settings = project / "docs" / "quotes" / "gone.md", project / "mkdocs.yml"
    address = "plugins:\n  briefing:\n    edit_at: https://git.example/{file}\n"
    settings.write_text(settings.read_text("utf-8") + address, "utf-8")
    disk.write_generated(project / "docs", {"quotes/gone.md": "# Gone\n", "topics/quay.md": "# As it was\n"})
    first = preview.first(preview.verify())
    assert first and first.has("about/index.html") and not first.has("quotes/gone/index.html")
    board = Board()
    board.put(first, overlay.BUILDING, ())
    answers: list[Answer] = []
    asking = threading.Thread(target=lambda: answers.append(board.answer("/search/index.js")))
    asking.start()
    assert board.answer("/").status == HTTPStatus.OK and stale.exists()

    whole = _whole(preview)
    board.put(whole, overlay.REMARKS, ())
    asking.join()
    assert answers[0].status == HTTPStatus.OK and whole.loaded != first.loaded
    pages = [path for path in whole.paths if path.endswith(".html")]
    assert len(pages) > 30 and b"https://git.example/briefing.yml" in first.read("index.html")
    assert [path for path in pages if not first.has(path) or first.read(path) != whole.read(path)] == []


def test_while_the_briefing_is_verified_a_page_says_so_and_the_rest_is_waited_for(preview: Preview) -> None:
    board, answers = Board(), list[Answer]()
    shown = unescape(board.answer("/quotes/vote/").body.decode())
    assert f"<p>{overlay.VERIFYING}</p>" in shown and "<progress" in shown and board.answer("/").mark
    asking = threading.Thread(target=lambda: answers.append(board.answer("/search/index.js")))
    asking.start()
    board.put(None, overlay.BUILDING, ())
    assert overlay.BUILDING in unescape(board.answer("/").body.decode())
    board.put(_whole(preview), overlay.REMARKS, ())
    asking.join()
    assert answers[0].status == HTTPStatus.OK


def test_every_page_is_read_at_once_where_others_programs_may_gather_from_them(preview: Preview, project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    (project / "hook.py").write_text("", "utf-8")
    assert preview.first(preview.verify()) is None
    site = _whole(preview)
    assert all(each.content for path in site.paths if (each := site.page_at(path)))


def test_a_page_that_an_edit_leaves_as_it_is_stays_where_its_reader_is(served: Served, page: Page) -> None:
    page.goto(served.address + "people/brandt/")
    page.evaluate("window.read = true")
    mark = _mark(served, "people/brandt/")
    served.replace(FERRY, "The year is not named", "No year stands here")
    wait_for(lambda: "No year stands here" in served.text("topics/ferry/index.html"))
    assert _mark(served, "people/brandt/") == mark
    served.replace("theme/assets/briefing.css", ":root {", "h1 { letter-spacing: 7px !important; }\n:root {")
    wait_for(lambda: "letter-spacing: 7px" in served.text("assets/briefing.css"))
    expect(page.get_by_role("heading", level=1)).to_have_css("letter-spacing", "7px")  # it does follow what it loads
    assert page.evaluate("window.read === undefined")
    page.evaluate("window.read = true")
    mark = _mark(served, "people/brandt/")
    served.replace(FERRY, "No year stands here", "No year is named")
    wait_for(lambda: "No year is named" in served.text("topics/ferry/index.html"))
    assert _mark(served, "people/brandt/") == mark
    assert page.evaluate("window.read")


def test_only_the_article_is_replaced_unless_more_differs(served: Served, page: Page) -> None:
    page.goto(served.address + "topics/ferry/")
    article = page.locator("article.md-content__inner")
    page.evaluate("globalThis.loaded = 'once'")
    for old, new in (("The year is not named", "No year stands here"), ("No year stands", "None stands")):
        served.replace(FERRY, old, new)
        expect(article).to_contain_text(new, timeout=MINUTE)
        assert page.evaluate("loaded") == "once"

    page.goto(served.address + "quotes/passengers/")
    page.evaluate("globalThis.loaded = 'once'")
    served.replace(FERRY, "None stands here", "The year is not named")
    expect(article).to_contain_text("The year is not named", timeout=MINUTE)
    assert page.evaluate("globalThis.loaded") is None, "a script holds parts of this page"


def _mark(served: Served, path: str) -> str:
    """By which a page tells whether it is still what the server shows."""
    return re.findall(r'data-mark="([0-9a-f]+)"', served.text(path))[0]


def test_what_the_server_writes_is_no_edit(preview: Preview, project: Path) -> None:
    """Else each edit would make the site twice."""
    _whole(preview)
    written = project / "docs" / "topics" / "ferry.md"
    before = preview.traces()
    assert "briefing/quotes/ferry.yml" in before and written.exists()
    ferry = project / FERRY
    ferry.write_text(ferry.read_text("utf-8").replace("The year is not named", "No year stands here"), "utf-8")
    edited = preview.traces()
    assert edited != before
    _whole(preview)
    assert "No year stands here" in written.read_text("utf-8")
    assert preview.traces() == edited


def test_memory_stays_flat_over_many_edits(preview: Preview, project: Path) -> None:
    """What one edit leaves behind adds up in a session of hundreds; the caches of texts are bounded."""
    ferry = project / FERRY
    good = ferry.read_text("utf-8")
    alive: list[int] = []
    site = None
    for edit in range(9):
        ferry.write_text(good.replace("The year is not named", f"Year {edit} is not named"), "utf-8")
        if site is not None:
            preview.renew(site, preview.verify())
        site = _whole(preview)
        assert f"Year {edit} is not named".encode() in site.read("topics/ferry/index.html")
        gc.collect()
        alive.append(len(gc.get_objects()))
    assert (alive[-1] - alive[3]) / 5 < 20, alive


def test_of_edits_that_nobody_looked_at_only_the_last_is_kept(preview: Preview, project: Path) -> None:
    site, ferry = _whole(preview), project / FERRY
    before, good = site.read("topics/ferry/index.html"), ferry.read_text("utf-8")
    kept: list[weakref.ref[VerifiedBriefing]] = []
    for edit in range(3):
        ferry.write_text(good.replace("The year is not named", f"Year {edit} is not named"), "utf-8")
        verified = preview.verify()
        preview.renew(site, verified)
        kept.append(weakref.ref(verified))
    gc.collect()
    assert [each() is not None for each in kept] == [False, False, True]
    assert b"Year 2 is not named" in site.read("topics/ferry/index.html") != before


def test_a_former_site_is_freed_when_browsers_have_the_files_of_the_new_one(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, ferry = Board(), project / FERRY
    following = Following(preview, board, None)
    sites: list[weakref.ref[Site]] = []
    alive_at_rest: list[list[bool]] = []

    def rest() -> None:
        if board.state.site and board.state.site not in [each() for each in sites]:
            sites.append(weakref.ref(board.state.site))
        alive_at_rest.append([each() is not None for each in sites])

    monkeypatch.setattr(board, "rest", rest)
    gc.disable()
    try:
        following.edit()
        following.make_site(preview.verify())
        ferry.write_text(ferry.read_text("utf-8").replace("The year is not", "No year is"), "utf-8")
        following.edit()
        following.make_site(preview.verify())
    finally:
        gc.enable()
    before, at_last = [True], [False, False, True]
    assert alive_at_rest == [before, [True, True], [False, True], [False, True, True]]
    assert [each() is not None for each in sites] == at_last


def test_a_port_in_use_is_said_in_one_sentence(briefing: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = briefing("serve", "--address", f"127.0.0.1:{port}")
    assert (ran.returncode, ran.stdout) == (3, "")
    said = f"can't listen on 127.0.0.1:{port} (Address already in use); choose another --address"
    assert ran.stderr == f"briefing: {said}\n"
    for address in ("here", "127.0.0.1:99999", "127.0.0.1:"):
        ran = briefing("serve", "--address", address)
        assert ran.returncode == 3
        assert ran.stderr == f"briefing: can't listen on {address}; write --address as HOST:PORT\n"


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_nothing_is_left(ending: signal.Signals, project: Path) -> None:
    with serving(project) as served:
        mark = re.search(r'data-mark="(\w+)"', served.text(""))
        assert mark and list((project / "temporary").iterdir())
        waits = threading.Thread(target=lambda: _until_it_ends(served, f".live/mark/{mark.group(1)}/"))
        waits.start()
        served.process.send_signal(ending)
        assert served.process.wait(timeout=60) == 0
        waits.join(timeout=60)
        assert not waits.is_alive()
        assert served.said() == f"Serving on {served.address}\n"
    assert list((project / "temporary").iterdir()) == []


def _until_it_ends(served: Served, path: str) -> None:
    try:
        served.get(path)
    except OSError:
        return


@pytest.mark.site
def test_plain_mkdocs_still_serves(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = project / "served.log"
    with log.open("w") as written:
        program = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
        process = subprocess.Popen(program, cwd=project, stdout=written, stderr=written)
    try:
        wait_for(lambda: "Serving on" in log.read_text("utf-8"))
        served = Served(process, project, log, f"http://{address}/")
        served.replace(FERRY, "The year is not named", "No year stands here")
        wait_for(lambda: "No year stands here" in served.text("topics/ferry/"))

        served.replace(FERRY, "would keep", "would leave")
        wait_for(lambda: NOT_FOUND in served.said())
        served.replace(FERRY, "would leave", "would keep")
        served.replace(FERRY, "No year stands here", "No year is named")
        wait_for(lambda: "No year is named" in served.text("topics/ferry/"))
        time.sleep(1)  # a rebuild that the written pages set off would begin within half a second
        assert 4 <= served.said().count("Building documentation...") <= 5  # two quick edits may be built as one
        assert served.said().count("Documentation built in") == served.said().count("Building documentation...")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def test_nothing_of_the_server_is_in_a_built_site(built_project: Path) -> None:
    pages = [path.read_text("utf-8") for path in (built_project / "site").rglob("*.html")]
    assert pages and not any(SCRIPT in text or BANNER in text for text in pages)


def test_a_page_of_the_last_site_is_read_while_another_is_built() -> None:
    """Each gets its own text, and what is said of the last site is no problem of the next."""
    plugin, log = BriefingPlugin(), logging.getLogger("mkdocs")
    plugin._finishing = Finishing(["toc"], {})
    pages: list[Any] = [SimpleNamespace(file=SimpleNamespace(dest_uri=each)) for each in "ab"]
    read = [plugin._finish(f"<p>{page.file.dest_uri}</p>", page=page) for page in pages]
    for page in pages:
        page.render(None, None)
    assert [(page.content, vars(page).get("render")) for page in pages] == [("<p>a</p>", None), ("<p>b</p>", None)]
    assert read == ["", ""]
    with errors.hearing(Path("mkdocs.yml")) as heard:
        log.warning("here")
        elsewhere = threading.Thread(target=log.warning, args=("elsewhere",))
        elsewhere.start()
        elsewhere.join()
    assert heard.said == ["here"]


def test_two_looks_must_see_the_same_and_the_longer_one_takes_the_rarer_it_is_without_edits(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = [
        ("as it was", 0.0),
        ("as it was", 0.002),
        ("half", 0.002),
        ("whole", 0.002),
        ("whole", 0.002),
        ("whole", 9),
    ]
    clock, waits, edits = SimpleNamespace(now=0.0), list[float | None](), list[int]()
    following = Following(preview, Board(), None)

    class Written(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout)
            if not looks:
                following._ended.set()
            return False

    def traces() -> object:
        seen, took = looks.pop(0)
        clock.now += took
        return seen

    monkeypatch.setattr("build_tools.site.serve.following.time", SimpleNamespace(perf_counter=lambda: clock.now))
    monkeypatch.setattr(preview, "traces", traces)
    monkeypatch.setattr(following, "edit", lambda *, ours: edits.append(len(looks)) is None and not ours)
    following._follow(Written(), "as it was")
    assert edits == [1], "at the second look that sees all of it"
    assert waits == pytest.approx([TICK, 0.198, TICK, TICK, 0.198, 0.5])


def test_files_that_cannot_be_looked_at_are_said_on_the_page_until_they_can(preview: Preview, project: Path) -> None:
    listed, board, written = project / "docs" / disk.MANIFEST, Board(), threading.Event()
    disk.write(listed, b"")
    preview.traces()
    listed.unlink()
    listed.mkdir()
    following = Following(preview, board, None)
    running = threading.Thread(target=following.run, args=(written,))
    running.start()
    try:
        wait_for(lambda: board.state.lines)
        said = f"{listed} could not be read (Is a directory); name a file, or move that folder"
        assert (board.state.heading, board.state.lines) == (overlay.OLD, (said,))
        listed.rmdir()
        disk.write(listed, b"")
        wait_for(lambda: board.state.heading == overlay.REMARKS)
    finally:
        following._ended.set()
        running.join()
        gc.unfreeze()


def test_whatever_else_ends_the_following_of_files_ends_the_preview_too(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    following, looks = Following(preview, Board(), None), ["the first"]
    monkeypatch.setattr(preview, "traces", looks.pop)
    monkeypatch.setattr(following, "edit", lambda: True)
    try:
        with pytest.raises(IndexError):
            following.run(threading.Event())
    finally:
        gc.unfreeze()


def test_the_site_is_made_also_if_the_page_that_is_looked_at_cannot_be_renewed(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, ferry = Board(), project / FERRY
    following = Following(preview, board, None)
    following.edit()
    following.make_site(preview.verify())
    following._due.clear()
    ferry.write_text(ferry.read_text("utf-8").replace("The year is not", "No year is"), "utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("build_tools.site.generated.page_at", {}.__getitem__)
        assert following.edit(ours=True) and following._due.is_set()
    assert (board.state.heading, len(board.state.lines)) == (overlay.OLD, 1)
    assert "this page could not be built" in board.state.lines[0]
    following.make_site(preview.verify())
    assert board.state.heading == overlay.REMARKS


HOOK = """
import time
from pathlib import Path

def on_pre_build(config):
    Path("making").touch()
    while Path("hold").exists():
        time.sleep(0.01)
    Path("making").unlink()
"""


def test_an_edit_is_shown_while_the_whole_site_is_made(preview: Preview, project: Path) -> None:
    (project / "hook.py").write_text(HOOK, "utf-8")
    settings, ferry = project / "mkdocs.yml", project / FERRY
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    board, written, edits = (
        Board(),
        threading.Event(),
        ["The year is not named", "No year stands here", "None is named"],
    )
    following = Following(preview, board, None)
    running = threading.Thread(target=following.run, args=(written,))

    def edit(number: int) -> None:
        ferry.write_text(ferry.read_text("utf-8").replace(edits[number - 1], edits[number]), "utf-8")
        written.set()
        wait_for(lambda: edits[number].encode() in board.answer("/topics/ferry/").body)

    running.start()
    try:
        wait_for(lambda: board.state.heading == overlay.REMARKS)
        first, hold = board.state.site, project / "hold"
        assert gc.get_freeze_count() > 100_000
        hold.touch()
        edit(1)
        wait_for((project / "making").exists)
        edit(2)
        assert (project / "making").exists() and board.state.site is first
        hold.unlink()
        wait_for(lambda: board.state.site is not first)
        assert edits[2].encode() in board.answer("/topics/ferry/").body, "made of the edit before, and renewed"
        wait_for(lambda: edits[2] in (project / "docs" / "topics" / "ferry.md").read_text("utf-8"))
    finally:
        hold.unlink(missing_ok=True)
        following._ended.set()
        running.join()
        gc.unfreeze()


def test_the_rest_of_the_site_waits_until_a_page_has_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    board, clock = Board(), SimpleNamespace(now=0.0, asks=3)

    def sleep(seconds: float) -> None:
        clock.now += seconds
        if clock.asks:
            clock.asks -= 1
            board.note("/assets/briefing.css")

    monkeypatch.setattr(state, "time", SimpleNamespace(monotonic=lambda: clock.now, sleep=sleep))
    board.rest()
    assert (clock.asks, clock.now) == (0, 0.1875 + 0.25), "after the third of three files"
    clock.asks = 1_000
    board.rest()
    assert (clock.asks, clock.now) == (1_000 - 16, 0.4375 + 1), "although more files are asked for"
