"""Check that a reading which ends just before "but", "although", "if" and the like says why in `cut:`."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.folding import fold


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reading whose last words are qualified in the source, as its pin says."""
    qualified = {
        (source, fold(proof.exact).text.strip())
        for source, pin in draft.pins.items()
        for proof in (pin.proofs if pin else ())
        if proof.qualified
    }
    for name, quote in draft.quotes.items():
        for source, reading in quote.readings.items():
            if quote.cut is None and (source, fold(reading.segments[-1].exact).text.strip()) in qualified:
                sentence = "the sentence goes on with a qualification; quote that too, or say why not in cut:"
                yield Finding(Code.CUT_BEFORE_QUALIFIER, ("quotes", name, "readings", source), sentence)
