"""What a part of the attack has tried, and what it broke."""

from collections import Counter
from dataclasses import dataclass, field

MOST = 20
"""How many failures are told; the others are counted."""


@dataclass
class Tally:
    """How often each kind was tried, and a sentence for each time that it got through.

    A kind is in `tried` before it is tried, so that a row which never applies is seen.
    """

    tried: Counter[str]
    failures: list[str] = field(default_factory=list)

    @property
    def idle(self) -> list[str]:
        """The kinds that never applied."""
        return sorted(kind for kind, times in self.tried.items() if not times)

    def line(self, part: str) -> str:
        """One line for the long run."""
        return f"{part}: {self.tried.total():,} tried, {len(self.tried)} kinds, {len(self.failures)} got through"

    def told(self) -> str:
        """The failures, a line each, clipped."""
        shown = self.failures[:MOST]
        more = [f"... and {len(self.failures) - MOST:,} more"] if len(self.failures) > MOST else []
        return "\n".join([*shown, *more])
