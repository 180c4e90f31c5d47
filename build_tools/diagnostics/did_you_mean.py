"""Find the known word that a mistyped one most likely meant."""

import difflib
from collections.abc import Iterable

_FEW = 30


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, or None if none is similar."""
    found = difflib.get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message: a question with the nearest known word, or a list of all known words if few."""
    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return f"did you mean '{near}'?"
    if len(names) > _FEW:
        return f"none of the {len(names)} known is similar; look up the one that you mean, such as '{names[0]}'"
    return f"use one of {', '.join(names)}" if names else "none is defined yet"
