"""Judge the words of a quotation, whoever is said to have spoken them. Words in, a judgement out.

What a briefing holds of its sources are readings, not whole texts: words before or after a reading are unknown, and so
is a quotation that is like none. A quotation is called altered only if it has at least four words, three in five of
them are the wording's in its order, and two of these are rare enough to tell something.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.text.collation import negates
from build_tools.text.folding import SPACELESS
from build_tools.text.qualifiers import is_qualified
from build_tools.vet.differences import DifferenceClass, class_of
from build_tools.vet.fitting import Difference, Fit, fit
from build_tools.vet.known import Known, Wording
from build_tools.vet.quoted_words import INSERTION, Word, authors

Verdict = Literal["verbatim", "altered", "cut", "unknown"]

FEWEST = 4
"""How many words a quotation must have to be called altered, or to be somebody's; in a script without spaces, eight."""

_TELLING, _SHARE, _PIECE = 2, 0.6, 3
"""How many words must tell something, what share must agree, and how many words a piece of two joined ones has."""

_NOT_TELLING = frozenset(
    "about also because been being could does each even ever every from have having here into just like made make many "
    "more most much must only other over said same shall should some such than that their them then there these they "
    "thing things this those very want well were what when where which while will with would years your".split()
)
_SPACELESS = re.compile(f"[{SPACELESS}]")
_SENTENCE = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=\S)")
_CONDITION = re.compile(
    r"\W*(?:(?:but|and|however|so|even),? )?(if|unless|although|though|despite|except|provided|only if)\b",
    re.IGNORECASE,
)
_BESIDE = 2
"""How many words before a quotation may deny it."""

_SHOWN = 6
"""How many words are shown of what a quotation cuts off."""


@dataclass(frozen=True)
class Change:
    """A difference with its class: what the quotation has, what the source prints, each empty if it has nothing."""

    kind: DifferenceClass
    ours: str
    theirs: str
    place: Difference


@dataclass(frozen=True)
class Cut:
    """What a source prints beside the words or between them, and without which they say something else."""

    where: Literal["begins", "goes on", "says in between"]
    words: str


@dataclass(frozen=True)
class Judgement:
    """What is known of a quotation's words.

    `fits` are all wordings that agree with the verdict, the best first; `verified` is the stretch of the quotation's
    words that they cover.
    """

    verdict: Verdict
    fits: tuple[Fit, ...] = ()
    verified: tuple[int, int] = (0, 0)
    changes: tuple[Change, ...] = ()
    cut: Cut | None = None
    with_others: tuple[Fit, ...] = ()
    """The fits of the other piece, where words of two quotations are joined."""

    @property
    def best(self) -> Fit:
        """The wording that is nearest."""
        return self.fits[0]


UNKNOWN = Judgement("unknown")


def judge(words: Sequence[Word], known: Known) -> Judgement:
    """Return what a briefing knows of a quotation."""
    count = sum(word.says for word in words)
    if count < 2:
        return UNKNOWN
    near = known.near([word.key for word in words])
    fits = [found for found in (fit(words, wording) for wording in near) if found]
    exact = [each for each in fits if not (each.differences or each.between) and _is_all(each, words)]
    if exact:
        return _verbatim(words, exact)
    if count < _fewest(words):
        return UNKNOWN
    return _reordered(words, near) or _joined(words, near, fits) or _altered(words, fits) or UNKNOWN


def _fewest(words: Sequence[Word]) -> int:
    return FEWEST * 2 if any(_SPACELESS.search(word.text) for word in words) else FEWEST


def _is_all(found: Fit, words: Sequence[Word]) -> bool:
    """Whether no word of the quotation is beyond the wording."""
    return not any(word.says for word in (*words[: found.start], *words[found.end :]))


def _verbatim(words: Sequence[Word], exact: Sequence[Fit]) -> Judgement:
    telling = sum(map(tells, words))
    if not telling:
        return UNKNOWN
    for each in exact:
        cut = cut_off(each) if len(words) >= _PIECE else None
        if cut:
            return Judgement("cut", (each, *(other for other in exact if other is not each)), (0, len(words)), cut=cut)
    return Judgement("verbatim", tuple(exact), (0, len(words)))


def cut_off(found: Fit) -> Cut | None:
    """Return what a wording has beside the words or between them, and without which they say something else."""
    wording = found.wording
    after = wording.text[wording.words[found.to - 1].end :]
    if is_qualified(after):
        return Cut("goes on", wording.printed(found.to, found.to + _SHOWN))
    sentence = _SENTENCE.split(wording.text[: wording.words[found.at].start])[-1]
    if _CONDITION.match(sentence):
        return Cut("begins", " ".join(sentence.split()[:_SHOWN]))
    before = sentence.split()[-_BESIDE:]
    if any(negates(word) and word[-1] not in ",;" for word in before):
        return Cut("begins", " ".join(before))
    for each in found.left_out:
        inside = wording.words[each.at : each.to]
        if any(negates(word.text) for word in (*inside[:_BESIDE], *inside[-_BESIDE:])):
            return Cut("says in between", wording.printed(each.at, each.to))
    return None


def _altered(words: Sequence[Word], fits: Sequence[Fit]) -> Judgement | None:
    """Return the judgement on a quotation of which most words are a wording's, or a part of which is verbatim."""
    near = [each for each in fits if _is_near(each, words)]
    if not near:
        return None
    best = max(near, key=lambda each: (each.shared, -_differing(each), -len(each.wording.words)))
    alike = [best, *(each for each in near if each is not best and _same_place(each, best))]
    if not best.differences:
        moved = _moved(words, best)
        changes = () if moved is None else (moved,)
        return Judgement("altered" if moved else "verbatim", tuple(alike), (best.start, best.end), changes)
    if 2 * (best.end - best.start) < len(words):
        return None
    return Judgement("altered", tuple(alike), (best.start, best.end), tuple(_changes(words, best)))


def _differing(found: Fit) -> int:
    return sum(each.end - each.start + each.to - each.at for each in found.differences)


def _same_place(one: Fit, other: Fit) -> bool:
    """Whether two fits have the same words beside the same words of the quotation."""
    ours, theirs = ((each.start, each.end, each.wording.keys[each.at : each.to]) for each in (one, other))
    return ours == theirs


def _is_near(found: Fit, words: Sequence[Word]) -> bool:
    covered = sum(word.says for word in words[found.start : found.end])
    inside = max(covered, sum(word.says for word in found.wording.words[found.at : found.to]) - _omitted(found))
    differing = {at for each in found.differences for at in range(each.start, each.end)}
    telling = [at for at in range(found.start, found.end) if tells(words[at])]
    agreeing = sum(at not in differing for at in telling)
    if covered < _fewest(words) or found.shared < _SHARE * inside or not agreeing:
        return False
    return _differing(found) <= _ONE_WORD or (agreeing >= _TELLING and agreeing >= _SHARE * len(telling))


def _omitted(found: Fit) -> int:
    """How many words of a wording a quotation leaves out, and says so, or has all its other words in their order."""
    unsaid = found.differences if all(each.start == each.end for each in found.differences) else ()
    return sum(each.to - each.at for each in (*found.left_out, *unsaid))


def tells(word: Word) -> bool:
    """Whether a word is long and rare enough to tell something of a text that has it."""
    long = len(word.text) > 3 or word.text.isdigit() or bool(_SPACELESS.search(word.text))
    return long and word.says and word.key not in _NOT_TELLING


def _changes(words: Sequence[Word], found: Fit) -> list[Change]:
    wording = found.wording
    changed = []
    for each in found.differences:
        ours = authors(words[each.start : each.end])
        theirs = [word.text for word in wording.words[each.at : each.to]]
        kind = class_of(ours, theirs, begins=_begins_sentence(wording, each.at))
        changed.append(Change(kind, " ".join(ours), wording.printed(each.at, each.to), each))
    return changed


def _reordered(words: Sequence[Word], near: Sequence[Wording]) -> Judgement | None:
    """Return the judgement on a quotation that has all the words of a stretch of a wording in another order."""
    ours = sorted(word.key for word in words)
    count = len(words)
    if sum(map(tells, words)) < _TELLING:
        return None
    for wording in near:
        for at in range(len(wording.keys) - count + 1):
            if sorted(wording.keys[at : at + count]) == ours:
                place = Difference(0, count, at, at + count)
                said = " ".join(word.text for word in words), wording.printed(at, at + count)
                found = Fit(wording, 0, count, at, at + count, 0, (place,), (), (), ())
                return Judgement("altered", (found,), (0, count), (Change("word order", *said, place),))
    return None


def _begins_sentence(wording: Wording, at: int) -> bool:
    if at >= len(wording.words):
        return False
    before = wording.text[: wording.words[at].start]
    return not before.strip() or bool(_SENTENCE.search(before[-4:] + "x"))


def _moved(words: Sequence[Word], found: Fit) -> Change | None:
    """Return the words beyond a wording's stretch that the wording has elsewhere, where a source has them in order."""
    keys = found.wording.keys
    for start, end in ((0, found.start), (found.end, len(words))):
        if sum(map(tells, words[start:end])) < _TELLING:
            continue
        at = next((at for at in range(len(keys)) if _is_at(words[start:end], keys, at)), None)
        if at is not None:
            moved = Difference(start, end, at, at)
            return Change("word order", " ".join(word.text for word in words[start:end]), "", moved)
    return None


def _is_at(words: Sequence[Word], keys: Sequence[str], at: int) -> bool:
    """Whether a wording has these words at a place; one in brackets may be printed so by the source itself."""
    said = [word.key for word in words if word.says]
    beside = keys[at : at + len(words)]
    marked = [key if word.key == INSERTION else word.key for word, key in zip(words, beside, strict=False)]
    return list(keys[at : at + len(said)]) == said or (len(beside) == len(words) and list(beside) == marked)


def _joined(words: Sequence[Word], near: Sequence[Wording], fits: Sequence[Fit]) -> Judgement | None:
    """Return the judgement on words of two quotations, or of two places of one in another order, made into one."""
    if not all(word.says for word in words):
        return None
    count = len(words)
    heads = [each for each in (_piece(words, wording, ends=False) for wording in near) if each]
    tails = [each for each in (_piece(words, wording, ends=True) for wording in near) if each]
    pairs = [
        (head, tail)
        for head in heads
        for tail in tails
        if count - _BETWEEN <= head.end + count - tail.start and _are_apart(head, tail)
    ]
    if not pairs or any(each.shared >= _ALONE * count for each in fits if each.end - each.start == count):
        return None
    head, tail = max(pairs, key=lambda pair: pair[0].end - pair[1].start)
    same = head.wording is tail.wording
    change = Change(
        "word order" if same else "joined",
        " ".join(word.text for word in words[tail.start :]),
        "",
        Difference(tail.start, count, tail.at, tail.to),
    )
    return Judgement("altered", (head,), (0, count), (change,), with_others=() if same else (tail,))


_ONE_WORD = 2
"""How much differs where one word is another: a word on each side."""

_BETWEEN = 2
"""How many words there may be between two quotations that are made into one: "and"."""

_ALONE = 0.8
"""What share of a quotation's words must be one wording's for it to be that one, altered, and no two joined."""


def _are_apart(head: Fit, tail: Fit) -> bool:
    """Whether two pieces are of two quotes, or the second comes before the first in one wording."""
    if head.wording.quote is not tail.wording.quote:
        return True
    return head.wording is tail.wording and tail.to <= head.at


def _piece(words: Sequence[Word], wording: Wording, *, ends: bool) -> Fit | None:
    """Return the longest beginning or end of a quotation that a wording has in one piece and that tells something."""
    ours = [word.key for word in words]
    theirs = list(wording.keys)
    if ends:
        ours.reverse()
        theirs.reverse()
    size, at = max(((_common(ours, theirs[at:]), -at) for at in range(len(theirs))), default=(0, 0))
    at = -at
    if size < _PIECE:
        return None
    start, first = (len(ours) - size, len(theirs) - at - size) if ends else (0, at)
    telling = sum(map(tells, words[start : start + size]))
    if telling < (1 if size >= FEWEST else _TELLING):
        return None
    return Fit(wording, start, start + size, first, first + size, size, (), (), (), ())


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
