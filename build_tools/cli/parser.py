"""Translate arguments into a call of one command, and what the command raises into an exit status."""

import argparse
import re
import signal
import sys
from collections.abc import Collection, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from build_tools import __version__, disk
from build_tools.cli import results
from build_tools.cli.errors import NothingWritten, UsageError
from build_tools.diagnostics import terminal
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.refused import OperationFailed, Refused

FINDINGS, USAGE, FAILED, INTERRUPTED = 1, 2, 3, 130
COMMANDS = {
    "new": "start a new briefing from a small example that builds at once",
    "status": "say what is missing before the briefing can be published, in the order in which to add it",
    "check": "report every problem; write nothing",
    "fmt": "rewrite the YAML in its canonical form; comments and wording stay",
    "schemas": "write the JSON Schemas that let an editor complete and explain YAML",
    "pages": "check, then write the Markdown pages and data below docs/",
    "build": "check, write the pages, render them with MkDocs, and check the finished site",
    "serve": "show the site in a browser and update it after every edit",
    "pin": "commit to the sources' texts, so that readings can be verified without them",
    "rename": "give a record another id, and follow every reference to it",
    "withdraw": "take away a record that an edition has published, and tell readers why",
    "remove": "take away a record that no edition has published, and what refers to it",
    "explain": "explain what a code in a message requires, and why",
    "coverage": "list what the briefing leaves out of its sources",
    "edition": "record this edition, so that a later one can show what has changed since",
    "extract": "propose an article's quotations as quotes; write nothing",
    "add": "add an article with its record, its pin and its quotes, or change nothing",
    "vet": "check the quotations of any text against the briefing; write nothing",
    "mcp": "serve the briefing to assistants: find, quote, vet, silent, differences",
}
"""Every command with its help; the module of the same name in `commands` has its options and does its work."""

_ABOUT = """\
Build an annotated briefing from a folder of YAML. Every quoted word is checked against the pinned text of its
source. If one is not found there, nothing is published.

A new briefing: `briefing new DIR` starts one that builds at once.
A usual day:    edit the YAML, run `briefing check`, and look at the site with `briefing serve`.
A new source:   `briefing extract ARTICLE` lists its quotations, `briefing add ARTICLE` adds it with the certain ones.
"""
_STATUS = f"""\
exit status:  0  success
              {FINDINGS}  findings; each is one line: file:line:column, what is wrong and how to fix it, [code]
              {USAGE}  usage error
              {FAILED}  an operation failed; the message says what, why, and how to fix it
            {INTERRUPTED}  interrupted
"""


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; without arguments, those of the process are used."""
    given = sys.argv[1:] if arguments is None else arguments
    undecodable = list(_not_utf8(given))
    if undecodable:
        terminal.complain(*undecodable)
        return USAGE
    format: results.Format = "text"
    try:
        # SIGTERM ends a command as Ctrl-C does, so that a service manager's stop leaves no half-made folder.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        options = _options(given)
        run, outcome = options.pop("run"), options.pop("outcome", "")
        format = options.get("format", format)
        try:
            _take_back(options.get("briefing"))
            run(**options)
        except Refused as refusal:
            # With --check a command never writes, so that nothing was written goes without saying.
            results.refused(refusal, format, "" if options.get("check") else outcome)
            return FINDINGS
    except UsageError as error:
        terminal.complain(f"briefing: {error}")
        return USAGE
    except OperationFailed as failure:
        results.failed(str(failure), format)
        return FAILED
    except NothingWritten as interrupted:
        terminal.complain("; ".join(filter(None, ("briefing: interrupted; nothing was written", str(interrupted)))))
        return INTERRUPTED
    except KeyboardInterrupt:
        terminal.complain("briefing: interrupted")
        return INTERRUPTED
    return 0


def _take_back(briefing: Path | None) -> None:
    """Let no command begin with a half-changed briefing."""
    if briefing is not None and disk.take_back(briefing):
        terminal.complain(f"took back what a killed command had begun to write in {briefing}; run that command again")


def _not_utf8(arguments: Sequence[str]) -> Iterator[str]:
    """A sentence for each argument that isn't UTF-8, with the option that it is for."""
    for before, each in zip(["", *arguments], arguments, strict=False):
        # Python decodes bytes that aren't UTF-8 as lone surrogates, which can't be printed.
        if any("\ud800" <= character <= "\udfff" for character in each):
            option = f"{before} " if before.startswith("--") and "=" not in before else ""
            yield f"briefing: {option}{each} is not UTF-8; write it in UTF-8"


def _options(given: Sequence[str]) -> dict[str, Any]:
    """The options of a command by name; raises UsageError for a command or option that there isn't."""
    parser = _parser(given)
    # No option before the command has a value, so that this is the command.
    command = next((each for each in given if not each.startswith("-")), None)
    if command is not None and command not in COMMANDS:
        raise UsageError(f"unknown command '{command}'; {_meant(command, COMMANDS, 'briefing')}")
    options, rest = parser.parse_known_args(given)
    if rest and rest[0].startswith("-"):
        name = rest[0].partition("=")[0]
        raise UsageError(f"unknown option '{name}'; {_meant(name, options.known, f'briefing {command}')}")
    if rest:
        raise UsageError(f"'{rest[0]}' is one argument too many; `briefing {command} --help` lists them")
    return {name: value for name, value in vars(options).items() if name != "known"}


def _meant(given: str, known: Collection[str], command: str) -> str:
    near = Suggestions().nearest(given, known)
    return f"did you mean '{near}'?" if near else f"`{command} --help` lists them"


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=_ABOUT, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, about in COMMANDS.items():
        command = subcommands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        # Importing every command would take half a second, most of it for MkDocs: only the one that runs is imported.
        if name in arguments:
            module = import_module(f"build_tools.cli.commands.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run, known=re.findall(r"--[a-z-]+", command.format_usage()))
    return parser
