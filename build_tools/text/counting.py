"""Write counts with their nouns, in the English of messages."""

from collections.abc import Sequence

_IRREGULAR = {"person": "people"}


def counted(count: int, noun: str) -> str:
    """Return a count in figures with its noun: "1 quote", "1,200 quotes"."""
    return f"{count:,} {plural(noun, count)}"


def plural(noun: str, count: int) -> str:
    """Return a noun as it follows a count; of a noun of several words the last is changed."""
    if count == 1:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def and_more(names: Sequence[str], most: int = 3) -> str:
    """Return names in quotation marks, those beyond the most as a count: "'a', 'b' and 7 more"."""
    quoted = [f"'{name}'" for name in names[:most]]
    left = len(names) - len(quoted)
    *first, last = [*quoted, f"{left} more"] if left else quoted
    return f"{', '.join(first)} and {last}" if first else last
