"""The words of speech that independent agencies print alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import Anchor, VerifiedBriefing
from build_tools.briefing.wordings.quoted import distinct_wordings, quoted_by, words_of
from build_tools.model import Quote
from build_tools.text.alignment import Run, common_runs
from build_tools.text.collation import ELISION, negates
from build_tools.text.qualifiers import qualification
from build_tools.text.spelling import Spelling, word_key

FEWEST = 4
"""How many words in a row two agencies must share; fewer are enough if one of them quotes no more than these."""

_FEWEST_WHOLE = 2

_MOST_COMPARED = 10
"""How many different readings of a quote are searched for shared words, each with each."""

LEAD_ON = frozenset("a an the of to in on at for by with from as and".split())
"""Words of English that belong to the next one."""


@dataclass(frozen=True)
class Shared:
    """Words in a row that all these sources print, and whether the first has other words before and after them.

    `qualified_by` is the first source that qualifies them in their sentence, None if none does; `qualification` is how,
    empty if no reading has these words.
    """

    words: str
    begins_later: bool
    goes_on: bool
    sources: tuple[str, ...]
    qualified_by: str | None
    qualification: str


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

    def size_without_loose_ends(self, start: int, end: int) -> int:
        """How many words a run has but for the articles and prepositions at its ends, which belong to others."""
        while start < end and self.keys[start] in LEAD_ON:
            start += 1
        while start < end and self.keys[end - 1] in LEAD_ON:
            end -= 1
        return end - start

    def place(self, keys: tuple[str, ...]) -> int | None:
        """Where the words with these keys begin."""
        starts = range(len(self.keys) - len(keys) + 1)
        return next((at for at in starts if tuple(self.keys[at : at + len(keys)]) == keys), None)

    def qualification(self, start: int, end: int, anchors: Sequence[Anchor]) -> str | None:
        """What qualifies these words, whose reading was found there; empty if only the pin says that something does."""
        before, said, text = ("".join(self.words[at:to]) for at, to in ((0, start), (start, end), (0, len(self.words))))
        said = said.strip()
        found = qualification(text, len(before), len(before) + len(said))
        is_cut = any(
            each.tokens and each.tokens[-1].qualified and " ".join(each.exact.split()).endswith(said)
            for each in anchors
        )
        return found or ("" if is_cut else None)


@dataclass(frozen=True, eq=False)
class _Found:
    """A run of words of a reading, and all sources that print it."""

    read: _Read
    start: int
    end: int
    sources: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its words."""
        return tuple(self.read.keys[self.start : self.end])


@remembered
def shared_wordings(verified: VerifiedBriefing, quote: Quote) -> list[Shared]:
    """Return what agencies print alike: each run of words by itself, the longest that the same agencies share."""
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
    runs = [run for keys, run in found.items() if not _is_part_of_another(verified, keys, run, found)]
    return [_shared(verified, quote, run, read) for run in sorted(runs, key=lambda run: run.start)]


def _shared(verified: VerifiedBriefing, quote: Quote, run: _Found, read: Mapping[str, _Read]) -> Shared:
    keys, words = run.keys, run.read.words
    qualified: dict[str, str] = {}
    for source in run.sources:
        start = read[source].place(keys)
        assert start is not None
        said = read[source].qualification(start, start + len(keys), verified.checks[quote.id, source].anchors)
        if said is not None:
            qualified[source] = said
    first = max(qualified, key=lambda each: bool(qualified[each]), default=None)
    return Shared(
        words="".join(words[run.start : run.end]).strip(),
        begins_later=run.start > 0,
        goes_on=run.end < len(words),
        sources=run.sources,
        qualified_by=first,
        qualification=qualified[first] if first else "",
    )


def _runs(ours: _Read, theirs: _Read) -> Iterator[_Found]:
    """Yield where one reading has words of another."""
    for start, other_start, size in ours.pieces() if ours is theirs else common_runs(ours.keys, theirs.keys):
        before = [*ours.words[max(start - 2, 0) : start], *theirs.words[max(other_start - 2, 0) : other_start]]
        if any(negates(word) for word in before):
            continue
        if ours.is_piece(start, size) or theirs.is_piece(other_start, size):
            is_enough = size >= _FEWEST_WHOLE
        else:
            is_enough = ours.size_without_loose_ends(start, start + size) >= FEWEST
        if is_enough:
            yield _Found(ours, start, start + size)


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
