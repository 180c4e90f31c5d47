"""Check that each word that was looked for is proved absent from the body of the source that is called silent."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import PIN
from build_tools.briefing.walk import words_looked_for
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each word that the source's pin doesn't prove absent; sources without a pin are skipped."""
    for route, source, word in words_looked_for(draft):
        pin = draft.pins.get(source)
        # Words that its own proofs show don't count: a forged pin could commit to one text and to another's vocabulary.
        if pin and (word not in pin.absent or word in pin.shown):
            sentence = f"the pin of '{source}' does not prove that the word '{word}' is absent; run {PIN}"
            yield Finding(Code.SILENCE_PROOF, route, sentence)
