"""Write counts with their nouns, in figures and in words."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IRREGULAR = {"person": "people"}


def counted(count: int, noun: str) -> str:
    """Return a count in figures with its noun: "1 quote", "1,200 quotes"."""
    return f"{count:,} {plural(noun, count)}"


def number_in_words(count: int) -> str:
    """Return a count as a word up to twelve, in figures above."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted_in_words(count: int, noun: str) -> str:
    """Return a count with its noun: "two sources", "one lineage", "no discrepancies"."""
    return f"{number_in_words(count)} {plural(noun, count)}"


def plural(noun: str, count: int) -> str:
    """Return a noun as it follows a count; of a noun of several words the last is changed."""
    if count == 1:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
