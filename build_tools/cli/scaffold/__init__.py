"""The files of a new briefing, empty or a small invented example, and what to do with them."""

import json
import shlex
from pathlib import Path

from build_tools import __version__, disk
from build_tools.documents.scalars import entry
from build_tools.model.schemas import FILES, schemas

FOLDER = Path(__file__).with_name("folder")
_NAMES = {
    "gitattributes": ".gitattributes",
    "github/workflows/site.yml": ".github/workflows/site.yml",
    "gitignore": ".gitignore",
    "vscode/extensions.json": ".vscode/extensions.json",
}
"""Files with another name in the package, where Git would apply the real one, and hidden files are not read."""

_REQUIREMENTS = f"annotated-briefing=={__version__}\n"
"""What the workflow installs: the release that made the folder."""


_SCHEMAS = ".vscode/schemas"
_STEPS = """\
# A briefing lacks much at first. `briefing status` lists what is missing, in the order in which to add it, and
# `briefing serve` shows it meanwhile. A line that starts with # directly followed by a key is a suggestion.
"""
_TO_WRITE = """
#question: What was decided about the harbour?
#bottom_line: The answer about the world, in at most three sentences and 60 words.
#evidence: How good the evidence is, in at most 60 words.
#topics: [vote]  # one file each, topics/vote.yml
"""


def example() -> dict[str, bytes]:
    """Return the files of the example by their paths, with /."""
    files = {_NAMES.get(path, path): data for path, data in disk.read_folder(FOLDER, "").items()}
    return files | {"requirements.txt": _REQUIREMENTS.encode()} | _editor_settings()


def empty(title: str, language: str, author: str, day: str) -> dict[str, bytes]:
    """Return the files of a briefing of which there is only the front, by their paths, with /; `day` is today."""
    credit = f"The quotations belong to their outlets and speakers. The notes are by {author}."
    lines = [
        'version: "2"',
        *entry("language:", language),
        *entry("title:", title),
        "position:",
        f"  date: {day}  # the day whose state of things you describe",
        f"edition: {day}  # the day on which you last changed the content",
        "curators:",
        "  - id: editor",
        *(f"    {line}" for line in entry("name:", author)),
        *entry("credits:", credit),
    ]
    front = _STEPS + "".join(f"{line}\n" for line in lines) + _TO_WRITE
    around = {path: data for path, data in example().items() if not path.startswith(("briefing/", "texts/"))}
    return {**around, "briefing/briefing.yml": front.encode()}


def _editor_settings() -> dict[str, bytes]:
    """The JSON Schemas, and the settings by which VS Code and others that read them know which file is which."""
    mapping = {f"./{_SCHEMAS}/{name}.schema.json": f"**/briefing/{path}" for name, path in FILES.items()}
    settings = {"files.eol": "\n", "yaml.format.enable": False, "yaml.schemas": mapping}
    written = {f"{_SCHEMAS}/{name}": text.encode() for name, text in schemas()}
    return {".vscode/settings.json": f"{json.dumps(settings, indent=2)}\n".encode(), **written}


def first_steps(folder: Path) -> str:
    """Return the first steps in an empty briefing, one a line."""
    return (
        f"{folder} has a briefing with nothing in it yet. Next:\n"
        f"  {_enter(folder)}briefing add ARTICLE --texts ../texts\n"
        "      add an article: a web address, a saved page, a PDF, a text; its text goes to a private folder\n"
        "  briefing status\n"
        "      see what is missing before it can be published\n"
        "  briefing serve\n"
        "      look at the draft while you write"
    )


def next_steps(folder: Path) -> str:
    """Return the next steps in the new folder, one a line."""
    return (
        f"{folder} has a briefing with one topic and two sources, all invented. Next:\n"
        f"  {_enter(folder)}briefing serve\n"
        "      look at the site and edit briefing/; comments in each file explain its keys\n"
        "  briefing check\n"
        "      find every problem, where it is and how to fix it\n"
        "  briefing pin --texts texts\n"
        "      after adding or changing a quotation: prove that it appears in its source"
    )


def _enter(folder: Path) -> str:
    return "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
