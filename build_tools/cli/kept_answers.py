"""Keep what an editor typed about an article, for the next run of `add`, in the user's own state folder."""

import json
from collections.abc import Mapping
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import limits


def file_of(briefing: Path, article: str, text: str) -> Path:
    """The file for the answers about an article; another text has other answers."""
    return disk.state_file("answers", str(briefing.resolve()), article, text)


def kept(file: Path) -> dict[str, str]:
    """The lines that were typed, by the key of their question; none if the file isn't as it was written."""
    if not disk.exists(file):
        return {}
    try:
        answers = json.loads(disk.read_whole(file, limits.SETTINGS_FILE))
    except (ValueError, RecursionError):
        return {}
    typed = answers.items() if isinstance(answers, dict) else ()
    return {key: line for key, line in typed if isinstance(line, str)}


def keep(file: Path, typed: Mapping[str, str]) -> None:
    """Keep answers; without any, there is no file."""
    disk.keep(file, json.dumps(typed, ensure_ascii=True).encode() if typed else None)
