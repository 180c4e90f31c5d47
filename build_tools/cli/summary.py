"""Summarise a verified briefing: one line for a terminal, a table for a run's page at GitHub."""

from build_tools.briefing.verify import Verdict
from build_tools.text.counting import counted


def totals_line(counts: dict[Verdict, int], quotes: int) -> str:
    """One line that names every verdict."""
    named = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{counted(sum(counts.values()), 'reading')} of {counted(quotes, 'quote')}: {named}"


def summary(counts: dict[Verdict, int], quotes: int) -> str:
    """The totals in Markdown, for the page of a run at GitHub."""
    rows = "".join(f"| {verdict} | {count} |\n" for verdict, count in counts.items())
    return f"### The briefing is verified\n\n{counted(quotes, 'quote')}\n\n| verdict | readings |\n|---|---:|\n{rows}\n"
