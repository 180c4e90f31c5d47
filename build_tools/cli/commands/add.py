"""Add an article to a briefing: its record, its pin and its quotes, or nothing."""

import argparse
from dataclasses import replace
from pathlib import Path

from build_tools import disk
from build_tools.briefing.pins.texts import key_file, keys_in, texts_in
from build_tools.cli import prompts
from build_tools.cli.arriving import arrived_from
from build_tools.cli.drawn_keys import report_drawn
from build_tools.cli.errors import NothingWritten, UsageError
from build_tools.cli.new_source import Given, ask_for_source
from build_tools.cli.options import add_article, add_briefing
from build_tools.cli.source_questions import OPTIONS
from build_tools.diagnostics import terminal
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake import workspace
from build_tools.intake.articles import archive_copies, texts_folder
from build_tools.intake.articles.arrival import Arrived
from build_tools.intake.plan import Choice


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_article(command)
    command.add_argument(
        "--archive", action="store_true", help="look for a copy in the Internet Archive, or ask it to make one"
    )
    command.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="private folder of the sources' texts, outside the project "
        "(default: that of a .txt, or the last one for this briefing)",
    )
    for question in OPTIONS:
        command.add_argument(question.option, metavar=question.metavar, help=question.text)
    command.add_argument(
        "--quotes",
        choices=("all", "known", "none"),
        default="all",
        help="add new quotes and readings of known ones, only the latter, or neither (default: all)",
    )
    command.add_argument(
        "--silent",
        action="append",
        default=[],
        metavar="TOPIC=WORDS",
        help="words that are absent, for a topic that the source says nothing about; repeat for other topics",
    )
    command.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="TOPIC=WORDS",
        help="words of its body to quote on a topic without a quotation; repeat for other topics",
    )
    command.set_defaults(outcome="nothing was written")


def run(
    *,
    briefing: Path,
    given: str,
    page: str | None,
    allow_private: bool,
    archive: bool,
    texts: Path | None,
    quotes: Choice,
    silent: list[str],
    report: list[str],
    **answers: str | None,
) -> None:
    """Ask for what the options leave open, then write the source and every file that it changes.

    `answers` has the values of the options in `source_questions.OPTIONS`, by name.
    """
    arrived = arrived_from(given, page, allow_private=allow_private)
    folder = texts or _usual_folder(arrived, briefing)
    own = arrived.own.stem if arrived.own else None
    beside = arrived.own.parent if arrived.own else folder
    if arrived.own is None:
        texts_folder.refuse_inside(folder, briefing)
    is_new = arrived.own is None and not disk.exists(folder)
    others, keys = ({}, {}) if is_new else (texts_in(folder), keys_in(folder) | keys_in(beside))
    opened = workspace.open_workspace(briefing, arrived.own)
    archived = _archived(arrived, allow_private=allow_private) if archive else ()
    asked = Given(answers, quotes, silent, report)
    try:
        # Whoever pipes the article in can't be asked, since the answers would be read from the same pipe.
        at_terminal = given != "-" and prompts.is_terminal()
        new = ask_for_source(opened.loaded.draft, arrived.article, own, asked, at_terminal=at_terminal)
        new = replace(new, intake=arrived.intake(archived))
        source, words = new.plan.source, new.plan.text
        private = {} if arrived.own else _private_files(arrived, folder, briefing, source, words)
        made, files, drawn = workspace.with_source(opened, new, {**others, source: words}, keys)
        key_files = dict(key_file(beside if name == source else folder, name, key) for name, key in drawn.items())
        # The private files first: if this is killed in between, the next run finds the same text there, and goes on.
        for path, data in (private | key_files).items():
            disk.write(path, data)
        disk.write_together(briefing, files)
    except KeyboardInterrupt:
        raise NothingWritten from None
    terminal.say(*new.assumed, *made.done, *made.left_out, *(f"wrote {path}" for path in private))
    report_drawn(key_files)


def _usual_folder(arrived: Arrived, briefing: Path) -> Path:
    """The folder of a text that has its place already, or the one that was used last."""
    folder = arrived.own.parent if arrived.own else texts_folder.remembered(briefing)
    if folder is None:
        raise UsageError(
            "say where its text goes with --texts DIR, a private folder outside the project; it is remembered"
        )
    return folder


def _private_files(arrived: Arrived, folder: Path, briefing: Path, source: str, words: str) -> dict[Path, bytes]:
    """The text, what was fetched, and the reminder of the folder; raises OperationFailed if there is another text."""
    text = folder / f"{source}.txt"
    if disk.exists(text) and disk.read(text) != words.encode():
        raise OperationFailed(f"{text} is another text; choose another --id, or move that file")
    fetched = {folder / f"{source}{arrived.ending}": arrived.data} if arrived.fetched else {}
    return {text: words.encode(), **fetched, **texts_folder.reminder(briefing, folder)}


def _archived(arrived: Arrived, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of copies in a public archive; none, and a sentence, where none can be had."""
    if arrived.address is None:
        raise UsageError("--archive: the article has no address; pass the address, or leave the option out")
    try:
        lookup, save = archive_copies.LOOKUP, archive_copies.SAVE
        return (archive_copies.archive_copy(arrived.address, lookup=lookup, save=save, allow_private=allow_private),)
    except OperationFailed as failure:
        terminal.complain(f"no archive copy: {failure}")
        return ()
