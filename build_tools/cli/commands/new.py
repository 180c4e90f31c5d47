"""Start a new briefing: from an example to learn from, or empty."""

import argparse
import datetime
import sys
from pathlib import Path

from build_tools import disk
from build_tools.cli import prompts, scaffold
from build_tools.cli.errors import NothingWritten, UsageError
from build_tools.cli.refusals import model_refusal
from build_tools.diagnostics import terminal
from build_tools.model import Curator, Front

_QUESTIONS = {
    "title": ("What is its title? As in The harbour of Sallow", ""),
    "language": ("In which language do you write? Its code, as in en or de", "en"),
    "author": ("Who signs the notes? As in The editors", "The editors"),
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    command.add_argument("--empty", action="store_true", help="start empty, and not from the example")
    command.add_argument("--title", metavar="LINE", help="title of an empty briefing")
    command.add_argument("--language", metavar="CODE", help="language that you write in (default: en)")
    command.add_argument("--author", metavar="NAME", help="who signs the notes (default: The editors)")


def run(*, folder: Path, empty: bool, title: str | None, language: str | None, author: str | None) -> None:
    """Write the scaffold and print the next steps."""
    given = {"title": title, "language": language, "author": author}
    asked = prompts.is_terminal()
    if not empty and any(given.values()):
        raise UsageError("--title, --language and --author are for an empty briefing; pass --empty too")
    if not empty and asked:
        empty = _ask("An example to learn from, or empty? Answer example or empty", "example") == "empty"
    if not empty:
        disk.write_new_folder(folder, scaffold.example())
        terminal.say(*scaffold.next_steps(folder).split("\n"))
        return
    if title is None and not asked:
        raise UsageError("not a terminal; pass --title")
    answers = {
        name: value or (_ask(text, default) if asked else default)
        for (name, (text, default)), value in zip(_QUESTIONS.items(), given.values(), strict=True)
    }
    _refuse_unfit(answers)
    disk.write_new_folder(folder, scaffold.empty(**answers, day=datetime.date.today().isoformat()))
    terminal.say(*scaffold.first_steps(folder).split("\n"))


def _ask(question: str, default: str) -> str:
    """One answer; raises NothingWritten at the end of the input."""
    terminal.say(f"{question} [{default}]" if default else question)
    line = sys.stdin.readline()
    if not line:
        raise NothingWritten
    return line.strip() or default


def _refuse_unfit(answers: dict[str, str]) -> None:
    """Raise UsageError with the model's sentence on an answer that it refuses."""
    for record, key, name in ((Front, "title", "title"), (Front, "language", "language"), (Curator, "name", "author")):
        sentence = model_refusal(record, key, answers[name])
        if sentence is not None:
            raise UsageError(sentence)
