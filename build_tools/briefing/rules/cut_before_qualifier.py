"""A quotation that ends just before "but", "although", "if" and the like says in `cut:` why it ends there."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.anchoring import find_words


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each reading whose last words the source goes on to qualify, by its pin."""
    for name, quote in draft.quotes.items():
        for source, reading in quote.readings.items():
            pin = draft.pins.get(source)
            last = reading.segments[-1].exact
            proofs = [proof for proof in pin.proofs if proof.qualified] if pin else []
            if quote.cut is None and any(_same(proof.exact, last) for proof in proofs):
                sentence = "the source's sentence goes on with a qualification; quote that too, or say why not in cut:"
                yield Finding(Code.CUT_BEFORE_QUALIFIER, ("quotes", name, "readings", source), sentence)


def _same(one: str, other: str) -> bool:
    found = find_words(one, other, [(0, len(other))])
    return bool(found) and found[0].end - found[0].start == len(other.strip())
