"""Counts with their nouns, in figures and in words."""


def counted(count: int, noun: str) -> str:
    """A count in figures with its noun."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_in_words(count: int) -> str:
    """A count as a word up to twelve."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted_in_words(count: int, noun: str) -> str:
    """A count with its noun: "two sources", "one lineage"."""
    return f"{number_in_words(count)} {plural(noun, count)}"


def plural(noun: str, count: int) -> str:
    """A noun as it stands behind a count."""
    return noun if count == 1 else f"{noun}s"
