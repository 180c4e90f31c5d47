"""Find quotations in quotation marks in a text. A text in, spans of code points out.

Marks are double and single, curly, straight, low and pointed. A quotation that continues in a new paragraph is opened
again there and need not be closed before. An apostrophe is no mark. Spans are those of the words between the outermost
marks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from build_tools.text.anchoring import Span

_CLOSING = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‚": "‘’",
    "‘": "’",
    "'": "'",
}
_SINGLE = "‘'‚"
_OPENS_ONLY = "“„«‹‘‚"
_WITHOUT_SPACES = "「『"
"""Marks that never close, and that may follow a word without a space."""
_MARK = re.compile("[“”„«»‹›‚‘’\"'「」『』]")
_CLIPPED = re.compile(r"\d|(?:tis|twas|til|till|em|cause|bout)\b", re.IGNORECASE)
"""What follows an apostrophe if a word has lost its beginning: '90s, 'tis."""
_OPENING = re.compile(r"[ \u00a0\u202f]?[‘“\"'«„]{0,3}[\w(\[…$£€¥#]")
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_WRAPPED = range(45, 131)
"""The widths at which mail programs break lines; such a line is not a paragraph of its own."""


@dataclass(frozen=True)
class Quotation:
    """The words between two marks; whether the closing one is missing, and whether they continue a quotation."""

    start: int
    end: int
    unclosed: bool
    reopened: bool = False


def quotations(text: str, spans: Iterable[Span]) -> Iterator[Quotation]:
    """Yield the quotations in a body, paragraph by paragraph, between outermost marks only."""
    open_mark = ""
    listed = list(body_paragraphs(text, spans))
    for (start, end), after in zip_longest(listed, listed[1:]):
        next_mark = text[after[0]] if after else ""
        unclosed = ""
        for opened, closed in _pairs(text, start, end, next_mark):
            first, last = _stripped(text, opened + 1, end if closed is None else closed)
            unclosed = text[opened] if closed is None else ""
            if first < last:
                reopened = opened == start and text[opened] == open_mark
                yield Quotation(first, last, closed is None, reopened)
        open_mark = unclosed


def body_paragraphs(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the paragraphs of a body, without the white space around them.

    A line is a paragraph, except in a block whose lines are all broken at one width, as mail programs do.
    """
    for start, end in spans:
        block: list[Span] = []
        for line in _LINE.finditer(text, start, end):
            first, last = _stripped(text, line.start(), line.end())
            if block and (first == last or text[block[-1][1] : first].count("\n") > 1):
                yield from _of_block(text, block)
                block = []
            if first < last:
                block.append((first, last))
        yield from _of_block(text, block)


def _of_block(text: str, block: list[Span]) -> Iterator[Span]:
    """Yield the lines of a block, or the whole if each line is full: the first word of the next had no room in it."""
    width = max((last - first for first, last in block), default=0)
    begins = [_LINE_BEGINS.match(text, first) for first, _ in block[1:]]
    full = all(
        last - first + 1 + len(word.group()) > width
        for (first, last), word in zip(block, (each for each in begins if each), strict=False)
    )
    reopened = block and text[block[0][0]] in _CLOSING and any(text[first] in _CLOSING for first, _ in block[1:])
    if len(block) > 1 and full and width in _WRAPPED and not reopened:
        yield block[0][0], block[-1][1]
    else:
        yield from block


_LINE_BEGINS = re.compile(r"\S+")


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _pairs(text: str, start: int, end: int, next_mark: str) -> Iterator[tuple[int, int | None]]:
    """Yield the outermost marks of a paragraph and where each is closed, None if it is not.

    A single mark that is not closed is an apostrophe, unless the next paragraph is opened with the same mark.
    """
    closed = _matched(text, start, end)
    done = start
    for opened in sorted(closed):
        place = closed[opened]
        if opened < done:
            continue
        if place is not None:
            yield opened, place
            done = place
        elif text[opened] not in _SINGLE or (text[opened] == next_mark and opened == start):
            yield opened, None
            return


def _matched(text: str, start: int, end: int) -> dict[int, int | None]:
    """Return each opening mark, nested ones too, with the place of the mark that closes it, in one pass."""
    closed: dict[int, int | None] = {}
    stack: list[int] = []
    held: Counter[str] = Counter()
    marks = [found.start() for found in _MARK.finditer(text, start, end)]
    strong = _strong_before_next(text, marks, start, end)
    for number, at in enumerate(marks):
        opens = _opens(text, at, start, end)
        wanted = [mark for mark in _CLOSING if text[at] in _CLOSING[mark] and held[mark]]
        if wanted and not (opens and text[at] in "\"'“‘«»‹›") and _closes(text, at, end, strong[number]):
            depth = _depth_of(text, stack, wanted)
            if depth is not None:
                closed[stack[depth]] = at
                held.subtract(text[each] for each in stack[depth:])
                del stack[depth:]
        elif opens and text[at] in _CLOSING:
            closed[at] = None
            stack.append(at)
            held[text[at]] += 1
    return closed


def _depth_of(text: str, stack: list[int], wanted: list[str]) -> int | None:
    """Return which open mark is closed: the last that may be, but no single one with a double one open inside it."""
    for depth in range(len(stack) - 1, -1, -1):
        if text[stack[depth]] in wanted:
            return depth
        if text[stack[depth]] not in _SINGLE and all(mark in _SINGLE for mark in wanted):
            return None
    return None


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark opens: there is no word before it, and a word, bracket, ellipsis or other mark after it."""
    mark = text[at]
    if mark in _WITHOUT_SPACES:
        return True
    spaced = mark in "«‹»›"
    behind = _OPENING.match(text, at + 1, end)
    if not behind or (behind.group()[0].isspace() and not (spaced and mark in _OPENS_ONLY)):
        return False
    if mark in _SINGLE and _CLIPPED.match(text, at + 1, end):
        return False
    before = text[at - 1] if at > start else " "
    return not (before.isalnum() or (mark not in _OPENS_ONLY and before in "”’.,!?;…)]"))


def _closes(text: str, at: int, end: int, strong_follows: bool) -> bool:
    """Whether a mark closes; a single one between letters is an apostrophe, or one after s if a better one follows."""
    if text[at] not in "’'‘›‹":
        return True
    if at + 1 < end and text[at + 1].isalnum():
        return False
    possessive = text[at - 1] in "sS" and re.match(r" [a-z]", text[at + 1 : min(at + 3, end)])
    return not (possessive and strong_follows)


def _strong_before_next(text: str, marks: list[int], start: int, end: int) -> list[bool]:
    """Return for each mark whether a single mark that surely closes follows before a single one opens again."""
    follows = [False] * len(marks)
    strong = False
    for number in range(len(marks) - 1, -1, -1):
        at = marks[number]
        follows[number] = strong
        if text[at] in _SINGLE and _opens(text, at, start, end):
            strong = False
        elif text[at] in "’'" and at > start and _surely_closes(text, at, end):
            strong = True
    return follows


def _surely_closes(text: str, at: int, end: int) -> bool:
    """Whether a single mark is no apostrophe: it follows punctuation, or ends a word that lacks no letter there."""
    before = text[at - 1]
    ends_word = at + 1 == end or not text[at + 1].isalnum()
    return before in ",.?!…—" or (ends_word and before.isalpha() and before not in "sSnNoO")
