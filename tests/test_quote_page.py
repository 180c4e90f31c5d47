"""A quote's page in a browser: the lemma is the reader's choice, citations can be copied, neighbours are a step away."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_tools.briefing import gate
from build_tools.site import generated
from tests.visiting import BOTH, Windows, faults, noting
from tests.web import served

STONE = "small/quotes/brandt-stone/"
VOTE = "small/quotes/vote/"
NO_TAIL = "second/quotes/ogawa-no-tail/"
THIN = "second/quotes/dvorakova-thin/"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, small_built: Path, second_built: Path) -> Path:
    """The sites of the two small briefings, side by side."""
    folder = tmp_path_factory.mktemp("sites")
    for name, site in (("small", small_built), ("second", second_built)):
        (folder / name).symlink_to(site)
    return folder


@pytest.fixture(scope="session")
def sites(folder: Path) -> Iterator[str]:
    with served(folder) as wire:
        yield wire.address


@pytest.fixture
def page(windows: Windows, sites: str) -> Iterator[Page]:
    with windows.window(base_url=sites) as page, noting(page, sites) as complaints:
        yield page
        assert complaints == []


def _lemma(page: Page) -> dict[str, object]:
    """What stands on the page as the lemma, and against it."""
    return {
        "words": page.locator(".record blockquote:visible").inner_text().split("\n")[-1],
        "printed": page.locator(".record .printed:visible").inner_text(),
        "first": page.locator("ol.readings > li").first.get_attribute("id"),
        "differences": page.locator(".apparatus > [data-lemma]:visible > dl").inner_text(),
        "in words": [said.inner_text() for said in page.locator("ol.readings .in-words:visible").all()],
        "standing": page.locator(".standing [data-lemma] p:visible").text_content(),
    }


COURIER = {
    "words": "“We will build it, and we will build it in stone1,”",
    "printed": "As printed by The Courier",
    "first": "reading-courier",
    "differences": "Different wording\nP\nThe Post <Evening>\n reads “granite” not “stone”",
    "in words": [
        "The others are compared with this wording.",
        "Different wording: reads “granite” not “stone”.",
    ],
    "standing": "Compared with The Courier: one differs in wording (P The Post <Evening>).",
}
POST = {
    "words": "“We will build it -- and we will build it in\xa0granite2,”",
    "printed": "As printed by The Post <Evening>",
    "first": "reading-post",
    "differences": "Different wording\nC\nThe Courier\n reads “stone” not “granite”",
    "in words": [
        "The others are compared with this wording.",
        "Different wording: reads “stone” not “granite”.",
    ],
    "standing": "Compared with The Post <Evening>: one differs in wording (C The Courier).",
}


def test_a_reader_takes_another_lemma_with_the_mouse(page: Page) -> None:
    page.goto(STONE)
    assert _lemma(page) == COURIER
    page.get_by_role("group", name="Compare with:").get_by_text("The Post <Evening>").click()
    assert _lemma(page) == POST
    assert page.url.endswith(f"{STONE}?lemma=post")
    page.locator("article").get_by_role("radio", name="The Courier").check()
    assert _lemma(page) == COURIER
    assert page.url.endswith(STONE)


def test_a_reader_takes_another_lemma_with_the_keyboard(page: Page) -> None:
    page.goto(STONE)
    page.locator("article").get_by_role("radio", name="The Courier").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("article").get_by_role("radio", name="The Post")).to_be_focused()
    assert _lemma(page) == POST
    page.keyboard.press("ArrowLeft")
    assert _lemma(page) == COURIER


def test_the_address_carries_the_lemma(page: Page) -> None:
    page.goto(f"{STONE}?lemma=post")
    assert _lemma(page) == POST
    page.goto(f"{STONE}?lemma=nobody")
    assert _lemma(page) == COURIER


def test_a_note_on_words_that_are_not_shown_brings_them(page: Page) -> None:
    page.goto(f"{STONE}?lemma=post#note-brandt-stone-1-ref")
    assert _lemma(page) == COURIER
    page.goto(f"{STONE}#note-brandt-stone-2-ref")
    assert _lemma(page) == POST


def test_readings_in_one_language_alone_can_be_the_lemma(page: Page) -> None:
    page.goto(NO_TAIL)
    assert [each.get_attribute("value") for each in page.locator("article").get_by_role("radio").all()] == [
        "minato",
        "asagiri",
    ]
    page.locator("article").get_by_role("radio", name="Asagiri Shimbun").check()
    assert page.locator("#reading-minato del:visible").all_inner_texts() == ["ませんでし"]
    assert page.locator("#reading-minato ins:visible").all_inner_texts() == ["なかっ"]
    page.goto(THIN)
    assert page.locator("article").get_by_role("radio").count() == 0
    said = page.locator(".standing").text_content()
    others = "two are in other languages (EO The Evening Observer SN Sada al-Nil)."
    assert said == f"In three articles from two independent agencies.Compared with Večerní zvon: {others}"


def test_without_a_script_the_editors_lemma_and_its_apparatus_are_there(windows: Windows, sites: str) -> None:
    with windows.window(base_url=sites, java_script_enabled=False) as page:
        page.goto(f"{STONE}?lemma=post")
        assert _lemma(page) == COURIER
        controls = page.locator("article").get_by_role("radio"), page.get_by_role("button", name="Copy")
        assert [each.count() for each in controls] == [0, 0]
        page.locator(".cite summary").nth(1).click()
        assert page.locator(".cite dd:visible").first.inner_text().startswith("Åsa Brandt, quoted in “Harbour board")


def test_spelling_and_punctuation_are_shown_to_whoever_asks(windows: Windows, sites: str) -> None:
    """Without a script too: they are folded away, and the words themselves bear no mark of them."""
    with windows.window(base_url=sites, java_script_enabled=False) as page:
        page.goto(STONE)
        post = page.locator("#reading-post [data-lemma]:visible")
        assert post.locator("ins").all_inner_texts() == ["granite,"] and post.locator("del").all_inner_texts() == [
            "stone,"
        ]
        quiet = post.locator("details")
        expect(quiet.get_by_text("Punctuation only: reads “it” not “it,”; inserts “--”.")).to_be_hidden()
        quiet.get_by_text("Spelling and punctuation (2)").click()
        expect(quiet.get_by_text("Punctuation only: reads “it” not “it,”; inserts “--”.")).to_be_visible()


def test_a_reading_alone_has_no_choice_and_no_apparatus(page: Page) -> None:
    page.goto("small/quotes/stone-again/")
    assert page.locator(".standing").text_content() == "Only Tidings reports this."
    assert page.locator("article").get_by_role("radio").count() == page.locator(".apparatus").count() == 0


def test_a_report_in_words_of_its_own_is_shown_but_not_set_out(page: Page) -> None:
    page.goto(f"{VOTE}?lemma=tidings")
    assert page.locator(".record .printed:visible").inner_text() == "As printed by Tidings"
    said = "No other source words this differently, apart from spelling and punctuation."
    assert page.locator(".apparatus").inner_text() == said
    assert page.locator(".standing [data-lemma] p:visible").text_content() == (
        "Compared with Tidings: two are worded too differently to compare (C The Courier P The Post <Evening>)."
    )
    said = "Worded too differently to compare word by word."
    assert page.locator("#reading-post .in-words:visible").inner_text() == said


def test_a_citation_is_copied_as_it_stands(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(STONE)
    page.get_by_text("The words, as printed by The Courier").click()
    page.get_by_role("button", name="Copy: Chicago, note").first.click()
    expect(page.locator(".copied").nth(4)).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Åsa Brandt, quoted in “Harbour board votes on new quay,” The Courier, March 6, 2024, "
        "https://courier.example/quay?id=1&part=2."
    )
    page.get_by_role("button", name="Copy: CSL-JSON").first.click()
    expect(page.locator(".copied").nth(9)).to_have_text("Copied")
    (item,) = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert (item["id"], item["URL"]) == ("courier", "https://courier.example/quay?id=1&part=2")


def test_words_are_copied_with_who_said_them_as_markup(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(STONE)
    page.get_by_text("Quote these words").click()
    page.get_by_role("button", name="Copy: Markdown").click()
    expect(page.locator(".copied").nth(2)).to_have_text("Copied")
    article = "<https://courier.example/quay?id=1&part=2>"
    assert page.evaluate("navigator.clipboard.readText()") == (
        "> “We will build it, and we will build it in stone”\n>\n"
        f"> — Åsa Brandt, The Courier, 6 March 2024. The Post &#60;Evening&#62; prints other words. {article}"
    )


def test_a_citation_is_selected_where_the_clipboard_is_closed(page: Page) -> None:
    page.goto(STONE)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_text("This page", exact=True).click()
    page.get_by_role("button", name="Copy: APA, reference").last.click()
    expect(page.locator(".copied:visible", has_text="Selected, ready to copy")).to_have_count(1)
    assert page.evaluate("getSelection().toString()").startswith("The editor. (2024, March 9). Åsa Brandt: “We will")


def test_quotes_follow_one_another_as_in_the_index_and_on_the_topic(page: Page) -> None:
    """Next and next again goes through the same quotes as the lists do."""
    page.goto("small/quotes/")
    rows = "[...document.querySelectorAll('li[id^=quote-]')].filter(row => row.textContent.startsWith('Reported'))"
    reports = page.evaluate(f"{rows}.map(row => row.id.slice(6))")
    page.goto("small/topics/quay/")
    on_topic = page.evaluate("[...document.querySelectorAll('figure.quote')].map(each => each.id.slice(6))")
    assert len(reports) > 2 and len(on_topic) > 2
    for name, expected in (("Reported passages", reports), ("On The quay", on_topic)):
        page.goto(f"small/quotes/{expected[0]}/")
        for one, following in zip(expected, [*expected[1:], None], strict=True):
            row = page.get_by_role("navigation", name="Previous and next passages").locator("div", has_text=name)
            assert row.locator("a[rel=prev]").count() == (one != expected[0])
            if following:
                row.locator("a[rel=next]").click()
                page.wait_for_url(f"**/quotes/{following}/")
        assert row.locator("a[rel=next]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_no_fault_of_accessibility_with_all_of_it_open(width: int, scheme: str, windows: Windows, sites: str) -> None:
    found = {}
    with windows.window(width, base_url=sites, color_scheme=scheme) as page:
        for path in (f"{STONE}?lemma=post", VOTE, NO_TAIL, THIN):
            page.goto(path)
            page.evaluate("document.querySelectorAll('.cite details').forEach(each => each.open = true)")
            found[path] = faults(page)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert {path: said for path, said in found.items() if said} == {}


def test_notes_stand_beside_the_words_where_there_is_room(page: Page) -> None:
    page.goto(STONE)
    places = (
        "['.record figure', '.record aside'].map(each => document.querySelector(each).getBoundingClientRect().toJSON())"
    )
    words, notes = page.evaluate(places)
    assert notes["left"] > words["right"] and notes["top"] < words["bottom"]
    page.set_viewport_size({"width": 768, "height": 900})
    words, notes = page.evaluate(places)
    assert notes["top"] >= words["bottom"]


def test_a_source_has_one_record_on_pages_and_in_files(folder: Path, page: Page) -> None:
    page.goto(STONE)
    bibtex, csl, _ = page.locator(".cite details").nth(1).locator("pre").all()
    data = folder / "small" / "data"
    assert bibtex.text_content() == (data / "sources.bib").read_text("utf-8").split("\n\n")[0]
    items = json.loads((data / "sources.csl.json").read_text("utf-8"))
    assert json.loads(str(csl.text_content())) == [item for item in items if item["id"] == "courier"]


def test_a_page_gives_its_whole_address_where_the_briefing_says_where_it_is(project: Path) -> None:
    front = project / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8") + "address: https://quay.example/\n", "utf-8")
    text = unescape(generated.generated_files(gate.verified(project / "briefing"))["quotes/vote.md"])
    assert '<a href="https://quay.example/quotes/vote/" rel="bookmark">https://quay.example/quotes/vote/</a>' in text
    assert "March 9, 2024, https://quay.example/quotes/vote/.</p>" in text
    assert "  url = {https://quay.example/quotes/vote/},\n" in text
