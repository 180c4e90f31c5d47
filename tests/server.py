"""Run `briefing serve` on a free port, and ask it for pages."""

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TypeVar

from tests.conftest import COMMAND

Found = TypeVar("Found")


@dataclass(frozen=True)
class Served:
    """A server that runs, its project, and what it has said in its terminal."""

    process: "subprocess.Popen[bytes]"
    project: Path
    log: Path
    address: str
    since: int = 0

    def said(self) -> str:
        """What it has said from the character `since` on."""
        return self.log.read_text("utf-8")[self.since :]

    def get(self, path: str) -> bytes:
        """What the server answers, whatever its status."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as response:
                return bytes(response.read())
        except urllib.error.HTTPError as refused:
            return refused.read()

    def text(self, path: str) -> str:
        return self.get(path).decode()

    def replace(self, file: str, old: str, new: str) -> None:
        """Edit a file of the project; the words must stand in it once or more."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@contextmanager
def serving(project: Path) -> Iterator[Served]:
    """A server of a project, until the end of the block. What it would leave behind is in a folder `temporary`."""
    log, temporary = project / "served.log", project / "temporary"
    temporary.mkdir()
    with log.open("w") as written:
        program = [COMMAND, "serve", "--address", "127.0.0.1:0"]
        environment = {**os.environ, "TMPDIR": str(temporary)}
        process = subprocess.Popen(program, cwd=project, stdout=written, stderr=written, env=environment)
    try:
        address = wait_for(lambda: re.search(r"Serving on (http://\S+)", log.read_text("utf-8")))
        served = Served(process, project, log, address.group(1))
        wait_for(lambda: "will appear here" not in unescape(served.text("")))
        served.get("search/index.js")  # which is answered when the whole site is there
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def wait_for(happens: Callable[[], Found]) -> Found:
    """What happens, as soon as it does."""
    for _ in range(1200):
        found = happens()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen within a minute")
