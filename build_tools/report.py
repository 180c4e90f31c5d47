"""Say to editors what was found: findings in, lines out."""

import sys
from collections.abc import Iterable

from build_tools.document import Places
from build_tools.finding import Finding
from build_tools.verify import Verdict

_MOST = 200


def lines(findings: Iterable[Finding], places: Places) -> list[str]:
    """The findings as lines in the order of their places, each once."""
    placed = {(places.of(finding), finding.message, finding.code) for finding in findings}
    return [_printable(f"{place}: {message} [{code}]") for place, message, code in sorted(placed)]


def _printable(line: str) -> str:
    """What a stranger wrote may not end the line, nor speak to the terminal."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


def totals(counts: dict[Verdict, int], quotes: int) -> str:
    """One line that names every verdict."""
    named = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{sum(counts.values())} readings of {quotes} quotes: {named}"


def problems(shown: list[str]) -> str:
    """A list of findings, cut where nobody reads on, and the line below it."""
    more = [f"… and {len(shown) - _MOST:,} more"] if len(shown) > _MOST else []
    total = f"{len(shown):,} {'problem' if len(shown) == 1 else 'problems'} found; nothing was published"
    return "\n".join([*shown[:_MOST], *more, total])


def say(text: str) -> None:
    """To whoever runs the command."""
    print(text)


def complain(text: str) -> None:
    """To whoever must mend something."""
    print(text, file=sys.stderr)
