"""How well quotations and their speakers are found in invented articles: the scoreboard and what it must reach."""

import pytest

from build_tools.briefing.load import Draft
from build_tools.briefing.speech.speakers import is_another_office
from build_tools.intake.newcomers import Newcomer, newcomers
from build_tools.intake.proposals import propose
from build_tools.model import Person
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ivar Bo, the deputy mayor, left. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the deputy mayor, left. “No,” the deputy mayor said.", "Ivar Bo"),
        ("Ivar Bo, the deputy mayor, left. “No,” the deputy said.", "Ivar Bo"),
        ("Ivar Bo, the mayor, left. “No,” the deputy mayor said.", "the deputy mayor"),
        ("Ivar Bo, a former mayor, left. “No,” the mayor said.", "the mayor"),
        ("Former mayor Ivar Bo left. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the acting mayor, left. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the ex-mayor, left. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the mayor-elect, left. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the vice president, left. “No,” the president said.", "the president"),
        ("Ivar Bo, the vice-president, left. “No,” the president said.", "the president"),
        ("Vice President Ivar Bo left. “No,” the vice president said.", "Ivar Bo"),
        ("Ivar Bo, the deputy minister, left. “No,” the minister said.", "the minister"),
        ("Ivar Bo, a minister of state, left. “No,” the minister said.", "the minister"),
        ("Ivar Bo, the state minister, left. “No,” the minister said.", "the minister"),
        ("Ivar Bo, the prime minister, left. “No,” the minister said.", "the minister"),
        ("Ivar Bo, the finance minister, left. “No,” the foreign minister said.", "the foreign minister"),
        ("Ivar Bo, the finance minister, left. “No,” the minister said.", "Ivar Bo"),
        ("Ivar Bo, the secretary of state, left. “No,” the secretary said.", "Ivar Bo"),
        ("The deputy mayor left. It rained. “No,” the mayor said.", "the mayor"),
        ("Ivar Bo, the mayor, left. The ex-mayor stayed. “No,” he said.", "The ex-mayor"),
        ("Ivar Bo, the president, left. “No,” the president-elect said.", "the president-elect"),
        ("Ivar Bo, the mayor, left. “No,” the mayor designate said.", "the mayor designate"),
        ("Ivar Bo, the mayor, left. “No,” the mayor’s deputy said.", "the mayor’s deputy"),
        ("Deputy city manager Ivar Bo left. “No,” the manager said.", "the manager"),
        ("They met deputy city manager Ivar Bo. “No,” the manager said.", "the manager"),
        ("Ivar Bo, the city manager, left. “No,” the deputy city manager said.", "the deputy city manager"),
        ("The deputy met mayor Ivar Bo. “No,” the mayor said.", "Ivar Bo"),
        ("The deputy praised mayor Ivar Bo. “No,” the deputy said.", "the deputy"),
        ("Das ist der Tag, und es war kalt. Die stellvertretende Bürgermeisterin Ada Quist kam. „Nein“, sagte die Bürgermeisterin.", "die Bürgermeisterin"),
        ("Das ist der Tag, und es war kalt. Der Vizebürgermeister Ivar Bo kam auf den Platz. „Nein“, sagte der Bürgermeister.", "der Bürgermeister"),
        ("Das ist der Tag, und es war kalt. Der Vizebürgermeister Ivar Bo kam auf den Platz. „Nein“, sagte der Vizebürgermeister.", "Ivar Bo"),
        ("Das ist der Tag, und es war kalt. Der Oberbürgermeister Ivar Bo kam auf den Platz. „Nein“, sagte der Bürgermeister.", "Ivar Bo"),
        ("Das ist der Tag, und es war kalt. Der ehemalige Minister Ivar Bo kam auf den Platz. „Nein“, sagte der Minister.", "der Minister"),
        ("Das ist der Tag, und es war kalt. Der Ministerpräsident Ivar Bo kam auf den Platz. „Nein“, sagte der Präsident.", "der Präsident"),
        ("Das ist der Tag, und es war kalt auf dem Platz. „Ja“, sagte die stellvertretende Bürgermeisterin Ada Quist. „Nein“, sagte die Bürgermeisterin.", "die Bürgermeisterin"),
        ("Le maire est absent, et la ville dort. L’ancien maire Ivar Bo est là. « Non », a déclaré le maire.", "le maire"),
        ("La ville dort, et le port est là, sur la mer. Le maire adjoint, Ivar Bo, est venu. « Non », a déclaré le maire.", "le maire"),
        ("La ville dort, et le port est là, sur la mer. L’adjointe au maire, Ada Quist, est venue. « Non », a déclaré le maire.", "le maire"),
        ("La ville dort, et le port est là, sur la mer. « Oui », a déclaré l’adjointe au maire, Ada Quist. « Non », a déclaré le maire.", "le maire"),
        ("La ville dort, et le port est là, sur la mer. Le vice-président Ivar Bo est venu. « Non », a déclaré le président.", "le président"),
        ("La ville dort, et le port est là, sur la mer. Le maire de Lunde, Ivar Bo, est venu. « Non », a déclaré le maire.", "Ivar Bo"),
    ],
)  # fmt: skip
def test_a_bare_office_is_not_that_of_a_deputy(text: str, speaker: str) -> None:
    assert _said(text)[-1][1] == speaker


@pytest.mark.parametrize(
    ("role", "text", "speaker"),
    [
        ("Deputy mayor", "Bo came. “No,” the mayor said.", "the mayor"),
        ("Spokesman of the mayor", "Bo came. “No,” the mayor said.", "the mayor"),
        ("The mayor’s adviser", "Bo came. “No,” the mayor said.", "the mayor"),
        ("Mayor of Lunde", "Bo came. “No,” the mayor said.", "bo"),
        ("Minister of Finance", "Bo came. “No,” the foreign minister said.", "the foreign minister"),
        ("Vizekanzler", "Das ist der Tag, und Bo kam auf den Platz. „Nein“, sagte der Kanzler in der Stadt und war nicht im Bild.", "der Kanzler"),
        ("Adjointe au maire", "Le port dort, et Bo est là. « Non », a déclaré le maire dans la ville.", "le maire"),
        ("Maire de Lunde", "Le port dort, et Bo est là. « Non », a déclaré le maire dans la ville.", "bo"),
    ],
)  # fmt: skip
def test_a_role_in_people_yml_is_read_to_its_preposition(role: str, text: str, speaker: str) -> None:
    bo = Person(id="bo", name="Ivar Bo", role=role, side="Lunde", spellings=("Ivar Bo", "Bo"))
    assert propose(Draft("nowhere", people={"bo": bo}), "it", text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("role", "named", "another"),
    [
        ("Mayor of Lunde", "a spokesman", True),
        ("Mayor of Lunde", "the deputy mayor", True),
        ("Mayor of Lunde", "the mayor", False),
        ("Mayor of Lunde", "the minister", False),
        ("Mayor of Lunde", "a witness", False),
        ("Mayor of Lunde", "a singer", False),
        ("Spokesman of the mayor", "a spokesman", False),
        ("Mayor of Lunde", "Ada Quist", False),
    ],
)
def test_an_office_that_a_role_does_not_name_is_anothers(role: str, named: str, another: bool) -> None:
    bo = Person(id="bo", name="Ivar Bo", role=role, side="Lunde", spellings=("Ivar Bo", "a witness"))
    assert is_another_office(named, bo) is another


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
    "text",
    [
        "Haulier Tom Ochs left. Farmers met Tom Ochs. “We go,” Ochs said.",
        "Haulier Tom Ochs said: “We go.” Later he was gone, and Tom Ochs was his name.",
        "Das ist der Tag, und es war kalt auf dem Platz. „Ja“, sagte Spediteur Tom Ochs. Tom Ochs war da. „Nein“, sagte Ochs.",
        "Das ist der Tag, und es war kalt auf dem Platz. „Ja“, sagte der Spediteur Tom Ochs. „Nein“, sagte Ochs.",
    ],
)
def test_an_occupation_before_a_name_makes_no_second_person(text: str) -> None:
    assert {said[1] for said in _said(text)} == {"Tom Ochs"}


def test_an_occupation_before_a_known_name_makes_no_second_person() -> None:
    ochs = Person(id="ochs", name="Tom Ochs", role="Haulier", side="Lunde", spellings=("Tom Ochs",))
    text = "Trucker Tom Ochs said: “We go.”"
    assert propose(Draft("nowhere", people={"ochs": ochs}), "it", text)[0].speaker == "ochs"


def test_a_longer_name_is_another_persons() -> None:
    text = "He saw Mary Jane Ochs. Jane Ochs left. “We go,” Ochs said."
    assert _said(text) == [("We go,", None, None, "Ochs said")]


def test_a_clause_after_a_name_is_no_role() -> None:
    text = "“We go,” said Ada Quist, who runs the shop."
    assert [each.role for each in newcomers(text, propose(Draft("nowhere"), "it", text), ())] == [None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Gestern war der Tag da. „Es ist die Zeit“, sagte die Ministerin Eva Brandt, und nicht der Rat.\n",
            [("Es ist die Zeit", "Eva Brandt", "sure", "die Ministerin Eva Brandt")],
        ),
        (
            "Das ist der Tag, und es war kalt auf dem Platz. Der frühere Minister Ivar Bo war überrascht: „Nein.“\n",
            [("Nein.", "Ivar Bo", "likely", "Der frühere Minister Ivar Bo")],
        ),
        (
            "Le maire est là, et la ville dort. « Je pars, dit-il. Je ne reste pas », selon Le Port, une revue de la ville.\n",
            [("Je pars / Je ne reste pas", "Le maire", "likely", "Le maire … dit-il")],
        ),
    ],
)
def test_other_languages(text: str, said: list[tuple[str, str | None, str | None, str]]) -> None:
    assert _said(text) == said
