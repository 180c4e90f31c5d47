"""Find what stands in quotation marks in a text. A text in, spans of code points out.

Double and single, curly and straight; a quotation that a new paragraph goes on with is opened again and need not be
closed before it. An apostrophe is no mark. Spans are of the words between the marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.anchoring import Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‚": "‘’", '"': '"', "‘": "’", "'": "'", "「": "」", "『": "』"}
_SINGLE = "‘'‚"
_ONLY_OPEN = "「『"
"""Marks that never close, and that stand behind a word without a space."""


@dataclass(frozen=True)
class Quotation:
    """The words between two marks, and whether the second is missing."""

    start: int
    end: int
    unclosed: bool


def quotations(text: str, spans: Iterable[Span]) -> Iterator[Quotation]:
    """What stands in quotation marks in the body, paragraph by paragraph, outermost marks only."""
    for start, end in spans:
        for paragraph in re.finditer(r"[^\n]+", text[start:end]):
            yield from _in_paragraph(text, start + paragraph.start(), start + paragraph.end())


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    while at < end:
        if text[at] in _CLOSING and _opens(text, at, start):
            close = _closing(text, at, end)
            if close is not None:
                yield Quotation(at + 1, close, unclosed=False)
                at = close
            elif text[at] not in _SINGLE:
                yield Quotation(at + 1, end, unclosed=True)
                return
        at += 1


def _opens(text: str, at: int, start: int) -> bool:
    """A mark opens where no word or closing mark stands before it, and a word, bracket or ellipsis behind it."""
    before = text[at - 1] if at > start else " "
    decade = text[at] in _SINGLE and re.match(r"\d", text[at + 1 : at + 2])
    opening = re.match(r"[\w(\[…$£€‘“]", text[at + 1 : at + 2]) and not decade
    return bool(opening) and (text[at] in _ONLY_OPEN or not re.match(r"[\w”’.,]", before))


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the marks that are opened here close; a single mark between letters is an apostrophe."""
    for place in range(at + 1, end):
        if text[place] in _CLOSING[text[at]]:
            inside_word = text[at] in _SINGLE and re.match(r"\w", text[place + 1 : place + 2])
            if not inside_word:
                return place
    return None
