"""The built site in a real browser: search, navigation, notes, no request to another host, no error."""

import json
import re
from pathlib import Path

import pytest

from tests.invented import SILENT_SPEECH
from tests.markup import page
from tests.visiting import Visit, Windows


def test_the_way_from_home_to_a_quote(wide: Visit) -> None:
    wide.go("")
    assert wide.page.title() == "The talks at the Narrows"
    wide.page.get_by_role("link", name="The bridge", exact=True).first.click()
    wide.page.get_by_role("heading", name="What was said", exact=False).wait_for()
    figure = wide.page.locator("figure#quote-oduya-our-river")
    assert "this is our river, this is our shore" in figure.locator("blockquote").inner_text()
    figure.get_by_role("link", name="Details, 2 wordings compared").click()
    wide.page.wait_for_url("**/quotes/oduya-our-river/")
    assert "common knowledge" in wide.page.locator("#reading-monitor").inner_text()


@pytest.mark.parametrize("topic", SILENT_SPEECH)
def test_a_topic_without_speech_says_so_and_shows_reports(topic: str, built: Path) -> None:
    article = page(built / "topics" / topic / "index.html").first("article.md-content__inner")
    assert "None of the six articles quotes anyone on this topic." in article.text
    assert len(article.all("figure.quote--speech")) == 0
    assert len(article.all("figure.quote--report")) >= 4


def test_a_note_is_reached_from_its_words_and_leads_back(wide: Visit) -> None:
    wide.go("topics/bridge/")
    mark = wide.page.locator("#quote-oduya-our-river sup a").first
    mark.click()
    target = wide.page.url.split("#")[1]
    assert wide.page.locator(f"li#{target}").is_visible()
    wide.page.locator(f"li#{target} a.note-back").click()
    assert wide.page.url.endswith(f"#{target}-ref")


SEARCHES = [
    ("our shore", "quotes/oduya-our-river/"),
    ("constructive", "quotes/quint-candid/"),  # stands between curly quotation marks
    ("logjams", "quotes/quint-candid/"),
    ("common knowledge", "quotes/oduya-our-river/"),  # only in the reading that is not the lemma
    ("Marek Oduya river", "quotes/oduya-our-river/"),
    ("Marec Oduya river", "quotes/oduya-our-river/"),
    ("northern coast safe", "quotes/oduya-coast-safe/"),
    ("Whitlock", "quotes/whitlock-sentence/"),
    ("don't ensure", "quotes/oduya-conditions/"),  # printed with a curly apostrophe
    ("we'll respond", "quotes/quint-respond/"),
]


@pytest.mark.parametrize(("words", "address"), SEARCHES)
def test_search_leads_to_the_quote_itself(words: str, address: str, wide: Visit) -> None:
    wide.go("method/")
    assert address in wide.search(words)[:4]


@pytest.mark.parametrize("words", ["world’s", "we’ll respond", "don’t ensure"])
def test_a_straight_apostrophe_finds_what_a_curly_one_does(words: str, wide: Visit) -> None:
    wide.go("method/")
    assert wide.search(words.replace("’", "'")) == wide.search(words)


def test_quotes_are_found_by_their_own_words(wide: Visit) -> None:
    """The longest words of every third lemma lead to the quote within ten hits.

    The theme's search takes any word for a beginning and any hit for enough, so few or short words alone find too much.
    """
    wide.go("data/")
    quotes = wide.page.evaluate("fetch('briefing.json').then(got => got.json()).then(data => data.quotes)")[::3]
    missed = []
    for quote in quotes:
        words = sorted(re.findall(r"(?<![’'])\b\w{4,}\b(?![’'])", quote["readings"][0]["exact"]), key=len)[-5:]
        if len(words) > 3 and f"quotes/{quote['id']}/" not in wide.search(" ".join(words))[:10]:
            missed.append((quote["id"], words))
    assert quotes
    assert missed == []


def test_the_method_page_tells_the_totals(built: Path) -> None:
    totals = json.loads((built / "data" / "verification.json").read_text("utf-8"))["totals"]
    said = page(built / "method" / "index.html").first("ul.totals").all("li")
    names = {"exact": "exact", "folded": "exact except typography", "elided": "abridged"}
    assert [f"{totals[verdict]} {name}" for verdict, name in names.items()] == [line.text for line in said]
    assert sum(totals[verdict] for verdict in names) == sum(totals.values())
    assert sum(totals.values()) > 100


def test_no_browser_tells_an_article_where_its_reader_comes_from(small_built: Path) -> None:
    """The address may be that of a draft."""
    heads = {path: path.read_text("utf-8").partition("</head>")[0] for path in small_built.rglob("*.html")}
    assert len(heads) > 10
    assert [path for path, head in heads.items() if '<meta name="referrer" content="no-referrer">' not in head] == []


def test_all_is_there_without_javascript(windows: Windows, site: str) -> None:
    with windows.window(java_script_enabled=False) as page:
        page.goto(site + "quotes/oduya-our-river/")
        text = page.locator("article").inner_text()
    assert "this is our river" in text and "common knowledge" in text
