"""Where words are found, to the offset, and what folding does, to the character."""

import unicodedata

import pytest

from build_tools.text import folding
from build_tools.text.anchoring import Match, find_words, units, words_with_spaces

TEXT = "the old quay and the old quay, an old quay"


@pytest.mark.parametrize(
    ("words", "prefix", "suffix", "found"),
    [
        ("old quay", "", "", [(4, 12, 4, 12), (21, 29, 21, 29), (34, 42, 34, 42)]),
        ("old quay", "the", "", [(4, 12, 0, 12), (21, 29, 17, 29)]),
        ("old quay", "an", "", [(34, 42, 31, 42)]),
        ("old quay", "", "and", [(4, 12, 4, 16)]),
        ("old quay", "", ",", [(21, 29, 21, 30)]),
        ("old quay", "the", ", an", [(21, 29, 17, 33)]),
        (" old quay ", " the ", " , ", [(21, 29, 17, 30)]),
        ("old quay", "he", "", []),
        ("old quay", "", "a", []),
        ("old quay", "an", ",", []),
        ("ld quay", "", "", []),
        ("old qua", "", "", []),
        ("the", "", "", [(0, 3, 0, 3), (17, 20, 17, 20)]),
        ("\u00ad", "", "", []),
    ],
)
def test_words_are_found_to_the_offset(
    words: str, prefix: str, suffix: str, found: list[tuple[int, int, int, int]]
) -> None:
    places = [Match(*place) for place in found]
    assert find_words(words, TEXT, [(0, len(TEXT))], prefix, suffix) == places
    moved = [Match(*(each + 5 for each in place)) for place in found]
    assert find_words(words, f"¶ .  {TEXT} quay", [(0, 1), (5, 5 + len(TEXT))], prefix, suffix) == moved


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("aa aa", "aa aa aa", [(0, 5), (3, 8)]),
        ("“a”", '"a" «a»', [(0, 3), (4, 7)]),
        ("a - b", "a\u00ad\u00a0—\n b", [(0, 7)]),
        ("b", "a\u200b b\u200b", [(3, 4)]),
        ("a…", "a...", [(0, 4)]),
        ("...", "a . . .", [(2, 7)]),
        (".", "..", [(0, 1), (1, 2)]),
        ("A", "a", []),
        ("a [b]", "a b", []),
    ],
)
def test_folded_words_are_found_to_the_offset(words: str, text: str, found: list[tuple[int, int]]) -> None:
    assert [(match.start, match.end) for match in find_words(words, text, [(0, len(text))])] == found


@pytest.mark.parametrize(
    "parted",
    [
        "",
        "a",
        "can't|.| |can’t|'",
        "non-existent|-| |non‐existent| |non‑existent|–|x",
        "41,000|,| |2.5|.| |1,a",
        "-5|-| |−5| |-|a| |+|5",
        "$5| |£5| |€5| |¥5| |$|a| |-|$5|$",
        "50%| |50‰| |50%|%| |a|%| |%|5",
        "x_y| |_| |_é| |é_",
        "_я| |_| |я_",
        "e\u0301t\u0301|,",
        "un\u00adlikely|\u00ad| |un\u202clikely",
        "un\ufe00\ufe01likely| |so|\ufe00\ufe01| |\ufe00\ufe01|so|\ufe00\ufe01|.",
        "a\ufe00| |a'\ufe00\ufe01b| |a|'|\ufe00\ufe01",
        "尾は|見えなかった|。|データーを|見たー",
        "それは|不可能だ",
        "ราคาไม่แพง| |มาก",
        "कि| |है|।",
        "“|yes|”|,|(|no|)",
        "a| | |b|\n|c",
        "😀|😀",
    ],
)
def test_units_are_what_a_quotation_may_not_cut(parted: str) -> None:
    text = parted.replace("|", "")
    assert [text[start:end] for start, end in units(text)] == [each for each in parted.split("|") if each]
    assert all(start < end for start, end in units(text))


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("", ""),
        (" \n ", ""),
        ("a  b\nc", "a |b |c "),
        ("a, b.", "a, |b. "),
        ("彗星の尾 x", "彗|星|の|尾 |x "),
        ("が か\u3099", "が |か\u3099 "),
        ("ก็ x", "ก็ |x "),
        ("データ", "デー|タ "),
    ],
)
def test_words_keep_the_space_behind_them(text: str, parted: str) -> None:
    assert words_with_spaces(text) == [each for each in parted.split("|") if each]


NAMED = {
    "": "SOFT HYPHEN, ARABIC LETTER MARK, ZERO WIDTH SPACE, ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER, WORD JOINER, "
    "LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK, LEFT-TO-RIGHT EMBEDDING, RIGHT-TO-LEFT EMBEDDING, ZERO WIDTH NO-BREAK SPACE, "
    "POP DIRECTIONAL FORMATTING, LEFT-TO-RIGHT OVERRIDE, RIGHT-TO-LEFT OVERRIDE, LEFT-TO-RIGHT ISOLATE, "
    "RIGHT-TO-LEFT ISOLATE, FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE",
    '"': "LEFT DOUBLE QUOTATION MARK, RIGHT DOUBLE QUOTATION MARK, DOUBLE LOW-9 QUOTATION MARK, DOUBLE PRIME, "
    "DOUBLE HIGH-REVERSED-9 QUOTATION MARK, LEFT-POINTING DOUBLE ANGLE QUOTATION MARK, "
    "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "'": "LEFT SINGLE QUOTATION MARK, RIGHT SINGLE QUOTATION MARK, SINGLE LOW-9 QUOTATION MARK, PRIME, "
    "SINGLE HIGH-REVERSED-9 QUOTATION MARK, MODIFIER LETTER APOSTROPHE",
    "-": "HYPHEN, NON-BREAKING HYPHEN, FIGURE DASH, EN DASH, EM DASH, HORIZONTAL BAR, MINUS SIGN",
}
FOLDED = {unicodedata.lookup(name): plain for plain, names in NAMED.items() for name in names.split(", ")}


SCRIPTS = (*range(0x3100), *range(0xF900, 0x10000), *range(0xE0000, 0xE0200))
"""The numbers of the characters among which the folded ones are, and of thousands beside them."""


def test_no_other_character_is_folded() -> None:
    """Each character by itself, in NFC: no fold is wider than its name."""
    folded = {each: folding.fold(each).text for each in map(chr, SCRIPTS)}
    assert {each: plain for each, plain in folded.items() if plain != unicodedata.normalize("NFC", each)} == {
        **FOLDED,
        **{each: " " for each in map(chr, SCRIPTS) if each.isspace() and each != " "},
    }


@pytest.mark.parametrize(
    ("text", "folded", "starts", "ends"),
    [
        ("", "", (), ()),
        ("a\u00adb", "ab", (0, 2), (1, 3)),
        ("a \n b", "a b", (0, 1, 4), (1, 4, 5)),
        ("e\u0301x", "éx", (0, 2), (2, 3)),
        ("e\u0301Xo\u0308", "éXö", (0, 2, 3), (2, 3, 5)),
        ("...x. . .", "…x…", (0, 3, 4), (3, 4, 9)),
        ("、 。", "、。", (0, 2), (1, 3)),
        ("\ufe00\ufe01a\ufe00", "a\ufe00", (2, 3), (3, 4)),
        ("\u200b\ufe00a", "a", (2,), (3,)),
        ("x\u0344", "ẍ\u0301", (0, 0), (2, 2)),
    ],
)
def test_a_fold_knows_where_each_character_was(
    text: str, folded: str, starts: tuple[int, ...], ends: tuple[int, ...]
) -> None:
    found = folding.fold(text)
    assert (found.text, tuple(found.starts), tuple(found.ends)) == (folded, starts, ends)


@pytest.mark.parametrize("name", folding.NAMES)
def test_one_fold_can_be_left_out(name: str) -> None:
    printed = "“a”\u00a0b\u00ad–e\u0301..."
    plain = {
        "invisible": "\u00ad",
        "nfc": "e\u0301",
        "white-space": "\u00a0",
        "quotation-marks": "“",
        "dashes": "–",
        "ellipsis": "...",
    }
    assert {each for each, left in plain.items() if left in folding.fold(printed, leave_out=name).text} == {name}
    found, folded = plain[name], folding.fold(plain[name]).text
    assert folding.used(found, folded) == folding.used(folded, found) == (name,)
    assert folding.used(found, found) == ()
    both = "".join(plain.values())
    assert folding.used(both, both.replace(found, folded)) == (name,)


def test_words_have_their_marks() -> None:
    assert folding.words("e\u0301t\u0301, can’t 41,000 (x_y) हैं") == [
        "e\u0301t\u0301",
        "can",
        "t",
        "41",
        "000",
        "x_y",
        "हैं",
    ]


def test_only_the_marks_of_the_first_block_are_taken_from_names() -> None:
    assert folding.without_marks("a\u0300\u036fb\u0370c\u02ff") == "ab\u0370c\u02ff"
    assert folding.without_marks("ŁłĐđıßæÆœŒþÞðÐøØ") == "LlDdissaeAeoeOethThdDoO"
