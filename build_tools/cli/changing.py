"""What the commands that change or remove a record have in common: its kind, a dry run, and writing the outcome."""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_tools import disk
from build_tools.briefing.pins.texts import key_file
from build_tools.briefing.upkeep.folder import Folder
from build_tools.briefing.upkeep.outcome import Outcome, difference
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import terminal
from build_tools.intake.articles import texts_folder
from build_tools.model.files import IN_FRONT, KINDS, PUBLISHED, Kind


def add_record(command: argparse.ArgumentParser, kinds: Iterable[Kind] = (*PUBLISHED, *IN_FRONT)) -> None:
    """Add --briefing, --dry-run and the positional KIND."""
    words = [kind.word for kind in kinds]
    add_briefing(command)
    command.add_argument("--dry-run", action="store_true", help="write nothing; show what would change as a diff")
    command.add_argument("kind", choices=words, metavar="KIND", help=f"what it is: {', '.join(words)}")
    command.set_defaults(outcome="nothing was written")


def kind_of(word: str) -> Kind:
    """The kind of record that a word of the command line names."""
    return next(kind for kind in KINDS if kind.word == word)


def carry_out(briefing: Path, folder: Folder, made: Outcome, said: Iterable[str] = (), *, dry_run: bool) -> None:
    """Write the outcome of a change, all of it or nothing, and say what changed; or only show the difference.

    Raises Refused if the folder would have new problems, with `dry_run` after the difference.
    """
    if dry_run:
        for each in said:
            terminal.complain(each)
        terminal.give(difference(folder.files, made))
    if made.refused is not None:
        raise made.refused
    if dry_run:
        return
    disk.write_together(briefing, made.files)
    for each in (*said, *_changes(made)):
        terminal.say(each)


def _changes(made: Outcome) -> Iterator[str]:
    for path, data in sorted(made.files.items()):
        if data is not None:
            yield f"{path}: was {made.moved[path]}" if path in made.moved else f"{path}: changed"
        elif path not in made.moved.values():
            yield f"{path}: deleted"


def remind_of_links(kind: str, name: str, what_to_do: str) -> None:
    """Say which lines of pages that people wrote lead to a record's page: nothing else in `docs/` is ours to change."""
    folder = kind_of(kind).name
    to_page = re.compile(rf"\b{folder}/{re.escape(name)}(?![\w-])")
    pages = disk.hand_written_markdown(disk.DOCS) if disk.exists(disk.DOCS) else []
    for page in pages:
        for number, line in enumerate(disk.lines(page.as_posix()), 1):
            if to_page.search(line):
                terminal.say(f"{page.as_posix()}:{number}: this leads to {folder}/{name}; {what_to_do}")


def remind_of_text(briefing: Path, source: str, what_to_do: str) -> None:
    """Say which private files bear a source's id: they are the editor's, and stay as they are."""
    texts = texts_folder.remembered(briefing)
    if texts is None:
        return
    for path in (texts / f"{source}.txt", key_file(texts, source, b"")[0]):
        if disk.exists(path):
            terminal.say(f"{path} was not changed; {what_to_do}")
