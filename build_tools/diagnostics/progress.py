"""Show on a terminal that a command is at work, once it takes longer than a second; say nothing elsewhere, as in CI."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

from build_tools.diagnostics import terminal

_SECOND = 1.0
_LINE = Lock()
"""Held by the thread that shows its line: there is one terminal, and two lines would be written over each other."""


@contextmanager
def shown(work: str, *, every: float = _SECOND) -> Iterator[None]:
    """Show what is being done and for how many seconds, until the end of the block, which leaves nothing of it.

    `every` is how many seconds pass before it is shown, and before each change. Of two works at once, the second is
    shown when the first has ended.
    """
    if not terminal.is_watched():
        yield
        return
    done = Event()
    showing = Thread(target=_count, args=(work, done, every), daemon=True)
    showing.start()
    try:
        yield
    finally:
        done.set()
        showing.join()


def _count(work: str, done: Event, every: float) -> None:
    seconds = 0
    line = ""
    while not done.wait(every):
        seconds += 1
        if line or _LINE.acquire(blocking=False):
            line = f"{work} … {seconds} s"
            terminal.show(line)
    if line:
        terminal.erase(len(line))
        _LINE.release()
