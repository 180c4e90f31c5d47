"""Tell whether stretches of words are the same words spelled otherwise. Words in, a key for each spelling out.

In any language, capitals, hyphens and the listed spellings of one name are spelling. In English, so are British and
American spellings, diacritics, numbers in figures or words with their currency or per cent signs, and abbreviations of
months and of some countries. What can't be told is other words: "re-sign" and "resign", "all ready" and "already".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import Levenshtein

from build_tools.text.english_spellings import one_spelling
from build_tools.text.folding import fold, without_marks
from build_tools.text.languages import comparable
from build_tools.text.numerals import number_at

_AROUND = " .,;:!?\"'()…、。・「」『』（）！？،؛؟"
_POINT = re.compile(r"\.\d", re.ASCII)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LETTERS_AND_DIGITS = re.compile(r"\d+|\D+", re.ASCII)
_FIGURE = re.compile(r"\d", re.ASCII)
_IZE = re.compile(r"(?<=\w\w\w)is(?=(?:e|ed|es|er|ers|ing|ings|able|ation|ations|ational)$)")
_MONTHS = {
    "Jan": "january", "Feb": "february", "Mar": "march", "Apr": "april", "Jun": "june", "Jul": "july", "Aug": "august",
    "Sep": "september", "Sept": "september", "Oct": "october", "Nov": "november", "Dec": "december",
}  # fmt: skip
_COUNTRIES = {
    "US": "united states", "USA": "united states", "UK": "united kingdom", "UAE": "united arab emirates",
    "EU": "european union", "UN": "united nations", "USSR": "soviet union",
}  # fmt: skip
_IN_CAPITALS = frozenset(("AIDS", "IT", "WHO"))
"""Abbreviations that are other words in lower case, besides the countries."""

_ACCENTED = frozenset("divorcé exposé lamé maté pâté piqué résumé rosé saké".split())
"""Words that are other English words without their diacritics."""

_APART = frozenset(
    "a all an any at back be by every for how in is may me more never no not now of off on one or our out over set so "
    "some than the there to too under up we well what when where who with".split()
)
"""Words that make another one if the next is joined to them: "may be", "no where", "every day", "not able"."""

_KEEPS_HYPHEN = re.compile(
    r"re-(?:act|ally|bound|call|ced|cite|claim|coil|collect|cord|count|cover|creat|dress|fer|form|fuse|gain|gard|ject|"
    r"lay|lease|liev|main|mark|mit|mov|pair|part|pass|peal|place|play|port|pos|present|press|produc|prov|quest|quir|"
    r"search|sent|serv|set|sign|solv|sort|sound|spect|spond|store|strain|tail|tir|tort|trace|tract|treat|turn|vers|"
    r"view|vis|volt|ward)|co-ops?$|pre-positions?$|un-ioni"
)
"""Compounds that are another word without the hyphen: to re-sign is not to resign."""


@dataclass(frozen=True)
class Spelling:
    """How words are spelled in a language, a tag of BCP 47, and which spellings some names have."""

    language: str = "en"
    names: tuple[tuple[str, str], ...] = ()
    """Words of names in lower case, each with the spelling that stands for it."""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Made once: what is remembered of each word is looked up by it, and the names may be hundreds."""
        return hash((self.language, self.names))


ENGLISH = Spelling()


def same_names(people: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Return the words that spell one name in several ways, from all the spellings of each person: Sergei, Sergey.

    Two spellings of a person are of one name where they differ in one word alone, and that word is nearly the same.
    """
    found: dict[str, str] = {}
    for spellings in people:
        for ours, theirs in combinations([each.split() for each in spellings], 2):
            pairs = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
            if len(ours) == len(theirs) and len(pairs) == 1 and _is_one_name(*pairs[0]):
                one, other = (found.setdefault(word.casefold(), word.casefold()) for word in pairs[0])
                found.update((word, min(one, other)) for word, stands in found.items() if stands in (one, other))
    return tuple(sorted((word, stands) for word, stands in found.items() if word != stands))


def _is_one_name(one: str, other: str) -> bool:
    capital = one[:1].isupper() and other[:1].isupper()
    return capital and min(len(one), len(other)) > 2 and Levenshtein.normalized_similarity(one, other) >= 0.6


@lru_cache(maxsize=10_000)
def word_key(word: str, spelling: Spelling) -> str:
    """Return what a word has in common with its other spellings, without the marks around it."""
    bare = bare_word(word)
    return _closed(_parts((bare,), spelling), spelling) or bare or word.strip()


def is_same(ours: tuple[str, ...], theirs: tuple[str, ...], spelling: Spelling) -> bool:
    """Whether two stretches of words are the same words, spelled alike or not."""
    first, second = (_parts(tuple(bare_word(word) for word in side), spelling) for side in (ours, theirs))
    return _closed(first, spelling) == _closed(second, spelling) or _open(first) == _open(second)


@lru_cache(maxsize=10_000)
def bare_word(word: str) -> str:
    """Return a word, its marks folded, without spaces and marks around it; a point before a figure is a part of it."""
    right = fold(word).text.rstrip(_AROUND)
    left = right.lstrip(_AROUND)
    before = right[: len(right) - len(left)]
    return f".{left}" if before.endswith(".") and _POINT.match(f".{left}") else left


_Part = tuple[str, str]
"""A part of a stretch in one of its spellings, and what joins it to the part before: a space, a hyphen or nothing."""


def _parts(words: tuple[str, ...], spelling: Spelling) -> tuple[_Part, ...]:
    if comparable(spelling.language, "en"):
        return tuple(_in_english([part for word in words for part in _pieces(word)], spelling))
    return tuple((_named(piece, spelling), joint) for word in words for piece, joint in _at_hyphens(word))


def _at_hyphens(word: str) -> Iterator[_Part]:
    """Yield the parts of a compound; the hyphen before a figure is a minus, and belongs to it."""
    sign = "-" if re.match(r"-\d", word, re.ASCII) else ""
    for index, piece in enumerate(filter(None, word.split("-"))):
        yield (piece, "-") if index else (sign + piece, " ")


def _pieces(word: str) -> Iterator[_Part]:
    """Yield the parts of a compound, and of a word of letters and figures: F16 has the parts of F-16."""
    for piece, joint in _at_hyphens(word):
        bare = piece.removesuffix(".")
        bare = bare.replace(".", "") if _DOTTED.fullmatch(bare) else bare
        if bare.isalnum() and not number_at((bare,), 0):
            for index, each in enumerate(_LETTERS_AND_DIGITS.findall(bare)):
                yield each, "" if index else joint
        elif bare:
            yield bare, joint


def _in_english(pieces: Sequence[_Part], spelling: Spelling) -> Iterator[_Part]:
    words = [piece for piece, _ in pieces]
    at = 0
    while at < len(words):
        joint = pieces[at][1]
        number = number_at(words, at)
        if number:
            yield number.text, joint
            at += number.size
            continue
        phrase, size = _phrase(words, at)
        for index, each in enumerate(phrase or [_word(words[at], spelling)]):
            yield each, " " if index else joint
        at += size


def _phrase(words: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the words that an abbreviation or a sign stands for, and how many words of the text these are."""
    word = words[at]
    next_words = [each.lower() for each in words[at : at + 4]]
    if next_words == ["united", "states", "of", "america"]:
        return ["united", "states"], 4
    if next_words[:2] == ["per", "cent"]:
        return ["percent"], 2
    if word in ("%", "&"):
        return ["percent" if word == "%" else "and"], 1
    return _COUNTRIES.get(word, _MONTHS.get(word, "")).split(), 1


def _word(word: str, spelling: Spelling) -> str:
    if word in _IN_CAPITALS:
        return word
    stem, possessive = (word[:-2], "'s") if word.endswith("'s") else (word, "")
    named = _named(stem, spelling)
    bare = named if named.rstrip("s") in _ACCENTED else without_marks(named)
    ize = _IZE.sub("iz", bare)
    known = one_spelling()
    return known.get(bare, known.get(ize, ize)) + possessive


def _named(word: str, spelling: Spelling) -> str:
    lower = word.casefold()
    return _names(spelling).get(lower, lower) if word[:1].isupper() else lower


@lru_cache(maxsize=16)
def _names(spelling: Spelling) -> dict[str, str]:
    return dict(spelling.names)


def _closed(parts: Sequence[_Part], spelling: Spelling) -> str:
    """Return the parts in one, except where that would make another word of them."""
    is_english = comparable(spelling.language, "en")
    joined = [_joint(before, part, joint, is_english) + part for (before, _), (part, joint) in pairwise(parts)]
    return "".join([part for part, _ in parts[:1]] + joined)


def _joint(before: str, part: str, joint: str, is_english: bool) -> str:
    if _FIGURE.search(before) or _FIGURE.search(part):
        return _between_figures(before, part, joint)
    if joint == "-":
        return "-" if _KEEPS_HYPHEN.match(f"{before}-{part}") else ""
    return "" if is_english and before not in _APART and min(len(before), len(part)) > 2 else " "


def _open(parts: Sequence[_Part]) -> str:
    """Return the parts with a space for each hyphen."""
    spaced = [_between_figures(before, part, joint) + part for (before, _), (part, joint) in pairwise(parts)]
    return "".join([part for part, _ in parts[:1]] + spaced)


def _between_figures(before: str, part: str, joint: str) -> str:
    """Return a space; "5-10" keeps its hyphen, and so is neither "5 10" nor "510"."""
    return "-" if joint == "-" and _FIGURE.search(before) and _FIGURE.search(part) else " "
