"""Of every saved page each quotation arrives: in the body, or on the list of those that can be taken."""

import pytest

from build_tools.briefing.pins.body import body_spans
from build_tools.intake.articles.article import Article
from build_tools.intake.articles.lost_quotations import lost_quotations
from build_tools.intake.articles.readers import read
from build_tools.text.folding import fold
from build_tools.text.quotation_marks import quotations
from tests.saved_pages import DATE, PAGES, SavedPage

PUBLISHERS = {
    "broadsheet": "The Lunde Post",
    "blog": "Lunde Today",
    "tabloid": "The Daily Gull",
    "agency": "Tidings",
    "singlefile": "Norland Courier",
    "old": None,
}


def _quoted(article: Article) -> list[str]:
    """The quotations in the body, with plain spaces."""
    text = article.text
    spans = body_spans(text, article.furniture)
    return [fold(text[each.start : each.end]).text for each in quotations(text, spans)]


def _folded(words: list[str]) -> list[str]:
    return [fold(each).text for each in words]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_quotation_arrives(page: SavedPage) -> None:
    article = read(page.data, page.name, "web page")
    assert sorted(_quoted(article)) == sorted(_folded(page.arrives))
    lost = lost_quotations(article)
    assert set(page.lost) <= {each.words for each in lost}
    taken = article.taking({each.place for each in lost if each.words in page.lost})
    assert sorted(_quoted(taken)) == sorted(_folded(page.arrives + page.lost))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_says_of_itself(page: SavedPage) -> None:
    article = read(page.data, page.name, "web page")
    facts = {fact.name: fact.value for fact in article.facts}
    assert (facts["title"], facts["published"], facts.get("publisher")) == (page.title, DATE, PUBLISHERS[page.template])
    assert facts["byline"].startswith(page.byline)
    assert (facts.get("agency"), "dateline" in facts) == (("AP", True) if page.template == "agency" else (None, False))
    lines = article.text.split("\n")
    assert lines[0] == page.title and article.furniture[0].kind == "headline"
