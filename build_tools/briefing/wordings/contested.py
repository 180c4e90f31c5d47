"""The words of speech on which independent agencies differ."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.quoted import Wording, distinct_wordings, quoted_by, words_of
from build_tools.briefing.wordings.shared import LEAD_ON
from build_tools.model import Quote
from build_tools.text.anchoring import words_with_spaces
from build_tools.text.collation import ApparatusEntry, Change, changes, collate, renderings
from build_tools.text.languages import comparable
from build_tools.text.spelling import Spelling, word_key

_CONTEXT = 4
"""How many words before and after a contested one are shown."""

_FUNCTION_WORDS = LEAD_ON | frozenset("this that these those so it its our their his her also".split())
_CONTRACTIONS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}


@dataclass(frozen=True)
class Contested:
    """A place where agencies print different words.

    A lesser one turns on an article, a preposition or a contraction, or has the same words in another order.
    """

    quote: Quote
    wordings: tuple[Wording, ...]
    is_lesser: bool


@remembered
def contested_words(verified: VerifiedBriefing, quote: Quote) -> list[Contested]:
    """Return the places of a quote at which an agency prints other words than the first, in order.

    Readings too different to be compared word by word are one place, each whole.
    """
    sources = quoted_by(verified, quote)
    if len(verified.briefing.lineages_of(sources)) < 2:
        return []
    spelling = verified.spelling(quote)
    base, *others = sources
    ours = verified.words(quote, base)
    read = renderings(ours, {source: verified.words(quote, source) for source in others}, spelling)
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
    ours = words_of(verified, quote, base)
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


def _wording(words: list[str], start: int, end: int, sources: tuple[str, ...]) -> Wording:
    before = "".join(words[max(start - _CONTEXT, 0) : start]).strip()
    return Wording(before, "".join(words[start:end]).strip(), "".join(words[end : end + _CONTEXT]).strip(), sources)
