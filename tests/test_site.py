"""The real site in a real browser: search, navigation, notes, no request to another host, no error."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.kinds import KINDS
from tests.visiting import Visit, visiting

SIZES = [("wide", 1440), ("phone", 375)]


@pytest.fixture(params=SIZES, ids=lambda size: size[0])
def visit(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Visit]:
    with visiting(chromium, site, width=request.param[1]) as visit:
        yield visit


@pytest.mark.parametrize("path", KINDS.values())
def test_a_page_fits_its_window_and_has_one_heading(path: str, visit: Visit) -> None:
    visit.go(path)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_way_from_home_to_a_quote(wide: Visit) -> None:
    wide.go("")
    assert wide.page.title() == "Blinken and Lavrov in Reykjavik, 19 May 2021"
    wide.page.get_by_role("link", name="The Arctic", exact=True).first.click()
    wide.page.get_by_role("heading", name="What was said", exact=False).wait_for()
    figure = wide.page.locator("figure#quote-lavrov-our-land")
    assert "this is our territory, this is our land" in figure.locator("blockquote").inner_text()
    figure.get_by_role("link", name="Record, 2 readings compared").click()
    wide.page.wait_for_url("**/quotes/lavrov-our-land/")
    assert "common knowledge" in wide.page.locator("#reading-russia-briefing").inner_text()


def test_a_topic_without_speech_says_so_and_shows_reports(wide: Visit) -> None:
    for topic in ("nord-stream-2", "detained-americans"):
        wide.go(f"topics/{topic}/")
        assert (
            "None of the five sources quotes anyone on this topic."
            in wide.page.locator("article.md-content__inner").inner_text()
        )
        assert wide.page.locator("figure.quote--speech").count() == 0
        assert wide.page.locator("figure.quote--report").count() >= 4


def test_a_note_is_reached_from_its_words_and_leads_back(wide: Visit) -> None:
    wide.go("topics/arctic/")
    mark = wide.page.locator("#quote-lavrov-our-land sup a").first
    mark.click()
    target = wide.page.url.split("#")[1]
    assert wide.page.locator(f"li#{target}").is_visible()
    wide.page.locator(f"li#{target} a.note-back").click()
    assert wide.page.url.endswith(f"#{target}-ref")


SEARCHES = [
    ("our territory", "quotes/lavrov-our-land/"),
    ("constructive", "quotes/lavrov-constructive/"),  # stands between curly quotation marks
    ("logjams", "quotes/lavrov-logjams/"),
    ("common knowledge", "quotes/lavrov-our-land/"),  # only in the reading that is not the lemma
    ("Sergei Lavrov territory", "quotes/lavrov-our-land/"),
    ("Sergey Lavrov territory", "quotes/lavrov-our-land/"),
    ("Arctic coast safe", "quotes/lavrov-arctic-coast/"),
    ("Whelan", "quotes/whelan-sentence/"),
    ("don't ensure", "quotes/lavrov-working-conditions/"),  # printed with a curly apostrophe
    ("we'll respond", "quotes/blinken-will-respond/"),
]


@pytest.mark.parametrize(("words", "address"), SEARCHES)
def test_search_leads_to_the_quote_itself(words: str, address: str, wide: Visit) -> None:
    wide.go("method/")
    assert address in wide.search(words)[:4]


@pytest.mark.parametrize("words", ["world’s", "we’ll respond", "don’t ensure"])
def test_a_straight_apostrophe_finds_what_a_curly_one_does(words: str, wide: Visit) -> None:
    wide.go("method/")
    assert wide.search(words.replace("’", "'")) == wide.search(words)


def test_every_quote_is_found_by_its_own_words(wide: Visit) -> None:
    """The longest words of each lemma lead to the quote within ten hits.

    The theme's search takes any word for a beginning and any hit for enough, so few or short words alone find too much.
    """
    wide.go("data/")
    quotes = wide.page.evaluate("fetch('briefing.json').then(got => got.json()).then(data => data.quotes)")
    missed = []
    for quote in quotes:
        words = sorted(re.findall(r"(?<![’'])\b\w{4,}\b(?![’'])", quote["readings"][0]["exact"]), key=len)[-5:]
        if len(words) > 3 and f"quotes/{quote['id']}/" not in wide.search(" ".join(words))[:10]:
            missed.append((quote["id"], words))
    assert quotes
    assert missed == []


def test_the_method_page_tells_the_totals(wide: Visit) -> None:
    wide.go("data/")
    totals = wide.page.evaluate("fetch('verification.json').then(got => got.json()).then(data => data.totals)")
    wide.go("method/")
    said = wide.page.locator("ul.totals").first.inner_text()
    assert [f"{count} {verdict}" for verdict, count in totals.items()] == [line.strip() for line in said.split("\n")]
    assert sum(totals.values()) > 100


def test_all_is_there_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "quotes/lavrov-our-land/")
    text = page.locator("article").inner_text()
    assert "this is our territory" in text and "common knowledge" in text
    context.close()
