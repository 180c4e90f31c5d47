"""Lay a quotation beside a wording: which words both have, and where they differ. Words in, a fit out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.text.alignment import aligned, common_runs
from build_tools.text.spelling import is_same, word_key
from build_tools.vet.differences import class_of
from build_tools.vet.known import Wording
from build_tools.vet.quoted_words import INSERTION, OMISSION, PARTED, PAUSE, Word, authors

_LEAST = 3
_SLACK = 3
"""How many words more than the quotation a stretch of the wording may have on each side, and one for every four."""


_PIECES = 3
"""In how many pieces, of two words or more, a wording may have all words of a quotation that leaves some out unsaid."""


@dataclass(frozen=True)
class Difference:
    """Where a quotation and a wording have other words: a stretch of the words of each, either of them empty."""

    start: int
    end: int
    at: int
    to: int


@dataclass(frozen=True)
class Fit:
    """The stretch of a quotation's words that a wording covers, that of the wording, and how the two differ in it.

    `differences` are those in words, `spelled` those that only spell the same words otherwise. `left_out` is what the
    quotation leaves out of the wording and says so, and `between` what it has where the wording itself does so.
    """

    wording: Wording
    start: int
    end: int
    at: int
    to: int
    shared: int
    differences: tuple[Difference, ...]
    spelled: tuple[Difference, ...]
    left_out: tuple[Difference, ...]
    between: tuple[Difference, ...]


def fit(words: Sequence[Word], wording: Wording) -> Fit | None:
    """Return how a quotation fits a wording; None if less than a third of what they cover is in both."""
    ours = [word_key(word.text, wording.spelling) if word.says else word.key for word in words]
    if _LEAST * len({*ours} & {*wording.keys}) < min(len(ours), len(wording.keys)):
        return None
    first, stop = _stretch(ours, wording.keys)
    runs = common_runs(ours, wording.keys[first:stop])
    if not runs:
        return None
    begins, ends = runs[0], runs[-1]
    # What comes before the first word that agrees belongs beside as many words of the wording, and so at the end.
    before = min(begins.start, _beside(wording.keys[: first + begins.other_start][::-1]))
    start, at = begins.start - before, first + begins.other_start - before
    a, b = ends.start + ends.size, first + ends.other_start + ends.size
    after = min(len(ours) - a, _beside(wording.keys[b:]))
    end, to = a + after, b + after
    while start and words[start - 1].key == INSERTION:
        start -= 1
    while end < len(words) and words[end].key == INSERTION:
        end += 1
    stretches = aligned(ours[start:end], wording.keys[at:to])
    found = [
        Difference(start + each.start, start + each.end, at + each.other_start, at + each.other_end)
        for each in stretches
        if each.tag != "equal"
    ]
    shared = sum(each.end - each.start for each in stretches if each.tag == "equal")
    if _LEAST * shared < sum(word.says for word in words[start:end]):
        return None
    return Fit(wording, start, end, at, to, shared, *_by_kind(words, wording, found))


def _beside(keys: Sequence[str]) -> int:
    """How many words there are before the first that stands for others."""
    return next((number for number, key in enumerate(keys) if key == PARTED), len(keys))


def _stretch(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """The stretch of a wording around the longest run that it shares: a far "the" is no counterpart of a near one.

    A quotation that leaves words out may go on anywhere, and so may one that doesn't say so but has all its words in a
    few pieces there.
    """
    runs = common_runs(ours, theirs)
    if 1 < len(runs) <= _PIECES and sum(run.size for run in runs) == len(ours) and min(run.size for run in runs) > 1:
        return runs[0].other_start, runs[-1].other_start + runs[-1].size
    if not runs or OMISSION in ours or PAUSE in ours or PARTED in theirs:
        return 0, len(theirs)
    longest = max(runs, key=lambda run: run.size)
    slack = _SLACK + len(ours) // 4
    first = longest.other_start - longest.start
    return max(first - slack, 0), min(first + len(ours) + slack, len(theirs))


def _by_kind(words: Sequence[Word], wording: Wording, found: Sequence[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Yield differences in words, in spelling, what the quotation says it leaves out, and what the wording does."""
    differing, spelled, left_out, between = (list[Difference]() for _ in range(4))
    for each in found:
        ours = [word.text for word in words[each.start : each.end] if word.says]
        theirs = wording.words[each.at : each.to]
        if any(not word.says for word in theirs):
            # Where offsets aren't published, nobody can tell whether there is a word between two segments.
            kind = between if ours or wording.quote.speaker is None or each.start < each.end else differing
        elif not ours and each.start < each.end:
            kind = left_out if _may_stand(words[each.start : each.end], theirs) else differing
        else:
            kind = spelled if is_same(tuple(ours), tuple(word.text for word in theirs), wording.spelling) else differing
        kind.append(each)
    yield from (tuple(kind) for kind in (differing, spelled, left_out, between))


def _may_stand(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether marks of omission and insertions may stand for words of a source; none may change what is said."""
    inserted = authors(ours)
    leaves_out = any(word.key != INSERTION for word in ours)
    if not leaves_out and len(inserted) < len(theirs):
        return False
    replaced = [] if leaves_out else [word.text for word in theirs]
    return class_of(inserted, replaced) not in ("negation", "number", "modal")
