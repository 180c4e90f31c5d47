"""Add an article to a briefing: its record, its pin and its quotes, or nothing."""

import argparse
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.briefing.load import Draft
from build_tools.briefing.pins.texts import key_file, keys_in, texts_in
from build_tools.cli import kept_answers, prompts, refusals
from build_tools.cli.arriving import arrived_from
from build_tools.cli.drawn_keys import report_drawn
from build_tools.cli.errors import NothingWritten, UsageError
from build_tools.cli.interview import answered
from build_tools.cli.new_source import Given, ask_for_rest, ask_for_source
from build_tools.cli.options import add_article, add_briefing
from build_tools.cli.prompts import Prompts
from build_tools.cli.quote_questions import GivenQuotes, person_from
from build_tools.cli.source_questions import OPTIONS, READER
from build_tools.diagnostics import terminal
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake import workspace
from build_tools.intake.addition import NewSource
from build_tools.intake.articles import archive_copies, texts_folder
from build_tools.intake.articles.arrival import Arrived
from build_tools.intake.plan import Choice

_SEVERAL = {
    "speaker": ("LINE=WHO", "who says the new quotation in this line, by id or name; none leaves it out"),
    "topic": (
        "[LINE=]ID",
        "the topics of the new quotation in this line, as quay,ferry, or without LINE= of all others",
    ),
    "person": ("ENTRY", "somebody new who speaks, as 'NAME; SIDE; ROLE'"),
    "translation": ("LINE=WORDS", "your translation of the quotation in this line, or of the --report on this topic"),
    "report": ("TOPIC=WORDS", "words of its body to quote on a topic without a quotation"),
    "report-of": ("TOPIC=QUOTE", "the known quote of which the --report on this topic is another wording"),
    "silent": ("TOPIC=WORDS", "words that its body lacks, to record that it says nothing on this topic"),
}
"""Options that can be given several times."""


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
    command.add_argument("--yes", action="store_true", help="write without a summary to confirm")
    command.add_argument(
        "--quotes",
        choices=("all", "known", "none"),
        default="all",
        help="add new quotes and readings of known ones, only the latter, or neither (default: all)",
    )
    for name, (metavar, about) in _SEVERAL.items():
        command.add_argument(
            f"--{name}", action="append", default=[], metavar=metavar, help=f"{about}; can be repeated"
        )
    command.add_argument(READER.option, metavar=READER.metavar, help=READER.about)
    record = command.add_argument_group("the record of the source", "What is not given is asked for at a terminal.")
    for question in OPTIONS:
        record.add_argument(question.option, metavar=question.metavar, help=question.about.replace("%", "%%"))
    command.set_defaults(outcome="nothing was written")


def run(
    *,
    briefing: Path,
    given: str,
    page: str | None,
    allow_private: bool,
    archive: bool,
    texts: Path | None,
    yes: bool,
    quotes: Choice,
    read_in_full: str | None,
    **answers: Any,
) -> None:
    """Ask for what the options leave open, then write the source and every file that it changes.

    `answers` has, by name, the lists of the options in `_SEVERAL` and the values of those in
    `source_questions.OPTIONS`.
    """
    of_quotes = _of_quotes({name: answers.pop(name.replace("-", "_")) for name in _SEVERAL}, read_in_full)
    arrived = arrived_from(given, page, allow_private=allow_private)
    folder = texts or _usual_folder(arrived, briefing)
    in_place = arrived.own is not None and arrived.own.parent.resolve() == folder.resolve()
    if not in_place:
        texts_folder.refuse_inside(folder, briefing)
    # A folder that does not exist yet is made with its first text.
    others, keys = (texts_in(folder), keys_in(folder)) if disk.exists(folder) else ({}, {})
    if arrived.own and not in_place:
        keys = keys | keys_in(arrived.own.parent)
    opened = workspace.open_workspace(briefing, arrived.own)
    draft = opened.loaded.draft
    archived = _archived(arrived, allow_private=allow_private) if archive else ()
    read = {question.name: question.read for question in OPTIONS}
    options = {name: read[name](value) if value is not None else None for name, value in answers.items()}
    asked = Given(options, quotes, of_quotes)
    known = _known(draft, arrived)
    text = _text_of(known, arrived, others, folder) if known else arrived.article.text
    # Whoever pipes the article in can't be asked, since the answers would be read from the same pipe.
    at_terminal = given != "-" and prompts.is_terminal()
    answers_kept = kept_answers.file_of(briefing, str(arrived.own.resolve()) if arrived.own else given, text)

    def interview(asking: Prompts) -> NewSource:
        if known:
            return ask_for_rest(draft, known, text, asked, asking)
        new = ask_for_source(draft, arrived.article, arrived.own.stem if arrived.own else None, asked, asking)
        return replace(new, intake=arrived.intake(archived))

    try:
        typed = _typed_before(answers_kept) if at_terminal else {}
        asking = Prompts(options, at_terminal, typed, lambda lines: kept_answers.keep(answers_kept, lines))
        new = answered(interview, asking, confirmed=yes)
        source, words = new.plan.source, new.plan.text
        private = {} if known or in_place else _private_files(arrived, folder, briefing, source, words)
        made, files, drawn = workspace.with_source(opened, new, {**others, source: words}, keys)
        key_files = dict(key_file(folder, name, key) for name, key in drawn.items())
        # The private files first: if this is killed in between, the next run finds the same text there, and goes on.
        for path, data in (private | key_files).items():
            disk.write(path, data)
        disk.write_together(briefing, files)
        kept_answers.keep(answers_kept, {})
    except NothingWritten:
        raise
    except KeyboardInterrupt:
        raise NothingWritten from None
    nothing = f"nothing was added to '{source}'" if made.left_out else f"'{source}' has all that could be added"
    done = made.done or [nothing]
    terminal.say(*new.assumed, *done, *made.left_out, *(f"wrote {path}" for path in private))
    report_drawn(key_files)
    terminal.say(*_next_steps(new, bool(made.open or (quotes != "all" and made.left_out))))


def _of_quotes(given: Mapping[str, list[str]], read: str | None) -> GivenQuotes:
    """What the options in `_SEVERAL` say; raises UsageError with everything in them that has the wrong form."""
    paired = {name: [each for each in typed if "=" in each or name != "topic"] for name, typed in given.items()}
    people = paired.pop("person")
    wrong = [
        *(
            sentence
            for name, typed in paired.items()
            for sentence in refusals.pair_refusals(f"--{name}", re.sub(r"[][]", "", _SEVERAL[name][0]), typed)
        ),
        *(f"--person: '{each}' lacks a part; write 'NAME; SIDE; ROLE'" for each in people if not _is_person(each)),
    ]
    if wrong:
        raise UsageError("; ".join(wrong))
    by_key = {name: refusals.pairs(typed) for name, typed in paired.items()}
    return GivenQuotes(
        speakers=by_key["speaker"],
        topic_of=by_key["topic"],
        topics=tuple(name for each in given["topic"] if "=" not in each for name in refusals.split(each)),
        people=people,
        reports=by_key["report"],
        reports_of=by_key["report-of"],
        silent=by_key["silent"],
        read=read,
        translations=by_key["translation"],
    )


def _is_person(typed: str) -> bool:
    try:
        person_from(typed)
    except ValueError:
        return False
    return True


def _typed_before(file: Path) -> dict[str, str]:
    """What was typed about this article in a run that was broken off, if the editor wants to go on from there."""
    typed = kept_answers.kept(file)
    if not typed:
        return {}
    question = f"You answered {len(typed)} of these questions before. Go on from there? yes or no [yes]"
    while (choice := prompts.next_line(question)) not in ("", "yes", "no"):
        terminal.say(f"'{choice}' is neither; write yes or no")
    return {} if choice == "no" else typed


def _known(draft: Draft, arrived: Arrived) -> str | None:
    """The source that the briefing has of this article already, by the name of its text or by its address."""
    if arrived.own is not None:
        return arrived.own.stem if arrived.own.stem in draft.sources else None
    same = (
        name
        for name, source in draft.sources.items()
        if arrived.address is not None and arrived.address in (source.url, source.intake and source.intake.address)
    )
    return next(same, None)


def _text_of(source: str, arrived: Arrived, others: dict[str, str], folder: Path) -> str:
    """The text of a source that the briefing has, as it was taken then."""
    if arrived.own is not None:
        return arrived.article.text
    if source not in others:
        raise OperationFailed(
            f"the source '{source}' is of this address, and {folder} has no {source}.txt; "
            "name the folder that has it with --texts"
        )
    return others[source]


def _next_steps(new: NewSource, open_ones: bool) -> Iterator[str]:
    if open_ones:
        yield "Next: run this again to take up what was left out, or `briefing serve` to look at the new pages."
    else:
        yield "Next: `briefing serve` shows the new pages, and `briefing check` what is left to decide."
    if new.silent:
        yield "Write in the note of each new silence where you looked for it in other words."


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
