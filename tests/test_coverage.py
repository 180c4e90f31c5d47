"""What stands in quotation marks is found, and what of it no reading has is told with its place."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.briefing.coverage import passages_left_out, prose_words
from build_tools.briefing.load import open_folder
from build_tools.briefing.pins.body import unquoted_spans
from build_tools.model import LeftOut, Silence
from build_tools.text.quotation_marks import quotations
from tests.conftest import SMALL, Run


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("A ‘stable, predictable’ tie; the ministers’ words weren’t many.", ["stable, predictable"]),
        ("The '90s weren't the sailors' best years.", []),
        ("“It’s ‘so’, he said,” she said.", ["It’s ‘so’, he said,"]),
        ("‘We can’t,’ he said.", ["We can’t,"]),
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
        ("«Oui», dit-il, et „nein“.", ["Oui", "nein"]),
        ("小川さんは「尾は『彗星』の尾だ」と話した。", ["尾は『彗星』の尾だ"]),
        ("viewed him as a “killer,” prompting", ["killer,"]),
        ("six feet 2” tall", []),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in quotations(text, [(0, len(text))])] == found


def test_what_is_in_quotation_marks_is_not_the_papers_own() -> None:
    text = "One “two” three.\nCaption “four”\n“Five” six “seven”"
    caption = (text.index("Caption"), text.index("“Five"))
    spans = [(0, caption[0]), (caption[1], len(text))]
    own = "|".join(text[start:end] for start, end in unquoted_spans(text, spans))
    assert own == "One “|” three.\n|“|” six “|”"


def test_an_unclosed_quotation_is_told_apart() -> None:
    text = "“One.\n\n“Two,” he said."
    assert [each.unclosed for each in quotations(text, [(0, len(text))])] == [True, False]


def test_nothing_is_found_in_furniture() -> None:
    text = "“Body.”\n“Caption.”\n“More body.”\n"
    found = quotations(text, [(0, 8), (19, len(text))])
    assert [text[each.start : each.end] for each in found] == ["Body.", "More body."]


CITED = """\
the quote 'brandt-old-quay' is cited by no judgement, finding, difference or event
the quote 'passengers' is cited by no judgement, finding, difference or event
"""
SHARES = """\
courier: 63.9 % of its body reproduced (46 of 72 words), 37.5 % in its own prose; longest run 19 words
post: 73.9 % of its body reproduced (34 of 46 words), 39.1 % in its own prose; longest run 16 words
tidings: 30.0 % of its body reproduced (12 of 40 words), 30.0 % in its own prose; longest run 9 words
the first page has 67 words of theirs above its table, at most 450
"""
KINSHIP = """\
courier and post share 3 of 13 runs of seven words outside quotation marks: \
“The ferry company carried 41,000 passengers last year”; 1 of 1 passage in the same order; declared as of: coast-agency
"""


def _but_for_prose(said: str) -> str:
    """What coverage says without the lines on the curators' prose, which add up."""
    prose = re.search(r"the curators' prose has ([\d,]+) words:\n((?:  [\d,]+ in \S+ \w+\n)+)", said)
    assert prose is not None
    counts = [int(each.split()[0].replace(",", "")) for each in prose[2].splitlines()]
    assert sum(counts) == int(prose[1].replace(",", "")) and counts == sorted(counts, reverse=True)
    return said.replace(prose[0], "")


def test_a_gap_is_told_with_its_place(briefing: Run) -> None:
    ran = briefing("coverage", "--texts", "texts")
    assert ran.returncode == 1
    assert _but_for_prose(ran.stdout) == f"{CITED}{SHARES}{KINSHIP}"
    assert ran.stderr == (
        "texts/courier.txt:9:30: “about nine million crowns” is in quotation marks and in no reading; "
        "quote it, or list it under left_out: [coverage]\n"
        "1 problem found\n"
    )


def test_of_a_passage_that_is_left_out_the_first_and_last_words_are_enough() -> None:
    text = "He said: “We saw the gulls. Many of them came from the sea.” Then: “They came from the sea.”"
    for exact, expected in (
        ("We saw … from the sea.", ["We saw the gulls. Many of them came from the sea."]),
        ("They … from the sea.", ["They came from the sea."]),
        ("Many … of the land", ["Many"]),
        ("No such … from the sea.", []),
    ):
        found = passages_left_out(LeftOut(exact=exact, because="Short."), text, [(0, len(text))])
        assert [text[start:end] for start, end in found] == expected


def test_a_passage_may_be_left_out_with_a_reason(project: Path, briefing: Run) -> None:
    courier = project / "briefing" / "sources" / "courier.yml"
    left_out = "left_out:\n  - exact: about nine million crowns\n    because: The price is no topic of this briefing.\n"
    courier.write_text(courier.read_text("utf-8") + left_out, "utf-8")
    ran = briefing("coverage", "--texts", "texts")
    assert ran.returncode == 0
    said = "5 passages in quotation marks in 3 texts, all of them quoted or left out with a reason\n"
    assert _but_for_prose(ran.stdout) == f"{CITED}{SHARES}{KINSHIP}{said}"


def test_only_texts_of_sources_are_counted(project: Path, briefing: Run) -> None:
    (project / "texts" / "courier.txt").rename(project / "texts" / "another.txt")
    ran = briefing("coverage", "--texts", "texts")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "no text of 'courier' in texts; their passages were not checked"
    assert lines[-1] == "2 passages in quotation marks in 2 texts, all of them quoted or left out with a reason"


def test_without_texts_it_is_said_that_no_passages_were_looked_for(briefing: Run) -> None:
    ran = briefing("coverage")
    said = "no passages were checked; use --texts to name the folder of the sources' texts\n"
    assert (ran.returncode, _but_for_prose(ran.stdout)) == (0, f"{CITED}{SHARES}{said}")


def test_a_source_without_a_pin_has_no_share(project: Path, briefing: Run) -> None:
    (project / "briefing" / "pins" / "post.json").unlink()
    said = "post: not checked against a pin, so its share is not known; run `briefing pin --texts DIR`\n"
    assert said in briefing("coverage").stdout


def test_prose_is_counted_by_file_and_key() -> None:
    draft = open_folder(SMALL / "briefing").draft
    silence = Silence(source="post", looked_for=("quay",), note="*Four* words [are here](quote:vote).")
    topic = draft.topics["ferry"].model_copy(update={"silent": (silence,)})
    words = dict(prose_words(replace(draft, topics={"ferry": topic}, quotes={})))
    assert words["topics/*.yml silent"] == 4
    assert not any(place.startswith("quotes/") for place in words)
