"""How much of their wording two texts share: texts in, counts and passages out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.text.anchoring import Span
from build_tools.text.folding import find_each_word, fold

RUN = 7
"""Runs of seven words are hardly repeated by chance, and hardly avoided by a copy."""


@dataclass(frozen=True)
class Passage:
    """Words of a body, with offsets in code points, that another body has too, from its word of this number on."""

    span: Span
    at_in_other: int


def shingles(text: str, spans: Iterable[Span]) -> set[tuple[str, ...]]:
    """Return the different runs of seven words in a body, folded and in lower case."""
    return {run for _, run, _ in _runs(text, spans)}


def passages_in_common(text: str, spans: Iterable[Span], other: str, other_spans: Iterable[Span]) -> list[Passage]:
    """Return the longest stretches of a body that are in another body too, in order.

    Of what the other body has twice, the first place counts.
    """
    places: dict[tuple[str, ...], int] = {}
    for place, run, _ in _runs(other, other_spans):
        places.setdefault(run, place)
    found: list[Passage] = []
    next_pair = (-1, -1)
    for at, run, (start, end) in _runs(text, spans):
        if run not in places:
            continue
        if (at, places[run]) == next_pair:
            found[-1] = Passage((found[-1].span[0], end), found[-1].at_in_other)
        else:
            found.append(Passage((start, end), places[run]))
        next_pair = (at + 1, places[run] + 1)
    return found


def most_in_one_order(passages: Sequence[Passage]) -> int:
    """Return how many of the passages, at most, come in the same order in both bodies."""
    lasts: list[int] = []  # the place of the last passage of the best sequence of each length
    for each in passages:
        at = bisect_left(lasts, each.at_in_other)
        lasts[at : at + 1] = [each.at_in_other]
    return len(lasts)


def _runs(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, tuple[str, ...], Span]]:
    """Yield the number of each run's first word, the run, and where it is."""
    number = 0
    for start, end in spans:
        folded = fold(text[start:end])
        found = list(find_each_word(folded.text))
        words = [each.group().casefold() for each in found]
        for at in range(len(words) - RUN + 1):
            first, last = found[at].start(), found[at + RUN - 1].end() - 1
            yield number + at, tuple(words[at : at + RUN]), (start + folded.starts[first], start + folded.ends[last])
        number += len(words)
