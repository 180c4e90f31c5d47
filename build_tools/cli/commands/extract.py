"""Propose an article's quotations as quotes; write nothing."""

import argparse
from pathlib import Path
from typing import Literal

from build_tools.briefing.pins.texts import as_it_stands
from build_tools.cli.options import FOLDER, add_article, add_briefing
from build_tools.diagnostics import terminal
from build_tools.intake import workspace
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


def run(*, briefing: Path | None, text: Path, form: Literal["yaml", "json"]) -> None:
    """Print proposals; a briefing helps to name speakers and to find known quotes, and may be missing unless named."""
    words = as_it_stands(text)
    known = workspace.readable(briefing or FOLDER, may_lack=briefing is None)
    proposals = propose(known.draft, text.stem, words)
    if form == "json":
        terminal.give(proposals_json(words, proposals))
    else:
        terminal.give(proposals_yaml(words, text.stem, proposals, known))
