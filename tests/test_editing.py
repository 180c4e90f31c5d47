"""Edits in the preview, through the server's door: the smallest change of a file, verified, undone, or refused."""

import json
import re
import shutil
import socket
from collections.abc import Iterator, Mapping, Sequence
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools import disk
from build_tools.briefing import gate, load
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.texts import keys_in, texts_in
from build_tools.disk import reading as disk_reading
from build_tools.documents import canonical, comments
from build_tools.documents.edits import NotEditable
from build_tools.documents.reader import parse
from build_tools.intake.articles import texts_folder
from build_tools.intake.one_quotation import NEW
from build_tools.interface.catalogue import catalogue
from build_tools.markup.prose import plain
from build_tools.site.editing.change import Change, NotDone, applied, home
from build_tools.site.editing.requests import MOST, TOKEN, Door
from build_tools.site.editing.session import Session
from build_tools.site.editing.tools import DIFFERENCE, PAGE, QUOTE, SHOWN, Shown, asset
from build_tools.site.serve.listening import Server, listening
from build_tools.site.serve.state import Board
from tests.conftest import HERE, ROOT, SMALL
from tests.markup import Element, page

HOST = "127.0.0.1:8000"
Files = dict[str, bytes]


class Editor:
    """A page of the preview: what it asks the door of a folder, and what the folder has then."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.door = Door(Session(folder, gate.Verification()))

    def files(self) -> Files:
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*.yml")}

    def send(self, body: bytes, headers: Mapping[str, str | Sequence[str]] | None = None) -> tuple[int, Any]:
        """The status and the answer; without headers, those of a page."""
        head = Message()
        for name, values in {**self.head(body), **(headers or {})}.items():
            for value in [values] if isinstance(values, str) else values:
                head[name] = value
        status, answer = self.door.answer(head, lambda length: body[:length])
        return status, json.loads(answer)

    def head(self, body: bytes) -> dict[str, str]:
        return {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            TOKEN: self.door._token,
        }

    def ask(self, ask: str, **rest: Any) -> tuple[int, Any]:
        return self.send(json.dumps({"ask": ask, **rest}).encode())

    def record(self, kind: str, name: str) -> Any:
        status, answer = self.ask("record", kind=kind, id=name)
        assert status == 200, answer
        return answer

    def change(self, kind: str, name: str, do: str, at: Sequence[str | int], **rest: Any) -> tuple[int, Any]:
        change = {"kind": kind, "id": name, "do": do, "at": at, **rest}
        return self.ask("change", changes=[change], seen=self.record(kind, name)["seen"])


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    shutil.copytree(SMALL / "briefing", tmp_path / "briefing")
    return Editor(tmp_path / "briefing")


@pytest.fixture
def tidy(editor: Editor) -> Editor:
    """The same with files in canonical form."""
    for path, data in canonical.canonical_files(editor.folder, check=False).items():
        (editor.folder / path).write_bytes(data)
    return editor


NOTE = {"on": "the ferry", "kind": "context", "note": "It is *one* ferry.", "author": "editor", "date": "2024-03-09"}
QUAY, FERRY, FRONT = "topics/quay.yml", "quotes/ferry.yml", "briefing.yml"
ONE_LINE = [
    ("topics", "quay", ["title"], QUAY, "title: The quay\n", "A quay"),
    ("topics", "quay", ["question"], QUAY, "question: What was decided?\n", "What did the board decide?"),
    ("topics", "quay", ["bottom_line"], QUAY, "bottom_line: A second quay is to be built.\n", "They build *a* quay."),
    ("topics", "quay", ["background", "text"], QUAY, "text: The harbour board [decides](quote:vote) on the quays of Lunde.\n", "It: [decides](quote:vote) # on quays."),
    ("topics", "quay", ["judgements", 0, "statement"], QUAY, "statement: The board decided for a second quay.\n", "It decided."),
    ("topics", "quay", ["judgements", 0, "because"], QUAY, "because: Two lineages report it.\n", "Two agencies do."),
    ("topics", "quay", ["open_questions", 0, "question"], QUAY, "question: What does it cost?\n", "What is its price?"),
    ("topics", "quay", ["open_questions", 0, "settled_by"], QUAY, "settled_by: The budget of the board.\n", "A budget."),
    ("discrepancies", "material", ["question"], "discrepancies.yml", "question: What is the quay to be built in?\n", "In what?"),
    ("discrepancies", "material", ["positions", 1, "claim"], "discrepancies.yml", "claim: Granite.\n", "In granite."),
    ("discrepancies", "fate-of-the-berth", ["assessment"], "discrepancies.yml", "assessment: Only one paper says so.\n", "One."),
    ("discrepancies", "material", ["grade"], "discrepancies.yml", "grade: matters\n", "wording"),
    ("briefing", "briefing", ["title"], FRONT, "title: The second quay of Lunde\n", "Lunde’s quay"),
    ("briefing", "briefing", ["judgements", 0, "likelihood"], FRONT, "likelihood: likely\n", "very likely"),
    ("quotes", "vote", ["title"], "quotes/quay.yml", "title: The board voted for a second quay\n", "A vote"),
    ("quotes", "passengers", ["annotations", 0, "note"], FERRY, "note: The year is not named.\n", "No year is."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "at", "path", "old", "new"), ONE_LINE, ids=[str(n) for n in range(len(ONE_LINE))]
)
def test_a_text_is_written_in_its_place_and_nothing_else_changes(
    kind: str, name: str, at: list[str | int], path: str, old: str, new: str, editor: Editor
) -> None:
    before = editor.files()
    shown = f'"{new}"' if "#" in new else new
    expected = before[path].decode().replace(old, f"{old.split(':')[0]}: {shown}\n", 1)
    assert editor.change(kind, name, "set", at, value=new) == (200, {"undo": 1, "redo": 0})
    assert editor.files() == {**before, path: expected.encode()}
    assert value_at_of(editor, kind, name, at) == new
    assert editor.ask("undo") == (200, {"undo": 0, "redo": 1})
    assert editor.files() == before
    assert editor.ask("redo") == (200, {"undo": 1, "redo": 0})
    assert editor.files()[path] == expected.encode()


def value_at_of(editor: Editor, kind: str, name: str, at: list[str | int]) -> Any:
    value = editor.record(kind, name)["value"]
    for step in at:
        value = value[step]
    return value


def _edited(editor: Editor, path: str, change: tuple[Any, ...], **rest: Any) -> str:
    """A file after an edit that changed no other file."""
    before = editor.files()
    status, answer = editor.change(*change, **rest)
    assert status == 200, answer
    after = editor.files()
    assert {each for each in after if after[each] != before.get(each)} == {path}
    return after[path].decode()


def test_notes_are_added_changed_moved_and_deleted(tidy: Editor) -> None:
    begun = tidy.files()[FERRY].decode()
    added = _edited(tidy, FERRY, ("quotes", "berth", "insert", ["annotations", 0]), value=NOTE)
    lines = """\
  annotations:
    - on: the ferry
      kind: context
      note: It is *one* ferry.
      author: editor
      date: 2024-03-09
"""
    assert added == begun + lines
    second = {**NOTE, "on": "berth", "note": "Its berth."}
    after = _edited(tidy, FERRY, ("quotes", "berth", "insert", ["annotations", 1]), value=second)
    item = "".join(f"{line}\n" for line in lines.split("\n")[1:-1])
    assert after == added + item.replace("the ferry", "berth").replace("It is *one* ferry.", "Its berth.")
    moved = _edited(tidy, FERRY, ("quotes", "berth", "move", ["annotations", 1]), to=0)
    first = item.replace("the ferry", "berth").replace("It is *one* ferry.", "Its berth.")
    assert moved == f"{begun}  annotations:\n{first}{item}"
    assert _edited(tidy, FERRY, ("quotes", "berth", "delete", ["annotations", 0])) == added
    assert _edited(tidy, FERRY, ("quotes", "berth", "delete", ["annotations", 0])) == begun
    for _ in range(5):
        assert tidy.ask("undo")[0] == 200
    assert tidy.files()[FERRY].decode() == begun
    assert tidy.ask("undo") == (409, {"problem": "nothing"})


def test_a_note_is_put_between_two_others(tidy: Editor) -> None:
    path = "quotes/quay.yml"
    before = tidy.files()[path].decode()
    value = {"kind": "context", "note": "Between.", "author": "editor", "date": "2024-03-09"}
    after = _edited(tidy, path, ("quotes", "brandt-stone", "insert", ["annotations", 1]), value=value)
    item = "    - kind: context\n      note: Between.\n      author: editor\n      date: 2024-03-09\n"
    assert after == before.replace("    - on: granite\n", f"{item}    - on: granite\n")


def test_a_key_is_put_in_its_place(tidy: Editor) -> None:
    before = tidy.files()[QUAY].decode()
    after = _edited(tidy, QUAY, ("topics", "quay", "set", ["judgements", 0, "likelihood"]), value="likely")
    assert after == before.replace("    confidence: high\n", "    likelihood: likely\n    confidence: high\n")


def test_a_quote_moves_between_topics(tidy: Editor) -> None:
    before = tidy.files()[FERRY].decode()
    after = _edited(tidy, FERRY, ("quotes", "berth", "set", ["topics"]), value=["quay"])
    assert after == before.replace("  topics: [ferry, quay]\n", "  topics: [quay]\n")


def test_topics_change_their_order(editor: Editor) -> None:
    before = editor.files()[FRONT].decode()
    after = _edited(editor, FRONT, ("briefing", "briefing", "move", ["topics", 1]), to=0)
    assert after == before.replace("topics: [quay, ferry]", "topics: [ferry, quay]")


COMMENTED = """\
# The head.
title: The quay  # its title
question: >-  # the question
  What was
  decided?
# above the line
bottom_line: A second quay is to be built.  # the line
background:
  text: The harbour board decides.
  # of the background
  cites: [vote]
judgements:
  # the first
  - statement: First.  # one
    supports: [vote]
    confidence: low
    because: One paper.
  # the second
  - statement: Second.
    supports: [vote]  # two
    confidence: low
    because: One paper.
open_questions:
  - question: What does it cost?
    settled_by: The budget.
# The end.
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (("set", ["title"], "A quay"), "title: The quay  #", "title: A quay  #"),
        (("set", ["question"], "What?"), "question: >-  # the question\n  What was\n  decided?\n", "question: What?  # the question\n"),
        (
            ("set", ["bottom_line"], "Two paragraphs.\n\nOf it."),
            "bottom_line: A second quay is to be built.  # the line\n",
            "bottom_line: |-  # the line\n  Two paragraphs.\n\n  Of it.\n",
        ),
        (("delete", ["judgements", 0], ""), COMMENTED[COMMENTED.index("  # the first") : COMMENTED.index("  # the second")], ""),
    ],
)  # fmt: skip
def test_comments_stay(change: tuple[str, list[str | int], str], old: str, new: str, editor: Editor) -> None:
    (editor.folder / QUAY).write_text(COMMENTED, "utf-8")
    do, at, value = change
    assert _edited(editor, QUAY, ("topics", "quay", do, at), value=value) == COMMENTED.replace(old, new)


def test_items_move_with_the_comments_above_and_beside_them(editor: Editor) -> None:
    (editor.folder / QUAY).write_text(COMMENTED, "utf-8")
    start, end = COMMENTED.index("  # the first"), COMMENTED.index("open_questions")
    first, second = (
        COMMENTED[start : COMMENTED.index("  # the second")],
        COMMENTED[COMMENTED.index("  # the second") : end],
    )
    expected = COMMENTED[:start] + second + first + COMMENTED[end:]
    assert _edited(editor, QUAY, ("topics", "quay", "move", ["judgements", 0]), to=1) == expected


def test_what_the_gate_refuses_is_said_and_nothing_is_written(editor: Editor) -> None:
    before = editor.files()
    found = editor.change("topics", "quay", "set", ["bottom_line"], value="See [this](quote:vot).")
    said = f"unknown quote 'vot'; did you mean 'vote'? ({editor.folder.as_posix()}/{QUAY}:4)"
    assert found == (422, {"findings": [said]})
    wrong = {**NOTE, "on": "the train"}
    status, answer = editor.change("quotes", "berth", "insert", ["annotations", 0], value=wrong)
    said = "these words do not appear in the reading of 'courier'; copy them from it, or name another reading with reading:"
    assert (status, answer) == (422, {"findings": [f"{said} ({editor.folder.as_posix()}/{FERRY}:20)"]})
    assert editor.files() == before
    assert editor.ask("undo") == (409, {"problem": "nothing"})


def test_nothing_is_overwritten_that_was_edited_meanwhile(editor: Editor) -> None:
    seen = editor.record("topics", "quay")["seen"]
    path = editor.folder / QUAY
    path.write_text(path.read_text("utf-8") + "# A comment.\n", "utf-8")
    edited = editor.files()
    change = {"kind": "topics", "id": "quay", "do": "set", "at": ["title"], "value": "A quay"}
    assert editor.ask("change", changes=[change], seen=seen) == (409, {"problem": "meanwhile"})
    assert editor.ask("change", changes=[change]) == (409, {"problem": "meanwhile"})
    assert editor.files() == edited
    assert editor.change("topics", "quay", "set", ["title"], value="A quay")[0] == 200
    path.write_text(path.read_text("utf-8") + "# Another.\n", "utf-8")
    edited = editor.files()
    assert editor.ask("undo") == (409, {"problem": "meanwhile"})
    assert editor.files() == edited


def test_nothing_is_overwritten_although_the_disk_tells_of_no_edit(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the time of a change is that of the file's creation."""
    path, lstat = editor.folder / QUAY, Path.lstat
    status = path.lstat()
    monkeypatch.setattr(disk_reading, "COARSEST", -(10**12))
    monkeypatch.setattr(Path, "lstat", lambda at: status if at == path else lstat(at))
    seen = editor.record("topics", "quay")["seen"]
    path.write_bytes(path.read_bytes().replace(b"The quay", b"Our quay"))
    edited = editor.files()
    change = {"kind": "topics", "id": "quay", "do": "set", "at": ["title"], "value": "A quay"}
    assert editor.ask("change", changes=[change], seen=seen) == (409, {"problem": "meanwhile"})
    assert editor.files() == edited
    assert editor.change("topics", "quay", "set", ["title"], value="A quay")[0] == 200, "now that it was read"


def test_changes_are_made_together_or_not_at_all(editor: Editor) -> None:
    before = editor.files()
    changes = [
        {"kind": "topics", "id": "quay", "do": "set", "at": ["title"], "value": "A quay"},
        {"kind": "topics", "id": "ferry", "do": "set", "at": ["title"], "value": " "},
    ]
    seen = {**editor.record("topics", "quay")["seen"], **editor.record("topics", "ferry")["seen"]}
    assert editor.ask("change", changes=changes, seen=seen)[0] == 422
    assert editor.files() == before
    changes[1]["value"] = "A ferry"
    assert editor.ask("change", changes=changes, seen=seen) == (200, {"undo": 1, "redo": 0})
    assert editor.ask("undo")[0] == 200
    assert editor.files() == before


def test_what_is_written_need_not_be_verified_again(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the preview shows it at once."""
    verification = gate.Verification()
    session = Session(editor.folder, verification)
    seen = session.record("topics", "quay")
    change = Change(kind="topics", id="quay", do="set", at=["title"], value="A quay")
    session.change([change], seen["seen"])
    assert session.written.is_set()
    monkeypatch.delattr(gate, "open_files")
    assert verification.now(editor.folder, draft=True).briefing.topics["quay"].title == "A quay"


def test_the_difference_is_that_of_all_edits(editor: Editor) -> None:
    assert editor.ask("difference") == (200, {"difference": ""})
    for title in ("A quay", "The new quay"):
        assert editor.change("topics", "quay", "set", ["title"], value=title)[0] == 200
    expected = """\
--- a/topics/quay.yml
+++ b/topics/quay.yml
@@ -1,5 +1,5 @@
 # The topic with speech.
-title: The quay
+title: The new quay
 question: What was decided?
 bottom_line: A second quay is to be built.
 background:"""
    assert editor.ask("difference") == (200, {"difference": expected})
    editor.ask("undo")
    editor.ask("undo")
    assert editor.ask("difference") == (200, {"difference": ""})


@pytest.fixture
def reading(editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """With the texts at hand, in the folder that `briefing add` used last."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    shutil.copytree(SMALL / "texts", tmp_path / "texts")
    for path, data in texts_folder.reminder(editor.folder, tmp_path / "texts").items():
        disk.write(path, data)
    return editor


def _all_files(editor: Editor) -> Files:
    """With the pins."""
    return {path.relative_to(editor.folder).as_posix(): path.read_bytes() for path in editor.folder.rglob("*.*")}


def test_the_text_of_a_source_is_shown_with_what_can_be_quoted(reading: Editor) -> None:
    status, answer = reading.ask("text", kind="sources", id="courier")
    text = (SMALL / "texts" / "courier.txt").read_text("utf-8")
    assert (status, "".join(words for _, words in answer["pieces"])) == (200, text)
    assert ["furniture", "Photo: Courier staff\n"] in answer["pieces"]
    assert ["quoted", "the ferry would keep its berth"] in answer["pieces"]
    start = text.index("about nine")
    card = {"segments": [[start, start + 25]], "said": ["about nine million crowns"], "of": None, "quoted": True}
    assert answer["cards"] == [{**card, "speaker": "brandt", "name": "", "role": "", "sure": True, "topic": None}]


def test_a_quotation_is_taken_pinned_and_taken_back(reading: Editor) -> None:
    before = _all_files(reading)
    card = reading.ask("text", kind="sources", id="courier")[1]["cards"][0]
    take = {"segments": card["segments"], "speaker": "brandt", "topics": ["quay"]}
    assert reading.ask("take", kind="sources", id="courier", take=take) == (200, {"undo": 1, "redo": 0})
    after = _all_files(reading)
    assert {path for path in after if after[path] != before.get(path)} == {"quotes/courier.yml", "pins/courier.json"}
    assert (
        after["quotes/courier.yml"].decode()
        == """\
- id: brandt-about-nine-million
  speaker: brandt
  topics: [quay]
  readings:
    courier: about nine million crowns
"""
    )
    assert reading.ask("text", kind="sources", id="courier")[1]["cards"] == []
    texts, keys = texts_in(SMALL / "texts"), keys_in(SMALL / "texts")
    pinned = pin_all(load.open_folder(reading.folder).draft, texts, keys).pins["courier"]
    assert after["pins/courier.json"] == commitment.write_pin(pinned), "as if all sources were pinned"
    assert reading.ask("undo")[0] == 200
    assert _all_files(reading) == before


def test_a_passage_is_taken_as_a_reading_of_a_known_quote(reading: Editor) -> None:
    before = _all_files(reading)["quotes/ferry.yml"].decode()
    start = (SMALL / "texts" / "post.txt").read_text("utf-8").index("has voted")
    take = {"segments": [[start, start + 9]], "of": "berth"}
    assert reading.ask("take", kind="sources", id="post", take=take)[0] == 200
    line = "    courier: the ferry would keep its berth\n"
    assert reading.files()["quotes/ferry.yml"].decode() == before.replace(line, f"{line}    post: has voted\n")


def test_selected_words_are_seen_to_be_a_reading_of_a_known_quote(reading: Editor) -> None:
    words = "We will build it, and we will build it"
    start = (SMALL / "texts" / "courier.txt").read_text("utf-8").index(words)
    take = {"segments": [[start, start + len(words)]]}
    status, card = reading.ask("card", kind="sources", id="courier", take=take)
    assert (status, card["said"], card["of"], card["speaker"]) == (200, [words], "brandt-stone", None)
    said_so = {"segments": [[start + len(words) + 12, start + len(words) + 23]]}
    own = reading.ask("card", kind="sources", id="courier", take=said_so)[1]
    assert (card["quoted"], own["quoted"], own["said"]) == (True, False, ["Brandt told"])
    assert reading.ask("card", kind="sources", id="courier", take={"segments": [[9, 3]]})[0] == 422


def test_selected_words_are_seen_to_be_a_reading_of_what_is_reported(reading: Editor) -> None:
    words = "company carried 41,000 passengers last year"
    start = (SMALL / "texts" / "post.txt").read_text("utf-8").index(words)
    take = {"segments": [[start, start + len(words)]]}
    assert reading.ask("card", kind="sources", id="post", take=take)[1]["of"] == "passengers"


def test_a_text_is_read_whatever_the_gate_refuses_elsewhere(reading: Editor) -> None:
    """What is written is verified."""
    topic = reading.folder / "topics" / "ferry.yml"
    topic.write_bytes(topic.read_bytes().replace(b"title: The", b"title: The\xe2\x80\x8b"))
    status, text = reading.ask("text", kind="sources", id="courier")
    assert status == 200, text
    (card,) = text["cards"]
    take = {"segments": card["segments"], "speaker": "brandt", "topics": ["quay"]}
    assert reading.ask("card", kind="sources", id="courier", take=take) == (200, card)
    before = _all_files(reading)
    status, answer = reading.ask("take", kind="sources", id="courier", take=take)
    assert (status, _all_files(reading) == before) == (422, True), answer
    assert "U+200B" in str(answer), answer


def test_somebody_new_speaks(reading: Editor) -> None:
    before = _all_files(reading)
    text = (SMALL / "texts" / "post.txt").read_text("utf-8")
    start = text.index("has stood")
    who = {"speaker": NEW, "name": "Asa Lind", "side": "The board", "role": "Member"}
    take = {"segments": [[start, start + 26]], "topics": ["quay"], **who}
    assert reading.ask("take", kind="sources", id="post", take=take) == (200, {"undo": 1, "redo": 0})
    entry = "- id: asa-lind\n  name: Asa Lind\n  role: Member\n  side: The board\n  spellings:\n    - Asa Lind\n"
    after = _all_files(reading)
    assert after["people.yml"].decode() == before["people.yml"].decode() + entry
    assert "  speaker: asa-lind\n" in after["quotes/post.yml"].decode()
    assert reading.ask("undo")[0] == 200
    assert _all_files(reading) == before


def test_what_nobody_says_is_a_report(reading: Editor) -> None:
    start = (SMALL / "texts" / "post.txt").read_text("utf-8").index("harbour board of Lunde")
    take = {"segments": [[start, start + 22]], "topics": ["quay"]}
    assert reading.ask("take", kind="sources", id="post", take=take) == (200, {"undo": 1, "redo": 0})
    lines = '  title: "The Post <Evening>: The quay"\n  topics: [quay]\n  readings:\n    post: harbour board of Lunde\n'
    assert lines in reading.files()["quotes/post.yml"].decode()


MAY_BE = "'Mr Brandt' may be Åsa Brandt; choose them as the speaker, or save again if it is somebody else"
NO_ENTRY = "this is no entry of people.yml; write a name, a side and a role, a line each"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, NO_ENTRY),
        ({"side": ""}, NO_ENTRY),
        ({"role": "a\nb"}, NO_ENTRY),
        ({"name": ""}, NO_ENTRY),
        ({"name": "Asa Brandt"}, "'Asa Brandt' is already in people.yml; choose Åsa Brandt as the speaker"),
        ({"name": "brandt"}, "'brandt' is already in people.yml; choose Åsa Brandt as the speaker"),
        ({"name": "Mr Brandt"}, MAY_BE),
        ({"name": "she"}, "'she' is written as an id; write the name of somebody new, or choose a speaker"),
    ],
)
def test_nobody_is_added_who_is_no_entry_or_known(wrong: dict[str, str], said: str, reading: Editor) -> None:
    before = _all_files(reading)
    start = (SMALL / "texts" / "post.txt").read_text("utf-8").index("has stood")
    who = {"speaker": NEW, "name": "Asa Lind", "side": "The board", "role": "Member", **wrong}
    status, answer = reading.ask("take", kind="sources", id="post", take={"segments": [[start, start + 26]], **who})
    assert (status, answer) == (422, {"findings": [said]})
    assert _all_files(reading) == before


def test_somebody_else_of_the_same_name_speaks_when_that_is_said_twice(reading: Editor) -> None:
    text = (SMALL / "texts" / "post.txt").read_text("utf-8")
    start = text.index("has stood")
    who = {"speaker": NEW, "name": "Mr Brandt", "role": "Member"}
    take = {"segments": [[start, start + 26]], "topics": ["quay"], **who}
    assert reading.ask("take", kind="sources", id="post", take=take) == (422, {"findings": [MAY_BE]})
    other = {**take, "segments": [[start, start + 9]]}
    assert reading.ask("take", kind="sources", id="post", take=other) == (422, {"findings": [MAY_BE]})
    assert reading.ask("take", kind="sources", id="post", take=take) == (422, {"findings": [MAY_BE]})
    assert reading.ask("take", kind="sources", id="post", take=take) == (422, {"findings": [NO_ENTRY]})
    assert reading.ask("take", kind="sources", id="post", take={**take, "side": "The board"})[0] == 200
    assert "- id: mr-brandt\n  name: Mr Brandt\n" in reading.files()["people.yml"].decode()


def test_somebody_new_has_an_id_that_nobody_has(reading: Editor) -> None:
    people = reading.folder / "people.yml"
    entry = "- id: {}\n  name: {}\n  role: Member\n  side: The board\n  spellings: [{}]\n"
    entry = entry.format("somebody", "王", "王") + entry.format("asa-lind", "Somebody Else", "Else")
    people.write_bytes(people.read_bytes() + entry.encode())
    for name, source, words in (("Asa Lind", "post", "has stood"), ("李", "courier", "about nine million crowns")):
        start = (SMALL / "texts" / f"{source}.txt").read_text("utf-8").index(words)
        take = {"segments": [[start, start + len(words)]], "topics": ["quay"]}
        who = {"speaker": NEW, "name": name, "side": "The board", "role": "Member"}
        status, answer = reading.ask("take", kind="sources", id=source, take={**take, **who})
        assert status == 200, answer
    assert re.findall("- id: (.*)", people.read_text("utf-8")) == [
        "brandt",
        "somebody",
        "asa-lind",
        "asa-lind-2",
        "somebody-2",
    ]


@pytest.mark.parametrize("segments", [[[5, 5]], [[-9, 3]], [[9, 3]], [[3, 9], [6, 12]], [[0, 5], [90_000, 90_005]]])
def test_what_is_no_passage_is_not_taken(reading: Editor, segments: list[list[int]]) -> None:
    before = _all_files(reading)
    assert reading.ask("take", kind="sources", id="post", take={"segments": segments, "of": "berth"}) == (
        422,
        {"findings": ["this can't be quoted: it is no passage of the text; select words of it"]},
    )
    assert _all_files(reading) == before


def test_a_proposal_is_left_out(reading: Editor) -> None:
    value = {"exact": "about nine million crowns", "because": "A sum."}
    assert reading.change("sources", "courier", "insert", ["left_out", 0], value=value)[0] == 200
    assert reading.ask("text", kind="sources", id="courier")[1]["cards"] == []


def test_a_silence_is_recorded_with_its_proof(reading: Editor) -> None:
    before = _all_files(reading)
    take = {"topics": ["ferry"], "looked_for": ["crossings", "minutes"]}
    status, answer = reading.ask("take", kind="sources", id="post", take=take)
    assert (status, _all_files(reading) == before) == (422, True), answer  # the Post has a quote on it
    (reading.folder / FERRY).write_bytes(
        before[FERRY].replace(b"    post: The ferry company carried 41,000 passengers last year.\n", b"")
    )
    assert reading.ask("take", kind="sources", id="post", take=take) == (200, {"undo": 1, "redo": 0})
    silence = "  - source: post\n    looked_for: [crossings, minutes]\n"
    assert silence in reading.files()["topics/ferry.yml"].decode()


def test_what_the_briefing_does_not_know_is_not_taken(reading: Editor, tmp_path: Path) -> None:
    (tmp_path / "texts" / "herald.txt").write_text("Nobody knows the Herald.", "utf-8")
    for ask in ("text", "take"):
        assert reading.ask(ask, kind="sources", id="herald") == (409, {"problem": "textless"})
    for take in ({"of": "nothing"}, {"topics": ["nothing"], "looked_for": ["minutes"]}):
        assert reading.ask("take", kind="sources", id="post", take={"segments": [[0, 5]], **take}) == (
            409,
            {"problem": "nowhere"},
        )


def test_without_its_text_nothing_is_taken(editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    for _ in range(2):
        for ask in ("text", "take"):
            assert editor.ask(ask, kind="sources", id="courier") == (409, {"problem": "textless"})
        for path, data in texts_folder.reminder(editor.folder, tmp_path / "gone").items():
            disk.write(path, data)


@pytest.mark.parametrize("segments", [[[5, 2]], [[0, 9_999]], [[3, 3]], [[0, 10]]])
def test_a_span_that_is_none_of_the_body_is_refused(segments: list[list[int]], reading: Editor) -> None:
    before = _all_files(reading)
    take = {"segments": segments, "speaker": "brandt", "topics": ["quay"]}
    status, answer = reading.ask("take", kind="sources", id="courier", take=take)
    assert status in (409, 422), answer
    assert _all_files(reading) == before


BODY = json.dumps({"ask": "undo"}).encode()
ATTACKS: list[tuple[str, dict[str, str | list[str]], int]] = [
    ("no token", {TOKEN: []}, 403),
    ("another token", {TOKEN: "x" * 43}, 403),
    ("a token that is no ASCII", {TOKEN: "é"}, 403),
    ("two tokens", {TOKEN: ["x", "x"]}, 403),
    ("no origin", {"Origin": []}, 403),
    ("a page elsewhere", {"Origin": "https://evil.example"}, 403),
    ("a page in a frame without an origin", {"Origin": "null"}, 403),
    ("another port of this machine", {"Origin": "http://127.0.0.1:9000"}, 403),
    ("an origin that begins like ours", {"Origin": f"http://{HOST}.evil.example"}, 403),
    ("two origins", {"Origin": [f"http://{HOST}", "https://evil.example"]}, 403),
    ("two hosts", {"Host": [HOST, HOST]}, 403),
    ("a page of another site, as the browser says", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("a form", {"Content-Type": "text/plain"}, 415),
    ("a form with a file", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ("no content type", {"Content-Type": []}, 415),
    ("no length", {"Content-Length": []}, 411),
    ("a length that is none", {"Content-Length": "-1"}, 411),
    ("two lengths", {"Content-Length": ["1", "15"]}, 411),
    ("chunks", {"Transfer-Encoding": "chunked"}, 411),
    ("too long", {"Content-Length": str(MOST + 1)}, 413),
    ("a length of many digits", {"Content-Length": "9" * 5000}, 411),
]


@pytest.mark.parametrize(("attack", "headers", "status"), ATTACKS, ids=[each[0] for each in ATTACKS])
def test_only_pages_of_this_server_may_edit(
    attack: str, headers: dict[str, str | list[str]], status: int, editor: Editor
) -> None:
    problem = {403: "forbidden", 413: "too-long"}.get(status, "unclear")
    assert editor.send(BODY, headers) == (status, {"problem": problem}), attack
    assert editor.send(BODY) == (409, {"problem": "nothing"})


UNCLEAR: list[Any] = [
    b"",
    b"{",
    b"[]",
    b"\xff",
    b'{"ask": "undo", "more": 1}',
    b"[" * MOST,
    b'{"ask": "change", "changes": ' + b"[" * 90_000,
    {"ask": "delete everything"},
    {"ask": "record", "kind": "pins", "id": "courier"},
    {"ask": "record", "kind": "curators", "id": "editor"},
    {"ask": "record", "kind": "topics", "id": "../topics/quay"},
    {"ask": "record", "kind": "topics", "id": "/etc/passwd"},
    {"ask": "record", "kind": "topics", "id": "quay\0"},
    {"ask": "record", "kind": "topics", "id": "quay.yml"},
    {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "set", "at": []}]},
    {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "set", "at": [1.5]}]},
    {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "set", "at": ["a"] * 9}]},
    {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "move", "at": ["judgements", 0], "to": -1}]},
    {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "set", "at": ["title"]}] * 51},
    *(
        {"ask": "change", "changes": [{"kind": "topics", "id": "quay", "do": "set", "at": ["title"], "value": value}]}
        for value in (7, [True], None, json.loads("[" * 100 + "]" * 100))
    ),
    {"ask": "record", "kind": "people", "id": "brandt"},
    {"ask": "record", "kind": "topics", "id": ""},
]


@pytest.mark.parametrize("body", UNCLEAR, ids=range(len(UNCLEAR)))
def test_what_is_no_request_is_refused(body: Any, editor: Editor) -> None:
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    assert editor.send(body) == (400, {"problem": "unclear"})


NOWHERE: list[tuple[Any, ...]] = [
    ("topics", "harbour", "set", ["title"], "A"),
    ("topics", "quay", "set", ["judgements", 7, "statement"], "A"),
    ("topics", "quay", "set", ["title", "words"], "A"),
    ("topics", "quay", "set", ["judgements", 1], {}),
    ("topics", "quay", "delete", ["silent"], ""),
    ("topics", "quay", "insert", ["judgements", -1], {}),
    ("topics", "quay", "insert", ["judgements", "x"], {}),
    ("topics", "quay", "move", ["judgements", 3], ""),
    ("topics", "quay", "move", ["title"], ""),
    ("discrepancies", "discrepancies", "set", ["title"], "A"),
    ("briefing", "quay", "set", ["title"], "A"),
]


@pytest.mark.parametrize(("kind", "name", "do", "at", "value"), NOWHERE, ids=range(len(NOWHERE)))
def test_a_place_that_is_not_there_is_said(kind: str, name: str, do: str, at: Any, value: Any, editor: Editor) -> None:
    before = editor.files()
    change = {"kind": kind, "id": name, "do": do, "at": at, "value": value}
    seen = editor.record("topics", "quay")["seen"]
    assert editor.ask("change", changes=[change], seen=seen) == (409, {"problem": "nowhere"})
    assert editor.files() == before


def _posted(server: Server, path: str, headers: Mapping[str, str], body: bytes = BODY) -> str:
    """What a server answers, without the headers."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection(server.server_address[:2], timeout=60) as opened:
        opened.sendall(f"POST {path} HTTP/1.0\r\n{head}\r\n".encode() + body)
        answer = b"".join(iter(lambda: opened.recv(65536), b"")).decode()
    return f"{answer.split()[1]} {answer.partition(chr(13) + chr(10) + chr(13) + chr(10))[2]}"


def test_the_server_takes_edits_at_one_address_of_this_machine_alone(editor: Editor) -> None:
    with listening("127.0.0.1:0", Board()) as server:
        headers = editor.head(BODY)
        assert server.is_private
        assert _posted(server, "/.live/edit", headers) == "501 Unsupported method ('POST')\n"
        server.door = editor.door
        assert _posted(server, "/.live/edit", headers) == '409 {"problem": "nothing"}'
        assert _posted(server, "/.live/edit", {**headers, TOKEN: "x"}) == '403 {"problem": "forbidden"}'
        elsewhere = {**headers, "Host": "evil.example", "Origin": "http://evil.example"}
        assert _posted(server, "/.live/edit", elsewhere) == f"421 this is not that host; open {server.url}\n"
        for path in (
            "/",
            "/.live/edit/",
            "/.live/edit?x",
            "/topics/.live/edit",
            "/.live/../.live/edit",
        ):
            assert _posted(server, path, headers) == "501 Unsupported method ('POST')\n"
    with listening("0.0.0.0:0", Board()) as server:
        assert not server.is_private


@pytest.mark.parametrize("hidden", ["\0", "\u202e", "\ud800", "a\u2028b", "\x1b[31m"])
def test_invisible_characters_are_refused(hidden: str, editor: Editor) -> None:
    before = editor.files()
    assert editor.change("topics", "quay", "set", ["title"], value=f"A{hidden}quay")[0] in (400, 422)
    assert editor.files() == before


def test_no_link_is_followed(editor: Editor, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    seen = editor.record("topics", "quay")["seen"]
    (editor.folder / QUAY).rename(outside)
    (editor.folder / QUAY).symlink_to(outside)
    before = outside.read_bytes()
    change = {"kind": "topics", "id": "quay", "do": "set", "at": ["title"], "value": "A quay"}
    said = f"{editor.folder / QUAY} is a link; replace it with the file itself"
    refused = (422, {"findings": [said]})
    assert editor.ask("record", kind="topics", id="quay") == refused
    assert editor.ask("change", changes=[change], seen=seen) == refused
    assert outside.read_bytes() == before


SMALL_FILES: Files = {
    path.relative_to(SMALL / "briefing").as_posix(): path.read_bytes() for path in (SMALL / "briefing").rglob("*.yml")
}
TIDY_FILES = canonical.rewrite("briefing", SMALL_FILES)[0]

RECORDS = [
    ("topics", "quay"),
    ("topics", "ferry"),
    ("quotes", "brandt-stone"),
    ("quotes", "passengers"),
    ("discrepancies", "material"),
    ("briefing", "briefing"),
]


def _places(files: Files) -> Iterator[tuple[str, str, list[str | int]]]:
    """Every value of some records."""
    for kind, name in RECORDS:
        _, start, document = home(kind, name, files, parse)
        own = (route[len(start) :] for route in document.values if route[: len(start)] == start)
        yield from ((kind, name, list(route)) for route in own if route)


PLACES = list(_places(SMALL_FILES))
TEXTS = st.one_of(
    st.sampled_from(["", "A: b", "# no", "two\n\nparagraphs", "- x", "yes", "‘x’ “y”", "a  b ", "'", '"', "x" * 300]),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp")), max_size=40),
)
CHANGES = st.builds(
    lambda place, do, value, to: Change(kind=place[0], id=place[1], do=do, at=place[2], value=value, to=to),
    st.sampled_from(PLACES),
    st.sampled_from(["set", "insert", "delete", "move"]),
    st.one_of(TEXTS, st.dictionaries(st.sampled_from(["note", "kind", "x-y"]), TEXTS, min_size=1)),
    st.integers(0, 3),
)


def _expected(value: Any, change: Change, route: tuple[str | int, ...]) -> Any:
    """What a file has after a change, without its text."""
    if not route:
        return change.value
    step, rest = route[0], route[1:]
    if rest:
        made = _expected(value[step], change, rest)
        if isinstance(value, tuple):
            kept = [made if n == step else each for n, each in enumerate(value) if n != step or made is not None]
            return tuple(kept) or None
        return {
            key: made if key == step else each for key, each in value.items() if key != step or made is not None
        } or None
    if isinstance(value, dict):
        return (
            {**value, step: change.value}
            if change.do == "set"
            else {k: v for k, v in value.items() if k != step} or None
        )
    assert isinstance(step, int)
    items = list(value)
    if change.do == "set":
        items[step] = change.value
    elif change.do == "insert":
        items.insert(step, change.value)
    elif change.do == "delete":
        items.pop(step)
    else:
        items.insert(change.to, items.pop(step))
    return tuple(items) or None


@settings(max_examples=60, deadline=None)
@given(files=st.sampled_from([SMALL_FILES, TIDY_FILES]), change=CHANGES)
def test_any_change_makes_that_of_the_value_and_keeps_every_comment(files: Files, change: Change) -> None:
    path, start, document = home(change.kind, change.id, files, parse)
    try:
        made = applied(change, path, start, document, files[path])
    except (NotDone, NotEditable):
        return
    made = canonical.in_form_of("briefing", files, {path: made})[path]
    read, findings = parse(path, made)
    assert read is not None and not findings, made.decode()
    assert read.value == _expected(document.value, change, (*start, *change.at))
    if change.do != "delete":
        assert _comments(made) == _comments(files[path])


def _comments(data: bytes) -> list[str]:
    read, _ = parse("", data)
    assert read
    found = comments.attach(read)
    each = [*found.beside.values(), *(one for many in (*found.above.values(), *found.below.values()) for one in many)]
    return sorted(comment.text for comment in each)


@settings(max_examples=10, deadline=None)
@given(
    files=st.sampled_from([SMALL_FILES, TIDY_FILES]),
    changes=st.lists(CHANGES, max_size=6),
    turns=st.lists(st.booleans(), max_size=12),
)
def test_undoing_gives_the_bytes_that_there_were(
    files: Files, changes: list[Change], turns: list[bool], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    editor = Editor(folder)
    texts = [each.model_copy(update={"do": "set", "value": f"A {n}."}) for n, each in enumerate(changes)]
    states = [editor.files()]
    for each in [one for pair in zip(changes, texts, strict=True) for one in pair]:
        seen = editor.record(each.kind, each.id)["seen"]
        status, _ = editor.ask("change", changes=[each.model_dump()], seen=seen)
        if status == 200 and editor.files() != states[-1]:
            states.append(editor.files())
    at = len(states) - 1
    for back in [*turns, *[True] * len(states)]:
        at = max(at - 1, 0) if back else min(at + 1, len(states) - 1)
        editor.ask("undo" if back else "redo")
        assert editor.files() == states[at]
    assert at == 0


BESIDE = {(PAGE, "question"), (QUOTE, "topics"), (DIFFERENCE, "grade")}
"""What pages show elsewhere or not at all, and whose buttons are beside something else."""


def test_every_text_is_where_the_script_looks_for_it(small_built: Path, second_built: Path) -> None:
    """So that what an editor reads in the form is what the page shows there."""
    found: set[Shown] = set()
    for site, briefing in ((small_built, SMALL / "briefing"), (second_built, HERE / "second" / "briefing")):
        session = Session(briefing, gate.Verification())
        for file in sorted(site.rglob("index.html")):
            for shown, kind, name, element in _places_on(file, file.parent.relative_to(site).as_posix()):
                value: Any = session.record(kind, name)["value"]
                for step in shown.at.split("/"):
                    value = value[element.around("li").number if step == "#" else step]
                if (shown.of, shown.at) not in BESIDE:
                    assert plain(value) in element.text, (file, shown)
                found.add(shown)
    assert found == set(SHOWN)


def _places_on(file: Path, address: str) -> Iterator[tuple[Shown, str, str, Element]]:
    """What can be edited on a page, with the kinds and ids of the records."""
    article = page(file).first("article")
    for shown in SHOWN:
        if shown.of == PAGE and re.fullmatch(r"\.|topics/[^/]+", address):
            kind, _, name = address.partition("/")
            yield from (
                (shown, "briefing" if kind == "." else kind, name or "briefing", each)
                for each in article.all(shown.selector)
            )
        elif shown.of != PAGE:
            for owner in article.all(f"[id^={shown.of}]"):
                name = (owner.get("id") or "").removeprefix(shown.of)
                kind = {QUOTE: "quotes", DIFFERENCE: "discrepancies"}[shown.of]
                yield from ((shown, kind, name, each) for each in owner.all(shown.selector))


def test_the_script_has_each_of_its_words() -> None:
    messages = catalogue((ROOT / "build_tools" / "interface" / "en.ftl").read_text("utf-8")).variables
    assert words_of_the_script() == {name.removeprefix("edit-") for name in messages if name.startswith("edit-")}


def words_of_the_script() -> set[str]:
    """What it looks up among its words: by name, for a text that can be edited, or for a problem."""
    script = asset("edit.js").decode()
    used = {"".join(found) for found in re.findall(r"\bwords(?:\.([a-z]+)|\[\"([a-z-]+)\"\])", script)}
    problems = {"forbidden", "unclear", "too-long", "meanwhile", "nothing", "nowhere", "textless"}
    said = {*problems, *re.findall('problem: "([a-z]+)"', script)}
    return used | said | {shown.name for shown in SHOWN} | {"name", "side", "role"}
