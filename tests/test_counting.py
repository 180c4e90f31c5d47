"""Counts and their nouns."""

import pytest

from build_tools.text.counting import counted


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [
        (0, "quote", "0 quotes"),
        (1, "discrepancy", "1 discrepancy"),
        (2, "discrepancy", "2 discrepancies"),
        (1, "person", "1 person"),
        (13, "person", "13 people"),
        (2, "day", "2 days"),
        (1_200, "new quote", "1,200 new quotes"),
    ],
)
def test_a_noun_follows_its_count(count: int, noun: str, said: str) -> None:
    assert counted(count, noun) == said
