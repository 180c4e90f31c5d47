"""What an apparatus says, and how its differences are weighed."""

import html
from itertools import permutations

import pytest

from build_tools.briefing import gate
from build_tools.pages.parts.quote.variants import variant
from build_tools.text.collation import ELISION, ApparatusEntry, Variant, Weight, changes, collate, gravest, is_wording
from build_tools.text.variants import difference_in_words
from tests.conftest import SMALL

WITNESSES = {
    "A": "We have serious differences in the assessment of the situation",
    "B": "We have serious disagreements in our assessments of the situation [and] the approaches",
    "C": "serious differences in assessment",
    "D": "We have, serious differences in the Assessment of the situation",
}


def _line(entries: list[ApparatusEntry]) -> str:
    """An apparatus as editions print it: lemma] variant WITNESSES, with om. for words that a witness omits."""
    return " | ".join(
        f"{entry.lemma or '+'}] {', '.join(_of(entry, each) for each in entry.variants)}" for entry in entries
    )


def _of(entry: ApparatusEntry, variant: Variant) -> str:
    nothing = "non habet" if variant.weight == "extent" and entry.lemma != ELISION else "om."
    return f"{variant.text or nothing} {' '.join(variant.witnesses)}"


def _in_words(lemma: str, reading: str) -> str:
    return difference_in_words(lemma, reading)


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
    assert _in_words("尾は見えなかった。", "尾は見えませんでした。") == "reads “ませんでし” not “なかっ”."
    assert _in_words("ไม่แพง", "แพง") == "does not include “ไม่”."
    assert (
        _line(collate("Halley 彗星は遠い", {"A": "Halley 彗星は近い", "B": "Halley 彗星は遠い。"}))
        == "遠] 近 A | +] 。 B"
    )


def test_differences_in_words() -> None:
    assert _in_words(WITNESSES["A"], WITNESSES["C"]) == (
        "does not include “We have”; omits “the”; does not include “of the situation”."
    )
    assert _in_words("a b c", "a x c d") == "reads “x” not “b”; also includes “d”."
    assert _in_words("a b", "a b") == "The same words."


@pytest.mark.parametrize(
    ("lemma", "reading", "weight", "one", "several"),
    [
        ("b", "x", "substantive", "reads “x” not “b”", "read “x” not “b”"),
        ("b,", "x,", "substantive", "reads “x” not “b”", "read “x” not “b”"),
        ("respect.", "trust", "substantive", "reads “trust” not “respect”", "read “trust” not “respect”"),
        ("the Corp.", "U.S.", "substantive", "reads “U.S.” not “the Corp.”", "read “U.S.” not “the Corp.”"),
        ("b...", "x;", "substantive", "reads “x” not “b...”", "read “x” not “b...”"),
        ("b", "b,", "punctuation", "reads “b,” not “b”", "read “b,” not “b”"),
        ("b", "", "substantive", "omits “b”", "omit “b”"),
        ("", "x", "substantive", "inserts “x”", "insert “x”"),
        ("b", "", "extent", "does not include “b”", "do not include “b”"),
        ("b", "[…]", "extent", "does not include “b”", "do not include “b”"),
        ("", "x", "extent", "also includes “x”", "also include “x”"),
        ("", "[…]", "extent", "has words omitted here", "have words omitted here"),
        ("[…]", "x", "extent", "also includes “x”", "also include “x”"),
        ("[…]", "", "extent", "continues without an omission", "continue without an omission"),
    ],
)
def test_one_difference_on_a_page(lemma: str, reading: str, weight: Weight, one: str, several: str) -> None:
    verified = gate.verified(SMALL / "briefing")
    said = [variant(verified, lemma, reading, weight, {}, witnesses=count) for count in (1, 2)]
    assert [html.unescape(each) for each in said] == [one, several]


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
    assert _in_words(CLEAR, KNOWN) == f"reads “And” not “But”; inserts “long”; reads “well known” not “{plain}”."
    assert _in_words(KNOWN, CLEAR) == f"reads “But” not “And”; omits “long”; reads “{plain}” not “well known”."
