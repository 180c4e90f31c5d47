"""Find the known word that a mistyped one most likely meant."""

import difflib
from bisect import bisect_left
from collections.abc import Collection

from build_tools.diagnostics import limits

_FEW = 8
_MANY = 500
_LONGEST = 200


class Suggestions:
    """What mistyped words most likely meant, for as many of them as are reported.

    Each is a search through all known words, and a hostile file may have a hundred thousand mistakes. After the first
    ones a message only says where to look.
    """

    def __init__(self, most: int = limits.REPORTED.most) -> None:
        self._left = most

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """Return the known word most like this one, or None if none is similar or there were too many mistakes."""
        if not self._left or len(word) > _LONGEST:
            return None
        self._left -= 1
        names, meant = sorted(known), word.casefold()
        if len(names) > _MANY:  # only those that begin most alike
            at = bisect_left(names, meant)
            names = names[max(at - _MANY // 2, 0) : at + _MANY // 2]
        found = difflib.get_close_matches(meant, names, n=1, cutoff=0.6)
        return found[0] if found else None

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """Return the end of a message: a question with the nearest known word, or a list of all known words if few."""
        return self.question(self.nearest(word, known), known)

    def question(self, near: str | None, known: Collection[str], few: int = _FEW) -> str:
        """Return the end of a message about a word for which `nearest` found this; no more than `few` are listed."""
        if near is not None:
            return f"did you mean '{near}'?"
        if len(known) > few:
            return f"look up the one that you mean among the {len(known)} known, such as '{min(known)}'"
        return f"use one of {', '.join(sorted(known))}" if known else "none is defined yet"
