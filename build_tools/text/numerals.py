"""Read the numbers of English, in figures and in words: "1,000" and "a thousand" are one number. Words in, words out.

A number of many digits or many words is left as it is printed; nothing is rounded.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_SMALL = {word: number for number, word in enumerate(_UNITS)}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"mn": "million", "bn": "billion", "tn": "trillion"}
_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
    "twelfth": "twelve",
}  # fmt: skip
_FIGURES = re.compile(
    r"(?P<sign>(?:US)?\$|[£€₽₹])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<suffix>st|nd|rd|th|m|mn|bn|tn|%|pc|pct)?",
    re.ASCII | re.IGNORECASE,
)
_MOST_DIGITS = 18
_CURRENCIES = {
    "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£", "euro": "€", "euros": "€", "rouble": "₽",
    "roubles": "₽", "ruble": "₽", "rubles": "₽", "rupee": "₹", "rupees": "₹",
}  # fmt: skip
_PER_CENT = frozenset(("%", "percent", "pc", "pct"))


class Number(NamedTuple):
    """A number that was read: how it is written whatever the source prints, and how many words it took."""

    text: str
    size: int


class _Value(NamedTuple):
    digits: str
    size: int
    sign: str = ""
    is_ordinal: bool = False


def number_at(words: Sequence[str], at: int) -> Number | None:
    """Return the number that begins at a word, with its currency or per cent sign; None if there is none.

    Words are as printed, without marks around them and without hyphens: "twenty" and "five".
    """
    found = _in_figures(words, at) or _in_words(words, at)
    if found is None:
        return None
    if found.is_ordinal:
        return Number(f"{found.digits}th", found.size)
    sign, size = found.sign, found.size
    if not sign:
        sign, more = _unit(words, at + size)
        size += more
    return Number(f"{found.digits}{sign}", size)


def _unit(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the sign of a currency or of per cent that a word or two stand for, and how many words these are."""
    first, second = (word.lower() for word in (*words[at : at + 2], "", "")[:2])
    if first in _CURRENCIES:
        return _CURRENCIES[first], 1
    if first in _PER_CENT:
        return "%", 1
    if (first, second) == ("per", "cent"):
        return "%", 2
    if words[at : at + 1] == ["US"] and second in ("dollar", "dollars"):
        return "US$", 2
    return "", 0


def _in_figures(words: Sequence[str], at: int) -> _Value | None:
    found = _FIGURES.fullmatch(words[at])
    if not found or len(found["number"]) > _MOST_DIGITS:
        return None
    number, sign, suffix = found["number"].replace(",", ""), (found["sign"] or "").upper(), found["suffix"] or ""
    suffix = suffix.lower()
    if suffix == "m" and not sign:
        return None  # metres, as likely as millions
    if suffix in ("st", "nd", "rd", "th"):
        return _Value(number, 1, is_ordinal=True) if number.isdigit() and not sign else None
    if suffix in _PER_CENT:
        return _Value(number, 1, "%") if not sign else None
    size = 1
    scale = "million" if suffix == "m" else _SHORT.get(suffix, "")
    if not suffix and words[at + 1 : at + 2] and words[at + 1].lower() in _SCALES:
        scale, size = words[at + 1].lower(), 2
    elif not suffix and words[at + 1 : at + 2] and words[at + 1].lower() in _SHORT:
        scale, size = _SHORT[words[at + 1].lower()], 2
    return _Value(_plain(Decimal(number) * _SCALES[scale]) if scale else number, size, sign)


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number else format(number, "f")


def _in_words(words: Sequence[str], at: int) -> _Value | None:
    """Read "a hundred and four", "twenty five" or "forty-second"; what follows a number is another one."""
    total = group = last = 0
    index = at
    least = 10**15  # the value of the group read last: the next one must be smaller
    while index < len(words):
        word = words[index].lower()
        ordinal = _cardinal(word)
        word, is_ordinal = (ordinal, True) if ordinal else (word, False)
        if word == "and" and _goes_on(words, index, at, last):
            index += 1
            continue
        if word in _SMALL and (last in (0, 100) or (20 <= last < 100 and 0 < _SMALL[word] < 10)):
            if index > at and word == "zero":
                break
            group, last = group + _SMALL[word], _SMALL[word] or 1
        elif word in _TENS and last in (0, 100):
            group, last = group + _TENS[word], _TENS[word]
        elif word in ("a", "an") and index == at and words[at + 1 : at + 2] and _is_scale(words[at + 1]):
            group, last = 1, 1
        elif word == "hundred" and 0 < group < 10:
            group, last = group * 100, 100
        elif word in _SCALES and group > 0 and _SCALES[word] < least:
            total, group, last, least = total + group * _SCALES[word], 0, 0, _SCALES[word]
        else:
            break
        index += 1
        if is_ordinal:
            return _Value(str(total + group), index - at, is_ordinal=True)
    return _Value(str(total + group), index - at) if index > at else None


def _goes_on(words: Sequence[str], index: int, at: int, last: int) -> bool:
    """Whether "and" joins two parts of one number: "a hundred and four", "two thousand and one"."""
    following = words[index + 1].lower() if index + 1 < len(words) else ""
    after_scale = index > at and (last == 100 or words[index - 1].lower() in _SCALES)
    following = _cardinal(following) or following
    return after_scale and (following in _SMALL or following in _TENS)


def _is_scale(word: str) -> bool:
    return word.lower() == "hundred" or word.lower() in _SCALES


def _cardinal(word: str) -> str:
    """Return the number word of an ordinal; nothing if it is none."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word.endswith("ieth") and f"{word[:-4]}y" in _TENS:
        return f"{word[:-4]}y"
    bare = word.removesuffix("th")
    return bare if bare != word and (bare in _SMALL or _is_scale(bare)) else ""
