"""The smallest edits of a YAML file: single ids, links in prose, entries that go or come."""

import pytest

from build_tools.diagnostics.finding import Route
from build_tools.documents import entries, reader
from build_tools.documents.edits import (
    Edit,
    Layout,
    NotEditable,
    append_id,
    changed,
    put_after,
    put_id,
    put_key,
    put_links,
    take_out,
)


def _layout(text: str) -> Layout:
    document, findings = reader.parse("a.yml", text.encode())
    assert document is not None and not findings
    return Layout(document, text.encode())


def _edited(text: str, *edits: Edit) -> str:
    return changed(text.encode(), edits).decode()


@pytest.mark.parametrize(
    ("text", "route", "new", "after"),
    [
        ("a: x  # why\n", ("a",), "y", "a: y  # why\n"),
        ("a: 'x'\r\nb: 1\r\n", ("a",), "y", "a: 'y'\r\nb: 1\r\n"),
        ('a: [u, "x", v]\n', ("a", 1), "y-z", 'a: [u, "y-z", v]\n'),
        ("a: {b: x}\n", ("a", "b"), "2021", 'a: {b: "2021"}\n'),
        ("\ufeffa:\n- x\n- y", ("a", 1), "z", "\ufeffa:\n- x\n- z"),
        ("é: [é, x]\n", ("é", 1), "y", "é: [é, y]\n"),
    ],
)
def test_an_id_is_put_in_the_place_of_another(text: str, route: Route, new: str, after: str) -> None:
    assert _edited(text, put_id(_layout(text.removeprefix("\ufeff")), route, new)) == after


def test_a_key_is_an_id_too() -> None:
    text = "r:\n  x: words of x\n  y: more\n"
    assert _edited(text, put_id(_layout(text), ("r", "x"), "z", key=True)) == "r:\n  z: words of x\n  y: more\n"


PROSE = "a: >-\n  [One\n  two](quote:x) and *[three](<quote:x>)* (quote:x-y), [four](quote:x-y)\nb: quote:x\n"


def test_links_lead_elsewhere_or_leave_their_words() -> None:
    assert _edited(PROSE, put_links(_layout(PROSE), ("a",), {"x": "z"})) == (
        "a: >-\n  [One\n  two](quote:z) and *[three](<quote:z>)* (quote:x-y), [four](quote:x-y)\nb: quote:x\n"
    )
    assert _edited(PROSE, put_links(_layout(PROSE), ("a",), {"x": None, "x-y": "z"})) == (
        "a: >-\n  One\n  two and *three* (quote:z), [four](quote:z)\nb: quote:x\n"
    )


LIST = """\
# The head of the file.
- id: a
  is: first

# What b is.
- id: b  # twice
  says: |
    one

    two

- id: c
"""


@pytest.mark.parametrize(
    ("text", "routes", "after"),
    [
        (LIST, [(0,)], "# The head of the file.\n\n# What" + LIST.split("# What")[1]),
        (LIST, [(1,)], "# The head of the file.\n- id: a\n  is: first\n\n- id: c\n"),
        (LIST, [(2,)], LIST.removesuffix("\n- id: c\n")),
        (LIST, [(1,), (2,)], "# The head of the file.\n- id: a\n  is: first\n"),
        (LIST, [(0, "is")], LIST.replace("  is: first\n", "")),
        ("a: [x, y, z]\n", [("a", 0)], "a: [y, z]\n"),
        ("a: [x, y, z]\n", [("a", 2), ("a", 1)], "a: [x]\n"),
        ("a: [x, y, z]\n", [("a", 2), ("a", 0)], "a: [y]\n"),
        ("a: {x: 1, 'y': 2}\n", [("a", "y")], "a: {x: 1}\n"),
        ("a:\r\n- x\r\n- y\r\nb: 1\r\n", [("a", 1)], "a:\r\n- x\r\nb: 1\r\n"),
        ("a:\n- x\n- {y: 1}  # why\n", [("a", 1)], "a:\n- x\n"),
    ],
)
def test_entries_are_taken_out(text: str, routes: list[Route], after: str) -> None:
    assert _edited(text, *take_out(_layout(text), routes)) == after


def test_comments_and_open_links_cost_what_other_lines_do() -> None:
    """Patterns that begin again at each of them take minutes."""
    comments = "# the head\n- a\n" + "#\n" * 60_000
    assert _edited(f"{comments}- b\n# why\n- c\n", *take_out(_layout(f"{comments}- b\n# why\n- c\n"), [(2,)])) == (
        f"{comments}- b\n"
    )
    links = f"a: '{'[](quote:x ' * 60_000}'\n"
    assert _edited(links, put_links(_layout(links), ("a",), {"x": None})) == links


@pytest.mark.parametrize(("text", "route"), [("- id: x\n  is: y\n", (0, "id")), ("-\n  id: x\n- id: y\n", (0,))])
def test_an_entry_that_shares_its_line_stays(text: str, route: Route) -> None:
    with pytest.raises(NotEditable):
        list(take_out(_layout(text), [route]))


@pytest.mark.parametrize(("text", "route"), [("a: 1\n", ("a",)), ("a:\n  - b: 1\n", ("a", 0, "b")), ("- a\n", (0,))])
def test_the_last_entry_of_a_file_stays(text: str, route: Route) -> None:
    with pytest.raises(NotEditable):
        entries.delete(_layout(text), route)


def test_entries_are_put_at_the_end() -> None:
    assert (
        _edited(LIST, put_after(_layout(LIST), (), ["", "- id: d", "  is: last"])) == f"{LIST}\n- id: d\n  is: last\n"
    )
    assert _edited(LIST, put_key(_layout(LIST), (1,), "f", ["x", "9"])) == LIST.replace("two\n", 'two\n  f: [x, "9"]\n')
    assert _edited("- {id: x}", put_key(_layout("- {id: x}"), (0,), "f", ["y"])) == "- {id: x, f: [y]}"
    assert _edited("a: [x]", append_id(_layout("a: [x]"), ("a",), "y")) == "a: [x, y]"
    assert _edited("a: []", append_id(_layout("a: []"), ("a",), "y")) == "a: [y]"
    assert _edited(LIST, *(put_after(_layout(LIST), (0,), [f"{key}: 1"]) for key in "xy")) == LIST.replace(
        "first\n", "first\n  x: 1\n  y: 1\n"
    )
    text = "a:\r\n  - x  # why\r\nb: 1\r\n"
    assert _edited(text, append_id(_layout(text), ("a",), "y")) == "a:\r\n  - x  # why\r\n  - y\r\nb: 1\r\n"
    with pytest.raises(NotEditable):
        put_after(_layout("a: [x]"), ("a",), ["- y"])
