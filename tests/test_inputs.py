"""`add` and `extract` take an article as an editor has it, and its text goes to a private folder."""

import hashlib
import io
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.documents import reader
from build_tools.intake.articles import archive_copies
from tests.conftest import Run
from tests.loopback import Loopback, loopback, moves, sends
from tests.saved_pages import PAGES, SavedPage
from tests.test_add import _files
from tests.test_articles import VTT

GIVEN = (
    "--siglum", "G", "--lineage", "tidings", "--lineage-because", "It says: from Tidings.",
    "--descriptor", "A small paper.", "--topic", "quay", "--report", "ferry=where the ferry could land in the meantime",
)  # fmt: skip
WEB = "/2024/03/09/quay?from=feed"
SAVED = {page.name: page for page in PAGES}
TOOK = """\
--title: took 'The gulls of Lunde are heard' from the page's heading
--byline: took 'Ingrid Halvorsen' from the page's metadata (author)
--published: took '2024-03-09' from the page's metadata (datePublished)
--publisher: took 'The Lunde Post' from the page's metadata (og:site_name)
--url: took 'https://post.example/2024/03/09/quay' from the page's canonical link
--language: took 'en' from the page's lang
sources/the-lunde-post.yml: the source
"""


@pytest.fixture
def private(project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts outside the project, and a user whose settings are there too."""
    folder = tmp_path_factory.mktemp("private")
    shutil.copytree(project / "texts", folder / "texts")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder / "texts"


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


def _save(folder: Path, name: str, page: SavedPage) -> str:
    (folder / name).write_bytes(page.data)
    return str(folder / name)


def _said(text: str) -> str:
    """What was printed, without the versions of programs."""
    return re.sub(r"(?<=trafilatura )[\d.]+", "N", text)


def test_a_page_is_added_from_its_address(private: Path, project: Path, briefing: Run, server: Loopback) -> None:
    page = SAVED["plain"]
    server.answers["/feed/1"] = moves(WEB)
    server.answers[WEB] = sends(page.data, Content_Type="text/html")
    address = f"{server.address}/feed/1"
    ran = briefing("add", address, *GIVEN, "--id", "gazette", "--allow-private", "--texts", str(private))
    assert (ran.returncode, ran.stderr) == (0, "")
    text = (private / "gazette.txt").read_text("utf-8")
    assert text.startswith("The gulls of Lunde are heard\n\nBy Ingrid Halvorsen\n") and "cookies" not in text
    assert (private / "gazette.html").read_bytes() == page.data
    assert f"--url: took '{server.address}{WEB}' from the address that was fetched\n" in ran.stdout
    assert f"wrote {private}/gazette.txt\nwrote {private}/gazette.html\n" in ran.stdout
    record, _ = reader.parse("", (project / "briefing/sources/gazette.yml").read_bytes())
    assert record is not None
    source = record.value
    intake = source["intake"]
    assert re.fullmatch(r"\d{4}(-\d\d){2}T\d\d(:\d\d){2}Z", intake.pop("fetched"))
    assert intake.pop("extractor").startswith("trafilatura ")
    assert intake == {
        "address": address,
        "final_address": f"{server.address}{WEB}",
        "status": "200",
        "sha256": hashlib.sha256(page.data).hexdigest(),
    }
    assert (source["published"], source["published_basis"]) == (
        "2024-03-09",
        "From the page's metadata (datePublished).",
    )
    assert [(each["lines"], each["kind"]) for each in source["furniture"]][:2] == [
        ("1", "headline"),
        ("3-5", "dateline"),
    ]
    assert briefing("check").returncode == 0
    assert briefing("pin", "--check", "--texts", str(private)).returncode == 0
    assert briefing("extract", f"{private}/gazette.txt").stdout.startswith("# 2 quotations in 'gazette': 0 new, ")


def test_the_folder_of_texts_is_remembered(private: Path, project: Path, briefing: Run) -> None:
    saved = _save(private.parent, "Saved page (1).html", SAVED["plain"])
    missing = briefing("add", saved, *GIVEN)
    assert (missing.returncode, missing.stderr) == (
        2,
        "briefing: say where its text goes with --texts DIR, a private folder outside the project; it is remembered\n",
    )
    first = briefing("add", saved, *GIVEN, "--texts", str(private))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith(TOOK)
    assert (private / "the-lunde-post.txt").is_file() and not (private / "the-lunde-post.html").exists()
    settings = private.parent / "config" / "annotated-briefing" / "texts.json"
    assert json.loads(settings.read_text("utf-8")) == {str(project / "briefing"): str(private)}
    other = _save(private.parent, "other.html", SAVED["interview"])
    second = briefing("add", other, *GIVEN, "--siglum", "H", "--quotes", "none", "--report", "quay=begun in the year")
    assert (second.returncode, second.stderr) == (0, "") and (private / "lunde-today.txt").is_file()


def test_pin_and_coverage_use_the_folder_that_is_remembered(private: Path, project: Path, briefing: Run) -> None:
    settings = private.parent / "config" / "annotated-briefing" / "texts.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({str(project / "briefing"): str(private)}), "utf-8")
    shutil.rmtree(project / "texts")
    for arguments in (["pin", "--check"], ["pin"], ["coverage"]):
        remembered, named = briefing(*arguments), briefing(*arguments, "--texts", str(private))
        assert remembered.stdout and (remembered.returncode, remembered.stdout, remembered.stderr) == (
            *(named.returncode, named.stdout, named.stderr),
        )
    assert f"{private}/courier.txt:9:30: " in briefing("coverage").stderr


def test_a_text_never_goes_into_the_project(private: Path, project: Path, briefing: Run) -> None:
    before = _files(project)
    saved = _save(private.parent, "saved.html", SAVED["plain"])
    ran = briefing("add", saved, *GIVEN, "--texts", "texts")
    assert (ran.returncode, ran.stderr) == (
        3,
        f"briefing: texts is inside the project {project}, and articles are under copyright; "
        "name a folder outside it with --texts\n",
    )
    (project.parent / "link").symlink_to(project / "texts")
    assert "is inside the project" in briefing("add", saved, *GIVEN, "--texts", str(project.parent / "link")).stderr
    (project / "inner").mkdir()
    (project / "briefing").rename(project / "inner" / "briefing")
    (project / ".git").mkdir()
    ran = briefing("add", saved, *GIVEN, "--briefing", "inner/briefing", "--texts", "texts")
    assert ran.stderr.startswith(f"briefing: texts is inside the project {project}, ")
    (project / "inner" / "briefing").rename(project / "briefing")
    assert _files(project) == before


def test_another_text_is_not_overwritten(private: Path, project: Path, briefing: Run) -> None:
    before = _files(project)
    saved = _save(private.parent, "saved.html", SAVED["plain"])
    (private / "gazette.txt").write_text("Another text.\n", "utf-8")
    ran = briefing("add", saved, *GIVEN, "--id", "gazette", "--texts", str(private))
    assert (ran.returncode, ran.stderr) == (
        3,
        f"briefing: {private}/gazette.txt is another text; choose another --id, or move that file\n",
    )
    assert (_files(project), (private / "gazette.txt").read_text("utf-8")) == (before, "Another text.\n")


def test_a_lost_quotation_is_listed_and_taken(private: Path, project: Path, briefing: Run) -> None:
    saved = _save(private.parent, "saved.html", SAVED["pull-quote-in-an-aside"])
    listed = briefing("extract", saved)
    assert (
        "# In quotation marks, and not in its body; `briefing add --take 1,2` takes the first two:\n" in listed.stdout
    )
    (number,) = re.findall(
        r"^# (\d+): “Stone outlasts every one of the people who lay it\.” \(promotion\)$", listed.stdout, re.M
    )
    wrong = briefing("add", saved, *GIVEN, "--texts", str(private), "--take", f"{number},99")
    said = f"briefing: --take: '{number},99' is none of the numbers 1 to "
    assert wrong.returncode == 2 and wrong.stderr.startswith(said)
    report = ("--report", "quay=begun in the year of the great herring")
    ran = briefing("add", saved, *GIVEN, *report, "--texts", str(private), "--take", number)
    assert (ran.returncode, ran.stderr) == (0, "")
    text = (private / "the-lunde-post.txt").read_text("utf-8").split("\n")
    record, _ = reader.parse("", (project / "briefing/sources/the-lunde-post.yml").read_bytes())
    assert record is not None
    line = text.index("“Stone outlasts every one of the people who lay it.”") + 1
    assert str(line) not in [each["lines"] for each in record.value["furniture"]]


def test_extract_says_what_it_read(private: Path, briefing: Run) -> None:
    ran = briefing("extract", _save(private.parent, "saved.txt", SAVED["plain"]))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert _said(ran.stdout).split("\n#\n")[0] == (
        "# Read by trafilatura N: 113 words in its body.\n"
        "# title: The gulls of Lunde are heard, from the page's heading\n"
        "# byline: Ingrid Halvorsen, from the page's metadata (author)\n"
        "# published: 2024-03-09, from the page's metadata (datePublished)\n"
        "# publisher: The Lunde Post, from the page's metadata (og:site_name)\n"
        "# url: https://post.example/2024/03/09/quay, from the page's canonical link\n"
        "# language: en, from the page's lang\n"
        "# furniture: 1:headline,3-5:dateline,7:boilerplate,9:caption,15-19:promotion,23-25:promotion\n"
        "# In quotation marks, and not in its body; `briefing add --take 1,2` takes the first two:\n"
        "# 1: “strictly necessary” (boilerplate)\n"
        "# 2: “the story” (boilerplate)\n"
        "# 3: “the stone ship of Lunde” (caption)\n"
        "# 4: “I will never leave this island,” (promotion)\n"
        "# 5: “the Lunde morning letter” (promotion)\n"
        "# 6: “We have never been late before” (promotion)"
    )
    assert "# 2 quotations in 'the-lunde-post': " in ran.stdout


def test_standard_input_and_captions(private: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VTT)))
    ran = briefing("extract", "-")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (
        ran.stdout.startswith("# Read by webvtt-py ") and "# kind: transcript, from its being captions\n" in ran.stdout
    )
    text = "The gulls are heard\n\nBy Ada Quist\n\n“Nobody asked the gulls about it,” Ms Brandt said, and took the ferry.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + text.encode())))
    given = [*GIVEN[:-1], "ferry=took the ferry", "--publisher", "The Gull", "--id", "gull", "--texts", str(private)]
    added = briefing("add", "-", *given)
    assert (added.returncode, added.stderr) == (0, "")
    assert "--byline: took 'Ada Quist' from “By Ada Quist”\n" in added.stdout
    assert (private / "gull.txt").read_text("utf-8") == text


def test_a_text_in_windows_1252_has_the_pin_of_its_words(private: Path, briefing: Run) -> None:
    """Its file is not the source's text, which is written in UTF-8, as everybody else has it."""
    text = "“Nobody asked the gulls,” Ms Brandt said at the café, from where the ferry could land in the meantime.\n"
    saved = private.parent / "gull.txt"
    saved.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    given = [*GIVEN, "--publisher", "The Gull", "--title", "Gulls", "--id", "gull", "--texts", str(private)]
    ran = briefing("add", str(saved), *given)
    said = f"{saved} is not UTF-8 and was read as Windows-1252, in which it has '“Nobody'\n"
    assert (ran.returncode, ran.stderr) == (0, said)
    assert (private / "gull.txt").read_text("utf-8") == text
    assert briefing("pin", "--check", "--texts", str(private)).returncode == 0
    assert briefing("extract", str(saved)).stdout.startswith("# Read by a decoder of Windows-1252: 19 words")


def test_a_copy_in_an_archive_is_recorded(
    private: Path, project: Path, briefing: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_copies, "LOOKUP", f"{server.address}/found?url=")
    copy = "https://web.archive.org/web/20240309201500/https://post.example/quay"
    snapshot = json.dumps({"archived_snapshots": {"closest": {"url": copy, "status": "200"}}})
    address = f"{server.address}{WEB}"
    server.answers[WEB] = sends(SAVED["plain"].data, Content_Type="text/html")
    quoted = address.replace(":", "%3A").replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")
    server.answers[f"/found?url={quoted}"] = sends(snapshot.encode())
    ran = briefing("add", address, *GIVEN, "--id", "gazette", "--allow-private", "--archive", "--texts", str(private))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"  archived:\n    - {copy}\n" in (project / "briefing/sources/gazette.yml").read_text("utf-8")
    assert briefing("check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("extract ftp://post.example/a", "ftp://post.example/a is not fetched; pass an address with https://, or save it and pass the file"),
        ("extract http://127.0.0.1:1/", "127.0.0.1 is not on the public internet; if you mean it, pass --allow-private"),
        ("extract http://user@post.example/", "'http://user@post.example/' leads to post.example, whatever comes before the @; delete that"),
        ("add texts/a.txt --id other", "--id: the name of its file gives this text the id 'a'; rename the file"),
        ("extract texts/a.odt", "a.odt is not a kind of zip file that can be read; "),
    ],
)  # fmt: skip
def test_what_is_not_taken(arguments: str, said: str, project: Path, briefing: Run) -> None:
    (project / "texts" / "a.odt").write_bytes(b"PK\x03\x04mimetype")
    (project / "texts" / "a.txt").write_text("Words.\n", "utf-8")
    ran = briefing(*arguments.split())
    status = 2 if "--id" in arguments else 3
    assert (ran.returncode, ran.stderr[: len(said) + 10]) == (status, f"briefing: {said}")
    assert ran.stderr.count("\n") == 1


class Terminal(io.TextIOWrapper):
    """Standard input from which an editor's answers come, a line each."""

    def __init__(self, *answers: str):
        super().__init__(io.BytesIO("".join(f"{each}\n" for each in answers).encode()))

    def isatty(self) -> bool:
        return True


ASKED = """\
Press Enter for the answer in [brackets]. Type < to go back, or ? to read more. Your answers are kept if you break off with Ctrl-C, and nothing is written before you say so.

Id: what its files are named after, such as our-paper [the-lunde-post]

In quotation marks, and not in its body:
1: “strictly necessary” (boilerplate)
2: “the story” (boilerplate)
3: “the stone ship of Lunde” (caption)
4: “Stone outlasts every one of the people who lay it.” (promotion)
5: “I will never leave this island,” (promotion)
6: “the Lunde morning letter” (promotion)
7: “We have never been late before” (promotion)
Which of them belong to its body? Numbers such as 1,3, or all, or none [none]
'9' is none of the numbers 1 to 7; write them as in 1,3 or 2-4, or all, or none
Which of them belong to its body? Numbers such as 1,3, or all, or none [none]

From the page's metadata (og:site_name):
Publisher: the paper or site, as readers know it [The Lunde Post]

Kind: article, or transcript of what was said [article]

From the page's heading:
Title: its headline, to the letter [The engineer speaks]

From the page's metadata (author):
Byline: who wrote it, such as Jane Smith in Oslo [Ingrid Halvorsen]

Agency: the news agency it credits, such as Reuters [unknown]

From the page's lang:
Language: the code of its language, such as en or de [en]

From the page's metadata (datePublished):
Published: the day, such as 20 May 2021 or 2021-05-20 [2024-03-09]

Basis of that date: how you know it, such as “Printed in the text.” [From the page's metadata (datePublished).]

From the page's canonical link:
Address: where it is on the web, with https:// [https://post.example/2024/03/09/quay]
"""


def test_an_editor_is_asked_with_what_each_proposal_rests_on(
    private: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = _save(private.parent, "saved.html", SAVED["pull-quote-in-an-aside"])
    monkeypatch.setattr(sys, "stdin", Terminal("gazette", "9", "4", *[""] * 20))
    report = ("--report", "quay=begun in the year of the great herring")
    ran = briefing("add", saved, *GIVEN, *report, "--texts", str(private))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(ASKED)
    assert "“Stone outlasts every one" in (private / "gazette.txt").read_text("utf-8")
