"""What speaks for one lineage is told with its words, and what to write."""

from pathlib import Path

import pytest

from build_tools.intake.shared_errors import shared_errors
from build_tools.text.shingles import most_in_one_order, passages_in_common
from tests.conftest import Run

FERRY = "“The ferry company carried 41,000 passengers last year”; 1 of 1 passage in the same order"
SHARED = f"courier and post share 3 of 13 runs of seven words outside quotation marks: {FERRY};"


def _kinship(briefing: Run) -> list[str]:
    said = briefing("coverage", "--texts", "texts").stdout.splitlines()
    return [line for line in said if "credits an agency" in line or "runs of seven words" in line]


def _change(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_wording_that_two_sources_share_is_shown(project: Path, briefing: Run) -> None:
    assert _kinship(briefing) == [f"{SHARED} declared as of: coast-agency"]
    _change(project, "briefing/sources/post.yml", "of: coast-agency", "of: tidings")
    write = "write of: coast-agency or tidings under lineage: in both, or why not under independent_because:"
    assert _kinship(briefing) == [f"{SHARED} {write}"]


def test_a_reason_settles_it(project: Path, briefing: Run) -> None:
    reason = "of: tidings\n  independent_because:\n    courier: Both print the company's report."
    _change(project, "briefing/sources/post.yml", "of: coast-agency", reason)
    assert _kinship(briefing) == []


def test_a_credit_and_a_dateline_are_shown(project: Path, briefing: Run) -> None:
    for name in ("courier", "post"):
        _change(project, f"texts/{name}.txt", "The harbour board of", "LUNDE (AP) — The harbour board of")
    credit = "credits an agency, “LUNDE (AP) —”; write of: ap under lineage:"
    shared = (
        "courier and post share 4 of 15 runs of seven words outside quotation marks, and the dateline “LUNDE (AP) —”: "
        "“The ferry company carried 41,000 passengers last year”, “LUNDE (AP) — The harbour board of Lunde”; "
        "2 of 2 passages in the same order;"
    )
    both = "write of: ap under lineage: in both, or why not under independent_because:"
    assert _kinship(briefing) == [f"courier {credit}", f"post {credit}", f"{shared} {both}"]
    _change(project, "briefing/briefing.yml", "name: Coast Agency", "name: Coast Agency (AP)")
    declared = "declared as of: coast-agency"
    credit = f"credits an agency, “LUNDE (AP) —”; {declared}"
    assert _kinship(briefing) == [f"courier {credit}", f"post {credit}", f"{shared} {declared}"]


def test_the_agency_of_a_picture_is_not_that_of_the_text(project: Path, briefing: Run) -> None:
    _change(project, "texts/courier.txt", "Photo: Courier staff", "(AP)")
    assert _kinship(briefing) == [f"{SHARED} declared as of: coast-agency"]


def test_a_mistake_that_two_sources_share_is_shown(project: Path, briefing: Run) -> None:
    wrong, right = (
        "The goverment said nothing.",
        "The government said nothing. No government fell; one government rose.",
    )
    for name, words in (("courier", wrong), ("post", wrong), ("tidings", right)):
        text = project / f"texts/{name}.txt"
        text.write_text(f"{text.read_text('utf-8')}\n{words}\n", "utf-8")
    said = briefing("coverage", "--texts", "texts").stdout.splitlines()
    error = "only courier and post print “The goverment said”, not “The government said”"
    assert [line for line in said if "goverment" in line] == [
        f"{error}, perhaps a mistake that both took from one text; declared as of: coast-agency"
    ]


MANY = "the government said a government of government"


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        (("the goverment said", "the goverment said", MANY), ["the goverment said"]),
        (("the goverment said", "the goverment said", "the government said"), []),
        (("the goverment said", "the goverment said", "a government said"), []),
        (("the goverment said", "the government said", "the government said"), []),
        (("the goverment said", "the goverment said", "the goverment said"), []),
        (("the goverment said", "the goverment said and government", MANY), []),
        (("the minister said", "the minister said", *["the ministers said"] * 3), []),
        (("they organise it", "they organise it", *["they organize it"] * 3), []),
        (("the harbour is", "the harbour is", *["the harbor is"] * 3), []),
        (("some 140 sailed", "some 140 sailed", "some 104 sailed", "some 104 sailed"), []),
        (("some 140 sailed", "some 140 sailed", *["some 104 sailed"] * 3), ["some 140 sailed"]),
        (("some 140 sailed", "some 140 sailed", *["some 104 sailed"] * 2, "some 105 sailed"), []),
    ],
)
def test_only_what_differs_from_all_others_is_a_mistake(texts: tuple[str, ...], printed: list[str]) -> None:
    named = dict(zip("abcde", texts, strict=False))
    found = shared_errors(named, {name: [(0, len(text))] for name, text in named.items()})
    assert [(each.sources, each.printed) for each in found] == [(("a", "b"), each) for each in printed]


@pytest.mark.parametrize(
    ("other", "passages", "in_order"),
    [
        ("a b c d e f g h. k l m n o p q r", ["A b c d e f g h", "k l m n o p q r"], 2),
        ("k l m n o p q r. a b c d e f g h", ["A b c d e f g h", "k l m n o p q r"], 1),
        ("a b c d e f x h i j", [], 0),
        ("a b c d e f g", ["A b c d e f g"], 1),
    ],
)
def test_passages_are_as_long_as_the_texts_agree(other: str, passages: list[str], in_order: int) -> None:
    text = "A b c d e f g h i j k l m n o p q r"
    found = passages_in_common(text, [(0, len(text))], other, [(0, len(other))])
    assert [text[slice(*each.span)] for each in found] == passages
    assert most_in_one_order(found) == in_order


def test_no_passage_goes_across_a_quotation() -> None:
    text = "a b c d “x” e f g h i j k"
    spans = [(0, 8), (12, len(text))]
    assert [text[slice(*each.span)] for each in passages_in_common(text, spans, text, spans)] == ["e f g h i j k"]
