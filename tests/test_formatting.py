"""One form for all files of a briefing: it says the same, loses no comment, and is written by the command."""

import random
import re
import resource
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from build_tools import model
from build_tools.documents import canonical, reader
from tests.conftest import COMMAND, HERE, Run

WORDS = st.sampled_from(
    [
        *("quay", "stone:", "#1", "# no comment", "a: b", "- x", "[and]", "{x}", "“so”", "it’s", "'", '"', "\\", "*", "&a"),
        *("null", "true", "7", "1e3", "0x1F", "~", "2021", "no", "%", "@", "`", "|", ">-", "?", "!x", ",", "---", "..."),
        *("\u00a0", "a\u00a0b", "said:\u00a0no", "\u200b", "\u2009", "  ", "\t", "\n", "\n\n", "\r", " \n", "\n ", "é", "e\u0301"),
        *("한국", "😀", "\u00ad", "https://quay.example/a?b=c#d", "long" * 30, "word " * 30),
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=9).map(lambda parts: " ".join(parts))
KEY = st.one_of(st.sampled_from(["one", "two", "three", "x y", "0", "é", "true", "a:"]), st.text(max_size=5))
VALUE = st.recursive(
    TEXT, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=4)), max_leaves=12
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def _as_read(value: object) -> object:
    if isinstance(value, list):
        return tuple(_as_read(each) for each in value)
    return {key: _as_read(each) for key, each in value.items()} if isinstance(value, dict) else value


def _with_comments(text: str, chance: random.Random) -> str:
    """The text with comments strewn in; some of them come to stand inside a text and are none."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        if chance.random() < 0.3:
            lines += [""] * chance.randrange(3) + [f"{' ' * chance.randrange(7)}#{number}above"]
        lines.append(f"{line}  #{number}beside" if line and chance.random() < 0.3 else line)
    return "\n".join(lines)


def _comments(text: str, value: object) -> list[str]:
    words = str(value)
    return [mark for mark in re.findall(r"#\d+(?:above|beside)", text) if mark not in words]


@given(VALUE, STYLES, st.sampled_from([True, False, None]), st.sampled_from([20, 80, 1000]), st.randoms())
@settings(max_examples=300)
def test_it_says_the_same_and_keeps_every_comment(
    value: object, style: str | None, flow: bool | None, width: int, chance: random.Random
) -> None:
    dumped = yaml.dump(
        value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False
    )
    text = _with_comments(dumped.replace("!!str ", "").replace("!!int ", ""), chance)
    note(text)
    before, findings = reader.parse("x.yml", text.encode("utf-8", "surrogatepass"))
    assume(before is not None and not findings)
    once = canonical.canonical_text(before, model.Topic)
    after, findings = reader.parse("x.yml", once.encode())
    assert after is not None and findings == []
    assert after.value == before.value
    assert repr(after.value) == repr(before.value), "the order of keys that the model doesn't know"
    assert _comments(once, before.value) == _comments(text, before.value)
    assert canonical.canonical_text(after, model.Topic) == once


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("- [a, {  #1\n   #2\n   b: c},  #3\n   d]\n#4\n", "- - a\n  #1\n  #2\n  - b: c\n    #3\n  - d\n#4\n"),
        ("a: [  #1\n  ]  #2\nb: x\n", "#1\na: []  #2\nb: x\n"),
        ("a:  #1\n  #2\n  x  #3\n", "#1\n#2\na: x  #3\n"),
        ("a:\n- x\n#1\nb: y\n", "a:\n  - x\n#1\nb: y\n"),
        ("a:\n  - x\n  #1\nb: y\n", "a:\n  - x\n  #1\nb: y\n"),
        ("a: >-  #1\n  x #2\n #3\nb: |\n  y\n", 'a: "x #2"  #1\n#3\nb: >\n  y\n'),
        (f"a: {'x  ' * 50}y\n", f"a: >-\n  {'x  ' * 50}y\n"),
    ],
)
def test_a_comment_stays_with_what_it_is_about(text: str, tidy: str) -> None:
    read, findings = reader.parse("x.yml", text.encode())
    assert read is not None and findings == []
    assert canonical.canonical_text(read, model.Topic) == tidy


def _files() -> list[Path]:
    folders = [
        HERE / "second" / "briefing",
        HERE / "small" / "briefing",
        *sorted((HERE / "mistakes").glob("*/briefing")),
    ]
    return [path for folder in folders for path in sorted(folder.rglob("*.yml"))]


def test_every_file_that_can_be_read_says_the_same() -> None:
    """All that editors wrote here, with the keys of each noun in the order of the model."""
    tried = 0
    for path in _files():
        name = path.relative_to(next(each for each in path.parents if each.name == "briefing")).as_posix()
        data = path.read_bytes()
        written, findings = canonical.rewrite("x", {name: data})
        if findings or not written:
            continue
        before, after = reader.parse("x", data)[0], reader.parse("x", written[name])[0]
        assert before is not None and after is not None and before.value == after.value
        hashes = re.compile(r"^ *#.*$", re.MULTILINE)
        assert sorted(map(str.strip, hashes.findall(data.decode()))) == sorted(
            map(str.strip, hashes.findall(written[name].decode()))
        )
        assert canonical.rewrite("x", written) == (written, [])
        tried += 1
    assert tried > 200


UNTIDY = """\
# The quay.

# - id: given-up


- readings: {courier:   voted on Tuesday to build a second quay}   # one is enough
  # what it is about
  topics: [ quay,   # the main one
            ferry ]
  title: "The board voted for a second quay"
  # notes will follow
  # in May

# The next one is older.
- id: older
  lemma: null
  speaker:   # nobody knows

    brandt
  annotations:
  - {kind: caution, on: '1950', note: 'It is said: by whom? The Courier prints it as its own and the Post does not print it at all, nor does Tidings.'}
  - note: |-
      One.

      Two.
    kind: context
# The end.
"""
TIDY = """\
# The quay.

# - id: given-up
- title: The board voted for a second quay
  # what it is about
  topics:
    - quay  # the main one
    - ferry
  readings:  # one is enough
    courier: voted on Tuesday to build a second quay
  # notes will follow
  # in May

# The next one is older.
- id: older
  speaker: brandt  # nobody knows
  lemma: "null"
  annotations:
    - on: "1950"
      kind: caution
      note: >-
        It is said: by whom? The Courier prints it as its own and the Post does not print it at all, nor does
        Tidings.
    - kind: context
      note: |-
        One.

        Two.
# The end.
"""


def test_fmt_tidies_all_files_once(project: Path, briefing: Run) -> None:
    quay = project / "briefing" / "quotes" / "quay.yml"
    quay.write_text(UNTIDY, "utf-8")
    assert briefing("fmt").stdout == "11 files of briefing, 5 changed\n"
    assert quay.read_text("utf-8") == TIDY
    ran = briefing("fmt")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "11 files of briefing, 0 changed\n", "")
    assert briefing("fmt", "--check").stdout == "11 files of briefing are in canonical form\n"


def _published(project: Path) -> dict[Path, str]:
    """The pages but for the lines of the YAML that they name."""
    pages = sorted((project / "docs").rglob("*.md"))
    return {page: re.sub(r"&#44; line [0-9]+", "", page.read_text("utf-8")) for page in pages}


def test_fmt_changes_no_word_that_is_published(project: Path, briefing: Run) -> None:
    assert briefing("pages").returncode == 0
    before = _published(project)
    assert briefing("fmt").returncode == 0
    assert briefing("pages").returncode == 0
    assert before and _published(project) == before


def test_fmt_check_names_the_first_line_that_differs(project: Path, briefing: Run) -> None:
    assert briefing("fmt").returncode == 0
    people, ferry = project / "briefing" / "people.yml", project / "briefing" / "topics" / "ferry.yml"
    people.write_text(people.read_text("utf-8").replace("name: Åsa", 'name:  "Åsa').replace("Brandt\n", 'Brandt"\n', 1))
    ferry.write_bytes(ferry.read_bytes().replace(b"\n", b"\r\n"))
    before = people.read_bytes(), ferry.read_bytes()
    ran = briefing("fmt", "--check")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "briefing/people.yml:3:1: the canonical form has 'name: Åsa Brandt' here; run `briefing fmt` [fmt]\n"
        "briefing/topics/ferry.yml:1:1: white space or line breaks differ from the canonical form; run `briefing fmt` [fmt]\n"
        "2 problems found\n"
    )
    assert briefing("fmt", "--check", "--format", "github").stdout.splitlines()[0] == (
        "::error file=briefing/people.yml,line=3,col=1,title=fmt::"
        "the canonical form has 'name: Åsa Brandt' here; run `briefing fmt`"
    )
    assert (people.read_bytes(), ferry.read_bytes()) == before


@pytest.mark.parametrize(
    ("arguments", "outcome"), [(["fmt"], "; nothing was written"), (["fmt", "--check"], "")], ids=["fmt", "check"]
)
def test_fmt_writes_nothing_where_one_file_cannot_be_read(
    arguments: list[str], outcome: str, project: Path, briefing: Run
) -> None:
    (project / "briefing" / "people.yml").write_text("- id: &a b\n  id: c\n", "utf-8")
    files = {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    ran = briefing(*arguments)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        f"briefing/people.yml:1:7: the anchor '&a' is not supported; delete it [yaml]\n1 problem found{outcome}\n"
    )
    assert {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()} == files


def test_fmt_writes_all_files_or_none(project: Path) -> None:
    """The disk takes small files only, and so not the journal, which comes before all others."""
    quay = project / "briefing" / "quotes" / "quay.yml"
    quay.write_text(quay.read_text("utf-8") + "# A long end.\n" * 200, "utf-8")
    files = {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    ran = subprocess.run(
        [COMMAND, "fmt"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500)),
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    refused = r"briefing: \S+/unfinished/[0-9a-f]{32}\.json could not be written \(File too large\); check free space, quota and permissions\n"
    assert re.fullmatch(refused, ran.stderr)
    assert {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()} == files


def test_schemas_are_written_where_they_are_wanted(project: Path, briefing: Run) -> None:
    assert briefing("schemas", "--out", "schemas").stdout == "8 schemas in schemas, 8 changed\n"
    assert len(list((project / "schemas").iterdir())) == 8
    assert briefing("schemas", "--out", "schemas").stdout == "8 schemas in schemas, 0 changed\n"
    ran = briefing("schemas", "--out", "mkdocs.yml")
    assert ran.returncode == 3 and ran.stderr.startswith("briefing: mkdocs.yml/briefing.schema.json could not be")
