"""Summarise a verified briefing: one line for the terminal, a table for the summary of a GitHub Actions run."""

from build_tools.briefing.verify import Verdict
from build_tools.text.counting import counted


def totals_line(counts: dict[Verdict, int], quotes: int) -> str:
    """Return one line with the number of readings for every verdict."""
    named = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{counted(sum(counts.values()), 'reading')} of {counted(quotes, 'quote')}: {named}"


def summary(counts: dict[Verdict, int], quotes: int) -> str:
    """Return the totals in Markdown, for the summary of a GitHub Actions run."""
    rows = "".join(f"| {verdict} | {count} |\n" for verdict, count in counts.items())
    return f"### The briefing is verified\n\n{counted(quotes, 'quote')}\n\n| verdict | readings |\n|---|---:|\n{rows}\n"
