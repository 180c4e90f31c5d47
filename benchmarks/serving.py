"""Edit a note of a briefing, and time how long its pages take to follow while `briefing serve` runs."""

import os
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

_NOTE = re.compile(r"( note: (?:>-\n +)?)(edited\w* )?")
_ID = re.compile(r"^- id: (\S+)", re.MULTILINE)
_TOPIC = re.compile(r"^  topics:\s*[\[-]\s*([\w-]+)", re.MULTILINE)
_LONGEST_START = 1800


def edit_note(briefing: Path) -> tuple[str, str, str]:
    """Put a new word at the beginning of the first note of a folder; return the ids of its quote and topic, and it."""
    for file in sorted((briefing / "quotes").glob("*.yml")):
        text = file.read_text("utf-8")
        if note := _NOTE.search(text):
            word = f"edited{time.time_ns()}"
            file.write_text(f"{text[: note.start()]}{note[1]}{word} {text[note.end() :]}", "utf-8")
            quote, topic = (each.findall(text, 0, note.start())[-1] for each in (_ID, _TOPIC))
            return quote, topic, word
    raise ValueError(f"{briefing} has no note to edit")


def edits(project: Path, times: int) -> tuple[float, float, float]:
    """Return the seconds from the start to the first page, and the medians from saving a note to where it is shown.

    These are the page of its quote, and the large one of its topic too: every page is made when it is asked for. An
    edit is made when the server has nothing left to do: one that is made while the whole site follows another shares
    the processor with it. To make the whole site takes less time than to start, so that long is waited before each.
    """
    log, began = project / "served.txt", time.perf_counter()
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "build_tools", "serve", "--address", "127.0.0.1:0"],
            cwd=project,
            env={**os.environ, "XDG_CACHE_HOME": str(project / "cache")},
            stdout=said,
            stderr=said,
        )
    try:
        serving = _wait_for(lambda: re.search(r"Serving on (http://\S+)", log.read_text("utf-8")))
        _wait_for(lambda: _page(serving[1]), _LONGEST_START)
        first = time.perf_counter() - began
        _wait_for(lambda: _page(f"{serving[1]}search/index.js"), _LONGEST_START)  # which the whole site has
        rest = time.perf_counter() - began
        _edit(project, serving[1], rest)
        taken = [_edit(project, serving[1], rest) for _ in range(times)]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    shown, everywhere = (statistics.median(each) for each in zip(*taken, strict=True))
    return first, shown, everywhere


def _edit(project: Path, address: str, rest: float) -> tuple[float, float]:
    time.sleep(rest)
    start = time.perf_counter()
    quote, topic, word = edit_note(project / "briefing")
    _wait_for(lambda: word in (_page(f"{address}quotes/{quote}/") or ""))
    shown = time.perf_counter() - start
    _wait_for(lambda: word in (_page(f"{address}topics/{topic}/") or ""))
    return shown, time.perf_counter() - start


def _page(address: str) -> str | None:
    """What is at an address; None if nothing is there yet."""
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError:
        return None


def _wait_for(happens: Callable[[], Found | None], seconds: float = 60) -> Found:
    """What happens, as soon as it does; raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happens():
            return found
        time.sleep(0.02)
    raise TimeoutError(f"it did not happen within {seconds:.0f} seconds")
