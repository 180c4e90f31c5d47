"""The command `briefing`: arguments come in here, and an exit status goes out."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from build_tools import __version__, disk
from build_tools.briefing.rules.explanations import explanations
from build_tools.cli import commands, prompts
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.model.values import edit_address, report_address
from build_tools.site import publication

FINDINGS, USAGE, DISK, INTERRUPTED = 1, 2, 3, 130
_ABOUT = """\
Build an annotated briefing from a folder of YAML. Every quoted word is checked against the pinned text of its
source; where one does not stand there, nothing is published.

A new folder: `briefing new DIR` begins a briefing that builds at once.
A usual day:  edit YAML, `briefing check`, and `briefing serve` to look at it.
A new source: `briefing extract TEXT` to see its quotations, `briefing add TEXT` to add it with those that are sure.
"""
_STATUS = """\
exit status:  0  all is well
              1  there are findings; each is a line file:line:column: what is wrong, and the way out [code]
              2  the command was not understood
              3  a file could not be read or written
            130  it was interrupted
"""


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    problems = list(_not_text(sys.argv[1:] if arguments is None else arguments))
    if problems:
        terminal.complain(*problems)
        return USAGE
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run(options)
    except OperationFailed as problem:
        _refuse(options, str(problem))
        return DISK
    except prompts.UsageError as problem:
        terminal.complain(f"briefing: {problem}")
        return USAGE
    except prompts.Interrupted:
        terminal.complain("briefing: interrupted; nothing was written")
        return INTERRUPTED
    except KeyboardInterrupt:
        terminal.complain("briefing: interrupted")
        return INTERRUPTED


def _refuse(options: argparse.Namespace, sentence: str) -> None:
    if options.format == "github":
        terminal.give(report.error(sentence))
    else:
        terminal.complain(f"briefing: {sentence}")


def _not_text(arguments: Sequence[str]) -> Iterator[str]:
    """A sentence for each argument that isn't UTF-8, with the option that it is for."""
    for before, each in zip(["", *arguments], arguments, strict=False):
        if any("\ud800" <= character <= "\udfff" for character in each):
            option = f"{before} " if before.startswith("--") and "=" not in before else ""
            yield f"briefing: {option}{each} is not UTF-8; write it anew"


def _run(options: argparse.Namespace) -> int:
    try:
        status: int = options.run(options)
    except Refused as refused:
        if options.format == "text":
            terminal.tell(refused.problems, partial(_lines, refused.unwritten))
        else:
            terminal.give(report.REPORTS[options.format](refused.problems))
            commands.summarise(options, report.summary_of(refused.problems))
        return FINDINGS
    return status


def _lines(unwritten: Mapping[str, bytes], file: str) -> list[str]:
    """The lines of a file as they were read."""
    return disk.text_lines(unwritten[file]) if file in unwritten else disk.lines(file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=_ABOUT, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    new = subcommands.add_parser("new", help="begin another briefing: a small example that builds at once")
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    new.set_defaults(run=commands.new, format="text")
    check = _add(subcommands, "check", commands.check, "find every problem, write nothing")
    fmt = _add(subcommands, "fmt", commands.fmt, "write the YAML in its one canonical form; comments and words stay")
    for command in (check, fmt):
        command.add_argument(
            "--format", choices=report.REPORTS, default="text", help="for people, for GitHub's pull requests, or JSON"
        )
    fmt.add_argument("--check", action="store_true", help="write nothing; name the files that have another form")
    forms = subcommands.add_parser("schemas", help="write the JSON Schemas that complete and explain YAML in an editor")
    forms.add_argument("--out", type=Path, required=True, metavar="DIR", help="where *.schema.json go")
    forms.set_defaults(run=commands.write_schemas, format="text")
    pages = _add(subcommands, "pages", commands.pages, "check, then write the Markdown pages and data below docs/")
    build = _add(
        subcommands, "build", commands.build, "check, write pages, render them with MkDocs, check the finished site"
    )
    serve = _add(subcommands, "serve", commands.serve, "show the site in a browser, and again at each edit")
    pin = _add(
        subcommands, "pin", commands.pin, "commit to the sources' texts, so that readings can be verified without them"
    )
    explain = subcommands.add_parser("explain", help="tell what a code in a message wants, and why")
    explain.add_argument("code", choices=sorted(explanations()), metavar="CODE", help="as it stands at a message's end")
    explain.set_defaults(run=commands.explain, format="text")
    gaps = _add(subcommands, "coverage", commands.tell_coverage, "tell what the briefing leaves out of its sources")
    _add(
        subcommands,
        "edition",
        commands.record_edition,
        "record this edition, so that a later one can tell what has changed since",
    )
    extract = _add(subcommands, "extract", commands.extract, "propose an article's quotations as quotes; write nothing")
    extract.add_argument("text", type=Path, metavar="TEXT", help="the article as plain text, <source id>.txt")
    extract.add_argument(
        "--format", choices=("yaml", "json"), default="yaml", dest="form", help="to curate, or for programs (yaml)"
    )
    _add_options(
        _add(subcommands, "add", commands.add, "add an article: its record, its pin and its quotes, or nothing")
    )
    for command in (build, serve):
        command.add_argument(
            "--config", type=Path, metavar="FILE", help="MkDocs' settings (mkdocs.yml, or where there is none, our own)"
        )
    pages.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="where pages go (docs)")
    build.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where the site goes (site)")
    build.add_argument("--pdf", action="store_true", help=f"make the whole briefing a PDF too, {publication.PDF}")
    build.add_argument(
        "--offline", action="store_true", help="make a site that opens from disk, and DIR.zip beside it with all of it"
    )
    build.add_argument(
        "--edit-at",
        type=_checked(edit_address),
        metavar="URL",
        help="where files are edited on the web, if briefing.yml has no edit_at: of its own",
    )
    build.add_argument(
        "--report-to",
        type=_checked(report_address),
        metavar="URL",
        help="where mistakes are reported, if briefing.yml has no report_to: of its own",
    )
    serve.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen (127.0.0.1:8000)"
    )
    gaps.add_argument(
        "--texts", type=Path, metavar="DIR", help="folder of texts; without it, only what can be told without them"
    )
    pin.add_argument(
        "--texts",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder of texts, <source id>.txt each; never committed",
    )
    pin.add_argument("--check", action="store_true", help="write nothing; compare the pins with the texts")
    return parser


def _checked(check: Callable[[str], str]) -> Callable[[str], str]:
    """A check of the model's for the value of an option, with the sentence in which it refuses."""

    def checked(text: str) -> str:
        try:
            return check(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return checked


_RECORD = {
    "siglum": "SIGN", "publisher": "NAME", "title": "LINE", "byline": "NAME", "agency": "NAME", "kind": "KIND",
    "lineage": "ID", "lineage-name": "NAME", "lineage-status": "STATUS", "lineage-because": "TEXT",
    "language": "CODE", "published": "DATE", "published-basis": "TEXT", "url": "ADDRESS", "retrieved": "DAY",
    "descriptor": "TEXT", "furniture": "LINES", "topic": "ID",
}  # fmt: skip
"""The options of `add` that stand for keys of the record, each with what it takes."""


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", type=Path, metavar="TEXT", help="the article as plain text, <source id>.txt")
    command.add_argument("--texts", type=Path, metavar="DIR", help="folder of the other texts (the one TEXT lies in)")
    for name, takes in _RECORD.items():
        command.add_argument(f"--{name}", metavar=takes, help="as in the source's file" if name != "topic" else _TOPIC)
    command.add_argument("--quotes", choices=("all", "known", "none"), default="all", help=_QUOTES)
    command.add_argument("--silent", action="append", default=[], metavar="TOPIC=WORDS", help=_SILENT)
    command.add_argument("--report", action="append", default=[], metavar="TOPIC=WORDS", help=_REPORT)


_TOPIC = "the topic of quotes that are new"
_QUOTES = "add new quotes and readings of known ones, these only, or none (all)"
_SILENT = "words looked for in vain, for a topic that the source says nothing on; may stand once for each topic"
_REPORT = "words of its body to quote on a topic that nobody is quoted on; may stand once for each topic"


def _add(
    subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: object, about: str
) -> argparse.ArgumentParser:
    command = subcommands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.add_argument(
        "--briefing", type=Path, default=Path("briefing"), metavar="DIR", help="the folder of YAML (briefing)"
    )
    command.set_defaults(run=run, format="text")
    return command
