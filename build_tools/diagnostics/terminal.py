"""Print: the only module that writes to the terminal."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.report import as_seen, as_text, one_line
from build_tools.diagnostics.snippet import visible

_WIDTH, _NARROWEST = 80, 40


def tell(problems: list[Problem], lines_of: Callable[[str], Sequence[str]], *, outcome: str = "") -> None:
    """Print problems to standard error: with the lines of the files at a terminal, else one line for each."""
    if sys.stderr is None or not is_watched():
        complain(*as_text(problems, outcome=outcome).split("\n"))
        return
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    # shutil.get_terminal_size() measures standard output, which may be a file while problems go to a terminal.
    width = max(os.get_terminal_size(sys.stderr.fileno()).columns or _WIDTH, _NARROWEST)
    _print(as_seen(problems, lines_of, width, colour=colour, outcome=outcome), sys.stderr)


def is_watched() -> bool:
    """Whether standard error is a terminal, where a passing line disturbs nothing that a program reads."""
    return sys.stderr is not None and sys.stderr.isatty()


def show(line: str) -> None:
    """Show a line on the terminal in the place of the one that was shown before; `erase` takes it away.

    So does whatever is printed meanwhile, by another thread.
    """
    _print(f"{one_line(line)}\r", sys.stderr, end="")


def erase(length: int) -> None:
    """Take a line of so many characters away, without escape sequences, which not every terminal knows."""
    if length:
        _print(f"{' ' * length}\r", sys.stderr, end="")


def say(*lines: str) -> None:
    """Print lines about what a command did to standard output."""
    give("\n".join(one_line(each) for each in lines))


def give(text: str) -> None:
    """Print a text that a program may read to standard output."""
    _print("\n".join(visible(line) for line in text.split("\n")), sys.stdout)


def complain(*lines: str) -> None:
    """Print lines about what is wrong to standard error."""
    _print("\n".join(one_line(each) for each in lines), sys.stderr)


def _print(text: str, stream: TextIO | None, end: str = "\n") -> None:
    """Print to a stream, unless it is closed; after its reader has gone, as `head` does, print no more to it."""
    if stream is None:  # as Python has it for a stream that was closed when it started; print() would take another
        return
    try:
        print(text, end=end, file=stream, flush=True)
    except BrokenPipeError:
        # What is left in the buffer is written at exit, and would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
