"""Write counts with their nouns, in the English of messages."""

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
