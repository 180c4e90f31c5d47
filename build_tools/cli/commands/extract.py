"""Propose an article's quotations as quotes; write nothing."""

import argparse
from pathlib import Path
from typing import Literal

from build_tools.briefing.pins.texts import as_it_stands
from build_tools.cli.arriving import arrived_from
from build_tools.cli.options import FOLDER, add_article, add_briefing
from build_tools.diagnostics import terminal
from build_tools.intake import workspace
from build_tools.intake.about_article import about, id_from
from build_tools.intake.drafts import proposals_json, proposals_yaml
from build_tools.intake.proposals import propose


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command, default=None)
    add_article(command)
    command.add_argument(
        "--format",
        choices=("yaml", "json"),
        default="yaml",
        dest="form",
        help="YAML to edit, or JSON for programs (default: yaml)",
    )


def run(
    *, briefing: Path | None, given: str, page: str | None, allow_private: bool, form: Literal["yaml", "json"]
) -> None:
    """Print proposals; a briefing helps to name speakers and to find known quotes, and may be missing unless named."""
    arrived = arrived_from(given, page, allow_private=allow_private)
    article, own = arrived.article, arrived.own
    # Offsets in a file are those of its code points, with its byte order mark and line breaks.
    words = as_it_stands(own) if own else article.text
    source = own.stem if own else id_from(article)
    known = workspace.readable(briefing or FOLDER, may_lack=briefing is None)
    proposals = propose(known.draft, source, words, article.furniture)
    if form == "json":
        terminal.give(proposals_json(words, proposals))
        return
    if own is None:
        terminal.give("\n".join(about(article)))
    terminal.give(proposals_yaml(words, source, proposals, known, article.furniture))
