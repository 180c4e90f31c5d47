"""Lists of a large briefing are in parts, one for each topic, and every link finds its place."""

import html
import posixpath
import re
from collections import Counter
from dataclasses import replace

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages import pages
from build_tools.pages.addresses import DIFFERENCES, QUOTES, SAFE_TO_QUOTE, WHOLE, served_at, topic_part
from build_tools.pages.parts import by_topic, shared_wording
from build_tools.pages.parts.pictures import matrix
from build_tools.pages.parts.shared_wording import shared, sharing_table
from build_tools.pages.select import own_differences
from tests.conftest import HERE


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> tuple[VerifiedBriefing, dict[str, str]]:
    """The second briefing as if it were large, and its pages by their files."""
    monkeypatch.setattr(by_topic, "_MOST", 0)
    verified = replace(gate.verified(HERE / "second" / "briefing"))  # one that doesn't remember how large it is
    return verified, {page.path: html.unescape(page.markdown()) for page in pages(verified)}


def _ids(page: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', page)


def test_every_link_leads_to_a_place(parted: tuple[VerifiedBriefing, dict[str, str]]) -> None:
    _, made = parted
    places = {served_at(path): {"", *_ids(page)} for path, page in made.items()}
    links = [
        (path, posixpath.normpath(posixpath.join("/", served_at(path), there)), place)
        for path, page in made.items()
        for there, _, place in re.findall(r' href="([./][^"?#]*/)(\?[^"#]*)?(?:#([^"]*))?"', page)
    ]
    assert len(links) > 500
    there = {"/" if address == "" else f"/{address[:-1]}": ids for address, ids in places.items()}
    assert [each for each in links if each[2] not in there.get(each[1], ())] == []


def test_every_quote_and_difference_is_in_its_part(parted: tuple[VerifiedBriefing, dict[str, str]]) -> None:
    verified, made = parted
    for topic in verified.briefing.topics:
        quotes = {f"quote-{each.id}" for each in verified.briefing.quotes.values() if topic in each.topics}
        assert set(_ids(made[topic_part(QUOTES, topic)])) >= quotes
        register = verified.briefing.discrepancies
        differences = {f"difference-{name}" for name, each in register.items() if each.topics[0] == topic}
        assert set(_ids(made[topic_part(DIFFERENCES, topic)])) >= differences


def test_the_register_in_parts_leads_to_each_part_and_each_difference_by_the_shortest_way(
    parted: tuple[VerifiedBriefing, dict[str, str]],
) -> None:
    verified, made = parted
    register = made[DIFFERENCES]
    differences = verified.briefing.discrepancies
    assert re.findall(r'<li id="difference-([^"]+)"><a href="([^"]+)/">', register) == [
        (name, name) for topic in verified.briefing.topics for name in own_differences(verified, topic)
    ]
    with_differences = [name for name in verified.briefing.topics if own_differences(verified, name)]
    assert re.findall(r'<p><a href="../topics/([^"]+)/differences/">(\d+) ', register) == [
        (topic, str(len(own_differences(verified, topic)))) for topic in with_differences
    ]
    assert differences.keys() == {name for topic in with_differences for name in own_differences(verified, topic)}


def test_safe_words_are_in_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = gate.verified(HERE / "second" / "briefing")
    whole = {page.path: page.markdown() for page in pages(verified)}[SAFE_TO_QUOTE]
    monkeypatch.setattr(by_topic, "_MOST", 0)
    parts = {page.path: page.markdown() for page in pages(replace(verified))}
    words = re.compile(r"<q[ >].*?</q>")
    listed = [
        found for topic in verified.briefing.topics for found in words.findall(parts[topic_part(SAFE_TO_QUOTE, topic)])
    ]
    assert Counter(words.findall(whole)) == Counter(listed) and listed


def test_no_page_has_all_quotes(parted: tuple[VerifiedBriefing, dict[str, str]]) -> None:
    verified, made = parted
    for path in (QUOTES, SAFE_TO_QUOTE, WHOLE):
        assert not [name for name in verified.briefing.quotes if f"quotes/{name}/" in made[path]]
        assert all(f"topics/{topic}/" in made[path] for topic in verified.briefing.topics)


def test_of_many_sources_only_the_pairs_that_share_most_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = gate.verified(HERE / "second" / "briefing")
    monkeypatch.setattr(shared_wording, "_MOST", 1)
    monkeypatch.setattr(shared_wording, "_SHOWN", 2)
    table = html.unescape(sharing_table(verified, "index.md"))
    assert "<table" not in table and "These 2 pairs share most." in table
    pairs = [tuple(re.findall(r"sources/([\w-]+)/", item)) for item in re.findall("<li>.*?</li>", table)]
    assert pairs == [each.sources for each in shared(verified)[:2]]


def test_of_many_quoted_sources_a_row_names_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    verified = gate.verified(HERE / "second" / "briefing")
    monkeypatch.setattr(matrix, "_MOST", 1)
    every = html.unescape(matrix.matrix(verified, "index.md"))
    monkeypatch.setattr(matrix, "_NAMED", 1)
    one = html.unescape(matrix.matrix(verified, "index.md"))
    assert " more</a>" not in every
    assert one.count(" more</a>") == len(verified.briefing.topics)
    assert one.count("source=") == len(verified.briefing.topics) < every.count("source=")
