"""Join lines that were broken to fit a page, and cues that were broken to fit a screen, into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_ENDS = re.compile(r"[.?!:…][”’\"'»)\]]*$")
_FULL = 0.75
"""A line of less than this share of the longest ones ends a paragraph, if it ends a sentence."""
_HYPHENS = "-\u2010\u00ad"


def unbroken(lines: Sequence[str]) -> list[str]:
    """Paragraphs from the lines of a printed page; an empty line ends one, and so does a short one with a full stop."""
    width = sorted(map(len, lines))[int(len(lines) * 0.9)] if lines else 0
    known = Counter(word for line in lines for word in re.findall(r"[\w-]+\w", line))
    paragraphs: list[str] = []
    now = ""
    for line in (each.strip() for each in [*lines, ""]):
        now = _joined(now, line, known) if line else now
        if now and (not line or (len(line) < _FULL * width and _ENDS.search(line))):
            paragraphs.append(now)
            now = ""
    return paragraphs


def _joined(before: str, line: str, known: Counter[str]) -> str:
    """Two lines in one. A hyphen between them stays before a capital, or if the word has it elsewhere in the text."""
    if not before:
        return line
    first = re.search(rf"(\w+)[{_HYPHENS}]$", before)
    second = re.match(r"\w+", line)
    if not first or not second:
        return f"{before} {line}"
    hyphenated = f"{first[1]}-{second[0]}"
    stays = before[-1] != "\u00ad" and (not line[0].islower() or known[hyphenated] > known[first[1] + second[0]])
    return (before if stays else before[:-1]) + line


def sentences_joined(cues: Sequence[tuple[float, float, str, str]]) -> Iterator[tuple[str, str]]:
    """Speakers and paragraphs from cues of start, end, speaker and text.

    A paragraph ends with its speaker's turn, or at a full stop before a silence. A cue that repeats the end of what is
    there already, as rolling captions do, adds only what is new.
    """
    speaker, words, ended = "", "", 0.0
    for start, end, who, text in cues:
        turn = bool(who and who != speaker)
        if words and (turn or text.startswith(">>") or (start - ended > _SILENCE and _ENDS.search(words))):
            yield speaker, words
            words = ""
        speaker = who or speaker
        new = _without_repetition(words, text.removeprefix(">>").lstrip())
        words, ended = f"{words} {new}".strip(), end
    if words:
        yield speaker, words


_SILENCE, _REACH = 2.0, 200
"""Seconds that make a new paragraph; characters within which a repetition is looked for."""


def _without_repetition(before: str, text: str) -> str:
    for length in range(min(len(text), _REACH), 0, -1):
        whole = length == len(text) or text[length].isspace()
        if whole and f" {before}".endswith(f" {text[:length]}") and " " in text[:length]:
            return text[length:].strip()
    return text
