"""Check that each word that was looked for is proved absent from the body of the source that is called silent."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.absence import absence_holds, vocabulary_words
from build_tools.briefing.pins.commitment import PIN, Pin
from build_tools.briefing.walk import words_looked_for
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each word that the source's pin doesn't prove absent; sources without a pin are skipped."""
    proved = {name: _absent(pin) for name, pin in draft.pins.items() if pin}
    for route, source, word in words_looked_for(draft):
        if source in proved and word not in proved[source]:
            sentence = f"the pin of '{source}' does not prove that the word '{word}' is absent; run {PIN}"
            yield Finding(Code.SILENCE_PROOF, route, sentence)


def _absent(pin: Pin) -> set[str]:
    """The words that a pin proves absent.

    Words that its own proofs show don't count: a forged pin could commit to one text and to another's vocabulary.
    """
    shown = {
        word
        for proof in pin.proofs
        for part in (proof.before, proof.exact, proof.after)
        for word in vocabulary_words(part, [(0, len(part))])
    }
    return {absence.word for absence in pin.absences if absence_holds(pin.words_root, absence)} - shown
