"""Suggest what a source prints if no reading matches: the nearest words, and how they differ."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from build_tools.text.anchoring import words_with_spaces
from build_tools.text.folding import SPACELESS, fold

_WORD = re.compile(rf"[{SPACELESS}]|[^\W{SPACELESS}]+|[^\w\s]")
_NEAR = 0.6
"""The least ratio of similarity, as difflib has it, that is worth a suggestion."""

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
    folded = fold(text).text
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    anchor = matcher.find_longest_match()
    if not anchor.size:
        return "", 0.0
    window = slice(max(anchor.b - anchor.a, 0), anchor.b - anchor.a + len(wanted))
    blocks = difflib.SequenceMatcher(None, wanted, found[window], autojunk=False)
    matched = [block for block in blocks.get_matching_blocks() if block.size]
    offset = window.start or 0
    first = offset + max(matched[0].b - matched[0].a, -offset)
    last_block = matched[-1]
    missing = len(wanted) - last_block.a - last_block.size
    last = min(offset + last_block.b + last_block.size + missing, len(found)) - 1
    return folded[places[first].start() : places[last].end()], blocks.ratio()


def marked_difference(written: str, printed: str) -> str:
    """Return what the source prints, each difference as {written → printed}, clipped to these and their neighbours."""
    ours, theirs = words_with_spaces(fold(written).text), words_with_spaces(fold(printed).text)
    pieces: list[tuple[bool, list[str]]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
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
