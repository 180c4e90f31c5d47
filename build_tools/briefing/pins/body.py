"""Separate a source's body from the furniture around it: lines in, spans of code points out."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from build_tools.model import Furniture
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import quotations

_LOOKS_LIKE = (
    (
        "caption",
        re.compile(
            r"^(image|photo|photograph|picture) ?(source|credit|by)?:|photograph:|\((AP|AFP|Reuters)\)\s*$",
            re.I,
        ),
    ),
    ("dateline", re.compile(r"^(date|posted|published|updated)\b.{0,40}$|^\d{1,2}:\d{2} ?[ap]m\b", re.I)),
    ("promotion", re.compile(r"^(sign up|subscribe|read more|related reading|you may also like)\b", re.I)),
    (
        "boilerplate",
        re.compile(r"^(about us|leave a reply|facebook comments|\* indicates required)|created with sketch", re.I),
    ),
)


def furniture_lines(furniture: Iterable[Furniture]) -> dict[int, str]:
    """The kind of each line, counted from 1, that is not body."""
    kinds: dict[int, str] = {}
    for each in furniture:
        first, _, last = each.lines.partition("-")
        for line in range(int(first), int(last or first) + 1):
            kinds[line] = each.kind
    return kinds


def body_spans(text: str, furniture: Iterable[Furniture]) -> list[Span]:
    """The stretches of body text between furniture, as offsets in code points."""
    return spans_without(text, furniture_lines(furniture))


def spans_without(text: str, left_out: Container[int]) -> list[Span]:
    """The stretches between the lines, counted from 1, that are left out."""
    spans: list[Span] = []
    for number, (start, end) in enumerate(_lines(text), 1):
        if number in left_out:
            continue
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def unquoted_spans(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of a body that are in no quotation marks: the paper's own words."""
    said = list(quotations(text, spans))
    at = 0
    for start, end in spans:
        while at < len(said) and said[at].start < end:
            yield start, said[at].start
            start = said[at].end
            at += 1
        yield start, end


def furniture_at(text: str, offset: int, furniture: Iterable[Furniture]) -> tuple[int, str]:
    """The line of an offset outside the body, and its kind."""
    line = text.count("\n", 0, offset) + 1
    return line, furniture_lines(furniture)[line]


def looks_like_furniture(text: str, furniture: Iterable[Furniture]) -> Iterator[tuple[int, str]]:
    """Yield lines that look like furniture and are not listed as such, each with its likely kind."""
    kinds = furniture_lines(furniture)
    for number, (start, end) in enumerate(_lines(text), 1):
        for kind, pattern in _LOOKS_LIKE:
            if number not in kinds and pattern.search(text[start:end].strip()):
                yield number, kind
                break


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, min(start + len(line) + 1, len(text))
        start += len(line) + 1
