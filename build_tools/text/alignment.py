"""Align two lists of words. Lists in, the runs that they have in common out.

The longest run that both have is taken first, and then the longest on each side of it (Ratcliff and Obershelp, as in
`difflib`): readers take long runs for what stayed. That costs a step for each pair of equal words and each run, which
for words repeated over and over grows with the third power of their number. So the steps are bounded, and what is left
then is aligned by a longest common subsequence, which `rapidfuzz` finds by operations on 64 words at a time.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

MOST_STEPS = 20_000
"""The most pairs of equal words that are looked at, one by one, to find longest runs.

Two readings of 150 words of English need about half as many.
"""

MOST_PAIRS = 1_000_000_000
"""The most pairs of words, equal or not, of which a longest common subsequence is found; it takes a bit for each.

Longer stretches, of more than 30,000 words each, are taken for different words.
"""

Operation = Literal["equal", "replace", "delete", "insert"]


class AlignedRun(NamedTuple):
    """How a stretch of one list and one of the other agree; the first word of each and the one after its last."""

    tag: Operation
    start: int
    end: int
    other_start: int
    other_end: int


class Run(NamedTuple):
    """Words that both lists have: where they begin in each, and how many there are."""

    start: int
    other_start: int
    size: int


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> list[AlignedRun]:
    """Return the stretches that agree and those that differ, in order and without gaps."""
    found: list[AlignedRun] = []
    a = b = 0
    for run in (*common_runs(ours, theirs), Run(len(ours), len(theirs), 0)):
        if a < run.start or b < run.other_start:
            tag: Operation = "insert" if a == run.start else "delete" if b == run.other_start else "replace"
            found.append(AlignedRun(tag, a, run.start, b, run.other_start))
        a, b = run.start + run.size, run.other_start + run.size
        if run.size:
            found.append(AlignedRun("equal", run.start, a, run.other_start, b))
    return found


def common_runs(ours: Sequence[str], theirs: Sequence[str]) -> list[Run]:
    """Return the runs of words that an alignment has in common, in order; none touches the next in both lists."""
    joined: list[Run] = []
    for run in sorted(_runs(ours, theirs)):
        last = joined[-1] if joined else None
        if last and (last.start + last.size, last.other_start + last.size) == (run.start, run.other_start):
            joined[-1] = last._replace(size=last.size + run.size)
        else:
            joined.append(run)
    return joined


def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of words that two lists have in common, from 0 to 1; 1 if both are empty."""
    total = len(ours) + len(theirs)
    return 2 * sum(run.size for run in common_runs(ours, theirs)) / total if total else 1.0


def steps(ours: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """Return how many steps it takes, at most, to find the longest run in the first words of a list, for each number.

    From word i up to word j the search takes `steps[j] - steps[i]` at most.
    """
    counted = Counter(theirs)
    return list(accumulate((1 + counted[word] for word in ours), initial=0))


def _runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Run]:
    taken = steps(ours, theirs)
    left = MOST_STEPS
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    # Breadth first, so that the steps last for the longest runs of the whole, not for all of one end.
    stretches = deque([(0, len(ours), 0, len(theirs))])
    while stretches:
        a, b, c, d = stretches.popleft()
        if a == b or c == d:
            continue
        left -= taken[b] - taken[a]
        if left < 0:
            yield from _subsequence(ours[a:b], theirs[c:d], a, c)
            continue
        start, other_start, size = matcher.find_longest_match(a, b, c, d)
        if size:
            yield Run(start, other_start, size)
            stretches += (a, start, c, other_start), (start + size, b, other_start + size, d)


def _subsequence(ours: Sequence[str], theirs: Sequence[str], start: int, other_start: int) -> Iterator[Run]:
    """Yield the runs of a longest common subsequence of two stretches that begin at these places of the whole."""
    if len(ours) * len(theirs) > MOST_PAIRS:
        return
    # Numbers, since rapidfuzz compares the hashes of anything else.
    numbers: dict[str, int] = {}
    ours_numbered, theirs_numbered = (
        [numbers.setdefault(word, len(numbers)) for word in side] for side in (ours, theirs)
    )
    for block in Indel.editops(ours_numbered, theirs_numbered).as_matching_blocks():
        if block.size:
            yield Run(start + block.a, other_start + block.b, block.size)
