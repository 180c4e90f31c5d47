"""The curator's notes: their numbers follow the words as these are read, their permanent ids the editor's file."""

import html
import json
import re
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.cli import parser
from build_tools.site import generated
from tests.conftest import HERE

STONE = """\
  annotations:
    - kind: context
      note: On the whole.
      author: editor
      date: 2024-03-08
    - on: granite
      reading: post
      kind: caution
      note: On another reading.
      author: editor
      date: 2024-03-08
    - on: in stone
      kind: caution
      note: On the last words.
      author: editor
      date: 2024-03-08
    - on: We will
      kind: caution
      note: On the first words.
      author: editor
      date: 2024-03-08
"""


def _marks(figure: str) -> list[int]:
    """The numbers of the notes as their marks are met."""
    return [int(number) for number in re.findall(r'<sup class="note-ref"><a [^>]*>(\d+)</a>', figure)]


def _notes(page: str) -> list[tuple[str, int]]:
    """The ids and numbers of the notes in the order in which they are listed."""
    return [(name, int(number)) for name, number in re.findall(r'<li id="(note-[^"]+)" value="(\d+)"', page)]


def test_notes_are_numbered_in_the_order_of_the_words(project: Path) -> None:
    quay = project / "briefing" / "quotes" / "quay.yml"
    text = quay.read_text("utf-8")
    start, end = text.index("  annotations:"), text.index("- id: brandt-old-quay")
    quay.write_text(text[:start] + STONE + text[end:], "utf-8")
    made = generated.generated_files(gate.verified(project / "briefing"))
    for path in ("quotes/brandt-stone.md", "topics/quay.md", "whole/index.md"):
        listed = [(name, number) for name, number in _notes(html.unescape(made[path])) if "brandt-stone" in name]
        assert listed == [(f"note-brandt-stone-{place}", number) for number, place in enumerate((4, 3, 2, 1), 1)], path
    exported = json.loads(made["data/annotations.jsonld"])["first"]["items"]
    bodies = {each["id"].partition("#")[2]: each["body"]["value"] for each in exported}
    assert bodies["note-brandt-stone-1"] == "On the whole."
    shown = html.unescape(made["quotes/brandt-stone.md"])
    for name in ("note-brandt-stone-1", "note-brandt-stone-3"):
        assert bodies[name] in re.findall(f'<li id="{name}" .*?</li>', shown)[0]


@pytest.fixture(scope="module", params=["small", "second"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    made = generated.generated_files(gate.verified(HERE / request.param / "briefing"))
    return {path: html.unescape(text) for path, text in made.items() if path.endswith(".md")}


def test_every_mark_has_a_higher_number_than_the_one_before(pages: dict[str, str]) -> None:
    """This holds for the editors' lemma; a lemma that a reader chooses refers to the same list of notes."""
    found = {}
    for path, page in pages.items():
        page = re.sub(r'<div data-lemma="[^"]*" hidden="".*?</div>', "", page)
        for figure in re.findall(r"<figure .*?</figure>", page):
            marks = _marks(figure)
            found[path, figure[:80]] = marks == sorted(marks)
    assert any(_marks(figure) for page in pages.values() for figure in re.findall(r"<figure .*?</figure>", page))
    assert [place for place, ordered in found.items() if not ordered] == []


def test_every_list_of_notes_counts_from_one(pages: dict[str, str]) -> None:
    lists = [_notes(each) for page in pages.values() for each in re.findall(r"<aside .*?</aside>", page)]
    assert lists
    assert [each for each in lists if [number for _, number in each] != list(range(1, len(each) + 1))] == []


def test_a_note_is_on_words_as_they_are_printed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash separates two words where a hyphen joins them: what counts is what the source prints."""
    monkeypatch.chdir(project)
    courier, ferry = project / "texts" / "courier.txt", project / "briefing" / "quotes" / "ferry.yml"
    courier.write_text(courier.read_text("utf-8").replace("passengers last", "passengers, 2014–2021, last"), "utf-8")
    reading = ferry.read_text("utf-8").replace("passengers last", "passengers, 2014-2021, last", 1)
    ferry.write_text(reading.replace("on: last year", "on: '2014'"), "utf-8")
    assert parser.run_command(["pin", "--texts", "texts"]) == 0
    made = generated.generated_files(gate.verified(Path("briefing")))
    assert '<span class="noted">2014</span>' in made["quotes/passengers.md"]
