"""Add an article to a briefing: its record, its pin and its quotes, or nothing."""

import argparse
from pathlib import Path

from build_tools import disk
from build_tools.briefing.pins.texts import text_of, texts_in
from build_tools.cli import prompts
from build_tools.cli.errors import NothingWritten
from build_tools.cli.options import add_article, add_briefing
from build_tools.diagnostics import terminal
from build_tools.intake import workspace
from build_tools.intake.add import Choice

_RECORD = {
    "siglum": "SIGN", "publisher": "NAME", "title": "LINE", "byline": "NAME", "agency": "NAME", "kind": "KIND",
    "lineage": "ID", "lineage-name": "NAME", "lineage-status": "STATUS", "lineage-because": "TEXT",
    "language": "CODE", "published": "DATE", "published-basis": "TEXT", "url": "ADDRESS", "retrieved": "DAY",
    "descriptor": "TEXT", "furniture": "LINES", "topic": "ID",
}  # fmt: skip
"""The options of `add` that stand for keys of the record, each with what it takes."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_article(command)
    command.add_argument("--texts", type=Path, metavar="DIR", help="folder of the other texts (default: TEXT's folder)")
    for name, takes in _RECORD.items():
        command.add_argument(f"--{name}", metavar=takes, help="as in the source's file" if name != "topic" else _TOPIC)
    command.add_argument("--quotes", choices=("all", "known", "none"), default="all", help=_QUOTES)
    command.add_argument("--silent", action="append", default=[], metavar="TOPIC=WORDS", help=_SILENT)
    command.add_argument("--report", action="append", default=[], metavar="TOPIC=WORDS", help=_REPORT)
    command.set_defaults(outcome="nothing was written")


_TOPIC = "the topic of quotes that are new"
_QUOTES = "add new quotes and readings of known ones, these only, or none (all)"
_SILENT = "words looked for in vain, for a topic that the source says nothing on; may stand once for each topic"
_REPORT = "words of its body to quote on a topic that nobody is quoted on; may stand once for each topic"


def run(
    *,
    briefing: Path,
    text: Path,
    texts: Path | None,
    quotes: Choice,
    silent: list[str],
    report: list[str],
    **record: str | None,
) -> None:
    """Ask for what the options leave open, then write the source and everything that it changes."""
    words = text_of(text)
    others = texts_in(texts or text.parent)
    loaded = workspace.without_source(briefing, text)
    try:
        new = prompts.record(loaded, text, words, record, quotes, silent, report)
        made, files = workspace.with_source(briefing, new, others | {new.source: words})
        disk.write_together(files)
    except KeyboardInterrupt:
        raise NothingWritten from None
    terminal.say(*made.done, *made.left_out)
