"""Quotations of a text are proposed with their speakers, and nobody is named who isn't told to speak."""

import json
import time
from pathlib import Path

import pytest

from build_tools.briefing.load import Draft, open_folder
from build_tools.intake.drafts import proposals_json, proposals_yaml
from build_tools.intake.proposals import propose
from build_tools.text.quotation_marks import quotations
from tests.conftest import COMMAND, HERE, SMALL, Run

CORPUS = HERE / "extraction"
TEXTS = sorted(CORPUS.glob("*.txt"))
assert TEXTS, "no texts found"
LABELLED = ("exact", "speaker", "speaker_evidence", "cue", "kind")
KEYS = ["exact", "start", "end", "speaker", "speaker_grade", "speaker_evidence", "cue", "kind", "like"]


def _labels(path: Path) -> list[dict[str, str | None]]:
    """What a person wrote down on reading the text."""
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def _sure(row: dict[str, str | None]) -> dict[str, str | None]:
    """What is sure of a row; speakers who are likely are scored in tests/speech."""
    unsure = {"speaker": None, "speaker_evidence": None} if row["speaker_grade"] == "likely" else {}
    return {key: row[key] for key in LABELLED} | unsure


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_labelled_texts(path: Path, project: Path, briefing: Run) -> None:
    people = (CORPUS / "people.yml").read_text("utf-8")
    (project / "briefing" / "people.yml").write_text(people, "utf-8")
    ran = briefing("extract", str(path), "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = json.loads(ran.stdout)
    likely = [row["speaker_grade"] == "likely" for row in rows]
    labels = [
        label | ({"speaker_evidence": None} if unsure else {})
        for label, unsure in zip(_labels(path), likely, strict=True)
    ]
    assert [_sure(row) for row in rows] == labels
    text = path.read_text("utf-8")
    assert all(list(row) == KEYS and text[row["start"] : row["end"]] == row["exact"] for row in rows)


def test_the_labelled_texts_are_no_easy_ones() -> None:
    labels = [label for path in TEXTS for label in _labels(path)]
    unsure = [label for label in labels if label["speaker"] is None]
    assert len(TEXTS) >= 12 and len(labels) > 60 and 15 < len(unsure) < len(labels) / 2


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_without_a_briefing_nobody_is_named_wrongly(path: Path) -> None:
    """People are unknown then: names are as printed, and the person is the labelled one or nobody."""
    text = path.read_text("utf-8")
    found = propose(Draft("nowhere"), path.stem, text)
    named = [(text[slice(*segment)], each.speaker, each.grade) for each in found for segment in each.segments]
    labels = {label["exact"]: label["speaker"] for label in _labels(path)}
    wrong = [
        (words, who)
        for words, who, grade in named
        if who and grade == "sure" and not str(labels[words]).casefold().endswith(who.split()[-1].casefold())
    ]
    assert wrong == [] and {words for words, *_ in named} == labels.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("« Oui, c’est ça », dit-il.", ["Oui, c’est ça"]),
        ("»Ja«, sagte er, ”nej”, sa hon.", ["Ja", "nej"]),
        ("„So ist „es“ nicht“, sagte er.", ["So ist „es“ nicht"]),
        ("「はい」と言った『いいえ』。", ["はい", "いいえ"]),
        ("‘We took the boys’ car,’ he said. ’Tis late, and the ’90s are over.", ["We took the boys’ car,"]),
        ("‘Tis the ministers’ car; they can’t go.", []),
        ("‘The boats’ owners had left’, he said.", ["The boats’ owners had left"]),
        ("The islanders’ boats, ‘the boys’ pride’, sail from the owners’ quay.", ["the boys’ pride"]),
        ("said:“We came”,“we saw”", ["We came", "we saw"]),
        ("“He said “yes” to me,” she said.", ["He said “yes” to me,"]),
        ("‘One.\n\n‘Two,’ he said.", ["One.", "Two,"]),
        ("“” and “ ” are empty", []),
        ("“One.\r\n\r\n“Two.”\r\n", ["One.", "Two."]),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in quotations(text, [(0, len(text))])] == found


@pytest.mark.parametrize("verb", ["calling", "labelling", "labeling"])
def test_who_gives_a_thing_a_name_speaks(verb: str) -> None:
    text = f"Åsa Brandt defended the board on Monday, {verb} the plan “a gift to the coast of Lunde”.\n"
    (proposal,) = propose(open_folder(SMALL / "briefing").draft, "herald", text)
    assert (proposal.speaker, proposal.kind) == ("brandt", "speech")


HERALD = """\
Stone or granite?

Photo: “The old quay”

The chair, Åsa Brandt, told reporters on Monday: “We will build it -- and we will build it in granite.”

“We will build it, and we will build it in slate,” Brandt told the meeting. “The gulls have been heard.

“So has the chapel.”

“Nobody sleeps here,” he said. A “nobody” laughed, and spoke of stone.

“Nobody sleeps here,” said Ada Quist, who is no child.

“It\u00a0\u00adcosts “little”,” Ms Brandt said, “and\x07 much.”
"""


def test_proposals_as_yaml(project: Path, briefing: Run) -> None:
    (project / "herald.txt").write_text(HERALD, "utf-8")
    ran = briefing("extract", "herald.txt")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (CORPUS / "herald.expected").read_text("utf-8")


def test_the_same_source_has_only_new_ones_proposed(briefing: Run) -> None:
    ran = briefing("extract", "texts/courier.txt")
    assert ran.stdout == (
        "# 3 quotations in 'courier': 1 new, 0 like a known quote, 2 already known.\n"
        "# These are proposals. Choose and correct them, then put them into a file in quotes/.\n"
        "\n"
        "# line 9, speech, speaker sure, “Ms Brandt said”\n"
        "- id: brandt-about-nine-million\n"
        "  speaker: brandt\n"
        "  topics: []  # choose: ferry, quay\n"
        "  readings:\n"
        "    courier: about nine million crowns\n"
        "\n"
        "# Already known:\n"
        "# line 7: brandt-old-quay, brandt-stone\n"
        "# line 7: brandt-old-quay\n"
    )


def test_a_proposal_that_is_pasted_asks_for_its_topic_alone(project: Path, briefing: Run) -> None:
    proposed = briefing("extract", "texts/courier.txt").stdout
    pasted = project / "briefing" / "quotes" / "new.yml"
    pasted.write_text(proposed, "utf-8")
    assert briefing("pin", "--texts", "texts").stderr == (
        "briefing/quotes/new.yml:7:11: expected at least one item; add one [value]\n"
        "1 problem found; nothing was written\n"
    )
    pasted.write_text(proposed.replace("topics: []", "topics: [quay]"), "utf-8")
    assert briefing("pin", "--texts", "texts").returncode == 0
    assert briefing("check").returncode == 0


def test_offsets_count_what_stands_in_the_file(project: Path, briefing: Run) -> None:
    text = "\ufeffOne.\r\n\r\n“Two 𝔸 and three,” Jon Holm said.\r\n"
    (project / "a.txt").write_bytes(text.encode())
    rows = json.loads(briefing("extract", "a.txt", "--format", "json").stdout)
    assert [(row["start"], text[row["start"] : row["end"]], row["speaker"]) for row in rows] == [
        (10, "Two 𝔸 and three,", "Jon Holm")
    ]


def test_a_file_of_any_name_gives_a_source_an_id(project: Path, briefing: Run) -> None:
    (project / "Our: Paper #1.txt").write_text("“We go now,” Ms Brandt said.\n", "utf-8")
    assert briefing("extract", "Our: Paper #1.txt").stdout.endswith("    our-paper-1: We go now,\n")


def test_likeness_in_json(project: Path, briefing: Run) -> None:
    (project / "herald.txt").write_text(HERALD, "utf-8")
    rows = json.loads(briefing("extract", "herald.txt", "--format", "json").stdout)
    assert [row["like"] for row in rows] == ["brandt-stone", "brandt-stone", *[None] * 7]


def test_it_works_without_a_briefing_and_writes_nothing(briefing: Run, project: Path) -> None:
    (project / "briefing").rename(project / "other")
    before = sorted(project.rglob("*"))
    ran = briefing("extract", "texts/courier.txt", "--format", "json")
    assert [row["speaker"] for row in json.loads(ran.stdout)] == ["Åsa Brandt"] * 3
    assert sorted(project.rglob("*")) == before


def test_a_briefing_that_is_named_must_be_there(briefing: Run, project: Path) -> None:
    """Even if it is named as the default is."""
    (project / "briefing").rename(project / "other")
    ran = briefing("extract", "--briefing", "briefing", "texts/courier.txt")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == ("briefing: there is no folder briefing; run this where it is, or name it with --briefing\n")


@pytest.mark.parametrize(
    ("data", "arguments", "status", "said"),
    [
        (b"\xff\x00", [], 3, "briefing: a.txt is not UTF-8; save it as UTF-8\n"),
        (None, [], 3, "briefing: a.txt could not be read (No such file or directory); check its name\n"),
        (
            b"",
            ["--briefing", "nowhere"],
            3,
            "briefing: there is no folder nowhere; run this where it is, or name it with --briefing\n",
        ),
        (b"", ["--format", "xml"], 2, "argument --format: invalid choice: 'xml' (choose from 'yaml', 'json')\n"),
    ],
)
def test_what_can_not_be_read(
    data: bytes | None, arguments: list[str], status: int, said: str, project: Path, briefing: Run
) -> None:
    if data is not None:
        (project / "a.txt").write_bytes(data)
    ran = briefing("extract", "a.txt", *arguments)
    assert (ran.returncode, ran.stdout) == (status, "") and ran.stderr.endswith(said)


def test_nothing_is_proposed_beside_a_broken_briefing(project: Path, briefing: Run) -> None:
    people = project / "briefing" / "people.yml"
    people.write_text(people.read_text("utf-8").replace("name:", "nam:"), "utf-8")
    ran = briefing("extract", "texts/courier.txt")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "unknown key 'nam'; did you mean 'name'? [unknown-key]" in ran.stderr


def test_who_reads_the_head_alone_gets_no_traceback(project: Path, briefing: Run) -> None:
    (project / "many.txt").write_text("“We will go to the sea,” he said.\n\n" * 2000, "utf-8")
    ran = briefing(f"{COMMAND} extract many.txt | head -1", program=("sh", "-c"))
    assert ran.stdout.startswith("# 2000 quotations in 'many': 2000 new") and ran.stderr == ""


HOSTILE = [
    "Ann: yes\nBob: no\n",
    "Le maire et la ville dans les rues. « Oui, dit-il. Non » ",
    "“",
    "“a ",
    "‘a’ ‘",
    "“a” he said. ",
    "“a\n\n",
    "he said and said, ",
    "“We will build it”, ",
    "the chair (",
    "Mr Holm, ",
    "„a “b ‘\x00",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_about_four_times_the_time(unit: str) -> None:
    known = open_folder(SMALL / "briefing")

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begun = time.process_time()
        found = propose(known.draft, "x", text)
        assert len(proposals_yaml(text, "x", found, known)) + len(proposals_json(text, found)) > 0
        return time.process_time() - begun

    once = min(seconds(5_000) for _ in range(2))
    four_times = min(seconds(20_000) for _ in range(2))
    assert four_times < 8 * once + 0.1
