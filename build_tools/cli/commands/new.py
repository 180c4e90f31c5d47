"""Start a new briefing: from an example to learn from, or empty."""

import argparse
import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from build_tools import disk
from build_tools.cli import prompts, scaffold
from build_tools.cli.errors import UsageError
from build_tools.cli.key_help import key_help
from build_tools.cli.refusals import model_refusal
from build_tools.diagnostics import terminal
from build_tools.model import Curator, Front, Record

_QUESTIONS: dict[str, tuple[tuple[type[Record], str], str, str]] = {
    "title": ((Front, "title"), "Title: as readers see it, such as The harbour of Sallow", ""),
    "language": ((Front, "language"), "Language: the code of the one that you write in, such as en or de", "en"),
    "author": ((Curator, "name"), "Author: who signs the notes, such as The editors", "The editors"),
}
"""For each option of an empty briefing: the key that it becomes, the question at a terminal, and the default."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    command.add_argument("--empty", action="store_true", help="start empty, and not from the example")
    for (name, (key, _, default)), metavar in zip(_QUESTIONS.items(), ("LINE", "CODE", "NAME"), strict=True):
        about = key_help(*key)
        command.add_argument(f"--{name}", metavar=metavar, help=f"{about} (default: {default})" if default else about)


def run(*, folder: Path, empty: bool, title: str | None, language: str | None, author: str | None) -> None:
    """Write the scaffold and print the next steps."""
    given = {"title": title, "language": language, "author": author}
    asked = prompts.is_terminal()
    if not empty and any(given.values()):
        raise UsageError("--title, --language and --author are for an empty briefing; pass --empty too")
    if not empty and asked:
        empty = _answer("Begin with an example to learn from, or empty?", "example", _beginning_refusal) == "empty"
    if not empty:
        disk.write_new_folder(folder, scaffold.example())
        terminal.say(*scaffold.next_steps(folder).split("\n"))
        return
    if title is None and not asked:
        raise UsageError("not a terminal; pass --title")
    answers = dict(_answers(given, asked=asked))
    disk.write_new_folder(folder, scaffold.empty(**answers, day=datetime.date.today().isoformat()))
    terminal.say(*scaffold.first_steps(folder).split("\n"))


def _answers(given: Mapping[str, str | None], *, asked: bool) -> Iterator[tuple[str, str]]:
    """What the options say, or else the editor, or the default; raises UsageError for what the model refuses."""
    for name, (key, question, default) in _QUESTIONS.items():
        refusal = partial(model_refusal, *key)
        value = given[name]
        sentence = refusal(value) if value is not None else None
        if sentence is not None:
            raise UsageError(f"--{name}: {sentence}")
        yield name, value if value is not None else _answer(question, default, refusal) if asked else default


def _answer(question: str, default: str, refusal: Callable[[str], str | None]) -> str:
    """An answer that is not refused; raises NothingWritten at the end of the input."""
    while True:
        answer = prompts.next_line(f"{question} [{default}]" if default else question, interrupted="") or default
        sentence = refusal(answer)
        if sentence is None:
            return answer
        terminal.say(sentence)


def _beginning_refusal(answer: str) -> str | None:
    return None if answer in ("example", "empty") else f"'{answer}' is neither; write example or empty"
