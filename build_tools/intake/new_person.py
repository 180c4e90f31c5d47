"""Make an entry of people.yml for somebody whom an editor names as a speaker, unless the briefing knows the name."""

import re
from collections.abc import Iterable

from build_tools.briefing.speech.lexicon import HONORIFICS
from build_tools.intake.drafts import slug
from build_tools.model import Person
from build_tools.model.values import ID_PATTERN
from build_tools.text.folding import without_marks


def known_as(typed: str, people: Iterable[Person]) -> str | None:
    """The id of the person with this id, name or spelling."""
    return next((each.id for each in people if typed in (each.id, each.name, *each.spellings)), None)


def may_be(typed: str, people: Iterable[Person]) -> Person | None:
    """The person of whose name this is only a part, as Mr Brandt is of Åsa Brandt."""
    words = _words(typed) - HONORIFICS.keys()
    return next((each for each in people if words and words < _words(each.name)), None)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", without_marks(name).casefold()))


def is_id(typed: str) -> bool:
    """Whether this is written as an id: one that nobody has is a typing error, and no name of somebody new."""
    return re.fullmatch(ID_PATTERN, typed) is not None


def new_person(name: str, side: str, role: str, people: Iterable[Person]) -> Person:
    """An entry with an id that none of these people has; raises ValueError."""
    taken = {each.id for each in people}
    first = slug(name) or "somebody"
    ids = (first, *(f"{first}-{number}" for number in range(2, len(taken) + 2)))
    free = next(each for each in ids if each not in taken)
    return Person(id=free, name=name, side=side, role=role, spellings=(name,))
