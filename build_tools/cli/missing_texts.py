"""Report the sources whose texts are not in the folder of texts."""

from collections.abc import Collection, Mapping
from pathlib import Path

from build_tools.diagnostics import terminal
from build_tools.diagnostics.refused import OperationFailed


def report_missing(sources: Collection[str], texts: Mapping[str, str], folder: Path, consequence: str) -> None:
    """Print which sources have no text and what follows; raises OperationFailed if none has one."""
    missing = sorted(set(sources) - texts.keys())
    if not missing:
        return
    sentence = f"no text of {', '.join(map(repr, missing))} in {folder}"
    if len(missing) == len(sources):
        raise OperationFailed(f"{sentence}; use --texts to name the folder that has {missing[0]}.txt")
    terminal.say(f"{sentence}; {consequence}")
