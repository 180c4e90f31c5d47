"""Suggest what a source prints if no reading matches: the nearest words, and how they differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from build_tools.text.alignment import aligned, common_runs, likeness, steps
from build_tools.text.anchoring import words_with_spaces
from build_tools.text.folding import SPACELESS, fold

_WORD = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+|[^\w\s]")
_NEAR = 0.6
"""The least likeness that is worth a suggestion."""

_MOST_STEPS = 1_000_000
"""The most pairs of equal words that are looked at for a suggestion.

A paragraph of English and an article have some 20,000, and words repeated over and over have as many as there are pairs
of words.
"""

_CONTEXT = 5
"""How many words are shown beside a difference."""


def nearest_words(words: str, texts: Iterable[str]) -> str | None:
    """Return the run of words in one of the texts that is most like `words`, or None if nothing is similar."""
    best, best_ratio = None, _NEAR
    for text in texts:
        found, ratio = _nearest_in(words, text)
        if ratio > best_ratio:
            best, best_ratio = found, ratio
    return best


def _nearest_in(words: str, text: str) -> tuple[str, float]:
    wanted = _WORD.findall(fold(words).text)
    places = list(_WORD.finditer(fold(text).text))
    found = [place.group() for place in places]
    if steps(wanted, found)[-1] > _MOST_STEPS:
        return "", 0.0
    anchor = SequenceMatcher(None, wanted, found, autojunk=False).find_longest_match()
    if not anchor.size:
        return "", 0.0
    offset = max(anchor.b - anchor.a, 0)
    window = found[offset : anchor.b - anchor.a + len(wanted)]
    runs = common_runs(wanted, window)
    first = offset + max(runs[0].other_start - runs[0].start, -offset)
    missing = len(wanted) - runs[-1].start - runs[-1].size
    last = min(offset + runs[-1].other_start + runs[-1].size + missing, len(found)) - 1
    return fold(text).text[places[first].start() : places[last].end()], likeness(wanted, window)


def marked_difference(written: str, printed: str) -> str:
    """Return what the source prints, each difference as {written → printed}, clipped to these and their neighbours."""
    ours, theirs = words_with_spaces(fold(written).text), words_with_spaces(fold(printed).text)
    pieces: list[tuple[bool, list[str]]] = []
    for tag, a, b, c, d in aligned(ours, theirs):
        if tag == "equal":
            pieces.append((False, theirs[c:d]))
        else:
            old, new = "".join(ours[a:b]), "".join(theirs[c:d])
            space = " " if (new or old).endswith(" ") else ""
            pieces.append((True, [f"{{{old.strip() or 'nothing'} → {new.strip() or 'nothing'}}}{space}"]))
    return "".join(_shortened(pieces)).strip()


def _shortened(pieces: Sequence[tuple[bool, list[str]]]) -> Iterator[str]:
    for index, (changed, words) in enumerate(pieces):
        first, last = index == 0, index == len(pieces) - 1
        if changed or len(words) <= 2 * _CONTEXT:
            yield from words if not (first or last) or changed else _end(words, first)
        elif first or last:
            yield from _end(words, first)
        else:
            yield from [*words[:_CONTEXT], "… ", *words[-_CONTEXT:]]


def _end(words: list[str], first: bool) -> list[str]:
    if len(words) <= _CONTEXT:
        return words
    return ["… ", *words[-_CONTEXT:]] if first else [*words[:_CONTEXT], "…"]
