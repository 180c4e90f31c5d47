"""Fold what printing varies and meaning doesn't: strings in, strings out, with the offset of each code point.

Case, words, numbers and brackets are never folded: what a source prints in brackets is its own. Invisible characters
are folded away, controls of direction and runs of variation selectors among them: YAML may not hold these, and a
reading is written without them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

HAN_AND_KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
SPACELESS = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{HAN_AND_KANA}"
"""For a class of characters: scripts that put no space between words, such as Chinese and Thai."""

_CJK = f"[{HAN_AND_KANA}\u3001-\u303f\uff00-\uffef]"

BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
VARIATION_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""For classes of characters: embeddings, overrides and isolates; and what selects the look of the character before."""

_INVISIBLE = f"\u00ad\u061c\u200b-\u200f\u2060\ufeff{BIDI_CONTROLS}"
INVISIBLE = re.compile(f"[{_INVISIBLE}][{_INVISIBLE}{VARIATION_SELECTORS}]*|[{VARIATION_SELECTORS}]{{2,}}")
"""A run of characters that show nothing: soft hyphens, zero-width characters, controls of direction, and variation
selectors that select nothing.

A single variation selector stays: it makes ❤ an emoji, or a Han character a variant of itself. In a run, or behind
another invisible character, selectors carry data, as in texts signed by C2PA.
"""


@dataclass(frozen=True)
class Fold:
    """One named fold: what `find` yields is replaced by what `replace` returns."""

    name: str
    find: Callable[[str], Iterable[re.Match[str]]]
    replace: Callable[[str], str]


def _to(text: str) -> Callable[[str], str]:
    return lambda _: text


def _marks(text: str) -> str:
    return "".join(sorted(each for each in set(text) if unicodedata.category(each).startswith("M")))


def _clusters(text: str) -> Iterable[re.Match[str]]:
    """Yield each character with the combining marks, or parts of a Korean syllable, that may be composed with it."""
    if unicodedata.is_normalized("NFC", text):
        return ()
    return re.finditer(rf"(?s:.)[{_marks(text)}\u1160-\u11ff]*", text)


def _nfc(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


FOLDS = (
    Fold("invisible", INVISIBLE.finditer, _to("")),
    Fold("nfc", _clusters, _nfc),
    Fold("white-space", re.compile(rf"(?<={_CJK})\s+(?={_CJK})").finditer, _to("")),
    Fold("white-space", re.compile(r"\s+").finditer, _to(" ")),
    Fold("quotation-marks", re.compile("[\u201c-\u201f\u00ab\u00bb\u2033]").finditer, _to('"')),
    Fold("quotation-marks", re.compile("[\u2018-\u201b\u02bc\u2032]").finditer, _to("'")),
    Fold("dashes", re.compile("[\u2010-\u2015\u2212]").finditer, _to("-")),
    Fold("ellipsis", re.compile(r"\.\.\.|\. \. \.").finditer, _to("\u2026")),
)
"""In the order in which they are applied: the ellipsis needs the plain spaces that white-space leaves."""

NAMES = tuple(dict.fromkeys(fold.name for fold in FOLDS))


@dataclass(frozen=True)
class Folded:
    """A folded text; its character i was original[starts[i]:ends[i]], offsets in code points."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


_FOLDS_ASCII = re.compile(r"[^\S ]|  |\.\.\.|\. \. \.")
"""What any fold changes in a text of ASCII alone, as most texts are; looking for it is many times faster than folding.
"""


@lru_cache(maxsize=4096)
def fold(text: str, *, leave_out: str = "") -> Folded:
    """Apply every fold, or all but one. Cached, since words are folded for each reading that they are compared with."""
    if text.isascii() and not _FOLDS_ASCII.search(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
    for each in FOLDS:
        if each.name != leave_out:
            text, starts, ends = _apply(each, text, starts, ends)
    return Folded(text, tuple(starts), tuple(ends))


def _apply(each: Fold, text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for found in each.find(text):
        replacement = each.replace(found.group())
        pieces += [text[done : found.start()], replacement]
        new_starts += starts[done : found.start()]
        new_ends += ends[done : found.start()]
        new_starts += [starts[found.start()]] * len(replacement)
        new_ends += [ends[found.end() - 1]] * len(replacement)
        done = found.end()
    pieces.append(text[done:])
    return "".join(pieces), new_starts + starts[done:], new_ends + ends[done:]


def used(one: str, other: str) -> tuple[str, ...]:
    """Return the names of the folds that make two texts the same, in the order of FOLDS."""
    if one == other:
        return ()
    return tuple(name for name in NAMES if fold(one, leave_out=name).text != fold(other, leave_out=name).text)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return [each.group() for each in find_each_word(text)]


def find_each_word(text: str) -> Iterator[re.Match[str]]:
    r"""Yield the words of a text with their combining marks, which Python's \w leaves out."""
    return re.finditer(rf"\w[\w{_marks(text)}]*", text)


_WITHOUT_MARKS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)


def without_marks(text: str) -> str:
    """Return a text as it is typed on an English keyboard, "Ruzena" for "Růžena"; only for search and sorting."""
    decomposed = unicodedata.normalize("NFD", text.translate(_WITHOUT_MARKS))
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if not "\u0300" <= each <= "\u036f"))
