"""What the reader of YAML keeps and refuses, and how a text is written so that it reads back the same."""

import gc
import time
import weakref
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import model
from build_tools.diagnostics.finding import Finding, Place
from build_tools.documents import canonical, reader, scalars
from build_tools.documents.recall import Recall
from build_tools.text.lines import LineIndex, split_lines


def test_one_version_of_a_file_is_kept() -> None:
    files = Recall()
    first, _ = files.read("kept.yml", b"a: first\n")
    assert files.read("kept.yml", b"a: first\n")[0] is first
    old = weakref.ref(first)
    files.forget_unused()
    second, _ = files.read("kept.yml", b"a: second\n")
    files.forget_unused()
    del first
    gc.collect()
    assert old() is None
    assert second.value == {"a": "second"}


BIDI = "the invisible character U+202E is not allowed; delete it: readings match their sources without it"
SELECTORS = "the invisible character U+FE00 is not allowed; delete it: readings match their sources without it"
SPACE = "the invisible character U+00A0 is not allowed here; use plain spaces"
ESCAPED = (
    "an escape sequence stands for the invisible character U+FE00, which is not allowed; "
    "delete it: readings match their sources without it"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: x\u202ey\n", [(1, 5, BIDI)]),
        ("a: x\u202e\u2066y\u202c\n", [(1, 5, BIDI), (1, 8, BIDI.replace("202E", "202C"))]),
        ("a: x\r\nb: é\ufe00\ufe01\n", [(2, 5, SELECTORS)]),
        ('a: "\\uFE00\\uFE01"\n', [(1, 4, ESCAPED)]),
        (
            "a: x\n\u00a0b: y\u0007z\n",
            [(2, 6, "the invisible character U+0007 is not allowed; delete it"), (2, 1, SPACE)],
        ),
        ("a: ❤\ufe0f\nb: 葛\U000e0100城\n", []),
    ],
)
def test_hidden_characters_are_refused_where_they_are(text: str, found: list[tuple[int, int, str]]) -> None:
    _, findings = reader.parse("x.yml", text.encode())
    assert findings == [Finding("yaml", Place("x.yml", line, column), message) for line, column, message in found]


@pytest.mark.parametrize(
    "of",
    [
        lambda count: "a: " + "x\u202e" * count,
        lambda count: "\u00a0\n" * 2 * count,
        lambda count: f"[{'a,' * count}]",
    ],
    ids=["bidi controls", "no-break spaces", "items on one line"],
)
def test_reading_takes_time_in_step_with_size(of: Callable[[int], str]) -> None:
    """Ten times the size takes ten times as long, and not a hundred times."""

    def took(count: int) -> float:
        data = of(count).encode()
        start = time.process_time()
        reader.parse("x.yml", data)
        return time.process_time() - start

    took(1_000)
    assert took(100_000) < 40 * took(10_000) + 0.2


@given(st.text(st.sampled_from("a\n\ré\U0001f600 \u2028"), max_size=30))
def test_lines_and_columns_lead_back_to_the_text(text: str) -> None:
    lines, index = split_lines(text), LineIndex(text)
    assert index.line_and_column(len(text)) == (len(lines), len(lines[-1]) + 1)
    for offset, character in enumerate(text):
        line, column = index.line_and_column(offset)
        assert lines[line - 1][column - 1 : column] in (character, "")


TEXT = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from("ab1é \u00a0'\":#,-[]{}&*!|>?%@`~\\\n\t“—…\u0301"), max_size=25),
    st.lists(st.sampled_from(["word", "a:", "#1", "- x", "…", "“so”", "x" * 50, " ", "7", "null"]), max_size=40).map(
        " ".join
    ),
)


@given(st.sampled_from(["", "-", "  -", "key:", "    key:"]), TEXT)
def test_every_writable_text_reads_back_the_same(head: str, text: str) -> None:
    if scalars.unwritable(text) or not (head or text):
        return
    lines = scalars.entry(head, text)
    assert scalars.gives(head, lines, text)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_words_on_one_line_read_back_the_same(words: list[str]) -> None:
    value = {"silent": ({"looked_for": tuple(word for word in words if not scalars.unwritable(word))},)}
    written = canonical.canonical_text(reader.Document("x.yml", "{}", value, 0, {}), model.Topic)
    read, findings = reader.parse("x.yml", written.encode())
    assert read is not None and (read.value, findings) == (value, [])
