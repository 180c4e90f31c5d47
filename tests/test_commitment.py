"""Pins are made again to the byte, which no change of how they are made would leave so."""

from collections.abc import Callable

import pytest

from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins.absence import absence_holds
from build_tools.briefing.pins.commitment import Pin, Proof, proof_holds, read_pin, write_pin
from tests.attacks.corpus import Corpus, corpora

PINNED = [(corpus, source) for corpus in corpora() for source in ("tidings", "sada") if source in corpus.texts]


@pytest.mark.parametrize(("corpus", "source"), PINNED, ids=[source for _, source in PINNED])
def test_a_text_has_the_pin_that_it_had(corpus: Corpus, source: str) -> None:
    made = pin_all(corpus.draft, {source: corpus.texts[source]}, corpus.keys).pins[source]
    assert made == corpus.draft.pins[source]
    assert read_pin(write_pin(made)) == made
    assert all(proof_holds(made, proof) for proof in made.proofs) and made.proofs
    assert all(absence_holds(made.words_root, absence) for absence in made.absences) and made.absences


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
