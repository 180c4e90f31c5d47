"""Quotations in any text are vetted: what is wrong is found, and what is right, or about other things, is let be."""

import io
import json
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.exports.json_export import BriefingExport, briefing_export
from build_tools.intake.articles.encodings import decoded
from build_tools.markup.html import json_text
from build_tools.vet.known import Known
from build_tools.vet.manuscripts import as_saved, document, markdown
from build_tools.vet.published import known_from
from build_tools.vet.report import corrected, patch
from build_tools.vet.vetting import vet
from tests.conftest import SMALL, Run
from tests.loopback import loopback, sends
from tests.test_linear import calls
from tests.vet.made import Maker
from tests.vet.others import HARMLESS, TELLING, WORDS, text_about_others
from tests.vet.scoring import false_alarms, score

DRAFT = """\
# The quay, in short

“We will build it, and we will build it in stone,” Åsa Brandt said on Tuesday.
“We will build it, and we will build it in wood,” Ms Brandt told [The Post](https://courier.example/quay?id=1&part=2).

The board “voted on Tuesday to build a third quay”, according to The Courier.
“The old one has stood for eighty years,” Jonas Fell said on 6 March.

> A second quay is not to be built at Lunde.

The ferry “carried 41,000 passengers last year”, Tidings reported, and “nobody knows how many will come”.
The ferry would “keep its berth”, “the ferry would keep its berth,” Ms Brandt said.
"""
SEEN = """\
draft.md:3:2: verbatim (The Courier): “We will build it, and we will build it in stone,”
draft.md:4:2: altered (The Courier): “We will build it, and we will build it in wood,”
draft.md:6:12: altered (The Courier): “voted on Tuesday to build a third quay”
draft.md:7:2: verbatim (The Courier): “The old one has stood for eighty years,”
draft.md:9:3: altered (Tidings): “A second quay is not to be built at Lunde.”
draft.md:11:12: verbatim (The Courier and The Post <Evening>): “carried 41,000 passengers last year”
draft.md:11:73: unknown: “nobody knows how many will come”
draft.md:12:18: verbatim (The Courier): “keep its berth”
draft.md:12:36: verbatim (The Courier): “the ferry would keep its berth,”
"""
FOUND = """\
draft.md:4:2: The Courier prints “stone” not “wood” (other word); quote the words to the letter, or paraphrase them [altered]
draft.md:6:12: The Courier prints “second” not “third” (number); quote the words to the letter, or paraphrase them [altered]
draft.md:7:2: The Courier gives these words to Åsa Brandt, not to Jonas Fell; correct the speaker [wrong-speaker]
draft.md:7:2: this was said on 5 March 2024 (Meeting of the harbour board), not 6 March; correct the day [wrong-date]
draft.md:9:3: Tidings doesn’t print “not” (negation); quote the words to the letter, or paraphrase them [altered]
draft.md:11:12: the briefing has these words from The Courier and The Post <Evening>, not from Tidings; correct the source [wrong-source]
draft.md:12:36: these are words of The Courier, not of Åsa Brandt; write who reports it, or paraphrase it without marks [wrong-speaker]
draft.md:3:2: remark: other sources print other words (The Post <Evening>: reads “granite,” not “stone”); say whose words these are [other-wording]
7 problems and 1 remark found
"""


@pytest.fixture(scope="module")
def small() -> Known:
    return Known(briefing_export(gate.verified(SMALL / "briefing")))


@pytest.fixture(scope="module")
def exported(invented: VerifiedBriefing) -> BriefingExport:
    return briefing_export(invented)


def test_a_draft(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text(DRAFT, "utf-8")
    ran = briefing("vet", "draft.md")
    assert (ran.stdout, ran.stderr, ran.returncode) == (SEEN, FOUND, 1)


def test_nothing_wrong(project: Path, briefing: Run) -> None:
    (project / "draft.txt").write_text(
        "“Nobody swims any more,” they say. It carried “41,000 passengers last year”.\n", "utf-8"
    )
    ran = briefing("vet", "draft.txt")
    seen = "draft.txt:1:2: unknown: “Nobody swims any more,”\ndraft.txt:1:48: verbatim (The Courier and The Post <Evening>): “41,000 passengers last year”\n"
    assert (ran.stdout, ran.stderr, ran.returncode) == (
        f"{seen}2 quotations: 1 verbatim, 1 unknown to the briefing\n",
        "",
        0,
    )


def test_as_json(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text("“We will build it in wood,” Ms Brandt said.", "utf-8")
    ran = briefing("vet", "draft.md", "--format", "json")
    assert ran.returncode == 1
    told = json.loads(ran.stdout)
    assert told["paraphrases"] == []
    (row,) = told["quotations"]
    message = "The Courier prints “stone” not “wood” (other word); quote the words to the letter, or paraphrase them"
    assert row == {
        "file": "draft.md",
        "line": 1,
        "column": 2,
        "words": "We will build it in wood,",
        "verdict": "altered",
        "speaker": "brandt",
        "speakers": [{"id": "brandt", "name": "Åsa Brandt"}],
        "quotes": ["brandt-stone", "brandt-old-quay"],
        "sources": ["courier"],
        "printed": [
            {"quote": "brandt-stone", "sources": ["courier"], "words": "we will build it in stone"},
            {"quote": "brandt-old-quay", "sources": ["courier"], "words": "we will build it in stone"},
        ],
        "unverified": "",
        "changes": [{"class": "other word", "words": "wood", "printed": "stone"}],
        "cut": "",
        "faults": [{"code": "altered", "message": message}],
        "other_wordings": [],
    }


def test_the_data_of_a_built_site(project: Path, briefing: Run) -> None:
    """All that is needed is exported."""
    (project / "draft.md").write_text(DRAFT, "utf-8")
    (project / "site" / "data").mkdir(parents=True)
    data = json_text(briefing_export(gate.verified(SMALL / "briefing")).model_dump(mode="json"))
    (project / "site" / "data" / "briefing.json").write_text(data, "utf-8")
    for where in ("site", "site/data"):
        ran = briefing("vet", "draft.md", "--briefing", where)
        assert (ran.stdout, ran.stderr) == (SEEN, FOUND)


@pytest.mark.parametrize(
    "data", ['{"format": "2"}', "[" * 100_000, "somebody-else"], ids=["format", "depth", "reference"]
)
def test_data_that_is_none(data: str, project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text(DRAFT, "utf-8")
    (project / "site" / "data").mkdir(parents=True)
    if data == "somebody-else":
        sound = json_text(briefing_export(gate.verified(SMALL / "briefing")).model_dump(mode="json"))
        data = sound.replace('"speaker": "brandt"', '"speaker": "somebody-else"').replace(
            '"speaker":"brandt"', '"speaker":"somebody-else"'
        )
        assert data != sound
    (project / "site" / "data" / "briefing.json").write_text(data, "utf-8")
    ran = briefing("vet", "draft.md", "--briefing", "site")
    message = "briefing: site/data/briefing.json is not the data of a briefing in format 3; build its site with this version, or name its folder\n"
    assert (ran.stderr, ran.returncode) == (message, 3)


def test_the_data_by_its_file(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text(DRAFT, "utf-8")
    data = json_text(briefing_export(gate.verified(SMALL / "briefing")).model_dump(mode="json"))
    (project / "b.json").write_text(data, "utf-8")
    ran = briefing("vet", "draft.md", "--briefing", "b.json")
    assert (ran.stdout, ran.stderr) == (SEEN, FOUND)


@pytest.mark.parametrize(
    "place",
    [
        ("topics", "ferry", "silent", 0, "source"),
        ("discrepancies", "material", "positions", 0, "sources", 0),
        ("quotes", 0, "topics", 0),
        ("quotes", 0, "lemma"),
        ("quotes", 0, "lineages", 0),
        ("quotes", 0, "readings", 0, "lineage"),
        ("quotes", 0, "readings"),
    ],
    ids=lambda place: place[-1] if isinstance(place[-1], str) else place[-2],
)
def test_data_that_names_what_it_has_not(place: tuple[str | int, ...], tmp_path: Path) -> None:
    data = briefing_export(gate.verified(SMALL / "briefing")).model_dump(mode="json")
    inside: Any = data
    for each in place[:-1]:
        inside = inside[each]
    inside[place[-1]] = [] if place[-1] == "readings" else "nothing"
    (tmp_path / "briefing.json").write_text(json_text(data), "utf-8")
    with pytest.raises(OperationFailed, match="is not the data of a briefing"):
        known_from(str(tmp_path), allow_private=False)


def test_the_address_of_a_site(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text(DRAFT, "utf-8")
    data = json_text(briefing_export(gate.verified(SMALL / "briefing")).model_dump(mode="json")).encode()
    with loopback() as running:
        running.answers["/quay/data/briefing.json"] = sends(data, Content_Type="application/json")
        ran = briefing("vet", "draft.md", "--briefing", f"{running.address}/quay/", "--allow-private")
        assert (ran.stdout, ran.stderr) == (SEEN, FOUND)
        ran = briefing("vet", "draft.md", "--briefing", f"{running.address}/quay/data/", "--allow-private")
        assert (ran.stdout, ran.stderr) == (SEEN, FOUND)
        refused = briefing("vet", "draft.md", "--briefing", f"{running.address}/quay/")
    message = "briefing: 127.0.0.1 is not on the public internet; if you mean it, pass --allow-private\n"
    assert (refused.stderr, refused.returncode) == (message, 3)


def _word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("The board met. “We will build it in wood,” Ms Brandt said.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PAGE = (
    "<html><body><nav>The Courier</nav>"
    + "<p>The board met, and it spoke of many things.</p>" * 5
    + ("<p>Below it, <q>We will build it in <b>wood</b>,</q> Ms Brandt said.</p></body></html>")
)


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [("a.html", PAGE.encode(), "7:12"), ("a.docx", _word_file(), "1:17")],
    ids=["html", "docx"],
)
def test_other_documents(name: str, data: bytes, place: str, project: Path, briefing: Run) -> None:
    (project / name).write_bytes(data)
    ran = briefing("vet", name)
    assert (ran.stdout, ran.returncode) == (f"{name}:{place}: altered (The Courier): “We will build it in wood,”\n", 1)


QUOTED = "We will build it, and we will build it in wood,"


def _word_file_with_a_block() -> bytes:
    document = docx.Document()
    document.add_paragraph("The board met, and Ms Brandt spoke.")
    document.add_paragraph(QUOTED, style="Intense Quote")
    document.add_paragraph(QUOTED)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        (
            "a.html",
            PAGE.replace("<p>Below", f"<blockquote><p>{QUOTED}</p><footer>Åsa Brandt</footer></blockquote><p>Below")
            .replace("<q>", "")
            .replace("</q>", "")
            .encode(),
            "7:1",
        ),
        ("a.docx", _word_file_with_a_block(), "2:1"),
    ],
    ids=["html", "docx"],
)
def test_block_quotations_of_other_documents(name: str, data: bytes, place: str, project: Path, briefing: Run) -> None:
    (project / name).write_bytes(data)
    ran = briefing("vet", name)
    assert (ran.stdout, ran.returncode) == (f"{name}:{place}: altered (The Courier): “{QUOTED}”\n", 1)


def test_a_patch_and_what_other_programs_read(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text("On the quay:\n“We will build\nit in *wood*,” Ms Brandt said.\n", "utf-8")
    patch = briefing("vet", "draft.md", "--format", "diff").stdout
    assert patch == (
        "--- a/draft.md\n+++ b/draft.md\n@@ -1,3 +1,3 @@\n On the quay:\n “We will build\n"
        "-it in *wood*,” Ms Brandt said.\n+it in *stone*,” Ms Brandt said.\n"
    )
    message = "The Courier prints “stone” not “wood” (other word); quote the words to the letter, or paraphrase them"
    ran = briefing("vet", "draft.md", "--format", "github")
    assert ran.stdout == f"::error file=draft.md,line=2,col=2,title=altered::{message}\n"
    log = json.loads(briefing("vet", "draft.md", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    assert result == {
        "ruleId": "altered",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "draft.md"},
                    "region": {"startLine": 2, "startColumn": 2},
                }
            }
        ],
    }


@pytest.mark.parametrize(
    ("draft", "removed"),
    [
        (
            b"\xef\xbb\xbfOne\r\n\x0cTwo\xe2\x80\xa8\r\n\xe2\x80\x9cWe will build it in wood,\xe2\x80\x9d Brandt said.",
            "wood",
        ),
        (b"\xe2\x80\x9cWe will build\r\nit in wood,\xe2\x80\x9d Brandt said.\n\r\nMore\n", "wood"),
        (b"\xe2\x80\x9cWe will build it in woo&#100;,\xe2\x80\x9d Brandt said.\n", "woo&#100;"),
        (b"\xe2\x80\x9cWe will build it in &#119;oo&#x64;,\xe2\x80\x9d Brandt said.\n", "&#119;oo&#x64;"),
    ],
    ids=["crlf", "mixed", "entity at the end", "entities"],
)
def test_a_patch_fits_the_file(draft: bytes, removed: str, small: Known, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes(draft)
    manuscript = markdown("draft.md", decoded(draft, "draft.md").text)
    patched = patch(vet(manuscript, small).quotations, as_saved(manuscript, draft.decode()))
    (tmp_path / "a.patch").write_bytes(patched.encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", "a.patch"], cwd=tmp_path, check=True)
    assert (tmp_path / "draft.md").read_bytes() == draft.replace(removed.encode(), b"stone")


@pytest.mark.parametrize("given", ["draft.docx", "-", "https://a.example/draft.md"])
def test_a_patch_of_what_is_no_text(given: str, briefing: Run) -> None:
    ran = briefing("vet", given, "--format", "diff")
    assert (ran.stdout, ran.returncode) == ("", 2)
    assert f"a patch of {given} could not be applied; --format diff takes a .md or .txt file\n" in ran.stderr


def test_a_patch_leaves_what_interrupts_a_quotation(small: Known) -> None:
    draft = "“We will build it, and he,” Ms Brandt said, “will build it in wood.”\n"
    manuscript = markdown("draft", draft)
    (found,) = vet(manuscript, small).quotations
    assert [(each.ours, each.theirs) for each in found.judgement.changes] == [("he", "we"), ("wood", "stone")]
    assert corrected([found], manuscript) == draft.replace("wood", "stone")


def test_sarif_without_findings(briefing: Run) -> None:
    ran = briefing("check", "--format", "sarif")
    assert json.loads(ran.stdout)["runs"][0]["results"] == []


def test_a_paraphrase_is_offered_and_not_judged(project: Path, briefing: Run) -> None:
    (project / "draft.md").write_text(
        "The rain went on. Brandt wants to build it in stone, and Asa Brandt will build.\n", "utf-8"
    )
    ran = briefing("vet", "draft.md")
    seen = "draft.md:1:19: see also what Åsa Brandt said (The Courier): “We will build it, and we will build it in stone,”\n"
    assert (ran.stdout, ran.returncode) == (f"{seen}0 quotations: 0 verbatim, 0 unknown to the briefing\n", 0)


@pytest.mark.parametrize(
    ("words", "verdict", "classes"),
    [
        ("We will build it", "verbatim", []),
        ("[w]e will build it … in stone", "verbatim", []),
        ("We would build it, and we will build it in stone", "altered", ["modal"]),
        ("We will build it, and we built it in stone", "altered", ["modal"]),
        ("We will never build it, and we will build it in stone", "altered", ["negation"]),
        ("The old one stood for eighty years", "altered", ["tense"]),
        ("The old one has stood for eight years", "altered", ["number"]),
        ("The old one has stood for eighty years in the rain", "verbatim", []),
        ("The old one had stood for eighty years", "altered", ["tense"]),
        ("A second quay is to be built at Hulde", "altered", ["name"]),
        ("in stone we will build it", "altered", ["word order"]),
        ("The old one has stood for years", "altered", ["number"]),
        ("The old one has really stood for eighty years", "altered", ["added"]),
        ("The ferry company carried its annual report", "altered", ["number"]),
        ("We will build it", "verbatim", []),
        ("The old one has stood, and the ferry would keep its berth", "altered", ["joined"]),
        ("We will make do without it", "unknown", []),
        ("it", "unknown", []),
        ("A second quay is [not] to be built at Lunde", "altered", ["negation"]),
        ("A second quay is to be built at Lunde [never]", "altered", ["negation"]),
        ("[We do not think] a second quay is to be built at Lunde", "altered", ["negation"]),
        ("The old one [might have] stood for eighty years", "altered", ["modal"]),
        ("The old one has stood for [eight] years", "altered", ["number"]),
        ("The old one … [never] stood for eighty years", "altered", ["negation"]),
        ("The old [quay] has stood for eighty years", "verbatim", []),
        ("The old one [the quay] has stood for eighty years", "verbatim", []),
        ("We will build it, and [I] build it in stone", "altered", ["modal"]),
        ("The old one has […] eighty years", "verbatim", []),
        ("The old one has [. . .] eighty years", "verbatim", []),
        ("The old one has (sic) eighty years", "altered", ["left out"]),
        ("The old one has stood [sic] for eighty years", "verbatim", []),
        ("The old one has stood (sic) for eighty years", "verbatim", []),
    ],
)
def test_what_differs(small: Known, words: str, verdict: str, classes: list[str]) -> None:
    (found,) = vet(markdown("draft", f"It is “{words}”."), small).quotations
    assert (found.judgement.verdict, [each.kind for each in found.judgement.changes]) == (verdict, classes)


def test_several_sources_print(small: Known) -> None:
    stone = next(each for each in small.briefing.quotes if each.id == "brandt-stone")
    both = (stone.readings[0], stone.readings[0].model_copy(update={"source": "post"}))
    briefing = small.briefing.model_copy(update={"quotes": (stone.model_copy(update={"readings": both}),)})
    draft = (
        "“We will build it in wood,” Ms Brandt said.\n\n“And we will build it [not] in stone,” Ms Brandt said.\n\n"
        "“We will build it, and we will build it in stone,” Jonas Fell said.\n"
    )
    found = vet(markdown("draft", draft), Known(briefing)).quotations
    papers = "The Courier and The Post <Evening>"
    assert [fault.message for each in found for fault in each.faults] == [
        f"{papers} print “stone” not “wood” (other word); quote the words to the letter, or paraphrase them",
        f"{papers} don’t print “not” (negation); quote the words to the letter, or paraphrase them",
        f"{papers} give these words to Åsa Brandt, not to Jonas Fell; correct the speaker",
    ]


def test_what_is_beyond_a_reading_is_said(small: Known) -> None:
    (found,) = vet(
        markdown("draft", "“Nobody knows if A second quay is to be built at Lunde this year.”"), small
    ).quotations
    assert (found.verdict, found.unverified) == ("verbatim", "Nobody knows if … this year")


def test_the_made_set(exported: BriefingExport) -> None:
    """The figures in the handbook are those of the published briefing: python -m tests.vet"""
    total, right, wrong = score(Maker(exported).cases(), Known(exported))
    assert total.total() == 300
    assert (right["untouched"], right["one word"]) == (100, 100), wrong
    assert right.total() >= 296, wrong


def test_words_in_brackets(exported: BriefingExport) -> None:
    total, right, wrong = score(list(Maker(exported).inserted()), Known(exported))
    assert total.total() > 30 and right == total, wrong


def test_a_text_about_other_things(exported: BriefingExport) -> None:
    text = text_about_others()
    count, alarms = false_alarms(text, exported)
    assert len(text.split()) >= WORDS and count > 900
    assert alarms == []


@pytest.mark.parametrize(("sentence", "verdict"), [*((each, "") for each in HARMLESS), *TELLING])
def test_a_day_and_a_paper_count_only_for_the_words(small: Known, sentence: str, verdict: str) -> None:
    filled = sentence.format(words="The old one has stood for eighty years", speaker="Åsa Brandt", paper="Tidings")
    (found,) = vet(markdown("draft", filled), small).quotations
    assert [each.code.value for each in found.faults] == ([verdict] if verdict else [])


def test_markdown_is_read_as_readers_see_it(small: Known) -> None:
    draft = "He *said*: &quot;We **will** build\nit in [wood](https://a.example)\\.&quot;\n\n```\n“in wood”\n```\n"
    manuscript = markdown("draft", draft)
    assert manuscript.text == 'He said: "We will build it in wood."\n\n'
    vetted = vet(manuscript, small).quotations
    assert corrected(vetted, manuscript) == draft.replace("wood", "stone", 1)


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("built in stone2.” It", "built in stone.” It"),
        ("built in stone.2” It", "built in stone.” It"),
        ("in stone,[1][12] he", "in stone, he"),
        ("pour la première3 fois", "pour la première fois"),
        ("F16, mp3, B2B, utf8mb4, stone 2, May,2024, 41,000, in.5%", None),
    ],
)
def test_figures_of_footnotes_are_no_words(shown: str, read: str | None) -> None:
    manuscript = document("page", [("A line", False), (shown, True)])
    assert manuscript.text == f"A line\n{shown if read is None else read}\n"
    places = zip(manuscript.offsets, manuscript.ends, strict=False)
    assert [manuscript.original[start:end] for start, end in places] == [*manuscript.text]
    assert [manuscript.text[start:end] for start, end in manuscript.blocks] == [shown if read is None else read]
    assert markdown("draft", "in stone<sup>[1]</sup>, he").text == "in stone, he\n\n"


def test_lines_inside_words_stay() -> None:
    assert markdown("draft", "_He_ __said__ a_b a__b _").text == "He said a_b a__b \n\n"


def test_a_row_of_low_lines_is_read_once() -> None:
    row = f"a{'_' * 200_000}b"  # takes a minute or more if each line looks for the end of the row again
    assert markdown("draft", row).text == f"{row}\n\n"


@pytest.mark.parametrize(
    "piece",
    [
        "“We will build it in wood,” Brandt said, (The Post) [x](http://a.example). ",
        "> in stone\n\n",
        "[",
        "“",
        "a____",
    ],
)
def test_the_work_grows_with_the_text(small: Known, piece: str) -> None:
    short, long = (calls(partial(vet, markdown("draft", piece * count), small)) for count in (100, 400))
    assert long < 5 * short
