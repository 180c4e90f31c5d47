"""Which characters are refused outside the sources' own words, and what is said of them."""

import pytest

from build_tools.text.deception import deceptions

INVISIBLE = [
    ("\u00ad", "SOFT HYPHEN"), ("\u061c", "ARABIC LETTER MARK"), ("\u180e", "MONGOLIAN VOWEL SEPARATOR"),
    ("\u200b", "ZERO WIDTH SPACE"), ("\u200c", "ZERO WIDTH NON-JOINER"), ("\u200d", "ZERO WIDTH JOINER"),
    ("\u200e", "LEFT-TO-RIGHT MARK"), ("\u200f", "RIGHT-TO-LEFT MARK"), ("\u2060", "WORD JOINER"),
    ("\u2062", "INVISIBLE TIMES"), ("\u206a", "INHIBIT SYMMETRIC SWAPPING"), ("\ufeff", "ZERO WIDTH NO-BREAK SPACE"),
    ("\U000e0041", "TAG LATIN CAPITAL LETTER A"), ("\U000e007f", "CANCEL TAG"), ("\u034f", "COMBINING GRAPHEME JOINER"),
    ("\u115f", "HANGUL CHOSEONG FILLER"), ("\u1160", "HANGUL JUNGSEONG FILLER"), ("\u3164", "HANGUL FILLER"),
    ("\uffa0", "HALFWIDTH HANGUL FILLER"), ("\u2800", "BRAILLE PATTERN BLANK"), ("\u17b4", "KHMER VOWEL INHERENT AQ"),
]  # fmt: skip


@pytest.mark.parametrize(("character", "name"), INVISIBLE)
def test_an_invisible_character_is_named(character: str, name: str) -> None:
    said = f"the invisible character U+{ord(character):04X} ({name}) is after 'quay'; delete it"
    assert list(deceptions(f"The quay{character} of {character}Lunde")) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\u200bThe quay", "the invisible character U+200B (ZERO WIDTH SPACE) is at the beginning; delete it"),
        (
            "quay\ufe00",
            "the invisible character U+FE00 (VARIATION SELECTOR-1) is after 'quay'; delete it",
        ),
        ("quay \ue000", "the private character U+E000 is after 'quay'; delete it"),
        ("quay \U00100000", "the private character U+100000 is after 'quay'; delete it"),
        ("quay \u0378", "the unassigned character U+0378 is after 'quay'; delete it"),
        ("quay \ufdd0", "the unassigned character U+FDD0 is after 'quay'; delete it"),
        (
            "Le P\u0430ris",
            "'P\u0430ris' mixes letters of two scripts: '\u0430' is U+0430 (CYRILLIC SMALL LETTER A); type the word in one script",
        ),
        (
            "\u041cо\u0441k\u0432а",
            "'\u041cо\u0441k\u0432а' mixes letters of two scripts: 'k' is U+006B (LATIN SMALL LETTER K); type the word in one script",
        ),
        (
            "P\u03bfst",
            "'P\u03bfst' mixes letters of two scripts: '\u03bf' is U+03BF (GREEK SMALL LETTER OMICRON); type the word in one script",
        ),
        (
            "\u03bcm \u03bcg \u0391gent",
            "'\u0391gent' mixes letters of two scripts: '\u0391' is U+0391 (GREEK CAPITAL LETTER ALPHA); type the word in one script",
        ),
        (
            "P\u0585st",
            "'P\u0585st' mixes letters of two scripts: '\u0585' is U+0585 (ARMENIAN SMALL LETTER OH); type the word in one script",
        ),
    ],
)
def test_what_deceives_is_shown_with_how_to_fix_it(text: str, said: str) -> None:
    assert list(deceptions(text)) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "“Don’t”, he said – 41,000 …",
        "Růžena, naïve, Ångström, e\u0301te\u0301, ﬁne",
        "5 µm, 5 μm, 3 kΩ, 3 kΩ, πr², 10 °C, № 5, β-carotene, α-helix",
        "Tシャツ、NATO軍、2021年のEU、Иванов氏、ｱｲｳ、Ｔ字",
        "NATO는 서울에서, 한국어",
        "IT-специалист, Москва, Путин’s",
        "می\u200cخواهم و نمی\u200cدانم",
        "क्\u200dष, ශ්\u200dරී",
        "\u0600١٢٣",
        "ภาษาไทยNATO, ကမ္ဘာ",
        '١٩ مايو، נאט"ו',
        "❤️ and ☎, 1️⃣, 葛\U000e0100",
        "fill\u00a0in 3\u202f% 　",
    ],
)
def test_what_is_written_so_is_let_pass(text: str) -> None:
    assert list(deceptions(text)) == []
