"""Pins are made again to the byte, which no change of how they are made would leave so."""

import pytest

from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins.absence import absence_holds
from build_tools.briefing.pins.commitment import proof_holds, read_pin, write_pin
from tests.attacks.corpus import Corpus, corpora

PINNED = [(corpus, source) for corpus in corpora() for source in ("tidings", "sada") if source in corpus.texts]


@pytest.mark.parametrize(("corpus", "source"), PINNED, ids=[source for _, source in PINNED])
def test_a_text_has_the_pin_that_it_had(corpus: Corpus, source: str) -> None:
    made = pin_all(corpus.draft, {source: corpus.texts[source]}, corpus.keys).pins[source]
    assert made == corpus.draft.pins[source]
    assert read_pin(write_pin(made)) == made
    assert all(proof_holds(made, proof) for proof in made.proofs) and made.proofs
    assert all(absence_holds(made.words_root, absence) for absence in made.absences) and made.absences
