"""How well quotations and their speakers are found in invented articles: the scoreboard and what it must reach."""

import pytest

from build_tools.briefing.load import Draft
from build_tools.intake.newcomers import Newcomer, newcomers
from build_tools.intake.proposals import propose
from tests.speech.marked import articles
from tests.speech.scoring import score, total

FOLDERS = ("articles", "held_out")
BOARD = {folder: {each.name: score(each) for each in articles(folder)} for folder in FOLDERS}
assert len(BOARD["articles"]) >= 12 and len(BOARD["held_out"]) >= 5


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_scoreboard(folder: str) -> None:
    found = total(of for of, _ in BOARD[folder].values())
    wrong = "\n".join(f"{name}: {each}" for name, (_, lines) in BOARD[folder].items() for each in lines)
    assert found.spans >= 0.95, wrong
    assert found.trust >= 0.97, wrong
    assert found.reach >= 0.80, wrong


def _said(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Each quotation's words, its speaker, the grade, and the evidence."""
    return [
        (
            " / ".join(text[slice(*each)] for each in found.segments),
            found.speaker,
            found.grade,
            " … ".join(text[slice(*each)] for each in found.evidence),
        )
        for found in propose(Draft("nowhere"), "it", text)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ada Quist, the mayor, opened the pier.\n\nIt rained.\n\n“It is open,” the mayor said.\n",
            ("It is open,", "Ada Quist", "likely", "Ada Quist … the mayor said"),
        ),
        (
            "Her clerk, a tall man named Wendell Ochs, laughed. “I typed it,” he said.\n",
            ("I typed it,", "Wendell Ochs", "likely", "Wendell Ochs … he said"),
        ),
        ("“I typed it,” one of them said.\n", ("I typed it,", "one of them", "likely", "one of them said")),
        ("“I typed it,” a clerk of the court said.\n", ("I typed it,", "a clerk of the court", "sure", "a clerk of the court said")),
        ("“No,” the Secretary of State said.\n", ("No,", "the Secretary of State", "likely", "the Secretary of State said")),
        ("She met the mayor, Ada Quist, who called it “a trick”.\n", ("a trick", "Ada Quist", "likely", "the mayor, Ada Quist, who called")),
        ("Ada Quist spoke. “Go home,” the clerk was told.\n", ("Go home,", None, None, "")),
        ("Ada Quist met Ivar Quist. “Go home,” said Quist.\n", ("Go home,", None, None, "said Quist")),
        (
            "Ada Quist and Ivar Bo left. “Go home,” he said.\n",
            ("Go home,", None, None, "he said"),
        ),
        (
            "Ada Quist opened the pier.\n\nHer rival Ivar Bo walked out. He said: “We will fight this.”\n",
            ("We will fight this.", "Ivar Bo", "likely", "Her rival Ivar Bo … He said"),
        ),
        (
            "Ada Quist opened the pier.\n\nThe singer Ivar Bo walked out. He said: “We will fight this.”\n",
            ("We will fight this.", "Ivar Bo", "likely", "The singer Ivar Bo … He said"),
        ),
        (
            "Die Kapitänin Ada Quist kam nicht, und es war kalt in der Stadt.\n\n„Das ist der Weg“, sagte Quist mit dem Hut.\n",
            ("Das ist der Weg", "Ada Quist", "sure", "Quist"),
        ),
        (
            "Ada Quist und Ivar Quist kamen nicht, und es war kalt in der Stadt.\n\n„Das ist der Weg“, sagte Quist mit dem Hut.\n",
            ("Das ist der Weg", None, None, "Quist"),
        ),
    ],
)  # fmt: skip
def test_who_says_it(text: str, said: tuple[str, str | None, str | None, str]) -> None:
    assert _said(text) == [said]


INTERVIEW = """\
A talk with Ada Quist about “the pier”.

Herald: Is it open?

ADA QUIST: It is. I said “open” twice.

It is open.

(She laughs.)

Herald: “Thank you.”

The interview was shortened.
"""


def test_turns_of_speech_need_no_marks() -> None:
    assert _said(INTERVIEW) == [
        ("the pier", None, None, ""),
        ("Is it open?", "Herald", "sure", "Herald"),
        ("It is. I said “open” twice. / It is open.", "Ada Quist", "sure", "ADA QUIST"),
        ("Thank you.", "Herald", "sure", "Herald"),
    ]


def test_a_list_of_facts_is_no_transcript() -> None:
    assert _said("Time: noon.\n\nPlace: the pier.\n\nPrice: nothing.\n") == []


def test_who_is_not_in_people_yml_is_proposed_for_it() -> None:
    text = "“We go,” said Ada Quist, the mayor of Lunde, on Monday. Ms Quist sat down. “No,” Quist said.\n"
    found = newcomers(text, propose(Draft("nowhere"), "it", text), ())
    assert list(found) == [Newcomer("Ada Quist", "the mayor of Lunde", ("Ada Quist", "Ms Quist", "Quist"))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Gestern war der Tag da. „Es ist die Zeit“, sagte die Ministerin Eva Brandt, und nicht der Rat.\n",
            [("Es ist die Zeit", "Eva Brandt", "sure", "die Ministerin Eva Brandt")],
        ),
        (
            "Le maire est là, et la ville dort. « Je pars, dit-il. Je ne reste pas », selon Le Port, une revue de la ville.\n",
            [("Je pars / Je ne reste pas", "Le maire", "likely", "Le maire … dit-il")],
        ),
    ],
)
def test_other_languages(text: str, said: list[tuple[str, str | None, str | None, str]]) -> None:
    assert _said(text) == said
