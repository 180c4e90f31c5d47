"""Run whole processes, and measure what each took: seconds, processor time, and memory at its peak."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]


@dataclass(frozen=True)
class Taken:
    """What a process and those that it waited for took: seconds on the clock and of the processor, and bytes."""

    clock: float
    processor: float
    peak: int


def run(command: Command, folder: Path) -> Taken:
    """Run a command in a folder; raises RuntimeError, with what it said, if it fails.

    What a command keeps for its next run is kept in this folder, so the first run in a folder is a cold one.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    with (folder / "said.txt").open("w+") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.read()[-2000:]}")
    return Taken(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def alternately(works: Mapping[str, Callable[[], Taken]], times: int) -> dict[str, Taken]:
    """Do each work in turn, so many times over, and return the medians: what slows the machine slows all of them."""
    taken: dict[str, list[Taken]] = {name: [] for name in works}
    for _ in range(times):
        for name, work in works.items():
            taken[name].append(work())
    return {name: _median(each) for name, each in taken.items()}


def _median(taken: Sequence[Taken]) -> Taken:
    return Taken(
        statistics.median(each.clock for each in taken),
        statistics.median(each.processor for each in taken),
        max(each.peak for each in taken),
    )
