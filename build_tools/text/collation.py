"""Collate readings with a lemma, word by word. Strings in, an apparatus out.

Every reading is aligned only with the lemma, so the order of the witnesses can't matter; what differs at one place of
the lemma is gathered there (TEI app, lem, rdg). A variant is punctuation where only marks differ, orthographic where
the same words are spelled otherwise, extent where a reading begins or ends elsewhere or passes over words, and
substantive otherwise. Two readings are aligned in one way, whichever of them is the lemma.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from build_tools.text.alignment import AlignedRun, Operation, aligned
from build_tools.text.anchoring import words_with_spaces
from build_tools.text.folding import fold
from build_tools.text.numerals import number_at
from build_tools.text.spelling import ENGLISH, Spelling, bare_word, is_same, word_key

Weight = Literal["same", "punctuation", "orthographic", "extent", "substantive"]
ELISION = "[…]"
_SAYS = re.compile(r"[\w$£€¥₽₹%&]")
_NEGATION = re.compile(r"(?:not|no|never|nor|neither|cannot|without|.+n[’']t)\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?;:…][\"'”’)]*\s*$")
_AMOUNT = re.compile(r"[\d$£€₽₹%]")
_OPENING = "[(\"'“‘"
_MOST_BETWEEN = 3
"""The most words that agree between two differences which together may be one spelling: "$5 billion" has one."""


class Change(NamedTuple):
    """A stretch of the lemma and what a reading has there; `start` and `end` count the lemma's words from 0.

    `gap` is the space after it; there is none in a script without spaces between words.
    """

    weight: Weight
    start: int
    end: int
    lemma: str
    reading: str
    gap: str


@dataclass(frozen=True)
class Variant:
    """What some witnesses have at one place of the lemma; an empty text if they have nothing."""

    text: str
    witnesses: tuple[str, ...]
    weight: Weight


@dataclass(frozen=True)
class ApparatusEntry:
    """A place of the lemma, in words from 0, and every variant there; `before` is the word before it."""

    start: int
    end: int
    before: str
    lemma: str
    variants: tuple[Variant, ...]


@lru_cache(maxsize=10_000)
def changes(lemma: str, reading: str, spelling: Spelling = ENGLISH) -> tuple[Change, ...]:
    """Return the stretches of one reading compared with the lemma in order, those that agree too."""
    ours, theirs = words_with_spaces(lemma), words_with_spaces(reading)
    found: list[Change] = []
    for run in _joined(_aligned(lemma, reading, spelling), ours, theirs, spelling):
        tag, a, b, c, d = run
        if tag == "equal":
            found += _word_by_word(ours[a:b], theirs[c:d], a)
        else:
            edge = _is_edge(run, ours, theirs)
            weight = "extent" if edge else _weight(tuple(ours[a:b]), tuple(theirs[c:d]), spelling)
            found.append(_change(weight, (a, b), "".join(ours[a:b]), "".join(theirs[c:d])))
    return tuple(found)


def _joined(runs: Sequence[AlignedRun], ours: list[str], theirs: list[str], spelling: Spelling) -> Iterator[AlignedRun]:
    """Yield the runs, two differences as one where only together they are spelling: "$5 bn", "5 bn dollars"."""
    at = 0
    while at < len(runs):
        run = runs[at]
        if run.tag != "equal" and at + 2 < len(runs) and runs[at + 1].end - runs[at + 1].start <= _MOST_BETWEEN:
            _, _, b, _, d = runs[at + 2]
            one, other = tuple(ours[run.start : b]), tuple(theirs[run.other_start : d])
            # Sides of as many words would agree word by word, and only signs of amounts move.
            if len(one) != len(other) and _AMOUNT.search("".join(one + other)) and is_same(one, other, spelling):
                yield AlignedRun("replace", run.start, b, run.other_start, d)
                at += 3
                continue
        yield run
        at += 1


def _is_edge(run: AlignedRun, ours: list[str], theirs: list[str]) -> bool:
    """Whether one reading begins earlier or ends later than the other, and cuts off neither a negation nor a number."""
    if run.tag not in ("delete", "insert") or not (run.start == 0 or run.end == len(ours)):
        return False
    words = ours[run.start : run.end] or theirs[run.other_start : run.other_end]
    if run.start == 0:
        before, after, beside = words[-1:], ours[run.end : run.end + 1], words[-2:]
    else:
        before, after, beside = [ours[run.start - 1], theirs[run.other_start - 1]], words[:1], words[:2]
    if not after or any(_SENTENCE_ENDS.search(word) for word in before):
        return True
    number = number_at([bare_word(word) for word in (before[0], after[0])], 0)
    return not (number and number.size == 2) and not any(negates(word) for word in beside)


def negates(word: str) -> bool:
    """Whether a word of English denies what is beside it: "not", "never", "can't"."""
    return bool(_NEGATION.match(word.lstrip(_OPENING)))


def _aligned(lemma: str, reading: str, spelling: Spelling) -> tuple[AlignedRun, ...]:
    """Return the stretches that agree and those that differ; the same ones whichever reading comes first."""
    if lemma <= reading:
        return _alignment(lemma, reading, spelling)
    return tuple(AlignedRun(_TURNED[tag], a, b, c, d) for tag, c, d, a, b in _alignment(reading, lemma, spelling))


@lru_cache(maxsize=10_000)
def _alignment(one: str, other: str, spelling: Spelling) -> tuple[AlignedRun, ...]:
    """Return the better of two alignments: the one that shares more words, or leaves fewer without a counterpart.

    The longest run is taken first, and of two as long the one that the lemma has first, so the other way round others
    may be found.
    """
    ours, theirs = (_keys(words_with_spaces(side), spelling) for side in (one, other))
    forth = aligned(ours, theirs)
    back = [AlignedRun(_TURNED[tag], a, b, c, d) for tag, c, d, a, b in aligned(theirs, ours)]
    first, second = (forth, back) if ours < theirs else (back, forth)
    return tuple(first if _loss(first) <= _loss(second) else second)


_TURNED: dict[str, Operation] = {"equal": "equal", "replace": "replace", "delete": "insert", "insert": "delete"}


def _loss(stretches: Sequence[AlignedRun]) -> tuple[int, int]:
    alone = sum(b - a + d - c for tag, a, b, c, d in stretches if tag in ("delete", "insert"))
    return -_shared(stretches), alone


def _shared(stretches: Sequence[AlignedRun]) -> int:
    return sum(b - a for tag, a, b, _, _ in stretches if tag == "equal")


def _keys(words: list[str], spelling: Spelling) -> list[str]:
    known = {word: word_key(word, spelling) for word in set(words)}
    return [known[word] for word in words]


def _change(weight: Weight, place: tuple[int, int], our: str, their: str) -> Change:
    gap = " " if (their or our).endswith(" ") else ""
    return Change(weight, *place, our.strip(), their.strip(), gap)


def collate(lemma: str, readings: Mapping[str, str], spelling: Spelling = ENGLISH) -> list[ApparatusEntry]:
    """Return the apparatus of readings by witness, in the order of the lemma, whatever the order of the witnesses."""
    found = {name: changes(lemma, readings[name], spelling) for name in sorted(readings)}
    places = _places(change for listed in found.values() for change in listed if change.weight != "same")
    ours = words_with_spaces(lemma)
    entries = []
    for (start, end), variants in zip(places, _variants(found, places), strict=True):
        before = "".join(ours[max(start - 1, 0) : start]).strip()
        entries.append(ApparatusEntry(start, end, before, "".join(ours[start:end]).strip(), variants))
    return entries


def _places(found: Iterator[Change]) -> list[tuple[int, int]]:
    """Return the stretches of the lemma at which anything differs, overlapping ones merged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(change.start, change.end) for change in found}):
        if merged and (start < merged[-1][1] or (start, end) == merged[-1]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _variants(
    found: Mapping[str, Sequence[Change]], places: Sequence[tuple[int, int]]
) -> Iterator[tuple[Variant, ...]]:
    """Yield the variants at each place; changes are sorted into places once, since long readings have many of both."""
    grouped: list[dict[tuple[str, Weight], list[str]]] = [defaultdict(list) for _ in places]
    for name, listed in found.items():
        inside: dict[int, list[Change]] = defaultdict(list)
        for change in listed:
            at = _place_of(change, places)
            if at is not None:
                inside[at].append(change)
        for at, there in inside.items():
            differing = [change for change in there if change.weight != "same"]
            if differing:
                text = "".join(change.reading + change.gap for change in there if change.reading).strip()
                grouped[at][text, gravest(differing)].append(name)
    for variants in grouped:
        yield tuple(Variant(text, tuple(names), weight) for (text, weight), names in sorted(variants.items()))


_ORDER: tuple[Weight, ...] = ("same", "punctuation", "orthographic", "extent", "substantive")


def gravest(found: Iterable[Change]) -> Weight:
    """Return the weight of the gravest of some changes, of which there is at least one."""
    return max((change.weight for change in found), key=_ORDER.index)


def _place_of(change: Change, places: Sequence[tuple[int, int]]) -> int | None:
    """Return the index of the place that a change is in, of which there is one at most: places don't overlap.

    An addition is in the place that is empty itself, or in one that has words of the lemma on either side of it.
    """
    if change.start == change.end:
        at = bisect_left(places, (change.start, change.end))
        if places[at : at + 1] == [(change.start, change.end)]:
            return at
        at -= 1
    else:
        at = bisect_left(places, (change.end, 0)) - 1
    return at if at >= 0 and places[at][1] > change.start else None


def _word_by_word(ours: list[str], theirs: list[str], start: int) -> Iterator[Change]:
    """Yield words that agree but for marks and case, one by one."""
    for index, (our, their) in enumerate(zip(ours, theirs, strict=True), start):
        yield _change(_weight_of_word(our, their), (index, index + 1), our, their)


def _weight_of_word(our: str, their: str) -> Weight:
    if our == their or fold(our).text.strip() == fold(their).text.strip():
        return "same"
    return "punctuation" if bare_word(our) == bare_word(their) else "orthographic"


@lru_cache(maxsize=10_000)
def _weight(ours: tuple[str, ...], theirs: tuple[str, ...], spelling: Spelling) -> Weight:
    if any(side and all(word.strip() == ELISION for word in side) for side in (ours, theirs)):
        return "extent"
    if not any(_SAYS.search(word) for word in ours + theirs):
        return "punctuation"
    return "orthographic" if is_same(ours, theirs, spelling) else "substantive"


@lru_cache(maxsize=10_000)
def is_wording(lemma: str, reading: str, spelling: Spelling = ENGLISH) -> bool:
    """Whether two readings are variants of one wording, not paraphrases: they share half of the shorter one."""
    shorter = min(len(words_with_spaces(lemma)), len(words_with_spaces(reading)))
    return 2 * _shared(_aligned(lemma, reading, spelling)) >= shorter


def has_other_words(lemma: str, reading: str, spelling: Spelling = ENGLISH) -> bool:
    """Whether a reading has words that the lemma lacks; another spelling or fewer words don't count."""
    return not is_wording(lemma, reading, spelling) or any(
        change.weight == "substantive" or (change.weight == "extent" and change.reading.strip(ELISION + " "))
        for change in changes(lemma, reading, spelling)
    )


def renderings(lemma: str, readings: Mapping[str, str], spelling: Spelling = ENGLISH) -> dict[str, str]:
    """Return the readings, by witness, that are variants of the lemma's wording and can be collated with it."""
    return {name: reading for name, reading in readings.items() if is_wording(lemma, reading, spelling)}
