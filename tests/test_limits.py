"""What is read has limits, each with its sentence; a file says how large it is before anybody reads it."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools import disk
from build_tools.briefing import load
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.verify import verify
from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Problem
from build_tools.diagnostics.refused import OperationFailed
from build_tools.diagnostics.report import as_github, as_json, as_text
from build_tools.documents import reader
from build_tools.documents.folder import read_files
from build_tools.documents.reader import Places, placed
from build_tools.model import Reading
from build_tools.site import by_hand
from tests.conftest import ROOT, SMALL, Run
from tests.test_linear import calls, draft_of

SPARSE = 6_000_000_000
"""Bytes of a file that takes up none on disk, and that Git packs into a few."""

FINDINGS = {
    "briefing/quotes/ferry.yml": "the file has more than 1,000,000 bytes; split it",
    "briefing/pins/post.json": "the pin has more than 2,000,000 bytes; quote less of this source",
    "briefing/editions/2024-03-09.json": "the record has more than 10,000,000 bytes; "
    "delete it if no command of ours wrote it",
}


def _sparse(path: Path, size: int = SPARSE) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        os.truncate(file.fileno(), size)


@pytest.mark.parametrize("path", FINDINGS)
def test_a_file_of_a_briefing_is_too_large(path: str, project: Path, briefing: Run) -> None:
    _sparse(project / path)
    ran = briefing("check")
    assert ran.returncode == 1
    assert f"{path}:1:1: {FINDINGS[path]} [limit]\n" in ran.stderr


def test_no_more_of_a_file_is_read_than_its_limit(project: Path) -> None:
    for path in (*FINDINGS, "briefing/deeper/down/x.bin", "briefing/x.txt"):
        (project / path).parent.mkdir(exist_ok=True, parents=True)
        _sparse(project / path)
    sizes = {path: len(data) for path, data in read_files(project / "briefing").items()}
    assert sizes["quotes/ferry.yml"] == limits.YAML_FILE.most + 1
    assert sizes["pins/post.json"] == limits.PIN_FILE.most + 1
    assert sizes["editions/2024-03-09.json"] == limits.RECORD_FILE.most + 1
    assert (sizes["deeper/down/x.bin"], sizes["x.txt"]) == (0, 0)


def test_a_text_is_too_large(project: Path, briefing: Run) -> None:
    _sparse(project / "texts" / "post.txt")
    sentence = "texts/post.txt has more than 300,000 bytes; save only the article, or a part of it, as a source"
    for command in ("extract texts/post.txt", "add texts/post.txt", "pin --texts texts", "coverage --texts texts"):
        ran = briefing(*command.split())
        assert (ran.returncode, ran.stderr) == (3, f"briefing: {sentence}\n"), command


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/about/index.md", limits.PAGE_FILE.amount),
        ("docs/about/page.html", limits.PAGE_FILE.amount),
        ("docs/about/film.mp4", limits.OTHER_FILE.amount),
        ("docs/.film.mp4", limits.OTHER_FILE.amount),
    ],
)
def test_a_file_below_docs_is_too_large(path: str, said: str, project: Path, briefing: Run) -> None:
    _sparse(project / path)
    for command in ("check", "pages", "build"):
        ran = briefing(command)
        assert ran.returncode == 3 and ran.stderr.startswith(f"briefing: {path} has more than {said}; "), command


def test_the_settings_of_a_site_are_too_large(project: Path, briefing: Run) -> None:
    _sparse(project / "mkdocs.yml")
    ran = briefing("build")
    assert (ran.returncode, ran.stderr) == (3, "briefing: mkdocs.yml has more than 1,000,000 bytes; shorten it\n")


def test_no_more_of_a_file_is_read_for_a_digest_than_its_limit(project: Path) -> None:
    _sparse(project / "docs/film.mp4")
    with pytest.raises(OperationFailed, match=r"/film.mp4 has more than 20,000,000 bytes; publish it elsewhere"):
        list(disk.read_plain(project / "docs"))


FEW = limits.Limit("A folder", 2, "files", "delete one")
SHORT = limits.Limit("A folder", 20, "bytes", "shorten it")


def _too_many_files(folder: Path) -> None:
    disk.read_within(folder, "--briefing", lambda _: FEW, files=FEW, total=limits.BRIEFING_BYTES)


def _too_many_bytes(folder: Path) -> None:
    disk.read_within(folder, "--briefing", lambda _: SHORT, files=limits.BRIEFING_FILES, total=SHORT)


def _too_many_pages(folder: Path) -> None:
    disk.refuse_unfit(folder, files=FEW)


def _too_much_in_docs(folder: Path) -> None:
    disk.refuse_unfit(folder, total=SHORT)


def _too_many_texts(folder: Path) -> None:
    disk.read_right_in(folder, ".txt", "--texts", limits.TEXT_FILE, SHORT)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (_too_many_files, "has more than 2 files; delete one"),
        (_too_many_bytes, "has more than 20 bytes; shorten it"),
        (_too_many_pages, "has more than 2 files; delete one"),
        (_too_much_in_docs, "has more than 20 bytes; shorten it"),
        (_too_many_texts, "has more than 20 bytes; shorten it"),
    ],
)
def test_all_files_together_are_too_much(read: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("ten bytes.", "utf-8")
    read(tmp_path)
    (tmp_path / "c.txt").write_text("ten bytes.", "utf-8")
    with pytest.raises(OperationFailed) as failed:
        read(tmp_path)
    assert str(failed.value) == f"{tmp_path} {said}"


BRACKETS = "[" * 3000


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# A page\n\nWith [a link](index.md).\n", 25),
        (BRACKETS, 9_000_000),
        ("[" * 100 + "a" * 900, 100_000),
        ("\n\n".join(["[" * 100] * 30), 300_000),
        ("a\n=\n" * 10, 400),
        ("- a\n" * 10, 9 * 40),
    ],
)
def test_the_steps_of_a_page(text: str, count: int) -> None:
    assert by_hand.steps(text) == count


def test_a_page_that_would_take_minutes(project: Path, briefing: Run) -> None:
    (project / "docs" / "slow.md").write_text(BRACKETS, "utf-8")
    ran = briefing("build")
    assert (ran.returncode, ran.stderr) == (
        3,
        "briefing: docs/slow.md has more than 5,000,000 characters to look through for links; "
        "use fewer brackets, or shorter paragraphs\n",
    )


def test_what_is_generated_does_not_count(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.md").write_text("ten bytes.", "utf-8")
    disk.write_manifest(tmp_path, ["a.md", "b.md", "c.md"])
    disk.refuse_unfit(tmp_path, files=FEW, total=SHORT)


def test_a_briefing_has_too_many_values_or_quotes(project: Path) -> None:
    files = read_files(project / "briefing")
    few = replace(limits.BRIEFING_VALUES, most=100)
    over = load.open_files("briefing", files, values=few)
    assert [str(each.place) + " " + each.message for each in over.problems([])] == [
        "briefing/discrepancies.yml:1:1 the briefing has more than 100 values; split the briefing"
    ]
    over = load.open_files("briefing", files, quotes=replace(limits.QUOTES, most=5))
    assert [str(each.place) + " " + each.message for each in over.problems([])] == [
        "briefing/quotes/quay.yml:1:1 the briefing has more than 5 quotes; split the briefing"
    ]
    assert load.open_files("briefing", files, quotes=replace(limits.QUOTES, most=6)).findings == []


def test_a_proof_is_too_long(project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PROVED", replace(limits.PROVED, most=1_000))
    file = project / "briefing" / "pins" / "post.json"
    pin = json.loads(file.read_text("utf-8"))
    pin["proofs"][0]["exact"] = "a " * 500
    file.write_text(json.dumps(pin), "utf-8")
    ran = briefing("check")
    sentence = "what is read of all pins has more than 1,000 characters; quote less"
    assert ran.returncode == 1 and f"briefing/pins/post.json:1:1: {sentence} [limit]\n" in ran.stderr


MORE = "there are more problems from here on; fix those before them first"
HOSTILE = {
    "hidden": "\u202e\n",
    "no-break": "\u00a0\n",
    "aliases": "- *a\n",
    "anchors": "- &a b\n",
    "same-keys": "a: b\n",
    "cut": "- a #b\n",
    "escaped": '- "\\u202e"\n',
    "no-keys": "? [a]\n: b\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_is_read_up_to_its_200th_problem(name: str) -> None:
    document, findings = reader.parse("x.yml", (HOSTILE[name] * 1000).encode())
    assert document is None
    problems = placed(findings, Places({}, {}))
    assert len(problems) == 200
    assert (problems[-1].message, problems[-1].code) == (MORE, "limit")


def test_a_file_has_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BRIEFING_VALUES", replace(limits.BRIEFING_VALUES, most=10))
    _, findings = reader.parse("x.yml", b"- a\n" * 9)
    assert findings == []
    document, (finding,) = reader.parse("x.yml", b"- a\n" * 10)
    assert document is None
    assert finding == Finding(Code.LIMIT, Place("x.yml", 10, 3), "the file has more than 10 values; split the briefing")


def _problems(count: int) -> list[Problem]:
    return [Problem(Place("a.yml", line, 1), f"mistake {line}", "value") for line in range(1, count + 1)]


LEFT_OUT = "this and all that follow are not listed, {} in all; fix those before them"


@pytest.mark.parametrize(("count", "left_out"), [(200, ""), (201, "1 problem"), (1300, "1,100 problems")])
def test_every_format_says_how_many_are_left_out(count: int, left_out: str) -> None:
    problems = _problems(count)
    rows = json.loads(as_json(problems))
    annotations = as_github(problems).split("\n")
    text = as_text(problems).split("\n")
    assert [row["message"] for row in rows[:200]] == [each.message for each in problems[:200]]
    if not left_out:
        assert (len(rows), len(annotations), len(text)) == (200, 200, 201)
        return
    last = {
        "file": "a.yml",
        "line": 201,
        "column": 1,
        "grade": "error",
        "code": "value",
        "message": LEFT_OUT.format(left_out),
    }
    assert rows[200:] == [last]
    assert annotations[200:] == [f"::error file=a.yml,line=201,col=1,title=value::{LEFT_OUT.format(left_out)}"]
    assert text[200:] == [f"… and {count - 200:,} more", f"{count:,} problems found"]


def _unknown_keys(count: int) -> str:
    return "".join(f"  kez{number}: a\n" for number in range(count))


def _empty_readings(count: int) -> str:
    return "  readings:\n" + "".join(f"    s{number}: []\n" for number in range(count))


def _unknown_sources(count: int) -> str:
    return "  readings:\n" + "".join(f"    s{number}: words\n" for number in range(count))


@pytest.mark.parametrize("made", [_unknown_keys, _empty_readings, _unknown_sources])
def test_the_work_for_mistakes_grows_with_their_number(made: Callable[[int], str], project: Path) -> None:
    """After the first 200 no mistake is compared with all that it could have meant."""

    def check(count: int) -> Callable[[], object]:
        text = f"- id: a\n  title: A\n  topics: [ferry]\n{made(count)}"
        files = {**read_files(project / "briefing"), "quotes/ferry.yml": text.encode()}
        return lambda: load.open_files("briefing", files)

    check(1)()
    some, twice, four_times = (calls(check(count)) for count in (400, 800, 1600))
    assert four_times - twice < 2.2 * (twice - some)


def test_only_as_many_readings_are_searched_for_as_are_reported() -> None:
    draft = draft_of(210)
    for quote in draft.quotes.values():
        draft.quotes[quote.id] = quote.model_copy(
            update={"readings": {"post": Reading.model_validate(f"{quote.readings['post'].segments[0].exact}s")}}
        )
    _, findings = verify(draft, unpinned=True)
    assert [("the source prints" in each.message) for each in findings] == [True] * 200 + [False] * 10
    post = load.open_folder(SMALL / "briefing").draft.sources["post"].model_copy(update={"furniture": ()})
    text = "\n".join(quote.readings["post"].segments[0].exact[:-1] for quote in draft.quotes.values())
    found = pin_all(replace(draft, sources={"post": post}), {"post": text}, {}).findings
    bare = "these words are not in the body of 'post' as given; copy them from the source"
    assert [each.message == bare for each in found] == [False] * 200 + [True] * 10
    assert found[0].message == "'post' prints “… 0 of Lunde keeps its {berths → berth}”; copy the source's words"


def test_the_list_of_limits_is_that_of_the_code() -> None:
    page = (ROOT / "docs" / "about" / "limits.md").read_text("utf-8")
    rows = [f"| {each.of} | {each.amount} |" for each in limits.ALL]
    assert "\n".join(rows) in page
    assert page.count("\n| ") == len(rows) + 1
