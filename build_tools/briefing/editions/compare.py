"""Compare the records of two editions: records in, revisions out, each difference in one of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from build_tools.model.edition_record import (
    PINNED_TEXT,
    SAME_WORDS_IN,
    WORDS_IN,
    Parts,
    Records,
    reference,
    with_references,
)
from build_tools.model.files import RECORDED
from build_tools.text.alignment import likeness
from build_tools.text.folding import fold

Renamed = Mapping[tuple[str, str], str]
"""The present id of a record, by its kind and an id that it had."""

What = Literal["added", "withdrawn", "renamed", "merged", "reworded"]
_ALIKE = 0.5

_MOST_PAIRS = 2_500
"""The most pairs of a dropped and an added text that are compared: of more, every text counts as dropped or added."""


@dataclass(frozen=True)
class Rewording:
    """A text before and after; empty if there was or is none."""

    part: str
    before: str
    after: str


@dataclass(frozen=True)
class Revision:
    """What became of one record; `parts` are its texts as they are, or as they were if it was withdrawn.

    One that was renamed or merged into another had the id `former`.
    """

    what: What
    kind: str
    id: str
    parts: Parts
    former: str | None = None
    rewordings: tuple[Rewording, ...] = ()


def compare(old: Records, new: Records, renamed: Renamed) -> list[Revision]:
    """Return the revisions from one edition to a later one, by kind and id."""
    return [
        revision
        for kind in RECORDED
        for revision in sorted(
            _of_kind(kind.name, old.get(kind.name, {}), new.get(kind.name, {}), renamed),
            key=lambda each: (each.id, each.former or ""),
        )
    ]


def _of_kind(kind: str, old: dict[str, Parts], new: dict[str, Parts], renamed: Renamed) -> Iterator[Revision]:
    fresh = sorted(new.keys() - old.keys())
    living = {renamed.get((kind, name), name): name for name in sorted(new)}
    for name in sorted(old.keys() - new.keys()):
        now = renamed.get((kind, name), name)
        after = next((each for each in fresh if renamed.get((kind, each), each) == now), None)
        if after is not None:
            fresh.remove(after)
            yield Revision("renamed", kind, after, new[after], name, _rewordings(old[name], new[after], renamed))
        elif now in living:
            yield Revision("merged", kind, living[now], new[living[now]], name)
        else:
            yield Revision("withdrawn", kind, name, old[name])
    yield from (Revision("added", kind, name, new[name]) for name in fresh)
    for name in old.keys() & new.keys():
        rewordings = _rewordings(old[name], new[name], renamed)
        if rewordings:
            yield Revision("reworded", kind, name, new[name], None, rewordings)


def _rewordings(old: Parts, new: Parts, renamed: Renamed) -> tuple[Rewording, ...]:
    before, after = _by_present_ids(old, renamed), _by_present_ids(new, renamed)
    same = _only_in_form(before, after)
    return tuple(
        Rewording(part, was, now)
        for part in dict.fromkeys([*after, *before])
        if part not in same
        if part != PINNED_TEXT or part in before.keys() & after.keys()  # earlier editions don't have it
        for was, now in _paired(before.get(part, ()), after.get(part, ()))
    )


def _by_present_ids(parts: Parts, renamed: Renamed) -> Parts:
    """A record's parts, in which every reference has the present id of what it refers to."""

    def present(text: str) -> str:
        return with_references(text, lambda kind, name: reference(kind, renamed.get((kind, name), name)))

    found: Parts = {}
    for part, texts in parts.items():
        found[present(part)] = found.get(present(part), ()) + tuple(present(text) for text in texts)
    return found


def _only_in_form(before: Parts, after: Parts) -> set[str]:
    """The parts of readings that were written out and now are the same as another, or the reverse, in equal words."""
    old, new = _words_by_source(before), _words_by_source(after)
    unchanged = {source for source, words in old.items() if words == new.get(source)}
    return {
        f"{form}{source}"
        for source in unchanged
        for form in (WORDS_IN, SAME_WORDS_IN)
        if f"{WORDS_IN}{source}" not in before.keys() & after.keys()
        if f"{SAME_WORDS_IN}{source}" not in before.keys() & after.keys()
    }


def _words_by_source(parts: Parts) -> dict[str, str]:
    """The folded words of each reading of a quote by the reference of its source."""
    written = {
        part.removeprefix(WORDS_IN): fold(texts[0]).text for part, texts in parts.items() if part.startswith(WORDS_IN)
    }
    same = {
        part.removeprefix(SAME_WORDS_IN): written[texts[0]]
        for part, texts in parts.items()
        if part.startswith(SAME_WORDS_IN) and texts[0] in written
    }
    return written | same


def _paired(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pair texts that were dropped with texts that were added, if they are alike; unchanged texts are left out."""
    gone, come = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    only = len(old) == len(new) == 1
    candidates = come if len(gone) * len(come) <= _MOST_PAIRS else []
    for text in gone:
        match = max(candidates, key=lambda other: _likeness(text, other), default="")
        if match and (only or _likeness(text, match) >= _ALIKE):
            come.remove(match)
            yield text, match
        else:
            yield text, ""
    yield from (("", text) for text in come)


def _likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    return likeness(one.split(), other.split())
