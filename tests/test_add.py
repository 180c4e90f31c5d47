"""A source is added in one go, with its record, pin and quotes, or the folder stays as it was to the byte."""

import datetime
import difflib
import json
import os
import pty
import re
import select
import signal
import subprocess
from pathlib import Path

import pytest

from build_tools.briefing import load
from build_tools.cli import kept_answers
from build_tools.cli.choices import choice_refusal, chosen
from build_tools.intake.topics import likely_topic
from tests.conftest import COMMAND, SMALL, Run

GAZETTE = """\
The gulls of Lunde are heard

Photo: Gazette staff

“We will build it in slate, and soon,” Ms Brandt told reporters on Monday.

“Nobody asked the gulls about it,” she said.

“Nor the fish,” said an old man.

The ferry has a new captain.
"""
GIVEN = (
    "--publisher", "The Gazette", "--siglum", "G", "--lineage", "tidings", "--lineage-because", "It says: from Tidings.",
    "--descriptor", "A small paper.", "--topic", "quay",
)  # fmt: skip
REPORT = ("--report", "ferry=The ferry has a new captain")
DONE = """\
sources/gazette.yml: the source
quotes/quay.yml: a reading of 'brandt-stone', does not include “We will build it, and”; reads “We” not “we”; reads “slate, and soon,” not “stone,”.
quotes/gazette.yml: 2 new quotes
line 9 was left out: it is new, and nobody in people.yml has the spelling 'an old man'
"""
NEXT = "Next: run this again to take up what was left out, or `briefing serve` to look at the new pages.\n"
KEY = "wrote {}gazette.key: so short a text could be guessed from a pin without a key; keep it with the text\n"
SOURCE = """\
siglum: G
kind: article
publisher: The Gazette
title: The gulls of Lunde are heard
byline: unknown
agency: unknown
lineage:
  of: tidings
  status: inferred
  because: "It says: from Tidings."
language: en
published: unknown
published_basis: Not in the text.
url: unknown
retrieved: unknown
descriptor: A small paper.
furniture:
  - {lines: "1", kind: headline}
  - {lines: "3", kind: caption}
"""
QUOTES = """\
- id: brandt-nobody-asked-gulls
  speaker: brandt
  topics: [quay]
  readings:
    gazette: Nobody asked the gulls about it,

- id: gazette-ferry-new-captain
  title: "The Gazette: The ferry & its berth"
  topics: [ferry]
  readings:
    gazette: The ferry has a new captain
"""


@pytest.fixture
def gazette(project: Path) -> Path:
    """A project with one more text at hand."""
    (project / "texts" / "gazette.txt").write_text(GAZETTE, "utf-8")
    return project


def _files(project: Path) -> dict[str, bytes]:
    folder = project / "briefing"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _added_lines(before: bytes, after: bytes) -> list[str]:
    """The lines that are new; an assertion that no other changed."""
    marked = list(difflib.ndiff(before.decode().splitlines(), after.decode().splitlines()))
    assert not [line for line in marked if line.startswith("- ")]
    return [line[2:] for line in marked if line.startswith("+ ")]


def test_a_source_is_added_with_its_quotes_and_pin(gazette: Path, briefing: Run) -> None:
    before = _files(gazette)
    ran = briefing("add", "texts/gazette.txt", *GIVEN, *REPORT)
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", DONE + KEY.format("texts/") + NEXT)
    after = _files(gazette)
    assert after["sources/gazette.yml"].decode() == SOURCE
    assert after["quotes/gazette.yml"].decode() == QUOTES
    assert _added_lines(before["quotes/quay.yml"], after["quotes/quay.yml"]) == [
        "    gazette: We will build it in slate, and soon,",
    ]
    changed = {path for path in after if before.get(path) != after[path]}
    pins = {f"pins/{name}.json" for name in ("courier", "post", "tidings", "gazette")}
    assert changed == pins | {"sources/gazette.yml", "quotes/gazette.yml", "quotes/quay.yml"}
    assert briefing("check").stdout.startswith(
        "No problems.\n14 readings of 8 quotes: 11 exact, 1 folded, 2 elided, 0 not-found"
    )
    assert briefing("pin", "--check", "--texts", "texts").stdout == "4 pins agree with their texts\n"
    proposed = briefing("extract", "texts/gazette.txt").stdout
    assert proposed.startswith("# 3 quotations in 'gazette': 1 new, 0 like a known quote, 2 already known.\n")


def test_names_without_latin_letters_make_ids_that_differ(gazette: Path, briefing: Run) -> None:
    untagged = GAZETTE.replace(",” she said.", ".”").replace(",” said an old man.", ".”")
    (gazette / "texts" / "gazette.txt").write_text(untagged, "utf-8")
    speakers = ("--speaker", "7=李", "--speaker", "9=王")
    people = ("--person", "李; The sea; gull", "--person", "王; The sea; fish")
    ran = briefing("add", "texts/gazette.txt", *GIVEN, *speakers, *people, *REPORT)
    assert (ran.returncode, ran.stderr) == (0, "")
    entries = (gazette / "briefing" / "people.yml").read_text("utf-8")
    assert re.findall("- id: (.*)\n  name: (.*)", entries)[1:] == [("somebody", "李"), ("somebody-2", "王")]


def test_no_silence_is_recorded_unless_somebody_says_so(gazette: Path, briefing: Run) -> None:
    before = _files(gazette)
    ran = briefing("add", "texts/gazette.txt", *GIVEN)
    assert (ran.returncode, ran.stderr, ran.stdout) == (
        0,
        "",
        DONE.replace("2 new quotes", "1 new quote") + KEY.format("texts/") + NEXT,
    )
    after = _files(gazette)
    assert {path: after[path] for path in after if path.startswith("topics/")} == {
        path: before[path] for path in before if path.startswith("topics/")
    }
    assert "'gazette' has no quote on this topic" in briefing("check").stderr


def test_words_that_it_lacks_make_it_silent(gazette: Path, briefing: Run) -> None:
    before = _files(gazette)
    text = gazette / "texts" / "gazette.txt"
    text.write_text(GAZETTE.replace("The ferry has a new captain.\n", ""), "utf-8")
    silent = ("--silent", "ferry=ferry,passengers, berth")
    ran = briefing("add", "texts/gazette.txt", *GIVEN, "--quotes", "known", *silent)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("Write in the note of each new silence where you looked for it in other words.\n")
    assert "topics/ferry.yml: recorded as silent: its body does not contain ferry, passengers, berth\n" in ran.stdout
    assert "line 7 was left out: it is new\n" in ran.stdout
    assert _added_lines(before["topics/ferry.yml"], _files(gazette)["topics/ferry.yml"]) == [
        "  - source: gazette",
        "    looked_for: [ferry, passengers, berth]",
        "    note: None of these words appears in its body. Nothing else was looked for.",
    ]
    assert briefing("check").returncode == 0


def test_a_topic_nobody_is_silent_on_and_a_lineage_nobody_has(gazette: Path, briefing: Run) -> None:
    before = _files(gazette)
    given = [*GIVEN, "--lineage-name", "The gulls: a bulletin", "--quotes", "none", "--silent", "quay=quay"]
    given[given.index("tidings")] = "gulls"
    ran = briefing("add", "texts/gazette.txt", *given, *REPORT)
    assert (ran.returncode, ran.stderr) == (0, "")
    after = _files(gazette)
    assert _added_lines(before["briefing.yml"], after["briefing.yml"]) == [
        "  - id: gulls",
        '    name: "The gulls: a bulletin"',
    ]
    assert _added_lines(before["topics/quay.yml"], after["topics/quay.yml"]) == [
        "silent:",
        "  - source: gazette",
        "    looked_for: [quay]",
        "    note: None of these words appears in its body. Nothing else was looked for.",
    ]


def test_signs_of_direction_around_a_heading_are_left_out_of_the_title(gazette: Path, briefing: Run) -> None:
    text = gazette / "texts" / "gazette.txt"
    text.write_text("\u202c\n\u2067The gulls of Lunde are heard\u2069" + GAZETTE[GAZETTE.index("\n") :], "utf-8")
    ran = briefing("add", "texts/gazette.txt", *GIVEN, *REPORT, "--furniture", "2:headline,4:caption")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert _files(gazette)["sources/gazette.yml"].decode() == SOURCE.replace('"1"', '"2"').replace('"3"', '"4"')


def test_invisible_signs_within_words_to_be_quoted_are_told(gazette: Path, briefing: Run) -> None:
    text = gazette / "texts" / "gazette.txt"
    text.write_text(GAZETTE.replace("a new captain", "a \u2067new\u2069 captain"), "utf-8")
    before = _files(gazette)
    ran = briefing("add", "texts/gazette.txt", *GIVEN, "--report", "ferry=has a \u2067new\u2069 captain")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "briefing/sources/gazette.yml:1:1: for 'ferry' the words “has a \\u2067new\\u2069 captain” were given, and "
        "it contains the invisible character U+2067; delete it from the text [not-found]\n"
        "1 problem found; nothing was written\n"
    )
    assert _files(gazette) == before


def test_only_its_own_text_is_needed_and_what_it_shares_is_left_to_count(gazette: Path, briefing: Run) -> None:
    (gazette / "texts" / "gazette.txt").rename(gazette / "gazette.txt")
    (gazette / "picture.png").write_bytes(b"\xff")
    assert briefing("add", "gazette.txt", *GIVEN, *REPORT).stdout == DONE + KEY.format("") + NEXT
    checked = briefing("check")
    assert (checked.returncode, checked.stderr) == (
        0,
        "briefing/sources/gazette.yml:1:1: remark: wording shared with 'courier', 'post' and 'tidings' is not yet counted; "
        "run `briefing pin` with the texts of both [not-compared]\n",
    )


def test_a_text_goes_to_the_private_folder_which_is_made_if_there_is_none(
    gazette: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(gazette.parent / "config"))
    private = gazette.parent / "private"
    ran = briefing("add", "texts/gazette.txt", *GIVEN, *REPORT, "--texts", "../private")
    settings = gazette.parent / "config" / "annotated-briefing" / "texts.json"
    written = DONE + f"wrote ../private/gazette.txt\nwrote {settings}\n" + KEY.format("../private/") + NEXT
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", written)
    assert sorted(path.name for path in private.iterdir()) == ["gazette.key", "gazette.txt"]
    assert (private / "gazette.txt").read_text("utf-8") == GAZETTE


def test_one_pin_completes_what_was_left_to_count(gazette: Path, briefing: Run) -> None:
    texts, own = gazette / "texts", gazette / "own"
    own.mkdir()
    (texts / "gazette.txt").rename(own / "gazette.txt")
    assert briefing("add", "own/gazette.txt", *GIVEN, *REPORT).returncode == 0
    pins = gazette / "briefing" / "pins"
    assert json.loads((pins / "gazette.json").read_text("utf-8"))["shared"] == {}
    for path in own.iterdir():
        path.rename(texts / path.name)
    assert briefing("pin", "--texts", "texts").returncode == 0
    sharing = {path.stem: set(json.loads(path.read_text("utf-8"))["shared"]) for path in pins.iterdir()}
    names = {"courier", "gazette", "post", "tidings"}
    assert sharing == {name: names - {name} for name in names}
    checked = briefing("check")
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"--report": "ferry=the ferry sank"},
            "the words “the ferry sank” were given, and these words don't appear together",
        ),
        (
            {"--descriptor": "It said “we never asked anyone at all”."},
            "no reading has the quotation that begins “we never asked anyone at all”; copy its",
        ),
    ],
)
def test_a_refused_source_leaves_the_folder_as_it_was(
    change: dict[str, str], said: str, gazette: Path, briefing: Run
) -> None:
    before = _files(gazette)
    given = dict(zip([*GIVEN, *REPORT][::2], [*GIVEN, *REPORT][1::2], strict=True)) | change
    ran = briefing("add", "texts/gazette.txt", *(part for pair in given.items() for part in pair))
    assert (ran.returncode, ran.stdout) == (1, "") and said in ran.stderr and "Traceback" not in ran.stderr
    assert _files(gazette) == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            ["texts/gazette.txt"],
            2,
            "not a terminal; pass --publisher, --siglum, --descriptor, --lineage, --lineage-because, --topic\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--siglum", "c", "--published", "2021-13-45", "--topic", "quays"],
            2,
            "--siglum: 'c' is not a siglum; write one to four capital letters or digits, like IT; --published: the calendar has "
            "no 2021-13-45; write a day or month that exists; --topic: no topic has the id 'quays'; use one of ferry, quay\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--siglum", "C"],
            2,
            "--siglum: 'C' is another source's siglum; choose another\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--title", "\u2067Gulls\u2069", "--byline", "A\x7fB"],
            2,
            "--title: the invisible character U+2067 is not allowed here; delete it; "
            "--byline: the invisible character U+007F is not allowed here; delete it\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--furniture", "1:head"],
            2,
            "briefing: --furniture: unknown value 'head'; ",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--silent", "fery=berth"],
            2,
            "briefing: --silent: no topic has the id 'fery'; use one of ferry, quay\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, *REPORT, "--report", "ferry =The gulls"],
            2,
            "briefing: --report: 'ferry' is given twice; give each topic once\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--silent", "ferry=berth", "--silent", "quay=stone", "--silent", "ferry=bay"],
            2,
            "briefing: --silent: 'ferry' is given twice; give each topic once\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--silent", "ferry=a berth"],
            2,
            "briefing: --silent: 'a berth' is not a single word",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--silent", "ferry"],
            2,
            "briefing: --silent: 'ferry' lacks a topic or words; write TOPIC=WORDS\n",
        ),
        (
            ["texts/post.txt", *GIVEN],
            2,
            "the source 'post' is there already; edit its file, and leave out --publisher, --siglum, --descriptor, "
            "--lineage, --lineage-because\n",
        ),
        (
            ["texts/gazette.txt", *GIVEN, "--topic", "8=quay", "--speaker", "12=brandt"],
            2,
            "briefing: no new quotation begins in line 12, 8; they begin in 7, 9\n",
        ),
        (
            [
                "texts/gazette.txt",
                *GIVEN,
                "--speaker",
                "7",
                "--person",
                "Per; Fishermen",
                "--report-of",
                "ferry=",
                "--topic",
                "7=",
            ],
            2,
            "briefing: --speaker: '7' lacks a line or who; write LINE=WHO; --topic: '7=' lacks a line or id; write LINE=ID; "
            "--report-of: 'ferry=' lacks a topic or quote; write TOPIC=QUOTE; "
            "--person: 'Per; Fishermen' lacks a part; write 'NAME; SIDE; ROLE'\n",
        ),
        (
            [
                "texts/gazette.txt",
                *GIVEN,
                *REPORT,
                "--report-of",
                "ferry=gulls",
                "--report-of",
                "quay=vote",
                "--lineage",
                "none",
            ],
            2,
            "briefing: --lineage: 'none' is no lineage; write own if its reporters wrote all of it, or the id of an agency; "
            "--report-of: no quote has the id 'gulls'; leave it out for a new one; "
            "--report-of: 'quay' has no --report; pass both; not a terminal; pass --lineage-name\n",
        ),
        (
            ["texts/Our Paper.txt", *GIVEN],
            3,
            "Our Paper.txt gives the source no id; name the file like our-paper.txt\n",
        ),
        (["texts/nowhere.txt", *GIVEN], 3, "texts/nowhere.txt could not be read (No such file or directory)"),
    ],
)
def test_what_the_command_can_not_begin_with(
    arguments: list[str], status: int, said: str, gazette: Path, briefing: Run
) -> None:
    (gazette / "texts" / "Our Paper.txt").write_text("x", "utf-8")
    before = _files(gazette)
    ran = briefing("add", *arguments)
    assert (ran.returncode, ran.stdout) == (status, "") and said in ran.stderr
    assert _files(gazette) == before


class Terminal:
    """The command at a terminal of its own: what it says is read, what an editor types is written."""

    def __init__(self, project: Path, *arguments: str):
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [COMMAND, *arguments], cwd=project, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.said = ""

    def wait_for(self, words: str) -> None:
        """Read until the words stand there that weren't there before."""
        seen = ""
        while words not in seen:
            ready, _, _ = select.select([self._ours], [], [], 60)
            assert ready, f"{words!r} was not said, but {seen!r}"
            piece = self._read()
            assert piece, f"the command ended before {words!r} was said: {self.said + seen!r}"
            seen += piece
        self.said += seen

    def _read(self) -> str:
        """What is said next, nothing when the command has ended."""
        try:
            return os.read(self._ours, 4096).decode(errors="replace")
        except OSError:
            return ""

    def type(self, words: str) -> None:
        os.write(self._ours, words.encode(errors="surrogateescape"))

    def end(self) -> int:
        """The exit status, when all is read."""
        while piece := self._read():
            self.said += piece
        os.close(self._ours)
        return self.process.wait(timeout=60)


def test_an_editor_is_asked_at_a_real_terminal(gazette: Path, briefing: Run) -> None:
    terminal = Terminal(gazette, "add", "texts/gazette.txt", *GIVEN[2:])
    for question, answer in (
        ("Publisher:", "The Gazete"),
        ("Kind:", "<"),
        ("Publisher:", "The Gazette"),
        *(
            (f"{name}:", "")
            for name in ("Kind", "Title", "Byline", "Agency", "Language", "Published", "Basis of that date")
        ),
        *((f"{name}:", "") for name in ("Address", "Retrieved", "Status of the lineage", "Furniture", "Speaker")),
        ("Quote words on which of them?", "1"),
        ("Words to quote:", "The ferry has a new captain"),
        ("Known report:", "new"),
        ("Write it?", "yes"),
    ):
        terminal.wait_for(question)
        terminal.type(f"{answer}\n")
    assert terminal.end() == 0
    done = DONE.replace("it is new, and nobody in people.yml has the spelling 'an old man'", "no speaker was chosen")
    assert terminal.said.replace("\r\n", "\n").endswith(done + KEY.format("texts/") + NEXT)
    assert _files(gazette)["sources/gazette.yml"].decode() == SOURCE
    assert _files(gazette)["quotes/gazette.yml"].decode() == QUOTES
    assert briefing("check").returncode == 0


def test_nobody_is_asked_anything_while_an_option_is_wrong(gazette: Path) -> None:
    terminal = Terminal(gazette, "add", "texts/gazette.txt", "--furniture", "1:bad", "--report", "fery=x")
    assert terminal.end() == 2
    assert terminal.said == (
        "briefing: --furniture: unknown value 'bad'; use one of boilerplate, caption, dateline, headline, promotion; "
        "--report: no topic has the id 'fery'; use one of ferry, quay\r\n"
    )


def test_an_edit_while_questions_are_answered_is_kept(gazette: Path) -> None:
    given = [*GIVEN]
    del given[given.index("--topic") :]
    options = ("--kind", "--title", "--byline", "--agency", "--language", "--published", "--published-basis")
    values = ("article", "unknown", "unknown", "unknown", "en", "unknown", "Not in the text.")
    pairs = zip(
        (*options, "--url", "--retrieved", "--lineage-status", "--furniture"),
        (*values, "unknown", "unknown", "inferred", "3:caption"),
        strict=True,
    )
    terminal = Terminal(
        gazette, "add", "texts/gazette.txt", *given, *(part for pair in pairs for part in pair), *REPORT
    )
    terminal.wait_for("Topic:")
    people = gazette / "briefing" / "people.yml"
    people.write_text("# edited meanwhile\n" + people.read_text("utf-8"), "utf-8")
    quay = gazette / "briefing" / "quotes" / "quay.yml"
    quay.write_text("# edited meanwhile\n" + quay.read_text("utf-8"), "utf-8")
    for answer in ("quay", "none", "yes"):
        terminal.type(f"{answer}\n")
    assert terminal.end() == 0
    assert people.read_text("utf-8").startswith("# edited meanwhile\n")
    assert quay.read_text("utf-8").startswith("# edited meanwhile\n")
    assert "    gazette: We will build it in slate, and soon,\n" in quay.read_text("utf-8")


@pytest.mark.parametrize("how", ["end of input", "Ctrl-C"])
def test_breaking_off_leaves_the_folder_as_it_was(how: str, gazette: Path) -> None:
    before = _files(gazette)
    terminal = Terminal(gazette, "add", "texts/gazette.txt", "--publisher", "The Gazette")
    terminal.wait_for("Siglum:")
    if how == "Ctrl-C":
        terminal.process.send_signal(signal.SIGINT)
    else:
        terminal.type("\x04")
    assert terminal.end() == 130
    assert terminal.said.endswith(
        "briefing: interrupted; nothing was written; your answers are kept for the next run\r\n"
    )
    assert _files(gazette) == before


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b'{"siglum": "G"', {}),
        (b'["siglum"]', {}),
        (b"\xff", {}),
        (b"[" * 100_000, {}),
        (b'{"siglum": "G", "kind": 1}', {"siglum": "G"}),
    ],
)
def test_a_damaged_file_of_kept_answers_has_none(data: bytes, lines: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(data)
    assert kept_answers.kept(file) == lines


def test_no_topic_is_likely_where_two_are_as_likely() -> None:
    draft = load.open_folder(SMALL / "briefing").draft
    assert likely_topic(draft, "The ferry left.", "en") == "ferry"
    assert likely_topic(draft, "The ferry left the quay.", "en") is None


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1,3", [1, 3]),
        ("2-4", [2, 3, 4]),
        (" 3 1;2 ", [3, 1, 2]),
        ("all", [1, 2, 3, 4]),
        ("none", []),
        ("5", [0]),
        ("3-2", [0]),
        ("1-9999", [0]),
        ("1,two", [1, 0]),
        ("-", [0]),
        (",", [0]),
        ("1x", [0]),
        ("²", [0]),
    ],
)
def test_numbers_of_a_list_as_they_are_typed(typed: str, numbers: list[int]) -> None:
    assert chosen(typed, 4) == numbers
    assert (choice_refusal(typed, 4) is None) == (0 not in numbers)


def test_a_curator_who_has_read_all_of_it_is_recorded(gazette: Path, briefing: Run) -> None:
    unknown = briefing("add", "texts/gazette.txt", *GIVEN, "--read-in-full", "nobody")
    assert (unknown.returncode, unknown.stderr) == (
        2,
        "briefing: --read-in-full: no curator has the id 'nobody'; use one of editor\n",
    )
    assert briefing("add", "texts/gazette.txt", *GIVEN).returncode == 0
    source = gazette / "briefing" / "sources" / "gazette.yml"
    before = source.read_bytes()
    ran = briefing("add", "texts/gazette.txt", "--read-in-full", "editor", "--quotes", "known")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("sources/gazette.yml: read in full by editor\n")
    day = datetime.date.today().isoformat()
    assert _added_lines(before, source.read_bytes()) == ["read_in_full:", f"  on: {day}", "  by: editor"]
    checked = briefing("check")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_reading_is_not_put_into_brackets(gazette: Path, briefing: Run) -> None:
    quotes = gazette / "briefing" / "quotes" / "quay.yml"
    stone, granite = (
        "We will build it, and we will build it in stone,",
        "We will build it -- and we will build it in granite,",
    )
    written = f"  readings:\n    courier: {stone}\n    post: {granite}\n"
    text = quotes.read_text("utf-8")
    assert written in text
    quotes.write_text(text.replace(written, f'  readings: {{courier: "{stone}", post: "{granite}"}}\n'), "utf-8")
    before = _files(gazette)
    ran = briefing("add", "texts/gazette.txt", *GIVEN, *REPORT)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        "",
        "briefing/quotes/quay.yml:6:13: nothing can be added to this as it is written; run `briefing fmt` first [yaml]\n"
        "1 problem found; nothing was written\n",
    )
    assert _files(gazette) == before
    assert briefing("fmt").returncode == 0
    assert briefing("add", "texts/gazette.txt", *GIVEN, *REPORT).returncode == 0


def test_what_is_added_has_the_one_form_that_a_commit_needs(gazette: Path, briefing: Run) -> None:
    assert briefing("fmt").returncode == 0
    assert briefing("add", "texts/gazette.txt", *GIVEN, *REPORT, "--byline", "null").returncode == 0
    assert briefing("fmt", "--check").stdout == "13 files of briefing are in canonical form\n"
    assert 'byline: "null"\n' in (gazette / "briefing" / "sources" / "gazette.yml").read_text("utf-8")
