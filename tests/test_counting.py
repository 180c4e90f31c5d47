"""Counts and their nouns."""

import pytest

from build_tools.text.counting import counted, counted_in_words


@pytest.mark.parametrize(
    ("count", "noun", "figures", "words"),
    [
        (0, "quote", "0 quotes", "no quotes"),
        (1, "discrepancy", "1 discrepancy", "one discrepancy"),
        (2, "discrepancy", "2 discrepancies", "two discrepancies"),
        (1, "person", "1 person", "one person"),
        (13, "person", "13 people", "13 people"),
        (2, "day", "2 days", "two days"),
        (1_200, "new quote", "1,200 new quotes", "1,200 new quotes"),
    ],
)
def test_a_noun_follows_its_count(count: int, noun: str, figures: str, words: str) -> None:
    assert (counted(count, noun), counted_in_words(count, noun)) == (figures, words)
