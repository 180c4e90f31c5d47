"""What verification makes of a reading: its words, marked where any of the source's were left out."""

import re
from html import unescape
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.cli import parser
from build_tools.pages.parts.labels import label
from build_tools.pages.parts.quote.words import annotated
from build_tools.site import generated

BECAUSE = "  speaker_because:\n    courier: Marks in quotation marks are no quotation.\n"
SIGNS = """\
- id: signs
  title: What was signed
  topics: [quay]
  readings:
    courier:
"""


@pytest.mark.parametrize(
    ("printed", "segments", "words"),
    [
        (
            "Do they sign? Never do they sell.",
            ["Do they sign", "Never do they sell"],
            "Do they sign […] Never do they sell",
        ),
        (
            "It is not done—yet it was begun.",
            ["It is not done", "yet it was begun"],
            "It is not done […] yet it was begun",
        ),
        (
            "彼はそこへ行く否と彼はここで言う。",
            ["彼はそこへ行く", "彼はここで言う"],
            "彼はそこへ行く […] 彼はここで言う",
        ),
        ("They came, and left.", ["They came", ", and left."], "They came, and left."),
    ],
)
def test_only_segments_that_touch_are_shown_as_one(
    printed: str, segments: list[str], words: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    with (project / "texts" / "courier.txt").open("a", encoding="utf-8") as text:
        text.write(f"\n{printed}\n")
    with (project / "briefing" / "quotes" / "quay.yml").open("a", encoding="utf-8") as quay:
        quay.write(SIGNS + "".join(f"      - '{segment}'\n" for segment in segments))
    assert parser.run_command(["pin", "--texts", "texts"]) == 0
    verified = gate.verified(Path("briefing"))
    check = verified.checks["signs", "courier"]
    assert (check.verdict, check.words) == ("elided", words)
    assert unescape(re.sub("<[^>]*>", "", str(annotated(verified, check, ())))) == words


def test_words_that_are_marks_alone_are_shown(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    with (project / "texts" / "courier.txt").open("a", encoding="utf-8") as text:
        text.write("\nThe telegram said “;:,” and no more.\n")
    with (project / "briefing" / "quotes" / "quay.yml").open("a", encoding="utf-8") as quay:
        quay.write("- id: marks\n  speaker: brandt\n  topics: [quay]\n  readings:\n    courier: ';:,'\n" + BECAUSE)
    assert parser.run_command(["pin", "--texts", "texts"]) == 0
    verified = gate.verified(Path("briefing"))
    assert label(verified, verified.briefing.quotes["marks"]) == "“;:,”"
    assert generated.generated_files(verified)
