"""The briefing that is published: verified word by word, and replaceable by another folder."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.briefing import gate, load, verify
from build_tools.briefing.load import Draft
from build_tools.model import Quote, Reading, Segment
from tests.conftest import ROOT, Run

REAL = ROOT / "briefing"


def test_every_reading_is_verified() -> None:
    published = gate.verified(REAL, strict=True)
    totals = published.totals()
    assert totals["not-found"] == totals["unchecked"] == 0
    assert totals["exact"] + totals["folded"] + totals["elided"] == len(published.checks) > 0


@pytest.mark.parametrize(
    "choose", [lambda words: words[0], lambda words: words[len(words) // 2], lambda words: words[-1]]
)
def test_no_word_of_a_reading_can_change_unseen(choose: Callable[[list[re.Match[str]]], re.Match[str]]) -> None:
    """One word in each segment of each reading is changed, and each change is found at its segment."""
    opened = load.open_folder(REAL)
    draft = opened.draft
    quotes = {name: _changed(quote, choose) for name, quote in draft.quotes.items()}
    changed = Draft(folder="briefing", sources=draft.sources, quotes=quotes, pins=draft.pins)
    _, findings = verify.verify(changed, strict=True)
    expected = {
        ("quotes", name, "readings", source, "segments", index, "exact")
        for name, quote in quotes.items()
        for source, reading in quote.readings.items()
        for index in range(len(reading.segments))
    }
    assert {finding.at for finding in findings if finding.code == "not-found"} == expected
    assert len(findings) == len(expected) > 100


def _changed(quote: Quote, choose: Callable[[list[re.Match[str]]], re.Match[str]]) -> Quote:
    readings = {
        source: Reading.model_construct(segments=tuple(_with_other_word(each, choose) for each in reading.segments))
        for source, reading in quote.readings.items()
    }
    return quote.model_copy(update={"readings": readings})


def _with_other_word(segment: Segment, choose: Callable[[list[re.Match[str]]], re.Match[str]]) -> Segment:
    word = choose(list(re.finditer(r"\w+", segment.exact)))
    other = segment.exact[: word.start()] + word.group() + "x" + segment.exact[word.end() :]
    return segment.model_copy(update={"exact": other})


def test_another_briefing_leaves_no_word_of_this_one(project: Path, briefing: Run) -> None:
    """The project's briefing is an invented one here, and the generator brings nothing of the real one along."""
    assert briefing("build").returncode == 0
    published = gate.verified(REAL, strict=True).briefing
    words = {"Reykjavik", *published.sources, *(person.name for person in published.people.values())}
    words |= {topic.title for topic in published.topics.values()}
    found = {
        f"{path.name}: {word}"
        for path in (project / "site").rglob("*")
        if path.suffix in {".html", ".json", ".xml"} and "about" not in path.parts
        for word in words
        if word in path.read_text("utf-8")
    }
    assert found == set()
