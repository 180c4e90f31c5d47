"""Find the shortest prefix or suffix that makes a quotation unique in its text (W3C TextQuoteSelector)."""

import re
from collections import defaultdict
from collections.abc import Iterable

from build_tools.text.anchoring import Span

_WORD = re.compile(r"[^\W_]+(?:[’'.,‐‑-][^\W_]+)*")
_MOST = 20
_REACH = 12


class Words:
    """The words of a body in order, with their positions."""

    def __init__(self, text: str, spans: Iterable[Span]):
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._words: list[str] = []
        self._span: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(spans):
            for found in _WORD.finditer(text, start, end):
                self._places[found.group()].append(len(self._words))
                self._words.append(found.group())
                self._starts.append(found.start())
                self._ends.append(found.end())
                self._span.append(number)
        self._number = {start: number for number, start in enumerate(self._starts)}

    def beside(self, segment: Span) -> tuple[str, str]:
        """Return a prefix or suffix that makes a segment unique; both are empty if it already is."""
        inside = list(_WORD.finditer(self._text, *segment))
        if not inside or inside[0].start() not in self._number:
            return "", ""
        first = self._number[inside[0].start()]
        wanted = [found.group() for found in inside]
        places = [at for at in self._places[wanted[0]][:_MOST] if self._words[at : at + len(wanted)] == wanted]
        if len(self._places[wanted[0]]) <= _MOST and places == [first]:
            return "", ""
        others = [at for at in places if at != first]
        return self._prefix(first, others, segment[0]) or self._suffix(first, others, len(wanted), segment[1])

    def _prefix(self, first: int, others: list[int], start: int) -> tuple[str, str] | None:
        for reach in range(1, _REACH):
            at = first - reach
            if at < 0 or self._span[at] != self._span[first]:
                return None
            before = self._words[at:first]
            others = [other for other in others if self._words[max(other - reach, 0) : other] == before]
            if not others:
                return self._text[self._starts[at] : start], ""
        return None

    def _suffix(self, first: int, others: list[int], length: int, end: int) -> tuple[str, str]:
        for reach in range(1, _REACH):
            stop = first + length + reach
            if stop > len(self._words) or self._span[stop - 1] != self._span[first]:
                break
            after = self._words[first + length : stop]
            others = [other for other in others if self._words[other + length : other + length + reach] == after]
            if not others:
                return "", self._text[end : self._ends[stop - 1]]
        return "", ""
