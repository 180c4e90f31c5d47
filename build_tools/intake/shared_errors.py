"""Find what looks like a mistake that two texts share: a misspelling, or a figure that no other text prints there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from build_tools.text.anchoring import Span
from build_tools.text.spelling import ENGLISH, is_same

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")
_SHORTEST, _MOST_OTHERS = 6, 2
"""Shorter words are one letter from many others. A figure is odd if more others than this agree on another one."""


@dataclass(frozen=True)
class SharedError:
    """What two sources print, with a word on either side, and what the others print in its place."""

    sources: tuple[str, ...]
    printed: str
    usual: str


def shared_errors(texts: Mapping[str, str], own: Mapping[str, Sequence[Span]]) -> Iterator[SharedError]:
    """Yield what two sources alone print within their own words, where others print another.

    The word before it and the one after it must be the same, so that all speak of one thing. Which of two words is
    the mistake shows in how often both appear.
    """
    often: Counter[str] = Counter()
    printing: dict[str, set[str]] = defaultdict(set)
    between: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, spans in own.items():
        for start, end in spans:
            words = _WORD.findall(texts[source], start, end)
            often.update(words)
            for word in words:
                printing[word].add(source)
            for before, word, after in zip(words, words[1:], words[2:], strict=False):
                between[before, after][word].add(source)
    for (before, after), found in between.items():
        for word, sources in found.items() if len(found) == 2 else ():
            usual, others = next((other, its) for other, its in found.items() if other != word)
            alone = len(sources) == 2 and sources == printing[word] and not sources & printing[usual]
            if alone and (
                _is_odd_figure(word, usual, others) or (often[word] < often[usual] and _is_near(word, usual))
            ):
                yield SharedError(tuple(sorted(sources)), f"{before} {word} {after}", f"{before} {usual} {after}")


def _is_odd_figure(word: str, usual: str, others: set[str]) -> bool:
    return word[0].isdigit() and usual[0].isdigit() and len(others) > _MOST_OTHERS


def _is_near(word: str, usual: str) -> bool:
    alike = len(word) >= _SHORTEST and word[0] == usual[0] and word[-1] == usual[-1] and word.islower()
    return alike and OSA.distance(word, usual, score_cutoff=1) == 1 and not is_same((word,), (usual,), ENGLISH)
