"""Begin another briefing: the files of a small example, and what to do with them."""

import shlex
from pathlib import Path

from build_tools import disk

FOLDER = Path(__file__).with_name("folder")
_NAMES = {"gitignore": ".gitignore"}
"""Files that bear another name in the package, where the real one would mean something."""


def scaffold_files() -> dict[str, bytes]:
    """The files of a new briefing, by their paths with /."""
    return {_NAMES.get(path, path): data for path, data in disk.read_folder(FOLDER, "").items()}


def next_steps(folder: Path) -> str:
    """What to do in the new folder, a line each."""
    enter = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    return (
        f"{folder} has a briefing of one topic and two sources, all invented; next:\n"
        f"  {enter}briefing serve\n"
        "      look at it, and edit briefing/; each file says what its keys are for\n"
        "  briefing check\n"
        "      find every mistake, with its place and the way out\n"
        "  briefing pin --texts texts\n"
        "      after a new or changed quotation: prove that it stands in its source"
    )
