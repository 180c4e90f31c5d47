"""Propose entries in people.yml for those who speak in an article and whom a briefing doesn't know."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import HONORIFICS, ROLES
from build_tools.intake.proposals import Proposal

_TITLE = rf"(?:{'|'.join(each.title() for each in HONORIFICS)}|Dr|Mme|Frau|Herr)\.?"
_OFFICE = rf"(?:(?:an?|the|his|her|der|die|une?|l[ea]) |(?:{'|'.join(sorted(ROLES))})\b)"
_ARTICLES = frozenset("a an the der die un une le la".split())
_LONGEST = 80


@dataclass(frozen=True)
class Newcomer:
    """Somebody as an article names them: what it says of them after their name, if it does, and how it spells it."""

    name: str
    role: str | None
    spellings: tuple[str, ...]

    @property
    def office(self) -> str | None:
        """The role without its article, as an entry has it; None if it is someone else's."""
        first, _, rest = (self.role or "").partition(" ")
        if first in ("", "his", "her"):
            return None
        return rest if first in _ARTICLES else self.role


def newcomers(text: str, proposals: Iterable[Proposal], known: Container[str]) -> Iterator[Newcomer]:
    """Yield whoever speaks in a text, surely or likely, and is none of the known ids, in order."""
    for name in dict.fromkeys(each.speaker for each in proposals if each.speaker is not None):
        if name not in known:
            yield Newcomer(name, _role(text, name), tuple(_spellings(text, name)))


def _role(text: str, name: str) -> str | None:
    """The words after a name and a comma: Jonas Fell, the director of the play."""
    found = re.search(rf"\b{re.escape(name)}, (?:\d\d, )?({_OFFICE}[^,.;:“”\"«»\n]{{2,{_LONGEST}}})[,.;]", text)
    return " ".join(found[1].split()) if found else None


def _spellings(text: str, name: str) -> Iterator[str]:
    """The name, and its last word with and without a title if the text has it so."""
    yield name
    last = name.split()[-1]
    if last == name or not last[0].isupper():
        return
    yield from dict.fromkeys(found for found in re.findall(rf"\b{_TITLE} {re.escape(last)}\b", text))
    if re.search(rf"(?<!{re.escape(name[: -len(last)])})\b{re.escape(last)}\b", text):
        yield last
