"""Print: the only module that writes to the terminal."""

import os
import sys
from collections.abc import Callable, Sequence

from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.report import _line, as_seen, as_text
from build_tools.diagnostics.snippet import visible

_WIDTH, _NARROWEST = 80, 40


def tell(problems: list[Problem], lines_of: Callable[[str], Sequence[str]], *, outcome: str = "") -> None:
    """Print problems to standard error: with the lines of the files at a terminal, else one line for each."""
    # A process may be started without standard error; Python then has None here.
    if sys.stderr is None or not sys.stderr.isatty():
        complain(*as_text(problems, outcome=outcome).split("\n"))
        return
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(os.get_terminal_size(sys.stderr.fileno()).columns or _WIDTH, _NARROWEST)
    print(as_seen(problems, lines_of, width, colour=colour, outcome=outcome), file=sys.stderr)


def say(*lines: str) -> None:
    """To whoever runs the command, a line each."""
    give("\n".join(_line(each) for each in lines))


def give(text: str) -> None:
    """What was asked for, as a program may read it; who reads no further, as `head` does, is given no more."""
    try:
        print("\n".join(visible(line) for line in text.split("\n")), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(*lines: str) -> None:
    """To whoever must mend something, a line each."""
    # print() takes None for standard output.
    if sys.stderr is not None:
        print("\n".join(_line(each) for each in lines), file=sys.stderr)
