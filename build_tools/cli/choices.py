"""Read which entries of a numbered list an editor means."""

import re

_PART = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?(?![^\s,;])|[^\s,;]+")


def chosen(typed: str, count: int) -> list[int]:
    """The numbers that 1,3 or 2-4, all or none mean, with commas or spaces; 0 for what is no number of the list."""
    if typed in ("all", "none"):
        return list(range(1, count + 1)) if typed == "all" else []
    numbers: list[int] = []
    for part in _PART.finditer(typed):
        first, last = int(part[1] or 0), int(part[2] or part[1] or 0)
        numbers += range(first, last + 1) if first <= last <= count else [0]
    return numbers or [0]


def choice_refusal(typed: str, count: int) -> str | None:
    """Why this chooses nothing from a list of so many entries, or None."""
    if 0 not in chosen(typed, count):
        return None
    return f"'{typed}' is none of the numbers 1 to {count}; write them as in 1,3 or 2-4, or all, or none"
