"""Nobody is quoted with a sentence that nobody said, nor with another's. An attempt is a row of a table."""

from functools import cache

import pytest

from build_tools.briefing.load import Draft
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.rules import segments_apart, speaker_evidence
from build_tools.briefing.verify import Checks, verify, words_between
from build_tools.diagnostics.codes import Code
from build_tools.model import Person, Quote, Source

FILLER = "The pilots of the bay keep a log of every tide and of each lamp that they pass on the way out to sea. " * 4
TEXT = f"""\
“We will never sell the island to anybody,” Ada Quist told the council. “The island is not ours to sell.”

“The mainland pays for its ferry, and it always has,” said Jon Holm. Holm smiled.

A spokesman for the mainland said it was “a quarrel about a pier” and nothing more. She called it “a long and tired quarrel”.

“No one asked us about the pier,” a fisherman said.

{FILLER}

“The pier will be sold before the winter comes,” said Mrs Quist. The council voted. It was late, and the lamps were lit.
"""
TRANSCRIPT = """\
QUIST: We will never sell the island. We never wanted to.

HOLM: The mainland would buy it at once.
"""
SPACELESS = (
    "議長は「この島は決して売らない。海は私たちのものだ」と述べた。会議は夜まで続いた。"
    + "港の人々は長い冬の話をした。" * 15
    + "島は静かだった。\n"
)


def _source(kind: str, language: str = "en") -> Source:
    return Source.model_construct(kind=kind, language=language, furniture=(), left_out=())


def _person(name: str, *spellings: str) -> Person:
    return Person(id="x", name=name, role="None", side="None", spellings=(name, *spellings))


QUIST, HOLM, SAYS = "quist", "holm", None
SHORT = "this segment has only {}; quote at least {} together, or say in elided_because: why they belong together"
FAR = (
    "{} lie between this segment and the one before, more than {}; quote the two apart, "
    "or say in elided_because: why they belong together"
)
UNSURE = (
    "the source doesn't show that this segment and the one before are words of one speaker; quote the two apart, "
    "or say in elided_because: why they belong together"
)
UNQUOTED = (
    "these words are not in quotation marks in the source, so they are the paper's own; delete speaker: and write title:, "
    "or say in speaker_because: why they are the speaker's"
)
NAMED = (
    "the source names “{}” as the speaker of these words; correct speaker:, add this to the spellings of '{}', "
    "or say in speaker_because: why somebody else spoke"
)
ROWS: tuple[tuple[str, str, str | None, list[str], list[str]], ...] = (
    # What may be joined.
    ("one-quotation", "post", QUIST, ["We will never", "the island to anybody"], []),
    ("next-of-one-speaker", "post", QUIST, ["We will never sell the island", "The island is not ours"], []),
    ("words-that-touch", "post", HOLM, ["its ferry", ", and it always has"], []),
    ("report", "post", SAYS, ["told the council", "Holm smiled. A spokesman"], []),
    ("in-one-turn", "minutes", QUIST, ["We will never sell", "We never wanted to"], []),
    ("characters", "shimbun", SAYS, ["会議は夜まで続いた", "島は静かだった"], [FAR.format("195 characters", 150)]),
    # What may not.
    ("one-word", "post", QUIST, ["We will never", "anybody"], [SHORT.format("1 word", 3)]),
    ("few-characters", "shimbun", QUIST, ["この島は決して売らない", "海は"], [SHORT.format("2 characters", 6)]),
    ("far", "post", QUIST, ["We will never sell the island", "The pier will be sold"], [FAR.format("159 words", 75)]),
    ("another-between", "post", QUIST, ["The island is not ours", "pays for its ferry"], [UNSURE, NAMED.format("Jon Holm", QUIST)]),
    ("two-speakers", "post", HOLM, ["pays for its ferry", "a quarrel about a pier"], [UNSURE]),
    ("over-another", "post", QUIST, ["The mainland pays for", "No one asked us"], [UNSURE, NAMED.format("Jon Holm", QUIST), NAMED.format("a fisherman", QUIST)]),
    ("unsure-who", "post", HOLM, ["a quarrel about a pier", "a long and tired quarrel"], [UNSURE]),
    ("own-words", "post", SAYS, ["A spokesman for the mainland", "a quarrel about a pier"], [UNSURE]),
    ("two-turns", "minutes", QUIST, ["We never wanted to", "The mainland would buy"], [UNSURE]),
    # Who spoke.
    ("swapped", "post", HOLM, ["We will never sell the island to anybody"], [NAMED.format("Ada Quist", HOLM)]),
    ("swapped-next", "post", HOLM, ["The island is not ours to sell."], [NAMED.format("Ada Quist", HOLM)]),
    ("swapped-office", "post", HOLM, ["No one asked us about the pier"], [NAMED.format("a fisherman", HOLM)]),
    ("office-that-nobody-has", "post", QUIST, ["a long and tired quarrel"], []),
    ("by-surname", "post", QUIST, ["The pier will be sold before the winter comes"], []),
    ("in-no-marks", "post", QUIST, ["The council voted"], [UNQUOTED]),
    ("partly-in-no-marks", "post", HOLM, ["and it always has,” said Jon Holm"], [UNQUOTED]),
    ("in-a-transcript", "minutes", HOLM, ["The mainland would buy it at once"], []),
    ("in-other-marks", "shimbun", QUIST, ["海は私たちのものだ"], []),
)  # fmt: skip


@cache
def _checked() -> tuple[Draft, Checks]:
    """A draft with a quote for each row, pinned and checked once."""
    quotes = {
        name: Quote.model_validate(
            {"id": name, "topics": ("pier",), "readings": {source: tuple(segments)}}
            | ({"speaker": speaker} if speaker else {"title": "A report"})
        )
        for name, source, speaker, segments, _ in ROWS
    }
    people = {QUIST: _person("Ada Quist"), HOLM: _person("Jon Holm"), "fisher": _person("A fisherman")}
    sources = {"post": _source("article"), "minutes": _source("transcript"), "shimbun": _source("article", "ja")}
    draft = Draft("briefing", sources=sources, people=people, quotes=quotes)
    made = pin_all(draft, {"post": TEXT, "minutes": TRANSCRIPT, "shimbun": SPACELESS}, {})
    assert made.findings == []
    draft.pins.update(made.pins)
    checks, findings = verify(draft)
    assert findings == []
    return draft, checks


@pytest.mark.parametrize(("name", "said"), [(row[0], row[-1]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_joined_was_said_together(name: str, said: list[str]) -> None:
    draft, checks = _checked()
    found = [*segments_apart.find(draft, checks), *speaker_evidence.find(draft, checks)]
    assert [each.message for each in found if each.at[1] == name] == said


@pytest.mark.parametrize(("name", "left_out"), [("one-quotation", 1), ("next-of-one-speaker", 7), ("characters", 195)])
def test_the_pin_proves_how_much_is_left_out(name: str, left_out: int) -> None:
    (check,) = (check for (quote, _), check in _checked()[1].items() if quote == name)
    assert words_between(*check.anchors) == left_out


def test_the_explanation_names_the_limits_that_hold() -> None:
    said, words = Code.SEGMENTS_APART.explanation, {3: "three", 6: "six"}
    assert f"have {words[segments_apart._FEWEST]} words or more" in said
    assert f"at most {segments_apart._MOST} words" in said
    fewest, most = words[segments_apart._FEWEST_CHARACTERS], segments_apart._MOST_CHARACTERS
    assert f"it is {fewest} characters and {most}" in said
