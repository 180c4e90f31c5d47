"""What the reader of YAML reads and refuses, to the place, the sentence and the token."""

from typing import Any

import pytest

from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Finding, Place, Problem
from build_tools.documents import reader
from build_tools.documents.reader import Places, YamlToken
from build_tools.documents.recall import Recall

KEY = "a key must be text; write it as key: value"
CUT = (
    "' #' starts a comment and cuts this value short; put the value in quotation marks, "
    "or put two spaces before a comment"
)
DEEP = "nested more than 20 levels deep; flatten it"
NESTED: Any = ()
for _ in range(19):
    NESTED = (NESTED,)
SHORT, LONG = {"k" * 200: "b"}, {"k" * 201: "b"}


@pytest.mark.parametrize(
    ("data", "found", "value"),
    [
        (b"", [(1, 1, "the file is empty; fill it or delete it")], None),
        (b"# only\n", [(1, 1, "the file is empty; fill it or delete it")], None),
        (b"\xff", [(1, 1, "this is not UTF-8; save the file as UTF-8")], None),
        (b"a: \xc3\xa9\nb: \xe9\n", [(2, 4, "this is not UTF-8; save the file as UTF-8")], None),
        (b"\xef\xbb\xbfa: \xe9", [(1, 4, "this is not UTF-8; save the file as UTF-8")], None),
        (
            b"a: &x b\nc: *x\n",
            [
                (1, 4, "the anchor '&x' is not supported; delete it"),
                (2, 4, "the alias '*x' is not supported; write out its value"),
            ],
            None,
        ),
        (b"a: !!str b\n", [(1, 4, "the tag '!!str' is not supported; delete it")], None),
        (b"a: !local b\n", [(1, 4, "the tag '!local' is not supported; delete it")], None),
        (b"%YAML 1.2\n---\na: b\n", [(1, 1, "% directives are not supported; delete the line")], None),
        (b"%TAG ! tag:x,2000:\n---\na: b\n", [(1, 1, "% directives are not supported; delete the line")], None),
        (b"a: b\n---\nc: d\n", [(2, 1, "a second document starts here; put it in its own file")], None),
        (b"a: b\n--- &x\nc: *d\n", [(2, 1, "a second document starts here; put it in its own file")], None),
        (b"a: !x!y z\n", [(1, 4, "invalid YAML (found undefined tag handle); fix it here")], None),
        (b"[" * 10 + b"[]," + b"[" * 11, [(1, 24, DEEP)], None),
        (b"[a]: b\n", [(1, 1, KEY)], {}),
        (b"{a: b}: c\n", [(1, 1, KEY)], {}),
        (
            b"a: b\na: c\nd: e\n",
            [(2, 1, "duplicate key 'a', first used on line 1; delete one of them")],
            {"a": "b", "d": "e"},
        ),
        (b"? [a]\n: [b, {c: d}]\nd: e\n", [(1, 3, KEY)], {"d": "e"}),
        (b"a: b\na: c\n", [(2, 1, "duplicate key 'a', first used on line 1; delete one of them")], {"a": "b"}),
        (
            b"x:\n  a: b\n  c: d\n  a: {e: f}\n",
            [(4, 3, "duplicate key 'a', first used on line 2; delete one of them")],
            {"x": {"a": "b", "c": "d"}},
        ),
        (b'"a\\u200b": b\n', [(1, 1, "this key contains the invisible character U+200B; delete it")], {"a": "b"}),
        (b'"\\u200b": b\n', [(1, 1, "this key contains the invisible character U+200B; delete it")], {}),
        (
            b'"a\\u200b": b\na: c\n',
            [
                (1, 1, "this key contains the invisible character U+200B; delete it"),
                (2, 1, "duplicate key 'a', first used on line 1; delete one of them"),
            ],
            {"a": "b"},
        ),
        (b"k" * 201 + b": b\n", [(1, 1, "this key is longer than 200 characters; shorten it")], LONG),
        (b"a: Item #1 is\n", [(1, 8, CUT)], {"a": "Item"}),
        (b"a: b #c\n", [(1, 5, CUT)], {"a": "b"}),
        (b"a: b\t#c\n", [(1, 5, CUT)], {"a": "b"}),
        (b"- a #b\n- c\n", [(1, 4, CUT)], ("a", "c")),
        (b"a: b\n  c #d\n", [(2, 4, CUT)], {"a": "b c"}),
        (
            b"a: b: c\n",
            [
                (
                    1,
                    5,
                    "invalid YAML (mapping values are not allowed in this context); indent it like its neighbours, put a space after -, or put a value that contains a colon and a space in quotation marks",
                )
            ],
            None,
        ),
        (
            b"a: 'b\n",
            [
                (
                    1,
                    4,
                    "invalid YAML (found unexpected end of stream); close the quotation mark or bracket that opens here",
                )
            ],
            None,
        ),
        (
            b"a: [b\n",
            [(1, 4, "invalid YAML (did not find expected ',' or ']'); close the bracket that opens here")],
            None,
        ),
        (
            b"a: {b: c\n",
            [(1, 4, "invalid YAML (did not find expected ',' or '}'); close the bracket that opens here")],
            None,
        ),
        (
            b"a:\n\tb: c\n",
            [
                (
                    2,
                    1,
                    "invalid YAML (found character that cannot start any token); put the value in quotation marks, or use spaces instead of tabs",
                )
            ],
            None,
        ),
        (
            b"a: @b\n",
            [
                (
                    1,
                    4,
                    "invalid YAML (found character that cannot start any token); put the value in quotation marks, or use spaces instead of tabs",
                )
            ],
            None,
        ),
        (
            b"a: *\n",
            [
                (
                    1,
                    5,
                    "invalid YAML (did not find expected alphabetic or numeric character); put a value that starts with * or & in quotation marks",
                )
            ],
            None,
        ),
        (
            b"a: &\n",
            [
                (
                    1,
                    5,
                    "invalid YAML (did not find expected alphabetic or numeric character); put a value that starts with * or & in quotation marks",
                )
            ],
            None,
        ),
        (
            b'a: "\\q"\n',
            [(1, 5, "invalid YAML (found unknown escape character); use ' instead of \", or double the backslash")],
            None,
        ),
        (
            b"a: > b\n  c\n",
            [
                (
                    1,
                    6,
                    "invalid YAML (did not find expected comment or line break); start the text on the line below > or |",
                )
            ],
            None,
        ),
        (
            b"a:\n  - b\n c: d\n",
            [
                (
                    3,
                    2,
                    "invalid YAML (did not find expected key); indent this line like its neighbours; if the value starts with a mark like \", ', [ or *, put all of it in quotation marks or after >-",
                )
            ],
            None,
        ),
        (
            b"a: 'b' c\n",
            [
                (
                    1,
                    8,
                    "invalid YAML (did not find expected key); indent this line like its neighbours; if the value starts with a mark like \", ', [ or *, put all of it in quotation marks or after >-",
                )
            ],
            None,
        ),
        (
            b"a\nb: c\n",
            [
                (
                    2,
                    2,
                    "invalid YAML (mapping values are not allowed in this context); indent it like its neighbours, put a space after -, or put a value that contains a colon and a space in quotation marks",
                )
            ],
            None,
        ),
        (
            b"a:\n- b\nc\n",
            [
                (
                    4,
                    1,
                    "invalid YAML (could not find expected ':'); write a colon and a space after the key; indent a line that continues a value more than its key",
                )
            ],
            None,
        ),
        (
            b"- a\nb: c\n",
            [
                (
                    2,
                    1,
                    "invalid YAML (did not find expected '-' indicator); indent this line like its neighbours, and start each item of a list with '- '",
                )
            ],
            None,
        ),
        (
            b"a: [b c: d\n",
            [(1, 4, "invalid YAML (did not find expected ',' or ']'); close the bracket that opens here")],
            None,
        ),
        (
            b"a: %b\n",
            [
                (
                    1,
                    4,
                    "invalid YAML (found character that cannot start any token); put the value in quotation marks, or use spaces instead of tabs",
                )
            ],
            None,
        ),
        (
            b"a: `b`\n",
            [
                (
                    1,
                    4,
                    "invalid YAML (found character that cannot start any token); put the value in quotation marks, or use spaces instead of tabs",
                )
            ],
            None,
        ),
        (
            b"a: b\rc: d\n",
            [(1, 5, "this line ends with only a carriage return; save the file with Unix or Windows line endings")],
            None,
        ),
        (
            b"a: b\rc\rd\n\n",
            [(1, 5, "this line ends with only a carriage return; save the file with Unix or Windows line endings")],
            None,
        ),
        (b"[" * 21 + b"]" * 21, [(1, 21, DEEP)], None),
        (b"- " * 21 + b"a\n", [(1, 41, DEEP)], None),
        (b"a: \x00\n", [(1, 4, "the invisible character U+0000 is not allowed; delete it")], None),
        (
            b"a: \x07 \x08\x08b\n",
            [
                (1, 4, "the invisible character U+0007 is not allowed; delete it"),
                (1, 6, "the invisible character U+0008 is not allowed; delete it"),
            ],
            None,
        ),
        (b"a:\xc2\xa0b\n", [(1, 3, "the invisible character U+00A0 is not allowed here; use plain spaces")], None),
        (b"-\xe2\x80\x83b\n", [(1, 2, "the invisible character U+2003 is not allowed here; use plain spaces")], None),
        (b"- -\xe2\x80\x83b\n", [(1, 4, "the invisible character U+2003 is not allowed here; use plain spaces")], None),
        (
            b"a: b\n\xc2\xa0 c: d\n",
            [(2, 1, "the invisible character U+00A0 is not allowed here; use plain spaces")],
            None,
        ),
        (
            b"- a:\xe2\x81\xa0b\n",
            [(1, 5, "the invisible character U+2060 is not allowed here; use plain spaces")],
            None,
        ),
        (
            b'a: "\\u202e"\n',
            [
                (
                    1,
                    4,
                    "an escape sequence stands for the invisible character U+202E, which is not allowed; delete it: readings match their sources without it",
                )
            ],
            {"a": "\u202e"},
        ),
        (
            b'a: "\\0"\n',
            [(1, 4, "an escape sequence stands for the invisible character U+0000, which is not allowed; delete it")],
            {"a": "\x00"},
        ),
        (
            b'a: "\\U000E0100\\uFE00"\n',
            [
                (
                    1,
                    4,
                    "an escape sequence stands for the invisible character U+E0100, which is not allowed; delete it: readings match their sources without it",
                )
            ],
            {"a": "\U000e0100\ufe00"},
        ),
        (
            b'a: "b',
            [
                (
                    1,
                    4,
                    "invalid YAML (found unexpected end of stream); close the quotation mark or bracket that opens here",
                )
            ],
            None,
        ),
        (b"&a b: c\n", [(1, 1, "the anchor '&a' is not supported; delete it")], None),
        (
            b"- &a [*b, !c {d: e}]\n",
            [
                (1, 3, "the anchor '&a' is not supported; delete it"),
                (1, 7, "the alias '*b' is not supported; write out its value"),
                (1, 11, "the tag '!c' is not supported; delete it"),
            ],
            None,
        ),
        (b"a: !!python/object:x {}\n", [(1, 4, "the tag '!!python/object:x' is not supported; delete it")], None),
        (b"a\xe2\x80\x8b: b\n", [(1, 1, "this key contains the invisible character U+200B; delete it")], {"a": "b"}),
        (
            b"a: b\n\x00c: \x01\xc2\xa0\n",
            [
                (2, 1, "the invisible character U+0000 is not allowed; delete it"),
                (2, 5, "the invisible character U+0001 is not allowed; delete it"),
            ],
            None,
        ),
        (b"- a\n- ? [b]\n  : c\n- d\n", [(2, 5, KEY)], ("a", {}, "d")),
        (b"a: b\nc: d #e\nf: g #h\n", [(2, 5, CUT), (3, 5, CUT)], {"a": "b", "c": "d", "f": "g"}),
        (
            b"a: \x00\rb\n",
            [
                (1, 5, "this line ends with only a carriage return; save the file with Unix or Windows line endings"),
                (1, 4, "the invisible character U+0000 is not allowed; delete it"),
            ],
            None,
        ),
    ],
)
def test_what_is_refused(data: bytes, found: list[tuple[int, int, str]], value: Any) -> None:
    """The value is that of a file that could be read to its end."""
    read, findings = reader.parse("x.yml", data)
    assert findings == [Finding(Code.YAML, Place("x.yml", line, column), message) for line, column, message in found]
    assert (read and read.value) == value


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"''\n", ""),
        (b"a: b", {"a": "b"}),
        (b"\xef\xbb\xbfa: b", {"a": "b"}),
        (b"a: b\n...\n", {"a": "b"}),
        (b"<<: {a: b}\n", {"<<": {"a": "b"}}),
        (b"'a\\u200b': b\n", {"a\\u200b": "b"}),
        (b"k" * 200 + b": b\n", SHORT),
        (b"a: b  # c\n", {"a": "b"}),
        (b"a: 'b' #c\n", {"a": "b"}),
        (b"a: #b\n", {"a": ""}),
        (b"a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        (b"a: b\xc2\xa0c\n", {"a": "b\xa0c"}),
        (b"a: |\n  b\n  c\nd: >-\n  e\n  f\n\ng: [h, {i: j}]\n", {"a": "b\nc\n", "d": "e f", "g": ("h", {"i": "j"})}),
        (b"a: ~\nb:\nc: null\nd: 0755\ne: 12:30\n", {"a": "~", "b": "", "c": "null", "d": "0755", "e": "12:30"}),
        (b"- - a\n  - b\n- c: d\n", (("a", "b"), {"c": "d"})),
        (b"a: 1\n? b\n: c\n", {"a": "1", "b": "c"}),
        (b"a: 'it''s'\n", {"a": "it's"}),
        (b"a: |\n b\n  c\n", {"a": "b\n c\n"}),
        (b"--- a\n", "a"),
        (b"a:\n- b: 'c'\n  d: [e, f]\n- g\n", {"a": ({"b": "c", "d": ("e", "f")}, "g")}),
        (b"a: [b, 'c': d, {e}]\n", {"a": ("b", {"c": "d"}, {"e": ""})}),
        (b"[" * 20 + b"]" * 20 + b" # deep", NESTED),
    ],
)
def test_what_is_read(data: bytes, value: Any) -> None:
    read, findings = reader.parse("x.yml", data)
    assert read is not None and findings == []
    assert read.value == value


def test_lists_beside_each_other_are_not_deep() -> None:
    read, findings = reader.parse("x.yml", b"- []\n" * 25)
    assert read is not None and (read.value, findings) == (((),) * 25, [])


MORE = "there are more problems from here on; fix those before them first"


MOST = limits.REPORTED.most


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (b"a: b\n" * (MOST + 9), (MOST + 1, 1)),
        (b"- &a b\n" * (MOST + 9), (MOST, 3)),
        (b"- \x00\n" * (MOST + 9), (MOST, 3)),
        (b"- &a b\n" * (MOST - 1) + b"'", (MOST, 1)),
    ],
)
def test_nobody_is_told_of_more_than_can_be_read(data: bytes, last: tuple[int, int]) -> None:
    _, findings = reader.parse("x.yml", data)
    assert findings[-1] == Finding(Code.LIMIT, Place("x.yml", *last), MORE)
    assert [finding.code for finding in findings[:-1]] == [Code.YAML] * (MOST - 1)


def test_a_file_may_be_as_large_as_its_limit() -> None:
    _, findings = reader.parse("x.yml", b"#" * limits.YAML_FILE.most)
    assert [finding.message for finding in findings] == ["the file is empty; fill it or delete it"]


PLAIN = b"a:\n- b: 'c'\n  d: [e, f]\n- |\n  g\n# h\ni: {}\n"


def test_every_value_and_key_has_a_place() -> None:
    read, _ = reader.parse("x.yml", PLAIN)
    assert read is not None and read.file == "x.yml"
    values = {(): (1, 1), ("a",): (2, 1), ("a", 0): (2, 3), ("a", 0, "b"): (2, 6), ("a", 0, "d"): (3, 6)}
    values |= {("a", 0, "d", 0): (3, 7), ("a", 0, "d", 1): (3, 10), ("a", 1): (4, 3), ("i",): (7, 4)}
    keys = {("a",): (1, 1), ("a", 0, "b"): (2, 3), ("a", 0, "d"): (3, 3), ("i",): (7, 1)}
    assert read.values == {route: Place("x.yml", *place) for route, place in values.items()}
    assert read.keys == {route: Place("x.yml", *place) for route, place in keys.items()}
    assert (read.place(("i",)), read.place(("i",), of_key=True)) == (Place("x.yml", 7, 4), Place("x.yml", 7, 1))
    assert read.lines == ["a:", "- b: 'c'", "  d: [e, f]", "- |", "  g", "# h", "i: {}", ""]


def test_a_value_without_a_key_of_its_own_is_known_too() -> None:
    found = []
    for data in (b"? [a]\n: [b]\n", b"a: b\na: [c]\n", b'"\\u200b": [d]\n'):
        read, _ = reader.parse("x.yml", data)
        assert read is not None
        found.append({route for route in read.values if route[:1] != ("a",)})
    assert found == [{(), ("?",), ("?", 0)}] * 3


def test_every_token_says_where_it_is() -> None:
    read, _ = reader.parse("x.yml", PLAIN)
    assert read is not None
    a: tuple[str | int, ...] = ("a",)
    assert read.tokens == [
        YamlToken("open", False, (), (0, 0), (0, 0)),
        YamlToken("scalar", False, a, (0, 0), (0, 1)),
        YamlToken("open", True, a, (1, 0), (1, 1)),
        YamlToken("open", False, (*a, 0), (1, 2), (1, 2)),
        YamlToken("scalar", False, (*a, 0, "b"), (1, 2), (1, 3)),
        YamlToken("scalar", False, (*a, 0, "b"), (1, 5), (1, 8)),
        YamlToken("scalar", False, (*a, 0, "d"), (2, 2), (2, 3)),
        YamlToken("open", True, (*a, 0, "d"), (2, 5), (2, 6)),
        YamlToken("scalar", False, (*a, 0, "d", 0), (2, 6), (2, 7)),
        YamlToken("scalar", False, (*a, 0, "d", 1), (2, 9), (2, 10)),
        YamlToken("close", True, (*a, 0, "d"), (2, 10), (2, 11)),
        YamlToken("close", False, (*a, 0), (3, 0), (3, 0)),
        YamlToken("scalar", True, (*a, 1), (3, 2), (5, 0)),
        YamlToken("close", False, a, (6, 0), (6, 0)),
        YamlToken("scalar", False, ("i",), (6, 0), (6, 1)),
        YamlToken("open", True, ("i",), (6, 3), (6, 4)),
        YamlToken("close", True, ("i",), (6, 4), (6, 5)),
        YamlToken("close", False, (), (7, 0), (7, 0)),
    ]


def test_a_folded_text_is_marked_and_one_in_quotation_marks_is_not() -> None:
    read, _ = reader.parse("x.yml", b'- >\n  a\n- "b"\n- c\n  d\n')
    assert read is not None
    assert [token.marked for token in read.tokens if token.kind == "scalar"] == [True, False, False]


def _places() -> Places:
    read, _ = reader.parse("x.yml", PLAIN)
    assert read is not None
    places = Places({"x.yml": read}, {("quotes", "q"): ("x.yml", ("a", 0)), ("front",): ("x.yml", ())})
    places.add_file(("pins", "p"), "pins/p.json")
    return places


@pytest.mark.parametrize(
    ("route", "of_key", "place"),
    [
        (("front",), False, ("x.yml", 1, 1)),
        (("front", "i"), False, ("x.yml", 7, 4)),
        (("front", "i"), True, ("x.yml", 7, 1)),
        (("front", "i", "unknown"), False, ("x.yml", 7, 4)),
        (("front", "i", "unknown"), True, ("x.yml", 7, 1)),
        (("quotes", "q"), False, ("x.yml", 2, 3)),
        (("quotes", "q"), True, ("x.yml", 2, 3)),
        (("quotes", "q", "d", 1), False, ("x.yml", 3, 10)),
        (("quotes", "q", "d", "segments", 1, "exact"), False, ("x.yml", 3, 10)),
        (("quotes", "q", "b"), True, ("x.yml", 2, 3)),
        (("pins", "p", "proofs"), False, ("pins/p.json", 1, 1)),
    ],
)
def test_a_route_leads_to_its_place(route: tuple[str | int, ...], of_key: bool, place: tuple[str, int, int]) -> None:
    assert _places().of_route(route, of_key=of_key) == Place(*place)
    assert _places().of(Finding(Code.VALUE, route, "x", of_key)) == Place(*place)
    assert of_key or _places().of_route(route) == Place(*place)


def test_a_route_leads_to_its_value() -> None:
    read, _ = reader.parse("x.yml", PLAIN)
    assert read is not None
    values = {(): read.value, ("a", 0, "b"): "c", ("a", 0, "d"): ("e", "f"), ("a", 1): "g\n", ("i",): {}}
    assert {route: read.value_at(route) for route in values} == values
    for route in (("j",), ("a", 2), ("a", "b"), ("i", 0), ("a", 1, "b")):
        with pytest.raises(LookupError) as missing:
            read.value_at(route)
        assert missing.value.args == (route,)


def test_a_place_is_its_own_place() -> None:
    here = Place("y.yml", 3, 4)
    assert _places().of(Finding(Code.VALUE, here, "x")) == here


def test_a_route_that_no_file_has() -> None:
    with pytest.raises(KeyError) as missing:
        _places().of_route(("quotes", "other"))
    assert missing.value.args == (("quotes", "other"),)


def test_each_record_has_an_origin() -> None:
    assert _places().origins() == {("quotes", "q"): Place("x.yml", 2, 3), ("front",): Place("x.yml", 1, 1)}


def test_findings_become_problems_each_once_and_in_order() -> None:
    findings = [
        Finding(Code.YAML, ("front", "i"), "c"),
        Finding(Code.VALUE, ("front",), "b"),
        Finding(Code.VALUE, ("front", "i"), "a"),
        Finding(Code.VALUE, ("front",), "b"),
        Finding(Code.DUPLICATE_ID, ("front", "i"), "d"),
        Finding(Code.STALE_COUNT, ("front",), "e"),
    ]
    first, last = Place("x.yml", 1, 1), Place("x.yml", 7, 4)
    assert reader.placed(findings, _places()) == [
        Problem(last, "d", Code.DUPLICATE_ID),  # from which others may follow
        Problem(first, "b", Code.VALUE),
        Problem(last, "a", Code.VALUE),
        Problem(last, "c", Code.YAML),
        Problem(first, "e", Code.STALE_COUNT, Grade.REMARK),
    ]


def test_a_file_is_read_again_only_if_it_has_changed() -> None:
    files = Recall()
    one = files.read("again.yml", b"a: b\n")
    assert files.read("again.yml", b"a: b\n") is one and Recall().read("again.yml", b"a: b\n") is not one
    other, findings = files.read("again.yml", b"a: c\n")
    assert other is not None and (other.value, other.file, findings) == ({"a": "c"}, "again.yml", [])
