"""What stands in quotation marks is found, and what of it no reading has is told with its place."""

from pathlib import Path

import pytest

from build_tools.text.quotation_marks import quotations
from tests.conftest import Run


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


def test_an_unclosed_quotation_is_told_apart() -> None:
    text = "“One.\n\n“Two,” he said."
    assert [each.unclosed for each in quotations(text, [(0, len(text))])] == [True, False]


def test_nothing_is_found_in_furniture() -> None:
    text = "“Body.”\n“Caption.”\n“More body.”\n"
    found = quotations(text, [(0, 8), (19, len(text))])
    assert [text[each.start : each.end] for each in found] == ["Body.", "More body."]


def test_a_gap_is_told_with_its_place(briefing: Run) -> None:
    ran = briefing("coverage", "--texts", "texts")
    assert ran.returncode == 1
    assert ran.stdout == (
        "the quote 'brandt-old-quay' is cited by no judgement, finding, difference or event\n"
        "the quote 'passengers' is cited by no judgement, finding, difference or event\n"
    )
    assert ran.stderr == (
        "texts/courier.txt:9:30: “about nine million crowns” is in quotation marks and in no reading; "
        "quote it, or list it under left_out: [coverage]\n"
        "1 problem found\n"
    )


def test_a_passage_may_be_left_out_with_a_reason(project: Path, briefing: Run) -> None:
    courier = project / "briefing" / "sources" / "courier.yml"
    left_out = "left_out:\n  - exact: about nine million crowns\n    because: The price is no topic of this briefing.\n"
    courier.write_text(courier.read_text("utf-8") + left_out, "utf-8")
    ran = briefing("coverage", "--texts", "texts")
    assert ran.returncode == 0
    assert ran.stdout.split("\n")[2:] == [
        "courier: 66% of its body is quoted",
        "post: 69% of its body is quoted",
        "tidings: 24% of its body is quoted",
        "5 passages in quotation marks in 3 texts, all of them quoted or left out with a reason",
        "",
    ]


def test_only_texts_of_sources_are_counted(project: Path, briefing: Run) -> None:
    (project / "texts" / "courier.txt").rename(project / "texts" / "another.txt")
    ran = briefing("coverage", "--texts", "texts")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "no text of 'courier' in texts; their passages were not checked"
    assert lines[-1] == "2 passages in quotation marks in 2 texts, all of them quoted or left out with a reason"


def test_without_texts_it_is_said_that_no_passages_were_looked_for(briefing: Run) -> None:
    ran = briefing("coverage")
    assert (ran.returncode, ran.stdout.splitlines()[2:]) == (
        0,
        ["no passages were checked; use --texts to name the folder of the sources' texts"],
    )
