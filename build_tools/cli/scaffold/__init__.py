"""The files of a new briefing, a small invented example, and what to do with them."""

import shlex
from pathlib import Path

from build_tools import __version__, disk

FOLDER = Path(__file__).with_name("folder")
_NAMES = {
    "gitattributes": ".gitattributes",
    "github/workflows/site.yml": ".github/workflows/site.yml",
    "gitignore": ".gitignore",
}
"""Files with another name in the package, where Git would apply the real one, and hidden files are not read."""

_REQUIREMENTS = f"annotated-briefing=={__version__}\n"
"""What the workflow installs: the release that made the folder."""


def scaffold_files() -> dict[str, bytes]:
    """Return the files of a new briefing by their paths, with /."""
    files = {_NAMES.get(path, path): data for path, data in disk.read_folder(FOLDER, "").items()}
    return files | {"requirements.txt": _REQUIREMENTS.encode()}


def next_steps(folder: Path) -> str:
    """Return the next steps in the new folder, one a line."""
    enter = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    return (
        f"{folder} has a briefing with one topic and two sources, all invented. Next:\n"
        f"  {enter}briefing serve\n"
        "      look at the site and edit briefing/; comments in each file explain its keys\n"
        "  briefing check\n"
        "      find every problem, where it is and how to fix it\n"
        "  briefing pin --texts texts\n"
        "      after adding or changing a quotation: prove that it appears in its source"
    )
