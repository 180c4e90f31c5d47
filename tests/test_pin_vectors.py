"""Three implementations of pins agree: the generator's, verify.py, and the browser's commitment.js."""

from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Browser

from tests import pin_vectors
from tests.attacks import agreement
from tests.attacks.agreement import VERIFY, Ask

VECTORS = pin_vectors.read()
PINS = {each["of"]: each["pin"] for each in VECTORS["pins"]}
REFUSED = [pin_vectors.forged(PINS[each["of"]], each["set"]) for each in VECTORS["refused"]]
COPIES_OF_ALL = [
    [pin_vectors.forged(PINS[each["of"]], each["set"]), each["text"], each["key"]] for each in VECTORS["copies_of_all"]
]
assert len(VECTORS["texts"]) > 15 and len(REFUSED) > 15 and len(COPIES_OF_ALL) > 10


@pytest.fixture(scope="session")
def ask(chromium: Browser) -> Iterator[Ask]:
    """Ask the browser's implementation about many values at once."""
    with agreement.asking(chromium) as asks:
        yield asks


def test_the_vectors_are_those_of_the_generator(refresh: bool) -> None:
    made = pin_vectors.written(pin_vectors.vectors(VERIFY))
    if refresh:
        pin_vectors.FILE.write_text(made, "utf-8")
    assert pin_vectors.FILE.read_text("utf-8") == made


FIGURES = ("folded", "tokens", "words", "top", "words_root")


def test_verify_py_computes_the_figures_of_each_text() -> None:
    for each in VECTORS["texts"]:
        text, spans, key = each["text"], VERIFY.body_of(each["text"], each["furniture"]), bytes.fromhex(each["key"])
        words = set().union(*(VERIFY.vocabulary_words(text[start:end]) for start, end in spans))
        voices = [VERIFY.Voice(*voice) for count, *voice in each["voices"] for _ in range(count)]
        tokens = [list(token) for token in VERIFY.tokens_of(text, spans)]
        top = VERIFY.top_of(text, spans, voices, key)
        root = VERIFY.words_root(text, spans, key) if each["words_root"] else None
        assert (VERIFY.fold(text), tokens, sorted(words), top, root) == tuple(each[name] for name in FIGURES), each[
            "name"
        ]


def test_the_browser_computes_the_figures_of_each_text(ask: Ask) -> None:
    found = ask("figures", VECTORS["texts"])
    assert [tuple(each) for each in found] == [tuple(each[name] for name in FIGURES) for each in VECTORS["texts"]]


def test_verify_py_says_of_pins_and_copies_what_the_vectors_say() -> None:
    assert [VERIFY.problem_of(pin) for pin in PINS.values()] == [""] * len(PINS)
    assert all(VERIFY.problem_of(pin) for pin in REFUSED)
    found = [VERIFY.pinned_form(pin, text, bytes.fromhex(key)) is not None for pin, text, key in COPIES_OF_ALL]
    assert found == [each["is_pinned"] for each in VECTORS["copies_of_all"]]


def test_verify_py_prints_no_control_characters_of_a_pin(capsys: pytest.CaptureFixture[str]) -> None:
    proof = {"exact": "never\x1b[2K\rword for word\u202e"}
    pin = {**PINS["the same with a key"], "absences": [], "proofs": [proof]}
    assert not VERIFY.check_copy(pin, "Nothing.", b"")
    assert capsys.readouterr().out == (
        "Only someone with the key can make this pin again, so each quotation is looked for in your copy.\n"
        "NOT FOUND      “never\\x1b[2K word for word\\u202e”\n"
    )


def test_verify_py_looks_for_absent_words_in_a_copy_that_differs(capsys: pytest.CaptureFixture[str]) -> None:
    text = pin_vectors.NEWS + "The FERRIES of the mayors are late.\n"
    assert not VERIFY.check_copy(PINS["an article with captions"], text, b"")
    assert capsys.readouterr().out == (
        "Your copy is not the pinned text to the letter, so each quotation is looked for in it.\n"
        "word for word  “We can’t wait until 2030,”\n"
        "word for word  “12% more”\n"
        "word for word  “the non-existent plan is ready.”\n"
        "word for word  “never.”\n"
        "NOT ABSENT     “ferries” (it may be in a caption or other furniture of your copy)\n"
        "NOT ABSENT     “mayors” (it may be in a caption or other furniture of your copy)\n"
    )


def test_verify_py_uses_no_key_for_a_pin_without_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert VERIFY.check_copy(PINS["an article with captions"], pin_vectors.NEWS, pin_vectors.KEY)
    assert capsys.readouterr().out.startswith(
        "Your copy is the pinned text, to the letter. Its words, the places of the quotations and the absent words were "
        "computed again from it; runs, the speakers and shared wording were not.\n"
    )


def test_the_browser_says_of_pins_and_copies_what_the_vectors_say(ask: Ask) -> None:
    assert ask("problems", list(PINS.values())) == [""] * len(PINS)
    assert all(ask("problems", REFUSED))
    assert ask("pinned", COPIES_OF_ALL) == [each["is_pinned"] for each in VECTORS["copies_of_all"]]
    found = ask("searches", [[each["copy"], each["quotation"]] for each in VECTORS["copies"]])
    assert found == [{name: each[name] for name in ("how", "folds", "words")} for each in VECTORS["copies"]]


def test_all_treat_each_character_alike(ask: Ask) -> None:
    """One of 32 characters, spread over all of Unicode; `make attack` takes them all."""
    tally = agreement.try_characters(Random(2021), 32, ask)
    assert (tally.told(), tally.idle) == ("", [])


def test_all_refuse_the_same_forged_pins(ask: Ask) -> None:
    """One or so of each kind; `make attack` tries 20,000."""
    tally = agreement.attack(Random(2021), 450, ask)
    assert (tally.told(), tally.idle) == ("", [])
