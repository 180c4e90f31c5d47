"""The words of speech that independent agencies print alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.quoted import distinct_wordings, quoted_by, words_of
from build_tools.model import Quote
from build_tools.text.alignment import Run, common_runs
from build_tools.text.collation import ELISION, negates
from build_tools.text.spelling import Spelling, word_key

FEWEST = 4
"""How many words in a row two agencies must share; fewer are enough if one of them quotes no more than these."""

_FEWEST_WHOLE = 2
_FEWEST_BESIDE = 3
"""How many are enough beside others that the same sources share."""

_MOST_COMPARED = 10
"""How many different readings of a quote are searched for shared words, each with each."""

LEAD_ON = frozenset("a an the of to in on at for by with from as and".split())
"""Words of English that belong to the next one."""


@dataclass(frozen=True)
class Shared:
    """Runs of words of one reading that all these sources print, and whether other words stand before and after."""

    runs: tuple[str, ...]
    begins_later: bool
    goes_on: bool
    sources: tuple[str, ...]


class _Read:
    """A reading in words and their keys; an omission has a key of its own, so that no run goes across it."""

    def __init__(self, words: list[str], spelling: Spelling) -> None:
        self.words = words
        self.keys = [word_key(word, spelling) if word.strip() != ELISION else f"\0{id(word)}" for word in words]

    def pieces(self) -> list[Run]:
        """The words between omissions, as runs of the reading with itself."""
        edges = [-1, *(index for index, word in enumerate(self.words) if word.strip() == ELISION), len(self.words)]
        return [Run(before + 1, before + 1, after - before - 1) for before, after in pairwise(edges)]

    def is_piece(self, start: int, size: int) -> bool:
        """Whether these are all the words between two omissions."""
        return any((piece.start, piece.size) == (start, size) for piece in self.pieces())

    def without_loose_ends(self, start: int, end: int) -> tuple[int, int]:
        """A run without the articles and prepositions at its ends, which belong to words that differ."""
        while start < end and self.keys[start] in LEAD_ON:
            start += 1
        while start < end and self.keys[end - 1] in LEAD_ON:
            end -= 1
        return start, end

    def place(self, keys: tuple[str, ...]) -> int | None:
        """Where the words with these keys begin."""
        starts = range(len(self.keys) - len(keys) + 1)
        return next((at for at in starts if tuple(self.keys[at : at + len(keys)]) == keys), None)

    def denies_between(self, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether there is a "not" between two runs, or the second comes first."""
        start, end = self.place(before), self.place(after)
        if start is None or end is None or end < start + len(before):
            return True
        return any(negates(word) for word in self.words[start + len(before) : end])


@dataclass(frozen=True, eq=False)
class _Found:
    """A run of words of a reading, whether it is enough by itself, and all sources that print it."""

    read: _Read
    start: int
    end: int
    is_enough: bool
    sources: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its words."""
        return tuple(self.read.keys[self.start : self.end])


@remembered
def shared_wordings(verified: VerifiedBriefing, quote: Quote) -> list[Shared]:
    """Return what agencies print alike: the runs of words, the longest that the same sources share, in order."""
    spelling = verified.spelling(quote)
    read = {source: _Read(words_of(verified, quote, source), spelling) for source in quoted_by(verified, quote)}
    compared = [each.sources[0] for each in distinct_wordings(verified, quote)][:_MOST_COMPARED]
    pairs = combinations_with_replacement([read[source] for source in compared], 2)
    found: dict[tuple[str, ...], _Found] = {}
    for run in (run for pair in pairs for run in _runs(*pair)):
        keys = run.keys
        sources = tuple(source for source, each in read.items() if each.place(keys) is not None)
        if len(verified.briefing.lineages_of(sources)) > 1:
            found.setdefault(keys, replace(run, sources=sources))
    together: dict[tuple[int, tuple[str, ...]], list[_Found]] = defaultdict(list)
    for keys, run in found.items():
        if not _is_part_of_another(verified, keys, run, found):
            together[id(run.read), run.sources].append(run)
    joined = [group for runs in together.values() for group in _joined(runs, read)]
    return [_shared(group) for group in joined if any(run.is_enough for run in group)]


def _joined(runs: Iterable[_Found], read: Mapping[str, _Read]) -> Iterator[list[_Found]]:
    """Yield the runs in order, in one group those that no source has a "not" between."""
    group: list[_Found] = []
    for run in sorted(runs, key=lambda run: run.start):
        if group and any(each.denies_between(group[-1].keys, run.keys) for each in map(read.__getitem__, run.sources)):
            yield group
            group = []
        group.append(run)
    yield group


def _shared(runs: Sequence[_Found]) -> Shared:
    first, last = runs[0], runs[-1]
    texts = tuple("".join(run.read.words[run.start : run.end]).strip() for run in runs)
    return Shared(texts, first.start > 0, last.end < len(last.read.words), first.sources)


def _runs(ours: _Read, theirs: _Read) -> Iterator[_Found]:
    """Yield where one reading has words of another."""
    for start, other_start, size in ours.pieces() if ours is theirs else common_runs(ours.keys, theirs.keys):
        before = [*ours.words[max(start - 2, 0) : start], *theirs.words[max(other_start - 2, 0) : other_start]]
        if any(negates(word) for word in before):
            continue
        if ours.is_piece(start, size) or theirs.is_piece(other_start, size):
            first, last, fewest, enough = start, start + size, _FEWEST_WHOLE, True
        else:
            first, last = ours.without_loose_ends(start, start + size)
            fewest, enough = _FEWEST_BESIDE, last - first >= FEWEST
        if last - first >= fewest:
            yield _Found(ours, first, last, enough)


def _is_part_of_another(
    verified: VerifiedBriefing, keys: tuple[str, ...], run: _Found, found: Mapping[tuple[str, ...], _Found]
) -> bool:
    """Whether a longer run that has these words is shared by the same agencies."""
    ours = set(verified.briefing.lineages_of(run.sources))
    return any(
        len(other) > len(keys)
        and any(other[at : at + len(keys)] == keys for at in range(len(other) - len(keys) + 1))
        and ours <= set(verified.briefing.lineages_of(each.sources))
        for other, each in found.items()
    )
