"""The search in a real browser: what it finds and says, by keyboard and by address, and that text from YAML stays text."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from string import ascii_lowercase

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from build_tools.briefing import gate
from build_tools.site import generated
from tests.conftest import HERE
from tests.searches import misses
from tests.test_hostile import ATTACK
from tests.visiting import Visit, Windows, searched, visiting
from tests.web import served

TERMS: dict[str, list[str]] = yaml.safe_load((HERE / "search_terms.yml").read_text("utf-8"))
WIRE = 60_000
"""The bytes that a first search may need."""


@pytest.fixture
def wide(wide: Visit) -> Visit:
    wide.go("method/")
    return wide


def _said(visit: Visit) -> str:
    return visit.page.locator(".search-said").inner_text()


@contextmanager
def _held(page: Page, kind: str) -> Iterator[None]:
    """Until the end of the block no part of a kind comes; one has to be asked for."""
    held: list[Route] = []
    holds = True
    page.route(f"**/search/{kind}/*", lambda route: held.append(route) if holds else route.continue_())
    yield
    assert held
    holds = False
    for route in held:
        route.continue_()


_NOTE_LEAVING = """() => {
  window.left = [];
  navigation.onnavigate = (event) => {
    if (event.navigationType === "traverse" || event.destination.sameDocument) return;
    event.preventDefault();
    window.left.push(event.destination.url);
  };
}"""


def _left(page: Page, words: str) -> list[str]:
    """Where the page would have gone once everything is there that a search for these words shows."""
    shows = """async (words) => {
      const found = await briefingSearch.find(words);
      await briefingSearch.records(await briefingSearch.inOrder(found, found.hits));
      await new Promise((done) => setTimeout(done)); // what waits for the same goes first
      return window.left;
    }"""
    return page.evaluate(shows, words)  # type: ignore[no-any-return]


def test_the_script_folds_as_the_index_does(wide: Visit) -> None:
    assert wide.page.evaluate("texts => texts.map(briefingSearch.terms)", list(TERMS)) == list(TERMS.values())


def test_what_is_typed_finds_what_is_meant(wide: Visit, second_site: str, windows: Windows) -> None:
    assert misses(wide, "invented") == []
    with visiting(windows, second_site, width=1440) as visit:
        assert misses(visit, "second") == []


def test_one_of_a_thing_and_several_find_each_other(wide: Visit) -> None:
    assert wide.search("ferry")[0] == wide.search("ferries")[0] == "topics/ferries/"
    assert wide.search("rivers")[0] == wide.search("river")[0] == "quotes/oduya-our-river/"
    assert wide.search("harbour") == wide.search("harbor") != []
    assert " · " not in _said(wide)
    assert wide.search('"rivers"') == []


def test_a_persons_page_comes_first_then_their_own_words_then_words_about_them(wide: Visit) -> None:
    hits = wide.search("Pellworth")
    kickers = [kicker.upper() for kicker in wide.page.locator(".search-hit .kicker").all_inner_texts()]
    own = kickers.count("QUOTATION · ADA PELLWORTH")
    assert own > 1
    assert kickers[: own + 2] == ["PERSON", *["QUOTATION · ADA PELLWORTH"] * own, "REPORTED PASSAGE"]
    assert (hits[0], hits[own + 1]) == ("people/pellworth/", "quotes/whitlock-sentence/")


def test_a_hit_says_what_it_is_and_marks_what_was_found(wide: Visit) -> None:
    assert wide.search("our shore")[0] == "quotes/oduya-our-river/"
    hit = wide.page.locator(".search-hit").first
    assert hit.inner_text().split("\n")[0].upper() == "QUOTATION · MAREK ODUYA"
    assert hit.locator("mark").all_inner_texts() == ["our", "our", "shore"]
    assert _said(wide).startswith("Results: ")
    kinds = {
        words: wide.search(words) and wide.page.locator(".search-hit .kicker").first.inner_text()
        for words in ("Oduya", "grain", "Sentinel", "timeline")
    }
    assert {words: kind.split(" · ")[0].upper() for words, kind in kinds.items()} == {
        "Oduya": "PERSON",
        "grain": "TOPIC",
        "Sentinel": "SOURCE",
        "timeline": "PAGE",
    }
    wide.search("marek oduya")
    assert wide.page.locator(".search-hit").nth(1).locator("mark").all_inner_texts()[:2] == ["MAREK", "ODUYA"]


def test_a_mistyped_word_is_found_and_told(wide: Visit) -> None:
    right = wide.search("girders")
    for typed in ("grders", "girdders", "girdets", "gidrers", "irders", "girderz"):
        assert (wide.search(typed), _said(wide).split(" · ")[1:]) == (right, ["Shown for “girders”"]), typed
    assert (wide.search("girders"), " · " in _said(wide)) == (right, False)


def test_nothing_is_found_by_the_middle_of_a_word_or_by_two_mistakes(wide: Visit) -> None:
    for typed in ("terprete", "nterpreter", "grdets", "zzzz"):
        assert (wide.search(typed), _said(wide)) == ([], f"Nothing found for: {typed}"), typed
    assert wide.search("girde") == wide.search("girder") != []


def test_a_phrase_in_marks_is_found_to_the_word(wide: Visit) -> None:
    assert wide.search('"our shore"')[:1] == ["quotes/oduya-our-river/"]
    assert set(wide.search("“our shore”")) == set(wide.search('"our shore"'))
    assert wide.search('"shore our"') == wide.search('"our shor"') == []
    assert "quotes/oduya-our-river/" in wide.search("shore our")


def test_a_word_that_nothing_has_is_told_and_one_like_it_offered(wide: Visit) -> None:
    assert wide.search("girdlets") == []
    wide.page.get_by_role("button", name="girders", exact=True).click()
    expect(wide.page.locator(".search-said")).to_have_text(re.compile("^Results: "))
    assert wide.page.locator(".search-input").input_value() == "girders"
    expect(wide.page.locator(".search-instead")).to_be_hidden()
    assert wide.search("rivergirders") == []
    expect(wide.page.locator(".search-instead")).to_have_text("Try instead: river girders")
    river = wide.search("river")
    assert wide.search("river zzzz") == river
    assert _said(wide).endswith(" · Not found: “zzzz”")


def test_a_phrase_that_nothing_has_is_offered_as_words(wide: Visit) -> None:
    assert wide.search('"shore our"') == []
    wide.page.get_by_role("button", name="shore our", exact=True).click()
    expect(wide.page.locator(".search-said")).to_have_text(re.compile("^Results: "))


def test_an_endless_query_is_cut(wide: Visit, built: Path) -> None:
    asked: list[str] = []
    wide.page.on("request", lambda request: asked.append(request.url))
    wide.go("method/?q=river+" + "+".join(map("".join, product(ascii_lowercase, repeat=2))))
    expect(wide.page.locator(".search-said")).to_have_text(re.compile("^(Results|Nothing found): "))
    assert len(wide.page.locator(".search-input").input_value()) == 200
    assert 0 < sum("/search/terms/" in url for url in asked) < len(list((built / "search" / "terms").iterdir()))


def test_the_keyboard_alone_finds_and_opens(wide: Visit) -> None:
    page = wide.page
    assert page.locator(".search-open").get_attribute("aria-keyshortcuts") == "Control+K Meta+K"
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Search", exact=True)
    expect(box).to_be_focused()
    assert (box.get_attribute("aria-expanded"), box.get_attribute("aria-controls")) == ("false", "search-hits")
    page.keyboard.type("river")
    page.locator(".search-hits[aria-busy=false] .search-hit").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    hits = page.get_by_role("listbox", name="Hits").get_by_role("option")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("listbox", name="Hits").get_by_role("option", selected=True)
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant") == hits.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen.get_attribute("id") == hits.last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    expect(box).to_be_focused()
    there = hits.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(there or "")
    page.go_back()
    expect(hits.first).to_be_visible()
    assert (page.url, box.input_value()) == (wide.site + "method/?q=river", "river")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page).to_have_url(wide.site + "method/")  # which the event of closing sets, after it is hidden


def test_no_single_letter_leads_to_another_page(wide: Visit) -> None:
    """The theme's script follows the links to other pages at these keys, which nobody can switch off (WCAG 2.1.4)."""
    page = wide.page
    page.evaluate("() => { window.led = 0; navigation.onnavigate = (e) => { e.preventDefault(); window.led += 1; }; }")
    for key in "np,.":
        page.keyboard.press(key)
    assert page.evaluate("window.led") == 0


def test_enter_opens_a_hit_of_what_is_typed_and_none_while_an_input_method_proposes(wide: Visit) -> None:
    page = wide.page
    page.route("**/search/facets/*", lambda _: None)  # which are never answered, and needed for no hit
    page.locator(".search-open").click()
    page.locator(".search-input").fill("girders")
    page.locator(".search-hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    proposed = "input => input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true}))"
    page.locator(".search-input").evaluate(proposed)
    expect(page.locator("dialog.search")).to_be_visible()
    page.locator(".search-input").fill("passports")
    page.keyboard.press("Enter")  # before its hits are there
    page.wait_for_url("**/quotes/border-passports/**")


@pytest.mark.parametrize("meanwhile", ["closed", "typed on"])
def test_enter_opens_no_hit_of_an_older_query(wide: Visit, meanwhile: str) -> None:
    page = wide.page
    assert wide.search("girders") != []
    page.evaluate(_NOTE_LEAVING)
    with _held(page, "terms"):
        page.locator(".search-input").fill("passports")
        page.keyboard.press("Enter")
        if meanwhile == "closed":
            page.keyboard.press("Escape")
            expect(page.locator("dialog.search")).to_be_hidden()
        else:
            page.locator(".search-input").fill("passports border")
            expect(page.locator(".search-hits")).to_have_attribute("aria-busy", "true")
    assert _left(page, "passports border") == []


def test_hits_that_load_while_the_search_is_cleared_do_not_come_back(wide: Visit) -> None:
    page = wide.page
    assert len(wide.search("the")) == 10
    page.evaluate(_NOTE_LEAVING)
    with _held(page, "records"):
        page.get_by_role("button", name="Show more").click()
        page.locator(".search-input").fill("")
        expect(page.locator(".search-hit")).to_have_count(0)
    assert _left(page, "the") == []
    assert page.locator(".search-hit").count() == 0
    expect(page.locator(".search-more")).to_be_hidden()
    page.keyboard.press("Enter")
    assert _left(page, "the") == []


def test_a_query_that_was_typed_over_lists_no_hits_of_the_next_one(wide: Visit) -> None:
    page = wide.page
    wide.search("the")
    with _held(page, "fore"):  # of what to try instead
        with page.expect_request("**/search/fore/*"):
            page.locator(".search-input").fill("zz")
        assert len(wide.search("the")) == 10
    page.evaluate("async () => { await briefingSearch.instead('zz', await briefingSearch.find('zz')); }")
    _left(page, "the")
    assert page.locator(".search-hit").count() == 10


def test_the_address_holds_the_query_and_the_facets(wide: Visit) -> None:
    page = wide.page
    wide.go("quotes/?kind=speech")
    everything = wide.search("river")
    speaker = page.locator("#search-speaker")
    speaker.select_option("oduya")
    page.locator(".search-hits[aria-busy=false]").wait_for(state="attached")
    expect(page.locator(".search-said")).to_have_text("Results: 1")
    page.wait_for_url("**/quotes/?kind=speech&q=river&q-speaker=oduya")
    assert len(everything) > 1 and page.locator(".search-hit").count() == 1
    page.reload()
    expect(page.locator(".search-said")).to_have_text("Results: 1")
    assert speaker.input_value() == "oduya"
    page.go_back()
    expect(page.locator("dialog.search")).to_be_hidden()
    assert page.url == wide.site + "quotes/?kind=speech"
    page.go_forward()
    expect(page.locator(".search-said")).to_have_text("Results: 1")


def test_facets_count_what_choosing_a_value_would_list(wide: Visit) -> None:
    page = wide.page
    wide.search("the")
    total = int(re.sub(r"\D", "", _said(wide)))
    for facet in ("Source", "Topic", "Independent agencies"):
        select = page.get_by_role("dialog").get_by_label(facet, exact=True)
        label = select.locator("option").nth(1).inner_text()
        select.select_option(index=1)
        expect(page.locator(".search-said")).to_have_text(f"Results: {label.split('(')[-1].rstrip(')')}")
        select.select_option("")
        expect(page.locator(".search-said")).to_have_text(f"Results: {total}")
        page.locator(".search-hits[aria-busy=false]").wait_for(state="attached")  # when values are counted again


def test_a_facet_narrows_everything_that_has_a_word_of_the_query(wide: Visit) -> None:
    """Not only what is a hit beside the best of all, which may have other values."""
    page = wide.page
    assert "quotes/tolls-booths/" not in wide.search("our shore river common knowledge booths")
    page.locator("#search-speaker option[value=bruck]").wait_for(state="attached")
    page.locator("#search-speaker").select_option("bruck")
    expect(page.locator(".search-said")).to_have_text("Results: 1")
    assert page.locator(".search-hit").get_attribute("href") == wide.site + "quotes/tolls-booths/"


def test_more_hits_come_when_asked_for(wide: Visit) -> None:
    assert len(wide.search("the")) == 10
    wide.page.get_by_role("button", name="Show more").click()
    expect(wide.page.locator(".search-hit")).to_have_count(20)


def test_on_a_phone_it_fills_the_window(phone: Visit) -> None:
    phone.go("method/")
    assert phone.search("river")
    box = phone.page.locator("dialog.search").bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 375, 900)
    assert phone.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(phone.page.locator("#search-topic")).to_be_hidden()
    phone.page.get_by_text("Narrow", exact=True).click()
    phone.page.locator("#search-topic").select_option(index=1)
    phone.page.get_by_text("Narrow (1)", exact=True).click()
    expect(phone.page.locator("#search-topic")).to_be_hidden()
    phone.page.get_by_role("button", name="Close").click()
    expect(phone.page.locator("dialog.search")).to_be_hidden()


def test_without_javascript_no_search_is_offered(windows: Windows, site: str) -> None:
    with windows.window(java_script_enabled=False) as page:
        page.goto(site)
        expect(page.locator(".search-open")).to_be_hidden()
        assert page.get_by_role("link", name="Quotes").first.is_visible()


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    with windows.window() as opened:
        yield opened


def test_the_chosen_hit_is_seen_in_forced_colours_and_the_search_is_not_printed(windows: Windows, site: str) -> None:
    with windows.window(forced_colors="active") as page:
        page.goto(site)
        searched(page, "river")
        page.keyboard.press("ArrowDown")
        outlines = "hits => hits.slice(0, 2).map(hit => getComputedStyle(hit).outlineStyle)"
        assert page.locator(".search-hit").evaluate_all(outlines) == ["solid", "none"]
        page.emulate_media(media="print")
        expect(page.locator("dialog.search")).to_be_hidden()


@pytest.mark.parametrize("answer", ["nothing", "another version"])
def test_a_part_that_cannot_be_had_is_told(answer: str, page: Page, site: str) -> None:
    page.goto(site)
    other = f"searchShard(1,{json.dumps('terms/0')},'river A');"
    given = {"status": 404} if answer == "nothing" else {"body": other, "content_type": "text/javascript"}
    page.route("**/search/terms/*", lambda route: route.fulfill(**given))
    assert searched(page, "river") == []
    assert page.locator(".search-said").inner_text() == "The search could not be loaded. Reload the page and try again."
    page.unroute_all()
    assert searched(page, "rivers") != []


def test_a_search_that_fails_leaves_no_hits_of_the_former_one(page: Page, site: str) -> None:
    page.goto(site)
    assert len(searched(page, "the")) == 10
    page.route("**/search/terms/*", lambda route: route.abort())
    assert searched(page, "girders") == []
    expect(page.locator(".search-more")).to_be_hidden()
    expect(page.locator(".search-input")).to_have_attribute("aria-expanded", "false")
    assert page.locator(".search-said").inner_text() == "The search could not be loaded. Reload the page and try again."
    page.unroute_all()
    assert searched(page, "girders") != []


def test_hits_stay_when_only_their_facets_cannot_be_had(page: Page, site: str) -> None:
    page.route("**/search/facets/*", lambda route: route.abort())
    page.goto(site)
    assert searched(page, "girders") != []


def test_an_index_that_cannot_be_had_is_told(page: Page, site: str) -> None:
    page.route("**/search/index.js", lambda route: route.fulfill(status=404))
    page.goto(site)
    page.locator(".search-open").click()
    expect(page.locator(".search-open")).to_contain_text("could not be loaded")


def test_text_of_a_stranger_stays_text(project: Path, page: Page, small_built: Path, tmp_path: Path) -> None:
    for name, key in (("people.yml", "name: Åsa Brandt"), ("topics/quay.yml", "title: The quay")):
        file = project / "briefing" / name
        text = file.read_text("utf-8")
        assert key in text
        file.write_text(text.replace(key, f"{key.split(':')[0]}: {json.dumps(key.split(': ')[1] + ATTACK)}"), "utf-8")
    made = generated.generated_files(gate.verified(project / "briefing"))
    site = tmp_path / "attacked"
    shutil.copytree(small_built, site)
    shutil.rmtree(site / "search")
    for path, text in made.items():
        if path.startswith("search/"):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, "utf-8")
    with served(site) as wire:
        page.goto(wire.address)
        for words in ("quay", "brandt"):
            assert searched(page, words)
            assert ATTACK in page.locator(".search-hits").inner_text()
            page.locator("#search-topic option").nth(1).wait_for(state="attached")
            assert ATTACK in page.locator("#search-topic").inner_text()
        assert page.locator("dialog.search :is(script, img, title)").count() == 0


def test_a_first_search_is_light_on_the_wire(built: Path, windows: Windows) -> None:
    """The index, a part or two for each word, what the hits show, and the facets; of 10,000 quotes too, see benchmarks/."""
    with served(built) as wire, windows.window() as page:
        page.goto(wire.address)
        assert searched(page, "nobody could say who ordered")
        needed = {path.partition("?")[0]: size for path, size in wire.sent if path.startswith("/search/")}
    counts = Counter(path.split("/")[2] for path in needed)
    assert counts["index.js"] == 1
    assert 0 < counts["terms"] <= 10 and 0 < counts["records"] <= 12 and "places" not in counts
    assert sum(needed.values()) < WIRE, needed


def test_who_points_at_the_opener_need_not_wait_for_the_index(built: Path, page: Page) -> None:
    with served(built) as wire:
        page.goto(wire.address)
        assert not [path for path, _ in wire.sent if path.startswith("/search/")]
        with page.expect_response("**/search/index.js"):
            page.locator(".search-open").hover()
        page.locator(".search-open").click()
        page.locator(".search-input").wait_for()
        assert [path for path, _ in wire.sent if path.startswith("/search/")] == ["/search/index.js"]


@pytest.mark.parametrize("query", ["nobody could say who ordered", "oduya"])
def test_the_best_hits_need_no_more_than_a_browser_loads_at_once(query: str, built: Path, page: Page) -> None:
    best = """async query => {
      const found = await briefingSearch.find(query);
      const hits = await briefingSearch.inOrder(found, found.hits);
      return (await briefingSearch.records(hits.slice(0, briefingSearch.LOOKED_AT))).length;
    }"""
    with served(built) as wire:
        page.goto(wire.address)
        assert page.evaluate(best, query) == 6
        counts = Counter(path.split("/")[2] for path, _ in wire.sent if path.startswith("/search/"))
    assert counts["index.js"] == 1 and 0 < counts["records"] <= 6 and set(counts) == {"index.js", "terms", "records"}


def test_a_phrase_asks_for_words_and_their_places_at_once(built: Path, page: Page) -> None:
    with served(built) as wire:
        page.goto(wire.address)
        page.route("**/search/terms/*", lambda _: None)  # which are never answered
        with page.expect_request("**/search/places/*"):
            page.evaluate("() => { briefingSearch.find('\"our river\"'); }")
