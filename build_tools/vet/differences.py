"""Classify how the words of a quotation differ from those of a source. Words in, a class out."""

import re
from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import Levenshtein

from build_tools.text.collation import negates
from build_tools.text.numerals import number_at
from build_tools.text.spelling import bare_word

DifferenceClass = Literal[
    "number", "negation", "modal", "name", "tense", "word order", "joined", "left out", "added", "other word"
]

_CONTRACTIONS = (
    (re.compile(r"\bcan[’']t$"), "can not"), (re.compile(r"\bwon[’']t$"), "will not"), (re.compile(r"n[’']t$"), " not"),
    (re.compile(r"[’']ll$"), " will"), (re.compile(r"[’']d$"), " would"), (re.compile(r"[’']re$"), " are"),
    (re.compile(r"[’']ve$"), " have"), (re.compile(r"[’']m$"), " am"), (re.compile(r"^cannot$"), "can not"),
)  # fmt: skip
_MODALS = frozenset("can could may might must shall should will would ought".split())
_AUXILIARIES = ("am is are was were be been being", "have has had having", "do does did done doing")
_IRREGULAR = (
    "become became", "begin began begun", "break broke broken", "bring brought", "build built", "buy bought",
    "choose chose chosen", "come came", "draw drew drawn", "fall fell fallen", "feel felt", "fight fought",
    "find found",
    "get got gotten", "give gave given", "go goes went gone", "grow grew grown", "hear heard", "hold held", "keep kept",
    "know knew known", "lead led", "leave left", "lose lost", "make made making", "mean meant", "meet met",
    "pay paid", "rise rose risen", "run ran", "say said", "see saw seen", "seek sought", "sell sold", "send sent",
    "show shown", "sit sat", "speak spoke spoken", "spend spent", "stand stood", "strike struck", "take took taken",
    "teach taught", "tell told", "think thought", "understand understood", "win won", "write wrote written",
)  # fmt: skip
_AUXILIARY = frozenset(" ".join(_AUXILIARIES).split())
_FORMS = {form: line for line in (*_AUXILIARIES, *_IRREGULAR) for form in line.split()}
_ENDING = re.compile(r"(?:ing|ed|es|e|s|d)$")


def class_of(ours: Sequence[str], theirs: Sequence[str], *, begins: bool = False) -> DifferenceClass:
    """Return what a quotation changes; `theirs` are the source's words, which may begin a sentence there.

    The gravest class counts: a negation before a number, that before a modal, a name and a tense.
    """
    one, other = _written_out(ours), _written_out(theirs)
    if sum(map(negates, one)) != sum(map(negates, other)):
        return "negation"
    if _numbers(one) != _numbers(other):
        return "number"
    if {word for word in one if word in _MODALS} != {word for word in other if word in _MODALS}:
        return "modal"
    if not begins and _names(ours) != _names(theirs):
        return "name"
    if not ours or not theirs:
        if set(one) | set(other) <= _AUXILIARY:
            return "tense"
        return "added" if ours else "left out"
    is_verb = len(one) == len(other) and all(a == b or _is_one_verb(a, b) for a, b in zip(one, other, strict=True))
    return "tense" if is_verb else "other word"


def _written_out(words: Sequence[str]) -> list[str]:
    """The words in lower case, those of contractions too: "we'll" is "we will"."""
    found: list[str] = []
    for word in words:
        small = bare_word(word).lower()
        for ending, meant in _CONTRACTIONS:
            small = ending.sub(meant, small)
        found += small.split()
    return found


def _numbers(words: Sequence[str]) -> list[str]:
    parts = [part for word in words for part in word.split("-")]
    found: list[str] = []
    at = 0
    while at < len(parts):
        number = number_at(parts, at)
        if number:
            found.append(number.text)
        at += number.size if number else 1
    return found


def _names(words: Sequence[str]) -> list[str]:
    return [bare_word(word) for word in words if word[:1].isupper() and word not in ("I", "The", "A")]


def _is_one_verb(one: str, other: str) -> bool:
    """Whether two words are forms of one verb, as far as their endings tell."""
    if one in _FORMS or other in _FORMS:
        return _FORMS.get(one) == _FORMS.get(other)
    stems = [_ENDING.sub("", word) for word in (one, other)]
    return min(map(len, stems)) > 2 and Levenshtein.distance(stems[0], stems[1]) == 0
