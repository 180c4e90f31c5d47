"""The whole briefing on one page: everything once, under numbers that lead to it."""

import html
import re
from collections import Counter

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.parts.numbers import numbers_of
from build_tools.pages.whole.page import parts, whole_page
from tests.conftest import HERE


@pytest.fixture(params=["small", "second"])
def verified(request: pytest.FixtureRequest) -> VerifiedBriefing:
    return gate.verified(HERE / request.param / "briefing")


@pytest.fixture
def page(verified: VerifiedBriefing) -> str:
    return html.unescape(whole_page(verified).markdown())


def _places(page: str, kind: str) -> list[str]:
    return re.findall(rf' id="{kind}-([^"]+)"', page)


def test_every_record_is_there_once(verified: VerifiedBriefing, page: str) -> None:
    briefing = verified.briefing
    for kind, records in (
        ("quote", briefing.quotes),
        ("difference", briefing.discrepancies),
        ("event", briefing.events),
        ("person", briefing.people),
        ("source", briefing.sources),
        ("topic", briefing.topics),
    ):
        assert sorted(_places(page, kind)) == sorted(records) != []


def test_numbers_follow_the_page_and_lead_to_their_quote(verified: VerifiedBriefing, page: str) -> None:
    given = numbers_of(verified, records=True)
    assert list(given.quotes) == _places(page, "quote")
    assert list(given.differences) == _places(page, "difference")
    assert list(given.quotes.values()) == list(range(1, len(given.quotes) + 1))
    cited = re.findall(r'<a href="#(quote|difference)-([^"]+)" class="number">([QD]\d+)</a>', page)
    assert {kind for kind, _, _ in cited} >= {"quote"}
    every = {("quote", name): f"Q{number}" for name, number in given.quotes.items()}
    every |= {("difference", name): f"D{number}" for name, number in given.differences.items()}
    assert [(kind, name) for kind, name, number in cited if every[kind, name] != number] == []


def test_each_judgement_names_the_numbers_that_it_rests_on(verified: VerifiedBriefing, page: str) -> None:
    briefing, given = verified.briefing, numbers_of(verified, records=True)
    owners = [briefing.front, *briefing.topics.values()]
    expected = [
        sorted(f"Q{given.quotes[name]}" for name in set(judgement.supports))
        for each in owners
        for judgement in each.judgements
    ]
    found = [sorted(re.findall(r">(Q\d+)</a>", rests)) for rests in re.findall(r'<p class="rests">(.*?)</p>', page)]
    assert found == expected


def test_a_reference_in_prose_is_followed_by_the_number(verified: VerifiedBriefing, page: str) -> None:
    """Paper can't be clicked, so every reference needs its number."""
    given = numbers_of(verified, records=True)
    references = re.findall(
        r'<a class="ref" href="#quote-([^"]+)">.*?</a>(<span class="ref-number"> \((Q\d+)\)</span>)?', page
    )
    assert references
    assert [name for name, _, number in references if f"Q{given.quotes[name]}" != number] == []


def test_the_words_of_a_quote_are_in_one_place(verified: VerifiedBriefing, page: str) -> None:
    text = re.sub(r"<sup.*?</sup>|<[^>]+>", "", page)
    long = {
        quote.id: verified.checks[quote.id, quote.lemma_source].words
        for quote in verified.briefing.quotes.values()
        if len(verified.checks[quote.id, quote.lemma_source].words.split()) > 12
    }
    assert long
    shown = Counter({name: " ".join(text.split()).count(words) for name, words in long.items()})
    assert {name: count for name, count in shown.items() if count != 1} == {}


def test_contents_name_every_part(verified: VerifiedBriefing, page: str) -> None:
    listed = re.search(r'<div class="contents".*?</ol>', page)
    assert listed
    shown = [(part.id, part.title) for part in parts(verified, records=False)]
    assert re.findall(r'href="#([^"]+)">(.*?)</a>', listed.group()) == shown
    first = next(index for index, (place, _) in enumerate(shown) if place.startswith("topic-"))
    assert [title for _, title in shown][first : first + len(verified.briefing.topics)] == [
        topic.title for topic in verified.briefing.topics.values()
    ]


def test_only_the_numbers_of_quotes_lead_off_the_page(page: str) -> None:
    off = [href for href in re.findall(r'href="([^"]+)"', page) if not href.startswith(("#", "https://", "http://"))]
    assert off and all(re.fullmatch(r"\.\./quotes/[a-z0-9-]+/", href) for href in off)
