"""Where each quote is in its source's text, and how much lies between quotes, counted in tokens of the pin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote
from build_tools.text.anchoring import units
from build_tools.text.folding import SPACELESS

_FEW, _FINE = 10, 50
_EDGES = 2
_SPACELESS = re.compile(f"[{SPACELESS}]")


@dataclass(frozen=True)
class Stretch:
    """The tokens of one segment of a quote, numbered as its pin numbers them; `last` is one past the last."""

    quote: Quote
    segment: int
    first: int
    last: int


@dataclass(frozen=True)
class PlacedQuote:
    """A quote at its place in its source's text; `again` if other quotes come between this piece and its beginning.

    `gap` is the number of tokens before it that are in no quote.
    """

    quote: Quote
    pieces: tuple[Stretch, ...]
    again: bool
    gap: int


def stretches(verified: VerifiedBriefing, source: str) -> list[Stretch]:
    """Everything that is quoted from a source, in the source's order; nothing if it has no pin."""
    pin = verified.pins.get(source)
    if pin is None:
        return []
    proofs = {(proof.start, proof.exact): proof for proof in pin.proofs}
    found = []
    for quote in verified.briefing.quotes.values():
        if source in quote.readings:
            for number, anchor in enumerate(verified.checks[quote.id, source].anchors):
                proof = proofs[anchor.start or 0, anchor.exact]
                first = proof.first + len(list(units(proof.before)))
                found.append(Stretch(quote, number, first, first + len(list(units(proof.exact)))))
    return sorted(found, key=lambda each: (each.first, -each.last))


def entries(found: list[Stretch]) -> Iterator[PlacedQuote]:
    """The quotes in the source's order; consecutive pieces of one quote are together."""
    covered = 0
    begun: set[str] = set()
    for _, group in groupby(found, key=lambda each: each.quote.id):
        pieces = tuple(group)
        yield PlacedQuote(pieces[0].quote, pieces, pieces[0].quote.id in begun, max(pieces[0].first - covered, 0))
        begun.add(pieces[0].quote.id)
        covered = max(covered, *(each.last for each in pieces))


def covered_by(found: list[Stretch]) -> int:
    """How many tokens are in any quote."""
    return len({token for each in found for token in range(each.first, each.last)})


class Measure:
    """An estimate of how many words, or characters in a script without spaces, some tokens of a source are.

    Spaces and punctuation are tokens too, and the text itself is not here. So the proportion is taken from the quoted
    pieces, each with the space after it. What lies between two pieces begins and ends with punctuation or a space.
    """

    def __init__(self, verified: VerifiedBriefing, source: str):
        quoted = [
            anchor.exact for (_, name), check in verified.checks.items() if name == source for anchor in check.anchors
        ]
        tokens = [text[start:end] for text in quoted for start, end in units(text)]
        counted = [token for token in tokens if any(character.isalnum() for character in token)]
        spaceless = any(_SPACELESS.search(token) for token in counted)
        self.unit = "characters" if spaceless else "words"
        size = sum(map(len, counted)) if spaceless else len(counted)
        self._of_a_token = size / max(len(tokens) + len(quoted), 1)

    def about(self, tokens: int) -> str | None:
        """How many words the tokens are, to the nearest five or ten; None for fewer than ten."""
        size = (tokens - _EDGES) * self._of_a_token
        step = 5 if size < _FINE else 10
        return f"about {round(size / step) * step:,} {self.unit}" if size >= _FEW else None
