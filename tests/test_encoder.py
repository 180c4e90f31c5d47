"""The one way from text to a page, to the letter: what each function of the encoder writes."""

import json
import sys
from collections.abc import Callable

import pytest

from build_tools.markup.html import (
    NOTHING,
    Html,
    after_links,
    compact_json,
    el,
    encode,
    encode_all,
    front_matter,
    heading,
    join,
    json_ld,
    json_text,
    length,
    script_call,
    separated,
    setting,
)

EVERY = [chr(number) for number in (*range(0xD800), *range(0xE000, 0x11000), *range(0x10F000, sys.maxunicode + 1))]


def _stays(character: str) -> bool:
    """Whether no Markdown engine and no browser reads anything in a character."""
    plain = character.isascii() and (character.isalnum() or character == " ")
    return plain or (character >= "\u00a0" and character not in "\u2028\u2029")


def _shown(character: str) -> str:
    """A character as a page shows it: controls but the tab and the line break are spaces, those of direction nothing."""
    number = ord(character)
    if 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069:
        return ""
    return " " if (number < 32 and character not in "\t\n") or 127 <= number < 160 else character


def test_every_character_is_written_as_it_is_or_by_its_number() -> None:
    wanted = [_shown(each) for each in EVERY]
    assert encode("".join(EVERY)) == "".join(each if _stays(each) else f"&#{ord(each)};" for each in wanted if each)
    assert encode_all("".join(EVERY)) == "".join(f"&#{ord(each)};" for each in wanted if each)


def test_every_character_of_linked_data_is_written_as_it_is_or_by_its_number() -> None:
    start, _, end = json_ld(["".join(EVERY), 1]).partition("[")
    assert start == '<script type="application/ld+json">'
    assert end == '"' + "".join(each if _stays(each) else f"\\u{ord(each):04x}" for each in EVERY) + '",1]</script>'


def test_linked_data_keeps_its_own_marks() -> None:
    value = {"a-b": ['x"y\\', None, True, 1.5], "é<": {}}
    assert json_ld(value) == (
        r'<script type="application/ld+json">{"a\u002db":["x\u0022y\u005c",null,true,1.5],"é\u003c":{}}</script>'
    )


def test_json_is_harmless_in_a_page() -> None:
    value = {"é": ["</script>", "a & b", "\u2028\u2029", 1]}
    text = '{\n "é": [\n  "\\u003c/script\\u003e",\n  "a \\u0026 b",\n  "\\u2028\\u2029",\n  1\n ]\n}\n'
    assert json_text(value) == text
    assert json.loads(text) == value


def test_json_is_as_short_as_it_can_be_where_programs_alone_read_it() -> None:
    assert compact_json({"é": ["</script>", "a & b", 1], "b": None}) == (
        '{"é":["\\u003c/script\\u003e","a \\u0026 b",1],"b":null}'
    )
    assert script_call("take", "a<b", {"é": [1, 2]}) == 'take("a\\u003cb",{"é":[1,2]});\n'


@pytest.mark.parametrize(
    ("make", "html"),
    [
        (lambda: el("p"), "<p></p>"),
        (lambda: el("p", "a<b", Html("<i>c</i>"), NOTHING), "<p>a&#60;b<i>c</i></p>"),
        (lambda: el("br", "nothing is in it"), "<br>"),
        (lambda: el("hr", cls="x"), '<hr class="x">'),
        (lambda: el("input", disabled=""), "<input disabled>"),
        (lambda: el("wbr"), "<wbr>"),
        (lambda: el("label", for_="a-b"), '<label for="a&#45;b"></label>'),
        (lambda: el("td", cls="a", data_x_y="<", title=""), '<td class="a" data-x-y="&#60;" title></td>'),
        (lambda: join(), ""),
        (lambda: join("<", Html("<i>"), ">"), "&#60;<i>&#62;"),
        (lambda: separated([]), ""),
        (lambda: separated(["a"]), "a"),
        (lambda: separated(["a", Html("<b>"), "c"]), "a&#44; <b>&#44; c"),
        (lambda: separated(["a", "b"], Html("<br>")), "a<br>b"),
        (lambda: separated(["a", "b"], "<"), "a&#60;b"),
    ],
)
def test_elements(make: Callable[[], Html], html: str) -> None:
    made = make()
    assert (made, type(made)) == (html, Html)


@pytest.mark.parametrize(
    "address",
    ["https://a.example", "http://a.example", "mailto:a@b.example", ".", "./a", "../a", "/a", "#a", "?a", "a-1/b", ""],
)
@pytest.mark.parametrize("attribute", ["href", "cite"])
def test_an_address_that_a_page_may_link_to(attribute: str, address: str) -> None:
    assert el("a", **{attribute: address}).startswith(f"<a {attribute}")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "data:x",
        " https://a",
        "HTTPS://a",
        "A/b",
        "vbscript:x/",
        "x:",
        "\\a",
        "//a",
        "/\\a",
        "/\t/a",
        "\n",
    ],
)
@pytest.mark.parametrize("attribute", ["href", "cite"])
def test_an_address_that_no_page_links_to(attribute: str, address: str) -> None:
    with pytest.raises(ValueError) as refused:
        el("a", **{attribute: address})
    assert str(refused.value) == f"{address!r} is no address that a page may link to"


def test_only_links_of_a_class_have_something_behind_them() -> None:
    one, other = el("a", "one", cls="ref", href="?a&b"), el("a", "two", cls="x", href="c/")
    two = el("a", "three", cls="ref", href="?d")
    marked = after_links(join(one, other, two), "ref", lambda address: el("sup", address))
    assert marked == join(one, el("sup", "?a&b"), other, two, el("sup", "?d"))
    assert isinstance(marked, Html)


def test_the_length_of_a_block_is_that_of_its_text() -> None:
    assert length(el("p", "a<b", el("i", "&é"), title="not counted")) == len("a<b&é")


@pytest.mark.parametrize(
    ("make", "markdown"),
    [
        (lambda: heading(1, "Two words"), "# Two words"),
        (lambda: heading(3, "word"), "### word"),
        (lambda: heading(2, "Two  words"), "## &#84;&#119;&#111;&#32;&#32;&#119;&#111;&#114;&#100;&#115;"),
        (lambda: heading(2, "1"), "## &#49;"),
        (lambda: heading(2, "ab", lang="cs"), '## <span lang="cs">ab</span>'),
        (lambda: heading(2, "a.", lang="cs", cls="x"), '## <span lang="cs" class="x">&#97;&#46;</span>'),
    ],
)
def test_headings(make: Callable[[], Html], markdown: str) -> None:
    made = make()
    assert (made, type(made)) == (markdown, Html)


def test_front_matter_to_the_letter() -> None:
    made = front_matter("a:", 'b"', "", is_hidden=False)
    assert made == '---\ntitle: "&#97;&#58;"\ndescription: "&#98;&#34;"\n---'
    made = front_matter("a:", 'b"', 'c"', is_hidden=True)
    assert made == ('---\ntitle: "&#97;&#58;"\ndescription: "&#98;&#34;"\ncard: "&#99;&#34;"\nrobots: noindex\n---')


def test_a_setting_is_one_line_with_the_marks_of_html_escaped() -> None:
    assert setting("a \n <b> & 'c' \"d\" ") == "a &lt;b&gt; &amp; &#x27;c&#x27; &quot;d&quot;"
