"""A draft is shown with what it lacks, and not published; a briefing that lacks nothing is no draft."""

import re
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.diagnostics.refused import Refused
from build_tools.exports.formats import exported_files
from build_tools.model.record import NOT_WRITTEN
from build_tools.pages import pages
from tests.conftest import Run

FRONT = """\
version: "2"
language: en
title: The harbour of Sallow
position:
  date: 2024-03-07
edition: 2024-03-08
curators:
  - id: editor
    name: The editors
credits: The quotations belong to their outlets.
"""
TITLE_ONLY = "title: The quay\n"
NOTHING = """\
1. briefing/briefing.yml:1:1: there is no source yet; add an article with `briefing add ARTICLE --texts DIR`
2. briefing/briefing.yml:1:1: there is no quote yet; write some into a file in quotes/, as `briefing extract ARTICLE` \
proposes them
3. briefing/briefing.yml:1:1: there is no topic yet; write one as topics/ID.yml, at first only its title:
4. briefing/briefing.yml:1:1: the key 'question' is missing; write the question that the whole briefing answers, in a \
sentence or two
5. briefing/briefing.yml:1:1: the key 'bottom_line' is missing; write the answer about the world, for readers who \
read no further
6. briefing/briefing.yml:1:1: the key 'evidence' is missing; write how good the evidence is, in at most 60 words
7. briefing/briefing.yml:1:1: the key 'judgements' is missing; write the five judgements that matter most, or fewer, \
the weightiest first
7 things missing before it can be published; `briefing serve` shows it
"""


@pytest.fixture
def folder(project: Path) -> Path:
    return project / "briefing"


@pytest.fixture
def only_front(folder: Path) -> Path:
    """A briefing of which there is only the front."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / "briefing.yml").write_text(FRONT, "utf-8")
    return folder


@pytest.fixture
def unsorted(folder: Path) -> Path:
    """A briefing as it is once articles have been added: quotes on no topic, one topic with nothing but its title."""
    lineages = (folder / "briefing.yml").read_text("utf-8").split("lineages:\n")[1].split("curators:")[0]
    (folder / "briefing.yml").write_text(f"{FRONT}lineages:\n{lineages}", "utf-8")
    for path in (folder / "quotes").glob("*.yml"):
        text = re.sub(r"^  (topics|occasion):.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text, "utf-8")
    for name in ("discrepancies.yml", "timeline.yml", "topics/ferry.yml"):
        (folder / name).unlink()
    (folder / "topics" / "quay.yml").write_text(TITLE_ONLY, "utf-8")
    return folder


def _page(folder: Path, path: str) -> str:
    made = {page.path: page.markdown() for page in pages(gate.verified(folder, draft=True))}
    return made[path]


def _encoded(text: str) -> str:
    return "".join(each if each.isalnum() or each == " " else f"&#{ord(each)};" for each in text)


@pytest.mark.usefixtures("only_front")
def test_status_lists_what_an_empty_briefing_lacks(briefing: Run) -> None:
    ran = briefing("status")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, NOTHING, "")


@pytest.mark.parametrize("command", ["check", "build", "pages", "edition"])
def test_a_draft_is_not_published(command: str, only_front: Path, briefing: Run) -> None:
    ran = briefing(command)
    assert (ran.returncode, ran.stdout) == (1, "")
    lines = ran.stderr.splitlines()
    assert [line.rsplit(" [", 1)[1] for line in lines[:-1]] == ["incomplete]"] * 7
    assert lines[-1] == f"7 problems found; nothing was {'written' if command == 'edition' else 'published'}"
    assert not (only_front.parent / "site").exists()


def test_a_draft_without_anything_is_shown(only_front: Path) -> None:
    verified = gate.verified(only_front, draft=True)
    assert len(list(pages(verified))) > 10 and len(dict(exported_files(verified))) > 5
    home = _page(only_front, "index.md")
    assert home.count(_encoded(NOT_WRITTEN)) == 3  # the bottom line, the evidence, the judgements


def test_a_draft_with_quotes_on_no_topic_is_shown(unsorted: Path) -> None:
    verified = gate.verified(unsorted, draft=True)
    assert len(list(pages(verified))) > 20 and len(dict(exported_files(verified))) > 5
    shown = _page(unsorted, "topics/unsorted.md")
    assert _encoded("(on no topic yet)") in shown and "brandt" in shown
    assert _page(unsorted, "topics/quay.md").count(_encoded(NOT_WRITTEN)) == 3  # bottom line, background, questions


def test_what_is_missing_comes_in_the_order_of_the_work(unsorted: Path, briefing: Run) -> None:
    (unsorted / "pins" / "post.json").unlink()
    said = briefing("status").stdout.splitlines()
    named = [re.sub(r"^[0-9]+\. briefing/([^:]*):[0-9]+:[0-9]+: ([^;]*);.*", r"\1: \2", line) for line in said[:-1]]
    no_key = "the key '{}' is missing"
    assert named == [
        "sources/post.yml: this source has no pin, so its readings and silences are unchecked",
        *["quotes/ferry.yml: the key 'topics' is missing"] * 2,
        *["quotes/quay.yml: the key 'topics' is missing"] * 4,
        *[f"topics/quay.yml: {no_key.format(key)}" for key in ("question", "bottom_line", "background")],
        f"topics/quay.yml: {no_key.format('open_questions')}",
        "topics/quay.yml: a topic needs judgements: or textual_findings:",
        *[f"briefing.yml: {no_key.format(key)}" for key in ("question", "bottom_line", "evidence", "judgements")],
        "briefing.yml: the key 'topics' is missing",
    ]


def test_a_mistake_in_a_draft_is_refused_by_itself(only_front: Path) -> None:
    (only_front / "briefing.yml").write_text(FRONT.replace("language: en", "language: english"), "utf-8")
    with pytest.raises(Refused) as refusal:
        gate.verified(only_front, draft=True)
    assert [problem.code for problem in refusal.value.problems] == ["value"]


def test_nothing_is_missing_in_a_whole_briefing(folder: Path, briefing: Run) -> None:
    assert gate.verified(folder).missing == gate.verified(folder, draft=True).missing == ()
    assert briefing("status").stdout == "nothing is missing; `briefing build` makes the site\n"
