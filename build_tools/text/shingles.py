"""How much of their wording two texts share: texts in, counts out."""

from collections.abc import Iterable

from build_tools.text.anchoring import Span
from build_tools.text.folding import fold, words

RUN = 7
"""Runs of seven words are hardly repeated by chance, and hardly avoided by a copy."""


def shingles(text: str, spans: Iterable[Span]) -> set[tuple[str, ...]]:
    """Return the different runs of seven words in a body, folded and in lower case."""
    found: set[tuple[str, ...]] = set()
    for start, end in spans:
        listed = words(fold(text[start:end]).text.casefold())
        found |= {tuple(listed[at : at + RUN]) for at in range(len(listed) - RUN + 1)}
    return found
