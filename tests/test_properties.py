"""What must hold for every text, tried on many: the encoder, the folds, anchoring, and pins."""

import re
import unicodedata
from html.parser import HTMLParser
from itertools import permutations

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from build_tools.briefing.pins import absence, commitment
from build_tools.briefing.pins.commitment import Commitment, Pin, Proof
from build_tools.markup.html import el, encode, front_matter, heading
from build_tools.markup.prose import paragraphs
from build_tools.model import values
from build_tools.text import folding, qualifiers, shingles
from build_tools.text.anchoring import find_words, units
from build_tools.text.anchoring import words_with_spaces as words_of
from build_tools.text.collation import changes, collate, is_wording

EXTENSIONS = [
    "toc",
    "tables",
    "attr_list",
    "footnotes",
    "abbr",
    "def_list",
    "md_in_html",
    "admonition",
    "pymdownx.snippets",
]
HOSTILE = st.sampled_from(
    [
        "<script>",
        "](javascript:x)",
        "{: onclick=x }",
        '--8<-- "x"',
        "{{ 7*7 }}",
        "&lt;",
        "\\",
        "`",
        "***",
        "[^1]",
        "</p>",
        "-->",
        "\n\n# x",
        "|",
        "<!--",
        "!!! x",
        "*[x]: y",
    ]
)
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXT = st.lists(
    st.one_of(
        HOSTILE,
        st.text(
            st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=DIRECTION),
        ),
        st.just("\n"),
    ),
    max_size=12,
).map("".join)
WORDS = st.lists(
    st.sampled_from(["the", "quay", "of", "stone", "—", "…", "“we”", "it’s", "co-op", "é"]), min_size=1, max_size=8
)


EMPTY = "0" * 64
"""A root of words where the test is not about them."""


class _Shown(HTMLParser):
    """What a browser would show of a page, and the elements it would make."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.values: list[str | None] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag + "".join(f" {name}" for name, _ in attrs))
        self.values += [value for _, value in attrs]


def shown_by(source: str) -> _Shown:
    shown = _Shown()
    shown.feed(markdown.markdown(source, extensions=EXTENSIONS))
    shown.close()
    return shown


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_encoded_text_is_shown_to_the_letter(text: str) -> None:
    shown = shown_by(str(el("p", text, title=text)))
    assert shown.text.strip("\n") == text.strip("\n") or shown.text == text
    assert shown.elements == ["p title"]


@pytest.mark.parametrize("control", DIRECTION)
def test_no_source_turns_the_words_after_its_own_around(control: str) -> None:
    text = f"They{control} agreed"
    assert str(el("p", text, title=text)) == '<p title="They agreed">They agreed</p>'
    assert shown_by(heading(2, text)).text.strip() == "They agreed"
    assert front_matter(*[text] * 3, is_hidden=True) == front_matter(*["They agreed"] * 3, is_hidden=True)


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_a_heading_shows_its_text(text: str) -> None:
    assume(text.strip() and "\n" not in text)
    shown = shown_by(heading(2, text))
    assert shown.text.strip() == text.strip()
    assert shown.elements == ["h2 id"]


@given(TEXT)
def test_front_matter_holds_no_sign_of_yaml_or_html(text: str) -> None:
    line = front_matter(text, "", "", is_hidden=False).split("\n")[1]
    assert re.fullmatch(r'title: "(&#\d+;)*"', line)
    # html.unescape() drops noncharacters, which a browser shows.
    decoded = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), line)
    assert decoded == f'title: "{text}"' or "\r" in text


@given(TEXT)
def test_prose_makes_no_element_but_its_own(text: str) -> None:
    shown = _Shown()
    shown.feed(str(paragraphs(re.sub(r"\]\([^)]*\)", "", text), str)))
    assert {element.split()[0] for element in shown.elements} <= {"p", "em", "strong", "a"}


@given(st.text(max_size=60))
def test_a_fold_knows_the_way_back_in_order(text: str) -> None:
    folded = folding.fold(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(
    st.text(
        st.one_of(st.characters(codec="utf-8"), st.sampled_from("e\u0301\u0323か\u3099\u1112\u1161\u11ab")), max_size=20
    )
)
def test_a_text_folds_alike_composed_and_decomposed(text: str) -> None:
    assert folding.fold(unicodedata.normalize("NFD", text)).text == folding.fold(text).text
    assert folding.fold(unicodedata.normalize("NFC", text)).text == folding.fold(text).text


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("か\u3099", "が"),
        ("\u1112\u1161\u11ab", "한"),
        ("하\u11ab", "한"),
        ("\u212b", "Å"),
        ("\uf900", "豈"),
        ("क\u093c", "\u0958"),
        ("a\u0302\u0323", "ậ"),
        ("שׁ", "\ufb2a"),
    ],
)
def test_what_unicode_composes_is_found_where_it_stands(printed: str, typed: str) -> None:
    text = f"x {printed} y"
    assert folding.used(printed, typed) == ("nfc",)
    assert [(match.start, match.end) for match in find_words(typed, text, [(0, len(text))])] == [(2, 2 + len(printed))]


@given(WORDS)
def test_folds_are_named_only_when_needed(words: list[str]) -> None:
    text = " ".join(words)
    assert folding.used(text, text) == ()
    changed = text.replace(" ", "\u00a0")
    assert folding.used(text, changed) == (("white-space",) if changed != text else ())


@given(WORDS, WORDS, WORDS)
def test_what_is_found_is_what_was_looked_for(before: list[str], words: list[str], after: list[str]) -> None:
    needle, text = " ".join(words), " ".join([*before, *words, *after])
    found = find_words(needle, text, [(0, len(text))])
    start = len(" ".join(before)) + 1
    assert (start, start + len(needle)) in [(match.start, match.end) for match in found]
    assert all(folding.fold(text[match.start : match.end]).text == folding.fold(needle).text for match in found)


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u00ad \u2060"])
def test_nothing_is_found_where_nothing_visible_is_looked_for(nothing: str) -> None:
    assert find_words(nothing, "abc def", [(0, 7)]) == []
    assert find_words(nothing, "abc def", [(0, 7)], prefix="abc") == []


@given(WORDS, WORDS)
def test_nothing_is_found_across_furniture(words: list[str], more: list[str]) -> None:
    text = " ".join([*words, "CAPTION", *more])
    cut = len(" ".join(words)) + 1
    spans = [(0, cut), (cut + len("CAPTION"), len(text))]
    assert find_words(f"{words[-1]} CAPTION", text, spans) == []
    whole = f"{' '.join(words)} {' '.join(more)}"
    assert find_words(whole, text, spans) == []


@given(WORDS, WORDS, WORDS)
def test_changes_keep_every_word_of_both(before: list[str], words: list[str], after: list[str]) -> None:
    lemma, reading = " ".join([*before, *words]), " ".join([*words, *after])
    found = changes(lemma, reading)
    assert " ".join(change.lemma for change in found if change.lemma) == lemma
    assert " ".join(change.reading for change in found if change.reading) == reading


LAPSES = st.lists(
    st.sampled_from(
        "the quay of stone, Stone stone. 3 three hundred $5 $ per cent % […] — a not re-sign US us".split()
    ),
    min_size=1,
    max_size=12,
)


@given(LAPSES, LAPSES)
def test_changes_are_the_same_from_either_side(some: list[str], others: list[str]) -> None:
    one, other = " ".join(some), " ".join(others)
    there = [(change.weight, change.lemma, change.reading) for change in changes(one, other)]
    back = [(change.weight, change.reading, change.lemma) for change in changes(other, one)]
    assert there == back
    assert is_wording(one, other) == is_wording(other, one)


@given(st.lists(WORDS, min_size=4, max_size=4))
def test_an_apparatus_is_the_same_in_every_order_of_witnesses(readings: list[list[str]]) -> None:
    lemma, *others = (" ".join(words) for words in readings)
    apparatus = [collate(lemma, dict(order)) for order in permutations(zip("XYZ", others, strict=True))]
    assert all(entries == apparatus[0] for entries in apparatus)


def _pinned(before: list[str], words: list[str], after: list[str]) -> tuple[str, Pin]:
    text = " ".join([*before, "«", *words, "»", *after])
    spans = [(0, len(text))]
    committed = Commitment(text, spans)
    match = find_words("« " + " ".join(words) + " »", text, spans)[0]
    return text, _pin_of(committed, committed.prove(match))


def _pin_of(committed: Commitment, *proofs: Proof) -> Pin:
    pin = Pin(
        version=commitment.VERSION,
        source="s",
        keyed=False,
        tokens=committed.size,
        top=committed.top,
        text=EMPTY,
        root=EMPTY,
        furniture=(),
        words=committed.words,
        words_root=EMPTY,
        runs=0,
        shared={},
        absences=(),
        proofs=proofs,
    )
    pin = pin.model_copy(update={"text": commitment.fingerprint_of(pin)})
    return pin.model_copy(update={"root": commitment.root_of(pin)})


@given(WORDS, WORDS, WORDS)
def test_a_proof_holds_and_no_changed_one_does(before: list[str], words: list[str], after: list[str]) -> None:
    _, pin = _pinned(before, words, after)
    proof = pin.proofs[0]
    assert commitment.proof_holds(pin, proof)
    forged = [
        proof.model_copy(update={"exact": proof.exact.replace(words[0], "not", 1)}),
        proof.model_copy(update={"start": proof.start + 1}),
        proof.model_copy(update={"first": proof.first + 1}),
        proof.model_copy(update={"after": " and"}),
        proof.model_copy(update={"nodes": proof.nodes[:-1]}),
        proof.model_copy(update={"nodes": (*proof.nodes, proof.nodes[0])}),
    ]
    assert not any(commitment.proof_holds(pin, each) for each in forged)
    assert commitment.fingerprint_of(pin.model_copy(update={"tokens": pin.tokens + 1})) != pin.text


@given(WORDS, WORDS, WORDS)
def test_a_pin_is_made_again_byte_for_byte_and_says_nothing_more(
    before: list[str], words: list[str], after: list[str]
) -> None:
    text, pin = _pinned([*before, "hidden"], words, after)
    assert commitment.write_pin(pin) == commitment.write_pin(_pinned([*before, "hidden"], words, after)[1])
    assert commitment.read_pin(commitment.write_pin(pin)) == pin
    assert "hidden" in text and b"hidden" not in commitment.write_pin(pin)


@given(WORDS)
def test_words_outside_the_body_cannot_be_proved(words: list[str]) -> None:
    text = " ".join([*words, "caption"])
    whole, body = Commitment(text, [(0, len(text))]), Commitment(text, [(0, len(text) - len("caption"))])
    match = find_words("caption", text, [(0, len(text))])[0]
    pin = _pin_of(body)
    assert not commitment.proof_holds(pin, body.prove(match))
    assert not commitment.proof_holds(pin, whole.prove(match))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("41,000 passengers came", "000 passengers"),
        ("the board can't pay", "The board can"),
        ("the board can’t pay", "board can"),
        ("about 3.5 million crowns", "5 million crowns"),
        ("a non-existent harbour", "existent harbour"),
        ("un\u00adlikely now", "likely now"),
        ("it fell by -5 degrees", "5 degrees"),
        ("it cost $5 then", "5 then"),
        ("some 50% of it", "some 50"),
        ("cafe\u0301 noir", "cafe"),
        ("कि है", "क"),
        ("それは不可能だ。", "可能だ"),
        ("南極点に到達しなかった。", "到達し"),
        ("这不可能。", "可能"),
        ("ราคาไม่แพง มาก", "แพง"),
        ("وقال لا يمكن", "يمك"),
    ],
)
def test_a_quotation_cannot_cut_a_figure_or_a_negation(text: str, cut: str) -> None:
    assert find_words(cut, text, [(0, len(text))]) == []
    assert find_words(text, text, [(0, len(text))]) != []


@pytest.mark.parametrize("words", ["so.” He", "(yes)", "end", "“yes”", "it—then"])
def test_a_quotation_may_begin_and_end_at_marks(words: str) -> None:
    text = "It is so.” He said (yes) to the end, “yes”, do it—then go."
    assert len(find_words(words, text, [(0, len(text))])) >= 1


@pytest.mark.parametrize("words", ["見えなかった", "尾は見えなかった。", "空はいつもの", "1911年に", "データーを"])
def test_a_quotation_in_japanese_may_begin_where_hiragana_ends(words: str) -> None:
    text = "「尾は見えなかった。空はいつもの空だった」と1911年にデーターを見た人は言う"
    assert [text[match.start : match.end] for match in find_words(words, text, [(0, len(text))])] == [words]


def test_a_line_break_within_chinese_or_japanese_is_nothing() -> None:
    assert folding.fold("彗星の\n  尾、\u3000空").text == "彗星の尾、空"
    assert folding.used("彗星の 尾", "彗星の尾") == ("white-space",)
    assert folding.fold("ไป มา").text == "ไป มา"
    assert folding.fold("第 1 回").text == "第 1 回"


@given(st.text(st.sampled_from("彗星の尾 、comet ไม่อ่าน"), min_size=1, max_size=30))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words_of(text)).strip() == " ".join(text.split())


def test_a_name_without_its_marks() -> None:
    names = {
        "Růžena Dvořáková": "Ruzena Dvorakova",
        "Þóra Jónsdóttir": "Thora Jonsdottir",
        "Łódź": "Lodz",
        "Ελένη": "Ελενη",
    }
    assert {name: folding.without_marks(name) for name in names} == names
    assert folding.without_marks("小川ガ") == "小川ガ"


@pytest.mark.parametrize(
    ("rest", "qualified"),
    [
        (", but not now", True),
        (",\nbut not now", True),
        (",”\r\n  although not now", True),
        (" - but not now", True),
        (" –\nif at all", True),
        ("\n\nbut not now", False),
        (",\r\n\r\nbut not now", False),
        (". But not now", False),
        (", butter", False),
        (" and\nbut", False),
    ],
)
def test_a_qualification_is_seen_over_one_line_break(rest: str, qualified: bool) -> None:
    assert qualifiers.is_qualified(rest) is qualified


def test_a_part_of_a_word_cannot_be_proved() -> None:
    """A forged pin that cuts "likely" out of "unlikely" is refused, though its hashes are right."""
    text = "That is unlikely now."
    committed = Commitment(text, [(0, len(text))])
    match = find_words("That is unlikely now", text, [(0, len(text))])[0]
    honest = committed.prove(match)
    pin = _pin_of(committed)
    assert commitment.proof_holds(pin, honest)
    cut = {"before": "That is un", "exact": "likely now", "start": honest.start + 10}
    assert not commitment.proof_holds(pin, honest.model_copy(update=cut))


@given(WORDS)
@settings(max_examples=5, deadline=None)
def test_absence_is_proved_for_absent_words_only(words: list[str]) -> None:
    text = " ".join(words)
    vocabulary = absence.Vocabulary(text, [(0, len(text))])
    proof = vocabulary.prove("granite")
    assert proof is not None and absence.absence_holds(vocabulary.root, proof)
    for word in absence.vocabulary_words(text, [(0, len(text))]):
        assert vocabulary.prove(word) is None
        assert not absence.absence_holds(vocabulary.root, proof.model_copy(update={"word": word}))
    other = absence.Vocabulary(text + " granite", [(0, len(text) + 8)])
    assert not absence.absence_holds(other.root, proof)
    assert not absence.absence_holds(vocabulary.root, proof.model_copy(update={"siblings": proof.siblings[:-1]}))


def test_absence_is_told_of_any_characters_in_a_script_without_spaces() -> None:
    """What stands within a run of characters is a word there, so that its absence can't be claimed."""
    text = "地球は1911年に彗星の尾の中を通った"
    vocabulary = absence.Vocabulary(text, [(0, len(text))])
    assert {"彗星", "尾", "通った", "1911", "年に"} <= vocabulary.words
    assert vocabulary.prove("彗星") is None
    proof = vocabulary.prove("流星")
    assert proof is not None and absence.absence_holds(vocabulary.root, proof)
    assert not absence.absence_holds(vocabulary.root, proof.model_copy(update={"word": "彗星"}))
    forged = absence.Absence(word="彗星の尾の", salt=proof.salt, siblings=proof.siblings)
    assert not absence.absence_holds(vocabulary.root, forged)


@pytest.mark.parametrize("word", ["नहीं", "ที่", "i\u0307stanbul", "كِتاب", "41", "don_t"])
def test_a_word_keeps_its_marks(word: str) -> None:
    assert TypeAdapter(values.Word).validate_python(word) == word
    assert values.is_word(word)
    text = f"({word}), {word}."
    assert word in absence.vocabulary_words(text, [(0, len(text))])
    proof = absence.Vocabulary("comet", [(0, 5)]).prove(word)
    assert proof is not None and absence.absence_holds(absence.Vocabulary("comet", [(0, 5)]).root, proof)


def test_a_word_is_not_cut_at_its_marks() -> None:
    text = "यह नहीं है। İstanbul’da \u0301ti ❤\ufe0f"
    assert absence.vocabulary_words(text, [(0, len(text))]) == {"यह", "नहीं", "है", "i\u0307stanbul", "da", "ti"}
    text = "हम नहीं मानते कि यह सच है"
    assert shingles.shingles(text, [(0, len(text))]) == {tuple(text.split())}


def test_folds_know_what_printing_varies() -> None:
    source = "\u201cIt\u2019s\u00a0so\u201d \u2014 caf\u00e9\u00ad . . ."
    typed = unicodedata.normalize("NFD", '"It\'s so" - caf\u00e9 \u2026')
    assert folding.fold(source).text == folding.fold(typed).text
    assert set(folding.used(source, typed)) == set(folding.NAMES)
    for different in ("It's So", "Its so", "It's [so]", "It's 1"):
        assert folding.fold("It's so").text != folding.fold(different).text


def test_the_encoder_leaves_only_letters_digits_and_spaces() -> None:
    assert encode("a1 é<&>'\"\n") == "a1 é&#60;&#38;&#62;&#39;&#34;&#10;"


BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNED = "\ufeff" + "".join(chr(0xFE00 + number % 16) + chr(0xE0100 + number) for number in range(40))
"""As C2PA signs plain text: a mark and a run of variation selectors."""


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        *((f"قال {each}كلمة\u202c هنا", "قال كلمة هنا") for each in BIDI),
        ("He said \u202bword\u202c here.", "He said word here."),
        ("אמר \u2067״מילה״\u2069, כאן", "אמר ״מילה״, כאן"),
        (f"It is so.{SIGNED}", "It is so."),
        (f"It is so{SIGNED} now", "It is so now"),
        (f"It is so{SIGNED[1:]} now", "It is so now"),
        (f"It is {SIGNED[1:]}so", "It is so"),
        (f"It is s{SIGNED[1:]}o", "It is so"),
        ("It is\u200b\ufe0f so", "It is so"),
    ],
)
def test_what_shows_nothing_is_not_typed(printed: str, typed: str) -> None:
    text = f"x {printed} y"
    assert folding.used(printed, typed) == ("invisible",)
    (match,) = find_words(typed, text, [(0, len(text))])
    assert folding.fold(text[match.start : match.end]).text == typed


@pytest.mark.parametrize("shown", ["❤\ufe0f", "葛\U000e0100城", "1\ufe0f\u20e3", "👁\ufe0f\u200d🗨\ufe0f"])
def test_a_selector_that_selects_a_glyph_is_not_folded(shown: str) -> None:
    assert folding.fold(shown).text == shown.replace("\u200d", "")
    assert folding.fold(f"{shown}{SIGNED}").text == folding.fold(shown).text


@pytest.mark.parametrize(
    "text", [f"is un{SIGNED[1:]}likely now", f"is un\u202c{SIGNED[1:]}likely now", "is un\u2066likely now"]
)
def test_a_negation_is_not_cut_at_invisible_characters(text: str) -> None:
    assert find_words("likely now", text, [(0, len(text))]) == []
    assert find_words("is unlikely now", text, [(0, len(text))]) != []


HIDDEN = st.text(
    st.sampled_from(f"{BIDI}\u200b\u00ad\u200d\ufeff\ufe0f\ufe0e\U000e0100\U000e01efa ❤葛e\u0301"), max_size=30
)


@given(HIDDEN)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folding.fold(text).text
    assert folding.fold(once).text == once


@given(HIDDEN)
def test_offsets_lead_through_what_was_folded_away(text: str) -> None:
    """Each visible character is where the fold says, and units are the whole text, one after the other."""
    folded = folding.fold(text)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert character in folding.fold(text[start:end]).text
    assert "".join(text[start:end] for start, end in units(text)) == text


WESTERN = st.text(st.sampled_from(" \n\t\0\x1f\x7f\u00a0059aZ_é×-$£%'’.,“”–—…\u00ad²"), max_size=12)


@given(WESTERN)
def test_western_texts_are_cut_and_folded_in_the_same_way_as_all_others(text: str) -> None:
    """A text with nothing but what most texts have takes a faster way. With other characters behind it, it can't."""
    behind = "\n彗\u200b"
    assert [*units(text)] == [*units(text + behind)][:-3]
    folded = folding.fold(text + behind).text
    assert folding.fold(text + "\n").text == folded.removesuffix("彗")


@given(WORDS, st.lists(st.text(st.sampled_from(f"{BIDI}\u200b\ufeff"), max_size=3), min_size=9, max_size=9))
def test_words_are_found_whatever_invisible_stands_around_them(words: list[str], hidden: list[str]) -> None:
    text = "".join(
        f"{mark}{word}{mark}{SIGNED if number == 4 else ''} "
        for number, (word, mark) in enumerate(zip(words, hidden, strict=False))
    )
    needle = " ".join(words)
    found = find_words(needle, text, [(0, len(text))])
    assert [folding.fold(text[match.start : match.end]).text for match in found] == [folding.fold(needle).text]
