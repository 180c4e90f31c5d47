"""Report the keys that were drawn for pins of short texts."""

from collections.abc import Iterable
from pathlib import Path

from build_tools.diagnostics import terminal


def report_drawn(paths: Iterable[Path]) -> None:
    """Print where each key was written, and what to do with it."""
    for path in paths:
        terminal.say(f"wrote {path}: so short a text could be guessed from a pin without a key; keep it with the text")
