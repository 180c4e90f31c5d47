"""Recognise a sentence that goes on with a qualification, such as "but" or "although"."""

import re

_BETWEEN = r"[-,;:—–”’\"' \u00a0]*"


_QUALIFIER = re.compile(
    rf"{_BETWEEN}(?:\r?\n{_BETWEEN})?\b(but|although|though|unless|however|except|despite|if|only if)\b"
)


def is_qualified(rest: str) -> bool:
    """Whether a sentence goes on with a word like "but" or "although", by what follows some words of it."""
    return bool(_QUALIFIER.match(rest))
