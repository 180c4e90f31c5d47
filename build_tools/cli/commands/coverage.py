"""List what a briefing leaves out of its sources."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_tools.briefing import coverage, load
from build_tools.briefing.lengths import HOME, home_words
from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import PIN
from build_tools.briefing.pins.texts import texts_in
from build_tools.briefing.shares import shares
from build_tools.briefing.verify import verify
from build_tools.cli.missing_texts import report_missing
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import terminal
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.refused import Refused
from build_tools.intake.articles import texts_folder
from build_tools.intake.kinship import kinship
from build_tools.text.counting import counted


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="folder of the sources' texts (default: the one that `briefing add` used last)",
    )


def run(*, briefing: Path, texts: Path | None) -> None:
    """Print what has no quote, how much is reproduced and written; raises Refused with the passages left out."""
    opened = load.open_folder(briefing)
    draft = opened.draft
    if opened.findings:
        raise Refused(opened.problems([]))
    texts = texts or texts_folder.remembered(briefing)
    given = texts_in(texts) if texts else {}
    if texts:
        report_missing(draft.sources, given, texts, "their passages were not checked")
    for line in coverage.without_quotes(draft):
        terminal.say(line)
    terminal.say(*_shares(draft), *_prose(draft))
    for line in kinship(draft, given):
        terminal.say(line)
    if texts:
        _report_passages(draft, given, texts)
    else:
        terminal.say("no passages were checked; use --texts to name the folder of the sources' texts")


def _shares(draft: Draft) -> Iterator[str]:
    """How much of each source's body is reproduced, as `shares` counts it."""
    checks, _ = verify(draft, unpinned=True)
    found = shares(draft, checks)
    for source in draft.sources:
        if source not in found:
            yield f"{source}: not checked against a pin, so its share is not known; run {PIN}"
            continue
        share = found[source]
        quoted, own = (f"{share.per_cent(words):.1f} %" for words in (share.quoted, share.own_prose))
        run = counted(share.longest_run, "word")
        yield (
            f"{source}: {quoted} of its body reproduced ({share.quoted:,} of {counted(share.body, 'word')}), "
            f"{own} in its own prose; longest run {run}"
        )


def _prose(draft: Draft) -> Iterator[str]:
    """How many words the curators wrote, in total and by file and key."""
    found = coverage.prose_words(draft)
    yield f"the curators' prose has {counted(sum(words for _, words in found), 'word')}:"
    yield from (f"  {words:,} in {place}" for place, words in found)
    if draft.front is not None:
        home = home_words(draft.front, draft.events.values())
        yield f"the first page has {counted(home, 'word')} of theirs above its table, at most {HOME}"


def _report_passages(draft: Draft, texts: Mapping[str, str], folder: Path) -> None:
    missing: list[Problem] = []
    found = 0
    sources = sorted(draft.sources.keys() & texts.keys())
    for source in sources:
        count, gaps = coverage.passages(draft, source, texts[source], f"{folder}/{source}.txt")
        found += count
        sentence = "is in quotation marks and in no reading; quote it, or list it under left_out:"
        missing += [Problem(place, f"“{words}” {sentence}", Code.COVERAGE) for place, words in gaps]
    if missing:
        raise Refused(missing)
    terminal.say(
        f"{found} passages in quotation marks in {len(sources)} texts, all of them quoted or left out with a reason"
    )
