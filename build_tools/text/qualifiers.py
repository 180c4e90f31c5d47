"""Recognise what qualifies words in their sentence, such as "but" or "although"."""

import re

from build_tools.text.sentences import NEXT_SENTENCE

_CONDITIONS = "although|though|unless|except|despite|if|only if"
_WORDS = f"but|however|{_CONDITIONS}"
_BETWEEN = r"[-,;:—–”’\"' \u00a0]*"
_QUALIFIER = re.compile(rf"{_BETWEEN}(?:\r?\n{_BETWEEN})?\b({_WORDS})\b")
_BEFORE, _AFTER = (re.compile(rf"\b(?:{words})\b.*", re.IGNORECASE | re.DOTALL) for words in (_CONDITIONS, _WORDS))


def is_qualified(rest: str) -> bool:
    """Whether `rest`, what follows a quotation in its sentence, goes on with a word like "but" or "although"."""
    return bool(_QUALIFIER.match(rest))


def qualification(text: str, start: int, end: int) -> str:
    """Return what qualifies a stretch of a text in its sentence; empty if nothing does.

    It is what begins with a word like "if" before the stretch, or with one like "but" anywhere behind it.
    """
    ends = [(each.start(), each.end()) for each in NEXT_SENTENCE.finditer(text)]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, after in ends if after >= end), default=len(text))
    found = _BEFORE.search(text[first:start]) or _AFTER.search(text[end:last])
    return found.group().strip(" ,;:") if found else ""
