"""The terms by which search finds a text: its words, folded so that marks, case and the habits of scripts don't matter.

- Case, diacritics, vowel signs of Arabic and Hebrew, and forms such as full-width letters are folded.
- A word with apostrophes is its parts of three letters or more: "world" for "world's", "amour" for "l'amour".
- Letters with full stops between them are one term: "us" for "U.S.".
- A run in a script without spaces is every two of its characters that follow each other, and its last one.

`site/theme/assets/search.js` makes the same terms of what a reader types; `tests/search_terms.yml` holds both to it.
"""

import re
import unicodedata
from functools import lru_cache

from build_tools.text.folding import INVISIBLE, SPACELESS, without_marks

_SIGNS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u2032\uff07"
_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?:{_LETTER}\.)+{_LETTER}"
_RUN = re.compile(f"[{SPACELESS}]+|[^{SPACELESS}]+")
_SPACELESS = re.compile(f"[{SPACELESS}]")
_SHORTEST_PART = 3


def search_terms(text: str) -> list[str]:
    """The terms of a text in their order."""
    text = INVISIBLE.sub("", text).replace("_", " ")
    letter = _word_characters(text)
    initials = rf"(?<!{letter}){_INITIALS}(?!{letter})"
    chunks = re.findall(rf"{initials}|{letter}+(?:[{_APOSTROPHES}]{letter}+)*", text)
    return [term for chunk in chunks for term in _terms(chunk)]


def _word_characters(text: str) -> str:
    r"""A class of the characters of words: the combining marks of a text, which Python's \w leaves out, with \w."""
    marks = "".join(sorted(each for each in set(text) if unicodedata.category(each).startswith("M")))
    return rf"[\w{marks}]"


@lru_cache(maxsize=100_000)
def _terms(chunk: str) -> tuple[str, ...]:
    folded = _folded(chunk.replace(".", "") if re.fullmatch(_INITIALS, chunk) else chunk)
    parts = re.findall(rf"{_word_characters(folded)}+", folded)
    long = [part for part in parts if len(part) >= _SHORTEST_PART] or parts
    return tuple(term for part in long for run in _RUN.findall(part) for term in _of_run(run))


def _of_run(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))] if _SPACELESS.match(run) else [run]


def _folded(text: str) -> str:
    plain = _SIGNS.sub("", unicodedata.normalize("NFKD", without_marks(text).replace("\u02bc", "'")))
    return unicodedata.normalize("NFC", plain.lower()).replace("ς", "σ")
