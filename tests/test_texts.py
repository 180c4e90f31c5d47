"""Texts of sources: which of their lines are body, and which files are taken for a text or a key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.briefing.pins import body, texts
from build_tools.diagnostics.refused import OperationFailed
from build_tools.model import Furniture

TEXT = "Title\n\nOne\nImage: AP\nTwo\n"
FURNITURE = (Furniture(lines="1-2", kind="headline"), Furniture(lines="4", kind="caption"))


def test_furniture_has_lines_and_the_rest_is_body() -> None:
    assert body.furniture_lines(FURNITURE) == {1: "headline", 2: "headline", 4: "caption"}
    spans = body.body_spans(TEXT, FURNITURE)
    assert [TEXT[start:end] for start, end in spans] == ["One\n", "Two\n"]
    assert body.spans_without(TEXT, ()) == [(0, len(TEXT))]
    assert body.spans_without("a\nb", {1}) == [(2, 3)]
    assert body.spans_without("a\nb\n", {2}) == [(0, 2), (4, 4)]


@pytest.mark.parametrize(("offset", "found"), [(0, (1, "headline")), (6, (2, "headline")), (11, (4, "caption"))])
def test_furniture_is_named_by_its_line(offset: int, found: tuple[int, str]) -> None:
    assert body.furniture_at(TEXT, offset, FURNITURE) == found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Image source: Somebody", "caption"),
        ("  (Reuters)  ", "caption"),
        ("Posted on Monday", "dateline"),
        ("10:05 pm, photograph: Somebody", "caption"),
        ("10:05 pm", "dateline"),
        ("Sign up for more", "promotion"),
        ("Leave a reply", "boilerplate"),
        ("He posted a letter", None),
    ],
)
def test_a_line_looks_like_furniture_of_one_kind(line: str, kind: str | None) -> None:
    text = f"{line}\nWords.\n{line}\n{line}"
    listed = (Furniture(lines="3", kind="caption"),)
    assert list(body.looks_like_furniture(text, listed)) == ([(1, kind), (4, kind)] if kind else [])


KEY = "0123456789abcdef" * 4


def test_texts_and_keys_are_known_by_their_names(tmp_path: Path) -> None:
    for name, data in {"a.txt": b"\xef\xbb\xbfOne\r\nTwo\rx\n", "b.txt": b"", "a.key": f"{KEY}\r\n".encode()}.items():
        (tmp_path / name).write_bytes(data)
    assert texts.texts_in(tmp_path) == {"a": "One\nTwo\rx\n", "b": ""}
    assert texts.text_of(tmp_path / "a.txt") == "One\nTwo\rx\n"
    assert texts.as_it_stands(tmp_path / "a.txt") == "\ufeffOne\r\nTwo\rx\n"
    assert texts.keys_in(tmp_path) == {"a": bytes.fromhex(KEY)}
    assert texts.key_file(tmp_path, "a", bytes.fromhex(KEY)) == (tmp_path / "a.key", f"{KEY}\n".encode())


NO_KEY = "is not a key; put the file back as `briefing pin` wrote it, or delete it"


@pytest.mark.parametrize(
    ("name", "data", "read", "said"),
    [
        ("a.txt", b"\xff", lambda path: texts.texts_in(path.parent), "is not UTF-8; save it as UTF-8"),
        ("a.txt", b"\xff", texts.text_of, "is not UTF-8; save it as UTF-8"),
        ("a.md", b"", texts.text_of, "does not have the name <source id>.txt; save the article as plain text under such a name"),
        ("a.key", KEY[:-1].encode(), lambda path: texts.keys_in(path.parent), NO_KEY),
        ("a.key", f"{KEY}0".encode(), lambda path: texts.keys_in(path.parent), NO_KEY),
        ("a.key", KEY.upper().encode(), lambda path: texts.keys_in(path.parent), NO_KEY),
    ],
)  # fmt: skip
def test_what_is_no_text_or_key(
    name: str, data: bytes, read: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(OperationFailed) as refused:
        read(tmp_path / name)
    assert str(refused.value) == f"{tmp_path / name} {said}"
