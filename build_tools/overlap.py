"""How much of their wording two texts share: texts in, counts out."""

import re
from collections.abc import Iterable

from build_tools.anchoring import Span
from build_tools.folds import fold

RUN = 7
"""Runs of seven words: chance alone hardly repeats one, and copy hardly avoids it."""


def runs(text: str, spans: Iterable[Span]) -> set[tuple[str, ...]]:
    """The different runs of seven words in a body, folded and in small letters."""
    found: set[tuple[str, ...]] = set()
    for start, end in spans:
        words = re.findall(r"\w+", fold(text[start:end]).text.casefold())
        found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found
