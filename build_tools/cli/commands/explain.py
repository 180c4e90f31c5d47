"""Explain the codes that stand at the end of messages."""

import argparse

from build_tools.cli.errors import UsageError
from build_tools.diagnostics import terminal
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.text.sentences import first_sentence


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    command.add_argument(
        "code",
        nargs="?",
        metavar="CODE",
        help="the word in brackets at the end of a message (default: list all with a sentence on each)",
    )


def run(*, code: str | None) -> None:
    """Print what a code requires, or a list of all codes; raises UsageError for a code that there isn't."""
    codes = {each.value: each for each in sorted(Code)}
    if code is None:
        width = max(map(len, codes))
        terminal.say(*(f"{name:<{width}}  {_in_short(each)}" for name, each in codes.items()))
    elif code in codes:
        terminal.say(f"{code}: {_marked(codes[code])}{codes[code].explanation}")
    else:
        near = Suggestions().nearest(code, codes)
        meant = f"did you mean '{near}'?" if near else "`briefing explain` lists them"
        raise UsageError(f"unknown code '{code}'; {meant}")


def _in_short(code: Code) -> str:
    return f"{_marked(code)}{first_sentence(code.explanation)}"


def _marked(code: Code) -> str:
    return "(a remark) " if code.grade is Grade.REMARK else ""
