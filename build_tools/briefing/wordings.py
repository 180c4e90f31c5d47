"""Compare how independent agencies print the same speech: words that they share, and words on which they differ.

Only words in quotation marks in their source count, and only readings in the language of the lemma.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise, permutations

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote
from build_tools.text.alignment import Run, common_runs
from build_tools.text.anchoring import words_with_spaces
from build_tools.text.collation import (
    ELISION,
    ApparatusEntry,
    Change,
    changes,
    collate,
    negates,
    renderings,
)
from build_tools.text.languages import comparable
from build_tools.text.spelling import Spelling, word_key

FEWEST = 4
"""How many words in a row two agencies must share; fewer are enough if one of them quotes no more than these."""

_FEWEST_WHOLE = 2
_FEWEST_BESIDE = 3
"""How many are enough beside others that the same sources share."""

_MOST_COMPARED = 10
"""How many different readings of a quote are searched for shared words, each with each."""

_CONTEXT = 4
"""How many words before and after a contested one are shown."""

_LEAD_ON = frozenset("a an the of to in on at for by with from as and".split())
_FUNCTION_WORDS = _LEAD_ON | frozenset("this that these those so it its our their his her also".split())
_CONTRACTIONS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}


@dataclass(frozen=True)
class Wording:
    """Words as one source prints them, with what it prints around them, and all sources that print these words."""

    before: str
    words: str
    after: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """Runs of words of one reading that all these sources print, and whether other words stand before and after."""

    runs: tuple[str, ...]
    begins_later: bool
    goes_on: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Contested:
    """A place where agencies print different words.

    A lesser one turns on an article, a preposition or a contraction, or has the same words in another order.
    """

    quote: Quote
    wordings: tuple[Wording, ...]
    is_lesser: bool


def quoted_by(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """Return the sources that print speech in quotation marks, in the lemma's language; the lemma's comes first."""
    language = verified.briefing.sources[quote.lemma_source].language
    return [
        source
        for source in sorted(quote.readings, key=lambda each: each != quote.lemma_source)
        if comparable(verified.briefing.sources[source].language, language) and is_quoted(verified, quote, source)
    ]


def is_quoted(verified: VerifiedBriefing, quote: Quote, source: str) -> bool:
    """Whether all words of a reading are in quotation marks in its source, as far as its pin can tell.

    A transcript needs none.
    """
    if verified.briefing.sources[source].kind == "transcript":
        return True
    check = verified.checks[quote.id, source]
    return all(token.voice.is_quoted for anchor in check.anchors for token in anchor.spoken)


def distinct_wordings(verified: VerifiedBriefing, quote: Quote) -> list[Wording]:
    """Return each wording of a quote whole, as the first of its sources prints it; spelling makes no other wording."""
    spelling = verified.spelling(quote)
    found: dict[tuple[str, ...], list[str]] = {}
    for source in quoted_by(verified, quote):
        keys = tuple(word_key(word, spelling) for word in _split(verified, quote, source))
        found.setdefault(keys, []).append(source)
    return [Wording("", _words(verified, quote, each[0]), "", tuple(each)) for each in found.values()]


def shared_wordings(verified: VerifiedBriefing, quote: Quote) -> list[Shared]:
    """Return what agencies print alike: the runs of words, the longest that the same sources share, in order."""
    spelling = verified.spelling(quote)
    read = {source: _Read(_split(verified, quote, source), spelling) for source in quoted_by(verified, quote)}
    compared = [each.sources[0] for each in distinct_wordings(verified, quote)][:_MOST_COMPARED]
    pairs = combinations_with_replacement([read[source] for source in compared], 2)
    found: dict[tuple[str, ...], _Found] = {}
    for run in (run for pair in pairs for run in _runs(*pair)):
        keys = tuple(run.read.keys[run.start : run.end])
        sources = tuple(source for source, each in read.items() if each.has(keys))
        if len(verified.briefing.lineages_of(sources)) > 1:
            found.setdefault(keys, replace(run, sources=sources))
    together: dict[tuple[int, tuple[str, ...]], list[_Found]] = defaultdict(list)
    for keys, run in found.items():
        if not _is_part_of_another(verified, keys, run, found):
            together[id(run.read), run.sources].append(run)
    return [
        _shared(sorted(runs, key=lambda run: run.start))
        for runs in together.values()
        if any(run.is_enough for run in runs)
    ]


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
        while start < end and self.keys[start] in _LEAD_ON:
            start += 1
        while start < end and self.keys[end - 1] in _LEAD_ON:
            end -= 1
        return start, end

    def has(self, keys: tuple[str, ...]) -> bool:
        return any(tuple(self.keys[at : at + len(keys)]) == keys for at in range(len(self.keys) - len(keys) + 1))


@dataclass(frozen=True, eq=False)
class _Found:
    """A run of words of a reading, whether it is enough by itself, and all sources that print it."""

    read: _Read
    start: int
    end: int
    is_enough: bool
    sources: tuple[str, ...] = ()


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


def _wording(words: list[str], start: int, end: int, sources: tuple[str, ...]) -> Wording:
    before = "".join(words[max(start - _CONTEXT, 0) : start]).strip()
    return Wording(before, "".join(words[start:end]).strip(), "".join(words[end : end + _CONTEXT]).strip(), sources)


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


def contested_words(verified: VerifiedBriefing, quote: Quote) -> list[Contested]:
    """Return the places of a quote at which an agency prints other words than the first, in order.

    Readings too different to be compared word by word are one place, each whole.
    """
    sources = quoted_by(verified, quote)
    if len(verified.briefing.lineages_of(sources)) < 2:
        return []
    spelling = verified.spelling(quote)
    base, *others = sources
    ours = _words(verified, quote, base)
    read = renderings(ours, {source: _words(verified, quote, source) for source in others}, spelling)
    found = {source: changes(ours, words, spelling) for source, words in read.items()}
    places = (_place(verified, quote, entry, base, found) for entry in collate(ours, read, spelling))
    return [*_with_order_as_lesser([place for place in places if place], spelling), *_whole(verified, quote, read)]


def _whole(verified: VerifiedBriefing, quote: Quote, comparable_with_first: Collection[str]) -> Iterator[Contested]:
    first, *others = distinct_wordings(verified, quote)
    known = set(verified.briefing.lineages_of(first.sources))
    apart = [
        each
        for each in others
        if each.sources[0] not in comparable_with_first
        and not set(verified.briefing.lineages_of(each.sources)) <= known
    ]
    if apart:
        yield Contested(quote, (first, *apart), is_lesser=False)


def _with_order_as_lesser(places: list[Contested], spelling: Spelling) -> list[Contested]:
    """Return the places; those whose words a reading only has elsewhere are lesser: the order differs."""
    moved = {
        (index, other)
        for (index, one), (other, two) in permutations(enumerate(places), 2)
        if [_content(each.words, spelling) for each in one.wordings]
        == [_content(each.words, spelling) for each in reversed(two.wordings)]
    }
    return [
        replace(place, is_lesser=place.is_lesser or any(index in pair for pair in moved))
        for index, place in enumerate(places)
    ]


def _place(
    verified: VerifiedBriefing,
    quote: Quote,
    entry: ApparatusEntry,
    base: str,
    found: Mapping[str, Sequence[Change]],
) -> Contested | None:
    """Return what agencies print at a place; None if whatever differs there is within one agency, or no other word."""
    other_words = {
        name for each in entry.variants if each.weight in ("extent", "substantive") for name in each.witnesses
    }
    agreeing = (base, *(name for name in found if name not in other_words))
    known = set(verified.briefing.lineages_of(agreeing))
    variants = [
        each
        for each in entry.variants
        if each.weight == "substantive" and not set(verified.briefing.lineages_of(each.witnesses)) <= known
    ]
    if not variants:
        return None
    ours = _split(verified, quote, base)
    wordings = [_wording(ours, entry.start, entry.end, agreeing)]
    for each in variants:
        before, words, after = _around(found[each.witnesses[0]], entry)
        wordings.append(Wording(before, words, after, each.witnesses))
    spelling = verified.spelling(quote)
    is_lesser = comparable(spelling.language, "en") and len({_content(each.words, spelling) for each in wordings}) == 1
    if entry.end == len(ours) or entry.start == 0:
        elsewhere = set(_content("".join(ours[: entry.start] + ours[entry.end :]), spelling))
        is_lesser |= all(set(_content(each.words, spelling)) <= elsewhere for each in wordings[1:])
    return Contested(quote, tuple(wordings), is_lesser)


def _around(found: Sequence[Change], entry: ApparatusEntry) -> tuple[str, str, str]:
    """Return the words that a reading has before, at and after a place of the lemma."""
    inside = [index for index, change in enumerate(found) if _is_inside(change, entry)]
    parts = (found[: inside[0]], found[inside[0] : inside[-1] + 1], found[inside[-1] + 1 :])
    before, words, after = ("".join(each.reading + each.gap for each in part if each.reading) for part in parts)
    return (
        "".join(words_with_spaces(before)[-_CONTEXT:]).strip(),
        words.strip(),
        "".join(words_with_spaces(after)[:_CONTEXT]).strip(),
    )


def _is_inside(change: Change, entry: ApparatusEntry) -> bool:
    if change.start == change.end and entry.start < entry.end:
        return entry.start < change.start < entry.end
    return entry.start <= change.start and change.end <= entry.end


def _content(words: str, spelling: Spelling) -> tuple[str, ...]:
    """Return the keys of the words that carry the meaning, contractions written out."""
    found: list[str] = []
    for word in words_with_spaces(words):
        key = word_key(word, spelling)
        ending = next((each for each in _CONTRACTIONS if key.endswith(each)), "")
        found += [key.removesuffix(ending), _CONTRACTIONS[ending]] if ending else [key]
    return tuple(key for key in found if key not in _FUNCTION_WORDS)


def _words(verified: VerifiedBriefing, quote: Quote, source: str) -> str:
    return verified.checks[quote.id, source].words


def _split(verified: VerifiedBriefing, quote: Quote, source: str) -> list[str]:
    return words_with_spaces(_words(verified, quote, source))
