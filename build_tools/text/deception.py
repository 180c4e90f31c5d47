"""Find characters that show nothing, or another letter than they are. Strings in, sentences out.

Python knows the name and the category of each character, not its script; a letter's name begins with its script, as in
CYRILLIC SMALL LETTER A. What is not assigned depends on the version of Unicode that Python has.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from build_tools.text.folding import VARIATION_SELECTORS, words

_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
"""The scripts of which letters look like those of another."""

_LIKE_NO_OTHER = frozenset("ΓΔΘΛΞΠΣΦΨΩβδθλμξπσφψ")
"""Greek letters that no Latin one looks like: μm, kΩ and πr are written with them."""

_JOINERS = "\u200c\u200d"
_JOINED = re.compile(
    "ARABIC|SYRIAC|MANDAIC|NKO|MONGOLIAN|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|"
    "SINHALA|MYANMAR|KHMER|TIBETAN|BALINESE|JAVANESE"
)
"""The scripts that need joiners and non-joiners within words; Persian has them in every other line."""

_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of Arabic, Syriac and Kaithi that are printed around the figures after them, though they count as controls."""

_SELECTOR = re.compile(f"[{VARIATION_SELECTORS}]")

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are blank."""

_LONGEST_WORD = 40
"""How many characters of a word are shown."""

_KINDS = {"Cf": "invisible character", "Co": "private character", "Cn": "unassigned character"}


def deceptions(text: str) -> Iterator[str]:
    """Yield a sentence for the first character of each kind that shows nothing, and one for each word of mixed scripts.

    Each says where, what it is by its number and name, and how to fix it.
    """
    if text.isascii():
        return
    found: dict[str, int] = {}
    for at, character in enumerate(text):
        if character > "\x7f" and _is_hidden(text, at):
            found.setdefault(character, at)
    for character, at in found.items():
        before = text[max(0, at - _LONGEST_WORD) : at].split()[-1:]
        where = f"after '{_shown(before[0])}'" if before else "at the beginning"
        kind = _KINDS.get(unicodedata.category(character), _KINDS["Cf"])
        yield f"the {kind} {_named(character)} is {where}; delete it"
    for word in dict.fromkeys(words(text)):
        if not word.isascii():
            yield from _mixed(word)


def _is_hidden(text: str, at: int) -> bool:
    character = text[at]
    if character in _JOINERS:
        beside = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        return not all(_JOINED.match(unicodedata.name(each or " ", "")) for each in beside)
    if _SELECTOR.match(character):
        return at == 0 or text[at - 1].isspace() or _script(text[at - 1]) != ""
    if character in _FILLERS:
        return True
    return unicodedata.category(character) in _KINDS and character not in _SEEN


def _mixed(word: str) -> Iterator[str]:
    """Yield a sentence about a word with letters of two scripts that look alike; it names a letter of the rarer one."""
    scripts = {letter: _script(letter) for letter in word}
    counted = Counter(scripts[letter] for letter in word if scripts[letter])
    if counted.keys() == {"LATIN", "GREEK"} and _LIKE_NO_OTHER.issuperset(
        letter for letter in word if scripts[letter] == "GREEK"
    ):
        return
    if len(counted) < 2:
        return
    common = max(counted, key=lambda script: counted[script])
    odd = next(letter for letter in word if scripts[letter] not in ("", common))
    yield (f"'{_shown(word)}' mixes letters of two scripts: '{odd}' is {_named(odd)}; type the word in one script")


def _script(letter: str) -> str:
    """Return the script of a letter if others have letters like its own, else an empty text."""
    name = unicodedata.name(letter, "").removeprefix("FULLWIDTH ")
    first = name.partition(" ")[0]
    return first if first in _ALIKE and unicodedata.category(letter).startswith("L") else ""


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _shown(word: str) -> str:
    """Return a word without what can't be seen in it; the end of a long one."""
    return "".join(each for each in word if each.isprintable() and each not in _FILLERS)[-_LONGEST_WORD:]
