"""Set one reading against the lemma, word by word. Strings in, changes out.

A change is orthographic where the words are the same but for case, spelling variants of one word, or marks;
substantive otherwise (the distinction of textual criticism).
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_tools.folds import fold

_MARKS = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Change:
    """A stretch that both share, or one that differs; where one side has nothing there, it is empty."""

    kind: Literal["same", "changed", "added", "dropped"]
    weight: Literal["none", "orthographic", "substantive"]
    lemma: str
    reading: str


def collate(lemma: str, reading: str) -> list[Change]:
    """The stretches of a reading against the lemma, in order."""
    return list(_collate(lemma.split(), reading.split()))


def _collate(ours: list[str], theirs: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        lemma, reading = " ".join(ours[a:b]), " ".join(theirs[c:d])
        if tag == "equal":
            yield from _marks(ours[a:b], theirs[c:d])
        elif tag == "insert":
            yield Change("added", _weight([], theirs[c:d]), "", reading)
        elif tag == "delete":
            yield Change("dropped", _weight(ours[a:b], []), lemma, "")
        else:
            yield Change("changed", _weight(ours[a:b], theirs[c:d]), lemma, reading)


def _keys(words: list[str]) -> list[str]:
    """Words without case and marks, so that these alone don't tear an alignment apart."""
    return [_MARKS.sub("", fold(word).text).casefold() or word for word in words]


def _marks(ours: list[str], theirs: list[str]) -> Iterator[Change]:
    """Within words that agree, those whose marks or case differ."""
    for our, their in zip(ours, theirs, strict=True):
        if fold(our).text == fold(their).text:
            yield Change("same", "none", our, their)
        else:
            yield Change("changed", "orthographic", our, their)


def _weight(ours: list[str], theirs: list[str]) -> Literal["orthographic", "substantive"]:
    if not any(re.search(r"\w", word) for word in [*ours, *theirs]):
        return "orthographic"
    pairs = list(zip(_keys(ours), _keys(theirs), strict=False))
    if len(ours) == len(theirs) and all(_one_spelling(one, other) for one, other in pairs):
        return "orthographic"
    return "substantive"


def _one_spelling(one: str, other: str) -> bool:
    """Whether two words differ as British and American spelling do: -ise and -ize, co-operate and cooperate."""
    return re.sub(r"i[sz](?=e|ing|ation)", "iz", one) == re.sub(r"i[sz](?=e|ing|ation)", "iz", other)


def similarity(lemma: str, reading: str) -> float:
    """The share of words in common, from 0 to 1."""
    return difflib.SequenceMatcher(None, _keys(lemma.split()), _keys(reading.split()), autojunk=False).ratio()


def in_words(lemma: str, reading: str) -> str:
    """The differences as a sentence, for those who don't see them marked."""
    said = [_said(change) for change in collate(lemma, reading) if change.kind != "same"]
    return "; ".join(said) + "." if said else "The same words."


def _said(change: Change) -> str:
    if change.kind == "added":
        return f"adds “{change.reading}”"
    if change.kind == "dropped":
        return f"lacks “{change.lemma}”"
    return f"“{change.reading}” for “{change.lemma}”"
