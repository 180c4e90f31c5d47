"""Say to editors what was found: findings in, lines out."""

import sys
from collections.abc import Iterable

from build_tools.document import Places
from build_tools.finding import Finding
from build_tools.verify import Verdict


def lines(findings: Iterable[Finding], places: Places) -> list[str]:
    """The findings as lines in the order of their places, each once."""
    placed = {(places.of(finding), finding.message, finding.code) for finding in findings}
    return [f"{place}: {message} [{code}]" for place, message, code in sorted(placed)]


def totals(counts: dict[Verdict, int], quotes: int) -> str:
    """One line that names every verdict."""
    named = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{sum(counts.values())} readings of {quotes} quotes: {named}"


def problems(shown: list[str]) -> str:
    """The line below a list of findings."""
    return f"{len(shown)} {'problem' if len(shown) == 1 else 'problems'} found; nothing was written"


def say(text: str) -> None:
    """To whoever runs the command."""
    print(text)


def complain(text: str) -> None:
    """To whoever must mend something."""
    print(text, file=sys.stderr)
