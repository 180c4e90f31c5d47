"""Add an article to a briefing: its record, its pin and its quotes, or nothing."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.briefing.pins.texts import key_file, keys_in, text_of, texts_in
from build_tools.cli import prompts
from build_tools.cli.drawn_keys import report_drawn
from build_tools.cli.errors import NothingWritten
from build_tools.cli.new_source import Given, ask_for_source
from build_tools.cli.options import add_article, add_briefing
from build_tools.cli.source_questions import OPTIONS
from build_tools.diagnostics import terminal
from build_tools.intake import workspace
from build_tools.intake.plan import Choice


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_article(command)
    command.add_argument(
        "--texts", type=Path, metavar="DIR", help="folder of the other sources' texts (default: TEXT's folder)"
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
    text: Path,
    texts: Path | None,
    quotes: Choice,
    silent: list[str],
    report: list[str],
    **answers: str | None,
) -> None:
    """Ask for what the options leave open, then write the source and every file that it changes.

    `answers` has the values of the options in `source_questions.OPTIONS`, by name.
    """
    words = text_of(text)
    folder = texts or text.parent
    others, keys = texts_in(folder), keys_in(folder) | keys_in(text.parent)
    opened = workspace.open_workspace(briefing, text)
    given = Given(answers, quotes, silent, report)
    try:
        new = ask_for_source(opened.loaded.draft, text.stem, words, given, at_terminal=prompts.is_terminal())
        made, files, drawn = workspace.with_source(opened, new, {**others, text.stem: words}, keys)
        key_files = dict(
            key_file(text.parent if name == text.stem else folder, name, key) for name, key in drawn.items()
        )
        disk.write_together(key_files | files)
    except KeyboardInterrupt:
        raise NothingWritten from None
    terminal.say(*made.done, *made.left_out)
    report_drawn(key_files)
