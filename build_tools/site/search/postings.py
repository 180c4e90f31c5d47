"""Which targets have a term, where in them, and at which places: targets in, strings of numbers out.

The numbers are written in base 32, the lowest digit first, with one of 64 characters for each digit; the upper half of
the characters says that another digit follows. Compressed, no form that a script reads quickly is much shorter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from build_tools.site.search.targets import Part, Target
from build_tools.text.search_terms import search_terms

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = 32


@dataclass(frozen=True)
class Postings:
    """For each term, in the order of UTF-16, what numbers say of it.

    `targets` has for each target with the term how far its number is from the last one's, times four, plus its part.
    `places` has for each of these how many places it has, and how far each is from the last one; words that are not
    shown have none. Between two passages one place is free.
    """

    targets: Mapping[str, str]
    places: Mapping[str, str]


def postings(found: Sequence[Target]) -> Postings:
    """The postings of targets, by their numbers in the sequence."""
    targets: dict[str, list[int]] = {}
    places: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, target in enumerate(found):
        parts, at = _of_target(target)
        for term, part in parts.items():
            targets.setdefault(term, []).append((number - last.get(term, 0)) * len(Part) + part)
            last[term] = number
            places.setdefault(term, []).extend(_steps(at.get(term, ())))
    ordered = sorted(targets, key=in_scripts_order)
    return Postings(
        {term: written(targets[term]) for term in ordered}, {term: written(places[term]) for term in ordered}
    )


def _of_target(target: Target) -> tuple[dict[str, Part], dict[str, list[int]]]:
    """The best part and the places of each term of a target."""
    parts: dict[str, Part] = {}
    at: dict[str, list[int]] = {}
    place = 0
    own = [target.title] if target.title else []
    for passage in (*own, *target.passages):
        for term in search_terms(passage.words):
            parts[term] = min(passage.part, parts.get(term, passage.part))
            at.setdefault(term, []).append(place)
            place += 1
        place += 1
    named = ((name, Part.OWN) for name in target.names)
    for words, part in chain(named, target.context):
        for term in search_terms(words):
            parts[term] = min(part, parts.get(term, part))
    return parts, at


def _steps(places: Sequence[int]) -> Iterable[int]:
    yield len(places)
    before = 0
    for place in places:
        yield place - before
        before = place


def written(numbers: Iterable[int]) -> str:
    """Numbers of 0 and more as a string."""
    return "".join([_written(number) for number in numbers])


def _written(number: int) -> str:
    digits = ""
    while number >= _BASE:
        digits += _DIGITS[_BASE + number % _BASE]
        number //= _BASE
    return digits + _DIGITS[number]


def in_scripts_order(term: str) -> bytes:
    """A key that sorts strings as scripts compare them."""
    return term.encode("utf-16-be")
