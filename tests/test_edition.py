"""Verification of a large briefing, word by word."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.briefing import load, verify
from build_tools.briefing.load import Draft
from build_tools.model import Quote, Reading, Segment


@pytest.mark.parametrize(
    "choose", [lambda words: words[0], lambda words: words[len(words) // 2], lambda words: words[-1]]
)
def test_no_word_of_a_reading_can_change_unseen(
    choose: Callable[[list[re.Match[str]]], re.Match[str]], invented_folder: Path
) -> None:
    """One word in each segment of each reading is changed, and each change is found at its segment."""
    opened = load.open_folder(invented_folder / "briefing")
    draft = opened.draft
    quotes = {name: _changed(quote, choose) for name, quote in draft.quotes.items()}
    changed = Draft(folder="briefing", sources=draft.sources, quotes=quotes, pins=draft.pins)
    _, findings = verify.verify(changed)
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
