"""Which counts in prose are taken for counts of everything, and are reported once they are wrong."""

import pytest

from build_tools.briefing.rules.stale_count import stale

NOW = {"source": 6, "article": 6, "lineage": 5}
BEFORE = {"source": 5, "article": 5, "lineage": 4}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("All five texts say so.", ["All five texts"]),
        (
            "In all the 5 news articles; in all twenty-five sources.",
            ["all the 5 news articles", "all twenty five sources"],
        ),
        ("All six texts, all five agencies.", []),
        ("All five articles that name her, and all four agencies of the coast.", []),
        (
            "Three of the five articles; the four separate agencies.",
            ["the five articles", "the four separate agencies"],
        ),
        ("The six articles, the two articles, the three agencies.", []),
        ("Five articles report it, and four agencies.", []),
        ("The five articles of the treaty, and its 12 articles.", []),
        ("All five. Five texts of “all five texts”.", []),
    ],
)
def test_a_count_of_all_is_one_that_says_so_or_that_was_one(text: str, said: list[str]) -> None:
    assert [each for each, _ in stale(text, NOW, BEFORE, opens=False)] == said


def test_the_text_on_the_evidence_begins_with_counts_of_all() -> None:
    text = "Five articles, five agencies and four sources; five texts. Four agencies."
    assert list(stale(text, NOW, {}, opens=True)) == [("Five articles", "articles"), ("four sources", "sources")]
    assert list(stale("Only one. Five articles.", NOW, {}, opens=True)) == []


def test_more_than_there_are_can_only_be_what_there_was() -> None:
    fewer = {"source": 4, "article": 4, "lineage": 4}
    assert list(stale("Five articles report it.", fewer, BEFORE, opens=False)) == [("Five articles", "articles")]
    assert list(stale("Nine articles report it.", fewer, BEFORE, opens=False)) == []


def test_the_two_articles_are_two_that_were_just_spoken_of() -> None:
    two, three = (dict.fromkeys(NOW, count) for count in (2, 3))
    assert list(stale("The two articles say so.", three, two, opens=False)) == []
    assert list(stale("The three articles say so.", NOW, three, opens=False)) == [("The three articles", "articles")]
