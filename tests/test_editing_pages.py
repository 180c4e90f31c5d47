"""Editing in a browser: by mouse, by keyboard and by touch, in two windows, and as axe sees it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Page, Route, expect

from build_tools import disk
from build_tools.intake.articles import texts_folder
from tests.conftest import new_project
from tests.server import Served, serving, wait_for
from tests.visiting import Windows, faults, noting

MINUTE = 60_000
QUAY = "briefing/quotes/quay.yml"
NO_ENTRY = "this is no entry of people.yml; write a name, a side and a role, a line each"
SELECT = """words => {
  const place = document.querySelector(".edit-text, #quote-brandt-stone blockquote p");
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""
PRESS = "each => each.dispatchEvent(new PointerEvent('pointerdown', { cancelable: true }))"
PAINT = """scheme => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  for (const each of document.getAnimations()) each.finish();
}"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project, settings = new_project(tmp_path_factory.mktemp("edited")), tmp_path_factory.mktemp("settings")
    texts = (project / "texts").rename(tmp_path_factory.mktemp("private") / "texts")
    with mock.patch.dict(os.environ, {"XDG_CONFIG_HOME": str(settings)}):
        for path, data in texts_folder.reminder(project / "briefing", texts).items():
            disk.write(path, data)
        with serving(project) as served:
            yield served
    assert "Traceback" not in served.said()


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    """The server, after which every file is as it was."""
    folder = running.project / "briefing"
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    marks = _marks(running)
    yield running
    for path in {*folder.rglob("*.*")} - before.keys():
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)
    wait_for(lambda: _marks(running) == marks)


def _marks(served: Served) -> list[str]:
    """By which the pages that tests look at are told apart from other versions of them."""
    pages = (served.text(path) for path in ("topics/quay/", "sources/courier/"))
    return [re.findall(r'data-mark="([0-9a-f]+)"', page)[0] for page in pages]


def _edit(page: Page, served: Served, path: str) -> None:
    page.goto(served.address + path)
    page.get_by_role("button", name="Edit", exact=True).click()


def _must_be_clean(page: Page) -> None:
    """Axe finds nothing by all its rules in light, nor in the colours of dark."""
    assert faults(page) == []
    page.evaluate(PAINT, "slate")
    assert faults(page, "color-contrast") == []
    page.evaluate(PAINT, "default")


def _said(page: Page, words: str) -> None:
    expect(page.locator(".edit-said")).to_have_text(words, timeout=MINUTE)


def test_by_mouse_a_note_is_written_changed_and_deleted(windows: Windows, served: Served) -> None:
    before = (served.project / QUAY).read_text("utf-8")
    with windows.window() as page, noting(page, served.address) as complaints:
        _edit(page, served, "topics/quay/")
        page.evaluate(SELECT, "we will bui")
        page.get_by_role("button", name="Add a note").locator("visible=true").last.click()
        page.get_by_role("textbox", name="Note", exact=True).fill("They *will*.")
        page.get_by_label("Kind").select_option("caution")
        page.get_by_role("button", name="Save").click()
        note = page.locator("#note-brandt-stone-4")
        expect(note).to_contain_text("They will.", timeout=MINUTE)
        expect(note).to_be_focused()
        _said(page, "Saved and verified.")
        assert "    - on: we will build\n      kind: caution\n      note: They *will*.\n" in (
            served.project / QUAY
        ).read_text("utf-8")

        note.get_by_role("button", name="Edit: Note").click()
        page.get_by_role("textbox", name="Note", exact=True).fill("They [will](quote:vot).")
        page.get_by_role("button", name="Save").click()
        alert = page.get_by_role("form").get_by_role("alert")
        expect(alert).to_contain_text("unknown quote 'vot'; did you mean 'vote'?", timeout=MINUTE)
        expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
        page.get_by_role("textbox", name="Note", exact=True).fill("They [will](quote:vote).")
        page.get_by_role("button", name="Save").click()
        expect(note.get_by_role("link", name="will")).to_be_visible(timeout=MINUTE)

        note.get_by_role("button", name="Edit: Note").click()
        page.get_by_role("button", name="Delete").click()
        expect(note).to_have_count(0, timeout=MINUTE)
        _said(page, "Saved and verified.")
        assert (served.project / QUAY).read_text("utf-8") == before
        page.get_by_role("button", name="Undo").click()
        expect(note).to_contain_text("They will.", timeout=MINUTE)
        page.get_by_role("button", name="Show changes").click()
        expect(page.get_by_role("dialog")).to_contain_text("+      note: They [will](quote:vote).")
        page.keyboard.press("Escape")
        assert [each for each in complaints if "422" not in each] == []


def test_by_keyboard_words_are_selected_and_a_text_is_changed(windows: Windows, served: Served) -> None:
    with windows.window() as page, noting(page, served.address) as complaints:
        page.goto(served.address + "topics/quay/")
        page.keyboard.press("Tab")
        while not page.locator(".edit-switch:focus").count():
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("#quote-brandt-stone blockquote").focus()
        for key in ("n", "ArrowRight", "Shift+ArrowRight"):
            page.keyboard.press(key)
        _said(page, "will build")
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
        page.keyboard.type("By keyboard.")
        page.keyboard.press("Control+Enter")
        note = page.locator("#note-brandt-stone-4")
        expect(note).to_contain_text("By keyboard.", timeout=MINUTE)
        expect(note).to_be_focused()
        assert "    - on: will build\n      prefix: We\n" in (served.project / QUAY).read_text("utf-8")

        line = page.get_by_role("button", name="Edit: Bottom line")
        line.focus()
        page.keyboard.press("Enter")
        text = page.get_by_role("textbox", name="Bottom line", exact=True)
        expect(text).to_be_focused()
        expect(text).to_have_value("A second quay is to be built.")
        page.keyboard.press("Escape")
        expect(line).to_be_focused()
        page.keyboard.press("Enter")
        text.fill("A *second* quay.")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".bottom-line em")).to_have_text("second", timeout=MINUTE)
        expect(page.get_by_role("button", name="Edit: Bottom line")).to_be_focused()

        page.locator("#note-brandt-stone-4").get_by_role("button", name="Edit: Note").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Move up").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#note-brandt-stone-3")).to_contain_text("By keyboard.", timeout=MINUTE)
        page.locator("#quote-berth").get_by_role("button", name="Edit: Topics").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Main topic").select_option("The quay")
        page.get_by_role("checkbox", name="The ferry & its berth").check()
        page.get_by_role("button", name="Save").press("Enter")
        expect(page.locator("#quote-berth.quote--mention")).to_have_count(0, timeout=MINUTE)
        assert "  topics: [quay, ferry]\n" in (served.project / "briefing/quotes/ferry.yml").read_text("utf-8")
        page.locator("#difference-material").get_by_role("button", name="Edit: Grade").press("Enter")
        page.get_by_role("combobox", name="Grade").select_option("Wording")
        page.get_by_role("button", name="Save").press("Enter")
        expect(page.locator("#difference-material h3")).to_have_count(0, timeout=MINUTE)
        assert complaints == []


def test_by_touch_on_a_phone_and_another_window_follows(windows: Windows, served: Served) -> None:
    with (
        windows.window(375, has_touch=True, is_mobile=True, color_scheme="dark") as phone,
        windows.window() as other,
        noting(phone, served.address) as complaints,
    ):
        _edit(other, served, "topics/quay/")
        other.get_by_role("button", name="Edit: Bottom line").click()
        other.get_by_role("textbox", name="Bottom line", exact=True).fill("Not yet saved.")

        phone.goto(served.address + "topics/quay/")
        phone.get_by_role("button", name="Edit", exact=True).tap()
        phone.evaluate(SELECT, "We")
        phone.get_by_role("button", name="Add a note").locator("visible=true").last.tap()
        phone.get_by_role("textbox", name="Note", exact=True).fill("By touch.")
        assert faults(phone) == []
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.get_by_role("button", name="Save").tap()
        expect(phone.locator("#note-brandt-stone-4")).to_contain_text("By touch.", timeout=MINUTE)

        alert = other.get_by_role("form").get_by_role("alert")
        expect(alert).to_contain_text("The briefing has changed elsewhere", timeout=MINUTE)
        expect(other.get_by_role("textbox", name="Bottom line", exact=True)).to_have_value("Not yet saved.")
        other.get_by_role("button", name="Cancel").click()
        expect(other.locator("#note-brandt-stone-4")).to_contain_text("By touch.", timeout=MINUTE)
        assert complaints == []


def test_an_answer_that_comes_after_cancel_leaves_the_next_form_alone(windows: Windows, served: Served) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.post_data_json["ask"] == "change":
            held.append(route)
        else:
            route.continue_()

    with windows.window() as page, noting(page, served.address) as complaints:
        _edit(page, served, "topics/quay/")
        page.route("**/.live/edit", hold)
        for words, said in (("It [is](quote:vot).", ""), ("A *second* quay.", "Saved and verified.")):
            page.get_by_role("button", name="Edit: Bottom line").click()
            page.get_by_role("textbox", name="Bottom line", exact=True).fill(words)
            with page.expect_request("**/.live/edit"):
                page.get_by_role("button", name="Save").click()
            page.get_by_role("button", name="Cancel").click()
            page.locator("#note-brandt-stone-1").get_by_role("button", name="Edit: Note").click()
            note = page.get_by_role("textbox", name="Note", exact=True)
            note.fill("Not yet saved.")
            with page.expect_response("**/.live/edit", timeout=MINUTE):
                held.pop().continue_()
            _said(page, said)
            expect(page.get_by_role("form").get_by_role("alert").locator("li")).to_have_count(0)
            expect(note).to_have_value("Not yet saved.")
            page.get_by_role("button", name="Cancel").click()
        assert [each for each in complaints if "422" not in each] == []


def test_a_quotation_is_taken_from_the_text_and_a_silence_recorded(windows: Windows, served: Served) -> None:
    with windows.window() as page, noting(page, served.address) as complaints:
        _edit(page, served, "sources/courier/")
        page.get_by_role("button", name="Edit: Quote from the text").click()
        panel = page.get_by_role("region", name="Quote from the text")
        expect(panel.locator("li")).to_have_text(re.compile("about nine million crowns Åsa Brandt"), timeout=MINUTE)
        panel.get_by_role("button", name="Take").click()
        page.get_by_role("combobox", name="Main topic").select_option("The quay")
        page.get_by_role("button", name="Save").click()
        expect(panel).to_contain_text("Everything in quotation marks is quoted or left out", timeout=MINUTE)
        assert "courier: about nine million crowns" in (served.project / "briefing/quotes/courier.yml").read_text(
            "utf-8"
        )
        page.get_by_role("button", name="Undo").click()
        expect(panel.locator("li")).to_have_count(1, timeout=MINUTE)
        text = panel.get_by_role("textbox", name=re.compile("^Text: press arrow keys"))
        text.focus()
        for key, said in (
            ("ArrowRight", "Harbour"),
            ("ArrowDown", "Photo"),
            ("ArrowDown", "The"),
            ("Shift+ArrowRight", "The harbour"),
            ("ArrowRight", "board"),
            ("Shift+ArrowLeft", "board"),
            ("ArrowUp", "The"),
            (
                "Shift+ArrowDown",
                "The harbour board of Lunde voted on Tuesday to build a second quay, its chair Åsa Brandt said",
            ),
        ):
            text.press(key)
            _said(page, said)
        text.press("Enter")
        expect(page.get_by_role("combobox", name="Reading of")).to_have_value("vote")  # as the Post reports it
        page.get_by_role("combobox", name="Reading of").select_option("none: a new quotation")
        expect(page.get_by_role("combobox", name="Speaker")).to_have_value("")  # the source's own words
        expect(page.locator(".edit-floating")).to_have_count(0)
        page.get_by_role("combobox", name="Speaker").select_option("somebody who is not listed")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("form").get_by_role("alert")).to_have_text(NO_ENTRY, timeout=MINUTE)
        page.get_by_role("textbox", name="Name").fill("Asa Lind")
        for name in ("Side", "Role"):
            page.get_by_role("textbox", name=name).fill("Nobody")
        page.get_by_role("combobox", name="Reading of").select_option("vote")
        expect(page.get_by_role("textbox", name="Name")).to_be_hidden()
        for width, motion in ((1280, "no-preference"), (640, "reduce")):  # 640 is 1280 at 200 %
            page.set_viewport_size({"width": width, "height": 480})
            page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="Cancel").click()
        panel.get_by_role("button", name="Leave out").click()
        expect(panel).to_contain_text("Everything in quotation marks is quoted or left out", timeout=MINUTE)
        left_out = "left_out:\n  - exact: about nine million crowns\n    because: It is not used in this briefing.\n"
        assert left_out in (served.project / "briefing/sources/courier.yml").read_text("utf-8")
        assert [each for each in complaints if "422" not in each] == []


def test_by_touch_a_passage_is_quoted_from_the_text(windows: Windows, served: Served) -> None:
    with windows.window(375, has_touch=True, is_mobile=True) as phone, noting(phone, served.address) as complaints:
        phone.goto(served.address + "sources/courier/")
        phone.get_by_role("button", name="Edit", exact=True).tap()
        phone.get_by_role("button", name="Edit: Quote from the text").tap()
        text = phone.get_by_role("textbox", name=re.compile("^Text: press arrow keys"))
        expect(text).to_contain_text("about nine million crowns", timeout=MINUTE)
        phone.evaluate(SELECT, "about nine million crowns")
        phone.locator(".edit-floating").tap()
        expect(phone.locator(".edit-on")).to_have_text("about nine million crowns", timeout=MINUTE)
        phone.get_by_role("combobox", name="Speaker").select_option("Åsa Brandt")
        phone.get_by_role("combobox", name="Main topic").select_option("The quay")
        assert faults(phone) == []
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        phone.get_by_role("button", name="Save").tap()
        _said(phone, "Saved and verified.")
        written = (served.project / "briefing/quotes/courier.yml").read_text("utf-8")
        assert "courier: about nine million crowns" in written and "speaker: brandt" in written
        phone.get_by_role("button", name="Undo").tap()
        expect(phone.get_by_role("region", name="Quote from the text").locator("li")).to_have_count(1, timeout=MINUTE)
        assert complaints == []


def test_the_signs_of_a_figure_and_marks_that_were_selected_are_taken(windows: Windows, served: Served) -> None:
    texts = texts_folder.remembered(served.project / "briefing")
    assert texts
    before = (texts / "courier.txt").read_text("utf-8")
    (texts / "courier.txt").write_text(before.replace("about nine million crowns", "$9 million! Or 5% less"), "utf-8")
    with windows.window() as page:
        _edit(page, served, "sources/courier/")
        page.get_by_role("button", name="Edit: Quote from the text").click()
        text = page.get_by_role("textbox", name=re.compile("^Text: press arrow keys"))
        expect(text).to_contain_text("$9", timeout=MINUTE)
        page.evaluate(SELECT, "9 mi")
        for key, said in (
            ("Shift+ArrowRight", "$9 million! Or"),
            ("Shift+ArrowRight", "$9 million! Or 5%"),
            ("ArrowLeft", "was"),
            ("ArrowRight", "$9"),
            ("Shift+ArrowRight", "$9 million!"),
        ):
            text.press(key)
            _said(page, said)
        words = page.locator(".edit-on")
        for selected, taken in (("9 mi", "$9 million"), ("“$9 million!", "$9 million!")):
            page.evaluate(SELECT, selected)
            floating = page.locator(".edit-floating")
            assert not floating.evaluate(PRESS), "in Safari that would end the selection"
            floating.click()
            expect(words).to_have_text(taken, timeout=MINUTE)
            page.get_by_role("button", name="Save").click()
            undecided = page.locator("[name=speaker]:invalid")
            expect(undecided).to_be_focused()  # whose words in quotation marks are is not guessed
            page.get_by_role("combobox", name="Speaker").select_option("nobody: the source’s own words")
            expect(undecided).to_have_count(0)
            page.get_by_role("button", name="Cancel").click()
    (texts / "courier.txt").write_text(before, "utf-8")


def test_axe_finds_nothing_in_any_state(windows: Windows, served: Served) -> None:
    with windows.window() as page:
        _edit(page, served, "topics/quay/")
        block = page.locator("#quote-brandt-stone blockquote")
        for key in ("n", "Shift+ArrowRight"):
            block.press(key)
        expect(page.locator(".edit-floating")).to_be_visible()
        _must_be_clean(page)
        block.press("Enter")
        note = page.get_by_role("textbox", name="Note", exact=True)
        expect(note).to_be_focused(timeout=MINUTE)
        note.fill("They [will](quote:vot).")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("form").get_by_role("alert")).to_contain_text("unknown quote 'vot'", timeout=MINUTE)
        _must_be_clean(page)
        page.get_by_role("button", name="Cancel").click()
        page.locator("#note-brandt-stone-2").get_by_role("button", name="Edit: Note").click()
        expect(page.get_by_role("button", name="Move down")).to_be_visible(timeout=MINUTE)
        _must_be_clean(page)
        page.get_by_role("button", name="Move down").click()
        _said(page, "Saved and verified.")
        page.get_by_role("button", name="Show changes").click()
        expect(page.get_by_role("dialog")).to_contain_text("+++ b/quotes/quay.yml", timeout=MINUTE)
        _must_be_clean(page)
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        page.get_by_role("button", name="Undo").click()
        _said(page, "Undone.")
        page.get_by_role("button", name="Redo").click()
        _said(page, "Redone.")
        _must_be_clean(page)
        page.goto(served.address + "sources/courier/")
        page.get_by_role("button", name="Edit: Quote from the text").click()
        cards = page.get_by_role("region", name="Quote from the text").locator("li")
        expect(cards).to_have_text(re.compile("about nine million crowns Åsa Brandt"), timeout=MINUTE)
        _must_be_clean(page)
        cards.get_by_role("button", name="Take").click()
        topic = page.locator("[name=topics]:invalid")
        expect(topic).to_be_focused()  # as nothing says what it is about
        page.get_by_role("combobox", name="Speaker").select_option("somebody who is not listed")
        expect(page.get_by_role("textbox", name="Side")).to_be_visible()
        _must_be_clean(page)


def test_without_scripts_the_preview_is_as_before(windows: Windows, served: Served) -> None:
    with windows.window(java_script_enabled=False) as page:
        page.goto(served.address + "topics/quay/")
        expect(page.get_by_role("heading", level=1)).to_have_text("The quay¶")
        assert page.locator("button:visible", has_text="Edit").count() == 0


def test_no_built_site_has_the_tools(small_built: Path) -> None:
    pages = [path.read_text("utf-8") for path in small_built.rglob("*.html")]
    assert pages and not any("edit.js" in text or "X-Briefing-Token" in text for text in pages)
