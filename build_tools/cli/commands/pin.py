"""Commit to the sources' texts, or compare the pins with the texts."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from build_tools import disk
from build_tools.briefing import load, make_pins
from build_tools.briefing.load import Loaded
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.body import looks_like_furniture
from build_tools.briefing.pins.texts import key_file, keys_in, texts_in
from build_tools.cli.drawn_keys import report_drawn
from build_tools.cli.errors import UsageError
from build_tools.cli.missing_texts import report_missing
from build_tools.cli.options import add_briefing
from build_tools.diagnostics import progress, terminal
from build_tools.diagnostics.finding import Finding
from build_tools.diagnostics.refused import Refused
from build_tools.intake.articles import texts_folder
from build_tools.model.files import PINS
from build_tools.text.counting import counted


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    command.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="folder of the sources' texts, each named <source id>.txt; never commit it (default: the one that "
        "`briefing add` used last)",
    )
    command.add_argument("--check", action="store_true", help="write nothing; compare the pins with the texts")
    command.set_defaults(outcome="nothing was written")


def run(*, briefing: Path, texts: Path | None, check: bool) -> None:
    """Pin every source whose text is given, or with `check` report the pins that differ from their texts."""
    texts = texts or texts_folder.remembered(briefing)
    if texts is None:
        raise UsageError("no folder of texts is remembered for this briefing; name it with --texts DIR")
    opened = load.open_folder(briefing)
    given, keys = texts_in(texts), keys_in(texts)
    if check:
        _check(opened, given, keys, texts)
    else:
        _pin(opened, given, keys, briefing, texts)


def _check(opened: Loaded, given: Mapping[str, str], keys: Mapping[str, bytes], texts: Path) -> None:
    sources = opened.draft.sources
    with progress.shown("comparing the pins with the texts"):
        found = list(make_pins.check_pins(opened.draft, given, keys))
    _refuse(opened, [*opened.pin_findings, *found])
    _report_texts(opened, given, texts)
    agree = "agrees with its text" if len(sources) == 1 else "agree with their texts"
    terminal.say(f"{counted(len(sources), 'pin')} {agree}")


def _pin(opened: Loaded, given: Mapping[str, str], keys: Mapping[str, bytes], briefing: Path, texts: Path) -> None:
    sources = opened.draft.sources
    with progress.shown("pinning the texts"):
        made = make_pins.pin_all(opened.draft, given, keys)
    _refuse(opened, made.findings)
    pins, drawn = made.pins, dict(key_file(texts, name, key) for name, key in made.keys.items())
    _report_texts(opened, given, texts)
    for path, data in drawn.items():
        disk.write(path, data)
    disk.write_together(briefing, {f"{PINS}/{name}.json": commitment.write_pin(pin) for name, pin in pins.items()})
    report_drawn(drawn)
    for name in pins:
        for line, kind in looks_like_furniture(given[name], sources[name].furniture):
            terminal.say(
                f"line {line} of '{name}' looks like a {kind}; if it is, list it under furniture: and run this again"
            )
    proofs = sum(len(pin.proofs) for pin in pins.values())
    terminal.say(f"{counted(proofs, 'proof')} in {counted(len(pins), 'pin')}")


def _refuse(opened: Loaded, findings: list[Finding]) -> None:
    problems = opened.problems(findings)
    if problems:
        raise Refused(problems)


def _report_texts(opened: Loaded, given: Mapping[str, str], texts: Path) -> None:
    sources = opened.draft.sources
    report_missing(sources, given, texts, "their pins stay as they are")
    for name in sorted(given.keys() - sources.keys()):
        terminal.say(f"ignored {name}.txt: no source has the id '{name}'")
