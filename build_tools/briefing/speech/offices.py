"""Tell whether words for an office may mean the one that somebody holds: "the mayor" is not the deputy mayor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import AREAS, NOT_SUBJECT, PLACING, QUALIFIERS, ROLES
from build_tools.briefing.speech.tokens import Token

_BELONGING = (NOT_SUBJECT | PLACING) - {"under"}
"""Words after which an office names what or whom it serves: adviser to the mayor. Not that of an under secretary."""
_JUNIOR = re.compile(r"\bstate (?:minister|secretary)\b|\bminister of state\b")
"""A secretary of state is none."""


_BEHIND = ("designate", "emeritus")
_COMPOUND = re.compile("[-‑]")


@dataclass(frozen=True)
class Office:
    """An office in words as they are looked up: minister, deputy, finance."""

    heads: frozenset[str]
    qualifiers: frozenset[str]
    areas: frozenset[str]

    def may_be(self, held: "Office") -> bool:
        """Whether these words may mean an office that is held; a bare one is not a qualified one."""
        same_area = not held.areas or self.areas <= held.areas
        return bool(self.heads) and self.heads <= held.heads and self.qualifiers == held.qualifiers and same_area


def is_office_word(word: str) -> bool:
    """Whether a word may end the words for an office: a role, "designate" behind it, or a compound: ex-mayor."""
    if word in ROLES or word in _BEHIND:
        return True
    parts = set(_COMPOUND.split(word))
    return bool(parts & ROLES) and parts <= ROLES | QUALIFIERS


def office_in(tokens: Sequence[Token]) -> Office:
    """Return the office in words for somebody, such as "the deputy mayor"; without heads if there is none."""
    owner = max((at for at, token in enumerate(tokens[:-1], 1) if token.possessive), default=0)
    words = [word for token in tokens[owner:] for word in _COMPOUND.split(token.word)]
    own = words[: next((at for at, word in enumerate(words) if word in _BELONGING), len(words))]
    junior = {"state"} if _JUNIOR.search(" ".join(words)) else set()
    return Office(ROLES.intersection(own), QUALIFIERS.intersection(own) | junior, AREAS.intersection(words))
