"""Share work among processes: each is a fork of this one, and has all that it has loaded and found out.

A worker only works out values: it writes nothing, and it ends when this process does, however that ends. Those of
Python's own pools stay for ever if their owner is killed.
"""

import gc
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

_MOST = 4
"""Workers at once. One process takes and writes what they make, so more would wait for it."""

_WORTH = 50
"""How many items are worth the forks, which take as long as a few of them."""

_AHEAD = 2
"""For how many items a worker is asked at once, so that it has the next one when it is done with one."""

_Item = TypeVar("_Item", bound=Hashable)
_Made = TypeVar("_Made")
_Pipe = Connection  # which mypy takes for generic and Python 3.11 doesn't


def workers() -> int:
    """How many workers this machine is good for.

    None but Linux's forks are safe whatever libraries do: macOS's own may hold what is then held for ever.
    """
    return min(_MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


@contextmanager
def made_by(count: int, make: Callable[[_Item], _Made], items: Sequence[_Item]) -> Iterator[Callable[[_Item], _Made]]:
    """Give a function that returns what `make` does, and which so many workers have made of these items in advance.

    Each item is to be asked for once, in their order. What `make` changes is lost with the worker. What a worker fails
    at is made here, and fails here as it would have without one. No other thread may hold a lock that `make` needs.
    """
    if count == 1 or len(items) < _WORTH:
        yield make
        return
    shared = _Workers(make, items)
    try:
        shared.start(count)
        yield shared.take
    finally:
        shared.end()


class _Workers(Generic[_Item, _Made]):
    """Workers, what each was asked for, and what nobody has asked for yet or taken."""

    def __init__(self, make: Callable[[_Item], _Made], items: Sequence[_Item]):
        self._make, self._left = make, deque(items)
        self._asked: dict[_Pipe[Any, Any], deque[_Item]] = {}
        self._made: dict[_Item, _Made] = {}
        self._processes: list[BaseProcess] = []

    def start(self, count: int) -> None:
        """Start so many workers, or as many as the system allows."""
        # What ends this process is for it alone to answer: a fork has the signals blocked that are blocked here.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            with warnings.catch_warnings(), suppress(OSError):
                # Python warns of threads; the only one shows the seconds, and holds nothing.
                warnings.simplefilter("ignore", DeprecationWarning)
                for _ in range(count):
                    self._start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for worker in [*self._asked] * _AHEAD:
            self._ask(worker)

    def _start(self) -> None:
        forks = get_context("fork")
        here, there = forks.Pipe()
        with there:
            # A worker ends when nobody has the other end of its pipe; a fork has this one, and those made before it.
            process = forks.Process(target=_work, args=(self._make, there, (here, *self._asked)), daemon=True)
            process.start()
        self._processes.append(process)
        self._asked[here] = deque()

    def take(self, item: _Item) -> _Made:
        """What is made of an item."""
        while item not in self._made and any(item in asked for asked in self._asked.values()):
            for worker in wait([*self._asked]):
                self._hear(worker)
        return self._made.pop(item) if item in self._made else self._make(item)

    def _hear(self, worker: Any) -> None:
        try:
            made = worker.recv()
        except (EOFError, OSError):  # it has failed, or somebody has killed it
            del self._asked[worker]
            return
        self._made[self._asked[worker].popleft()] = made
        self._ask(worker)

    def _ask(self, worker: "_Pipe[Any, Any]") -> None:
        if self._left:
            self._asked[worker].append(self._left[0])
            with suppress(OSError):  # it has ended, which is heard next
                worker.send(self._left.popleft())

    def end(self) -> None:
        """End all workers, also in the middle of something: they write nothing that would be left half done."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()


def _work(make: Callable[[Any], Any], asked: "_Pipe[Any, Any]", others: Sequence["_Pipe[Any, Any]"]) -> None:
    for each in others:
        each.close()
    gc.freeze()  # looking for garbage in what the fork has from its owner would copy all of it
    with suppress(BaseException):  # whoever asked does the same again, and tells of it
        while True:
            asked.send(make(asked.recv()))
