"""What an apparatus says, and how its differences are weighed."""

from itertools import permutations

import pytest

from build_tools.text.collation import ApparatusEntry, Weight, changes, collate, gravest, is_wording
from build_tools.text.variants import apparatus_line, difference_in_words, variant_in_words

WITNESSES = {
    "A": "We have serious differences in the assessment of the situation",
    "B": "We have serious disagreements in our assessments of the situation [and] the approaches",
    "C": "serious differences in assessment",
    "D": "We have, serious differences in the Assessment of the situation",
}
SIGLA = {name: name for name in WITNESSES}


def _line(entries: list[ApparatusEntry]) -> str:
    return "".join(piece for piece, _ in apparatus_line(entries, SIGLA))


def _in_words(lemma: str, reading: str) -> str:
    return "".join(piece for piece, _ in difference_in_words(lemma, reading))


def test_four_witnesses_in_every_order_give_one_apparatus() -> None:
    others = [each for each in WITNESSES.items() if each[0] != "A"]
    lines = {_line(collate(WITNESSES["A"], dict(order))) for order in permutations(others)}
    assert lines == {
        "We have] non habet C, We have, D | differences] disagreements B | "
        "the assessment] assessment C, our assessments B, the Assessment D | "
        "of the situation] non habet C | +] [and] the approaches B"
    }


@pytest.mark.parametrize(
    ("lemma", "reading", "weight"),
    [
        ("we trust", "we trust", "same"),
        ("‘we’ trust", "“we” trust", "punctuation"),
        ("we, trust", "we trust", "punctuation"),
        ("we trust", "We trust", "orthographic"),
        ("normalise it", "normalize it", "orthographic"),
        ("work co-operatively here", "work cooperatively here", "orthographic"),
        ("Sergei spoke", "Sergey spoke", "substantive"),
        ("mutual trust here", "mutual respect here", "substantive"),
        ("four years", "for years", "substantive"),
        ("an ally came", "an alley came", "substantive"),
        ("the whole of it", "whole of it", "extent"),
        ("the whole of it", "the […] of it", "extent"),
        ("the […] of it", "the whole of it", "extent"),
        ("the […] of it", "the of it", "extent"),
        ("the whole of it", "the of it", "substantive"),
        ("some 3.5 million", "some 35 million", "substantive"),
        ("it cost $5", "it cost £5", "substantive"),
        ("we're there", "were there", "substantive"),
        ("a [not] b", "a not b", "substantive"),
    ],
)
def test_weights(lemma: str, reading: str, weight: Weight) -> None:
    weights = {change.weight for change in changes(lemma, reading)} - ({"same"} if weight != "same" else set())
    assert weights == {weight}


def test_a_script_without_spaces_is_compared_by_characters() -> None:
    assert _in_words("尾は見えなかった。", "尾は見えませんでした。") == "has “ませんでし” for “なかっ”."
    assert _in_words("ไม่แพง", "แพง") == "does not print “ไม่”."
    assert (
        _line(collate("Halley 彗星は遠い", {"A": "Halley 彗星は近い", "B": "Halley 彗星は遠い。"}))
        == "遠] 近 A | +] 。 B"
    )


def test_differences_in_words() -> None:
    assert _in_words(WITNESSES["A"], WITNESSES["C"]) == (
        "does not print “We have”; lacks “the”; does not print “of the situation”."
    )
    assert _in_words("a b c", "a x c d") == "has “x” for “b”; also prints “d”."
    assert _in_words("a b", "a b") == "The same words."


def test_one_difference_in_words_of_one_witness_and_of_many() -> None:
    told = [
        "".join(piece for piece, _ in variant_in_words(lemma, reading, weight, of_many=of_many))
        for lemma, reading, weight in (
            ("b", "x", "substantive"),
            ("b", "", "substantive"),
            ("", "x", "substantive"),
            ("b", "", "extent"),
            ("b", "[…]", "extent"),
            ("", "x", "extent"),
            ("", "[…]", "extent"),
            ("[…]", "x", "extent"),
            ("[…]", "", "extent"),
        )
        for of_many in (False, True)
    ]
    assert told == [
        "has “x” for “b”", "have “x” for “b”",
        "lacks “b”", "lack “b”",
        "adds “x”", "add “x”",
        "does not print “b”", "do not print “b”",
        "does not print “b”", "do not print “b”",
        "also prints “x”", "also print “x”",
        "breaks off and goes on", "break off and go on",
        "also prints “x”", "also print “x”",
        "goes on without a break", "go on without a break",
    ]  # fmt: skip


def test_a_place_knows_the_word_before_it() -> None:
    found = collate("a b c", {"A": "x a b c", "B": "a b y c"})
    assert [(entry.before, entry.lemma) for entry in found] == [("", ""), ("b", "")]


@pytest.mark.parametrize(
    ("reading", "weight"),
    [
        ("a b c", "same"),
        ("a, b c", "punctuation"),
        ("A, b c", "orthographic"),
        ("A, b", "extent"),
        ("A, x", "substantive"),
    ],
)
def test_the_gravest_difference(reading: str, weight: Weight) -> None:
    assert gravest(changes("a b c", reading)) == weight


def test_a_report_in_other_words_is_not_collated() -> None:
    assert is_wording(WITNESSES["A"], WITNESSES["C"])
    assert not is_wording("voted on Tuesday to build a second quay", "Work on the pier is to begin")


CLEAR = "But it has been quite plain to all of us for a long while that this is our quay"
KNOWN = "And it has long been well known that this is our quay"


def test_the_better_of_two_alignments_is_taken_whichever_reading_is_the_lemma() -> None:
    plain = "quite plain to all of us for a long while"
    assert _in_words(CLEAR, KNOWN) == f"has “And” for “But”; adds “long”; has “well known” for “{plain}”."
    assert _in_words(KNOWN, CLEAR) == f"has “But” for “And”; lacks “long”; has “{plain}” for “well known”."
