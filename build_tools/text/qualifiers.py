"""Recognise a sentence that goes on with a qualification, such as "but" or "although"."""

import re

_BETWEEN = r"[-,;:—–”’\"' \u00a0]*"
_QUALIFIER = re.compile(
    rf"{_BETWEEN}(?:\r?\n{_BETWEEN})?\b(but|although|though|unless|however|except|despite|if|only if)\b"
)


def is_qualified(rest: str) -> bool:
    """Whether `rest`, what follows a quotation in its sentence, goes on with a word like "but" or "although"."""
    return bool(_QUALIFIER.match(rest))
