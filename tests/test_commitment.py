"""Pins are made again to the byte, which no change of how they are made would leave so."""

import json
from collections.abc import Callable

import pytest

from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins.absence import DEPTH, Vocabulary, absence_holds, vocabulary_words
from build_tools.briefing.pins.commitment import VERSION, Commitment, Pin, Proof, proof_holds, read_pin, write_pin
from build_tools.text.anchoring import find_words
from tests.attacks.corpus import Corpus, corpora
from tests.conftest import HERE

PINNED = [(corpus, source) for corpus in corpora() for source in ("tidings", "sada") if source in corpus.texts]


@pytest.mark.parametrize(("corpus", "source"), PINNED, ids=[source for _, source in PINNED])
def test_a_text_has_the_pin_that_it_had(corpus: Corpus, source: str) -> None:
    made = pin_all(corpus.draft, {source: corpus.texts[source]}, corpus.keys).pins[source]
    assert made == corpus.draft.pins[source]
    [file] = HERE.glob(f"*/briefing/pins/{source}.json")
    assert write_pin(made) == file.read_bytes() and read_pin(file.read_bytes()) == made
    assert all(proof_holds(made, proof) for proof in made.proofs) and made.proofs
    assert all(absence_holds(made.words_root, absence) for absence in made.absences) and made.absences


def test_what_a_pin_proves_is_found_out_once_and_for_that_pin_alone() -> None:
    for corpus, source in PINNED:
        pin = corpus.draft.pins[source]
        assert pin is not None and read_pin(write_pin(pin)) == pin
        assert (pin.broken, len(pin.absent)) == (0, len(pin.absences))
        forged = pin.model_copy(update={"top": "0" * 64, "words_root": "0" * 64})
        assert (forged.broken, forged.absent) == (len(pin.proofs), ())


def _voices_cut(proof: Proof, _: Pin) -> dict[str, object]:
    one, *rest = proof.voices
    halves = one.model_copy(update={"tokens": 1}), one.model_copy(update={"tokens": one.tokens - 1})
    return {"voices": (*halves, *rest)}


@pytest.mark.parametrize(
    "written",
    [
        _voices_cut,
        lambda proof, _: {"qualified": (*proof.qualified, *proof.qualified, 0, 0)},
        lambda _, pin: {"first": pin.tokens},
        lambda proof, _: {"start": len(proof.before) - 1} if proof.before else {"start": 0, "before": "x "},
    ],
    ids=["voices in two", "a qualification twice", "behind the last token", "before the first character"],
)
def test_a_proof_has_one_form_and_lies_within_its_text(written: Callable[[Proof, Pin], dict[str, object]]) -> None:
    for corpus, source in PINNED:
        pin = corpus.draft.pins[source]
        assert pin is not None
        for proof in pin.proofs:
            assert not proof_holds(pin, proof.model_copy(update=written(proof, pin)))


def _pin(text: str) -> Pin:
    """A pin of a text with no proof; only its figures about the tree matter here."""
    committed = Commitment(text, [(0, len(text))])
    empty = "0" * 64
    return Pin(
        version=VERSION,
        source="a",
        keyed=False,
        tokens=committed.size,
        top=committed.top,
        text=empty,
        root=empty,
        furniture=(),
        words=committed.words,
        words_root=empty,
        runs=0,
        shared={},
        absences=(),
        proofs=(),
    )


def _proof(text: str, words: str, prefix: str = "", suffix: str = "") -> Proof:
    spans = [(0, len(text))]
    return Commitment(text, spans).prove(find_words(words, text, spans, prefix, suffix)[0])


TOPS = {
    "": "084fed08b978af4d",
    "a": "bdcce1ccbc354f88",
    "a.": "745b21a18836659f",
    "a b": "52039fa989db338d",
    "a b.": "858caca8d88fab43",
    "a b c": "87c6d68b7a1394e2",
    "a b c.": "48d917367b96fb82",
    "a b c d": "4d69129da944ecac",
    "a b c d.": "b6ad4c19f62bc667",
}
"""How the top of each text begins, by which every number of tokens from 0 to 8 is padded as it was."""


@pytest.mark.parametrize("text", TOPS)
def test_a_tree_has_the_top_that_it_had(text: str) -> None:
    spans = [(0, len(text))]
    assert Commitment(text, spans).top[:16] == TOPS[text]
    assert Commitment(text, spans, b"").top[:16] == TOPS[text]
    assert not text or Commitment(text, spans, b"key").top[:16] != TOPS[text]


@pytest.mark.parametrize(
    ("words", "prefix", "suffix"), [("a b c d.", "", ""), ("a", "", ""), ("d.", "c", ""), ("a", "", "b")]
)
def test_the_ends_of_a_text_are_proved(words: str, prefix: str, suffix: str) -> None:
    assert proof_holds(_pin("a b c d."), _proof("a b c d.", words, prefix, suffix))


@pytest.mark.parametrize(
    "changes",
    [
        {"after": "!", "repeated": "000000000", "voices": 9},
        {"start": 1, "exact": "a b c", "after": " d."},
        {"before": "a b c ", "exact": "d.", "start": 5},
        {"before": "a b c ", "exact": "d.", "start": 7},
        {"first": 1},
        {"first": 8},
    ],
    ids=str,
)
def test_a_proof_of_all_words_is_of_no_more(changes: dict[str, object]) -> None:
    """Eight tokens fill a tree, so that its top says nothing about a ninth."""
    proof = _proof("a b c d.", "a b c d.")
    if "voices" in changes:
        changes = changes | {"voices": (proof.voices[0].model_copy(update={"tokens": changes["voices"]}),)}
    assert not proof_holds(_pin("a b c d."), proof.model_copy(update=changes))


def test_a_proof_lies_within_the_words_of_its_body() -> None:
    pin, proof = _pin("a b c d"), _proof("a b c d", "a b c d")
    assert pin.words == 4 and proof_holds(pin, proof)
    assert not proof_holds(pin.model_copy(update={"words": 3}), proof)


def test_a_proof_has_as_many_nodes_as_it_needs() -> None:
    proof, pin = _proof("a b c d.", "b c"), _pin("a b c d.")
    assert proof_holds(pin, proof) and [each.text for each in proof.quoted] == ["b", " ", "c"]
    assert len(proof.nodes) == 5, "a, the space behind it, b, c and its space, the rest"
    for nodes in ((), proof.nodes[:-1], (*proof.nodes, proof.nodes[0]), proof.nodes[::-1]):
        assert not proof_holds(pin, proof.model_copy(update={"nodes": nodes}))


AGAIN = "a b c d. a b e f. "
LONG = " ".join(f"w{number}" for number in range(40))


@pytest.mark.parametrize(
    ("text", "words", "prefix", "suffix", "before", "after", "again"),
    [
        (AGAIN, "a b", "", "", 0, 0, True),
        (AGAIN, "b", "", "", 0, 0, True),
        (AGAIN, "b", "a", "", 1, 0, True),
        (AGAIN, "b c", "", "", 0, 0, False),
        (AGAIN, "b c", "a", "", 1, 0, False),
        (AGAIN, "b", "", "c", 0, 1, False),
        (AGAIN, "b", "a", "c", 1, 1, False),
        (AGAIN, "b", "a", "c", 1, 0, True),
        (AGAIN, "b", "a", "c", 0, 1, False),
        (AGAIN, "d", "b c", "", 2, 0, False),
        (AGAIN, "d", "b c", "", 3, 0, True),
        ("b. c b! d", "b", "", ".", 0, 0, True),
        ("b. c b! d", "b", "", ".", 0, 1, False),
        (f"{LONG}. {LONG}.", LONG, "", "", 0, 0, True),
        (f"{LONG}. {LONG}.", f"{LONG}.", "", "", 0, 0, True),
        (f"{LONG}. x {LONG}.", LONG[3:], "w0", "", 1, 0, True),
    ],
)  # fmt: skip
def test_words_come_again_with_so_much_of_their_context(
    text: str, words: str, prefix: str, suffix: str, before: int, after: int, again: bool
) -> None:
    """More context than a proof has can't be looked at, and might come again."""
    assert _proof(text, words, prefix, suffix).comes_again(before, after) == again


DAMAGED = "the pin is damaged"
NEWER = f"the pin is of version {VERSION + 1}, and this generator reads version {VERSION}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", DAMAGED),
        (b"{}", DAMAGED),
        (f'{{"version": "{VERSION}"}}'.encode(), DAMAGED),
        (f'{{"version": {VERSION}}}'.encode(), DAMAGED),
        (f'{{"version": {VERSION + 1}, "more": 1}}'.encode(), NEWER),
        (json.dumps(_pin("a").model_dump() | {"more": 1}).encode(), DAMAGED),
    ],
)
def test_what_is_no_pin(data: bytes, said: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_pin(data)
    assert str(refused.value) == said


def test_the_words_of_a_text() -> None:
    text = "Don’t ask «KTH» in 南極点到達へ, x. Not this"
    furniture = text.index("Not")
    assert vocabulary_words(text, [(0, furniture), (furniture + 3, len(text))]) == {
        *("don", "t", "ask", "kth", "in", "x", "this"),
        *("南", "極", "点", "到", "達", "へ", "南極", "極点", "点到", "到達", "達へ"),
        *("南極点", "極点到", "点到達", "到達へ", "南極点到", "極点到達", "点到達へ"),
    }


def test_the_words_of_a_text_have_the_root_that_they_had() -> None:
    text = "kt a wg"
    spans = [(0, len(text))]
    vocabulary = Vocabulary(text, spans)
    assert vocabulary.root[:16] == "ea774172f298b006", "kt and wg have the same bucket"
    assert vocabulary.root == Vocabulary(text, spans, b"").root != Vocabulary(text, spans, b"key").root
    proof = vocabulary.prove("b")
    assert proof is not None and absence_holds(vocabulary.root, proof) and len(proof.siblings) == DEPTH
    assert [vocabulary.prove(word) for word in ("kt", "wg", "a")] == [None] * 3
    for word in ("two words", "B", "x."):
        no_word = vocabulary.prove(word)
        assert no_word is not None and not absence_holds(vocabulary.root, no_word), "it would hold for any text"
    for siblings in (proof.siblings[:-1], (*proof.siblings, proof.siblings[0]), proof.siblings[::-1]):
        assert not absence_holds(vocabulary.root, proof.model_copy(update={"siblings": siblings}))
