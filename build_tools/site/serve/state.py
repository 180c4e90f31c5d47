"""What a browser is shown: the last site that could be built, and on top of it the problems there are now."""

import hashlib
import mimetypes
import posixpath
import re
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import unquote

from build_tools.diagnostics import refused, report
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.refused import OperationFailed
from build_tools.markup.html import NOTHING, Html, join
from build_tools.site import errors
from build_tools.site.lazy import Gone, Site
from build_tools.site.serve import overlay

PATIENCE = 25
"""Seconds that a browser waits for another state before it is told that there is none."""

HOME_FILE = "index.html"
_NEXT = 3
_PAUSE, _LONGEST = 0.25, 1.0
"""Seconds without a request after which a page is taken to have all its files, and how long that is waited for."""

_BODY = re.compile(rb"<body[^>]*>")


@dataclass(frozen=True)
class State:
    """What every request shows: a site, and a heading with lines about what is wrong."""

    site: Site | None
    heading: str
    lines: tuple[str, ...]
    tools: Html
    """What pages get so that they can be edited."""


class Board:
    """Holds the current state; requests read it, and waiting browsers are told when it changes.

    `asked` is the file of the page that was asked for last, which somebody is looking at, and `tools` what the next
    state's pages get so that they can be edited.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.tools = NOTHING
        self.asked = HOME_FILE
        self._answered = 0.0
        self.put(None, overlay.VERIFYING, ())

    def put(self, site: Site | None, heading: str, lines: tuple[str, ...]) -> None:
        """Replace the state."""
        with self._changed:
            self.state = State(site, heading, lines, self.tools)
            self._changed.notify_all()

    def note(self, path: str) -> None:
        """Remember that a file was asked for, and which page somebody looks at."""
        self._answered = time.monotonic()
        if path.endswith("/"):
            self.asked = file_of(path)

    def rest(self) -> None:
        """Wait until browsers have what they load with a new state: work meanwhile would hold them up."""
        began = now = time.monotonic()
        while now - max(self._answered, began) < _PAUSE and now - began < _LONGEST:
            time.sleep(_PAUSE / 4)
            now = time.monotonic()

    def answer(self, path: str) -> "Answer":
        """The answer to a request; until there is a whole site, whatever isn't a page is waited for."""
        until = time.monotonic() + PATIENCE
        while _is_to_come(state := self.state, path) and self._changes(state, until):
            pass
        return answer(self.state, path)

    def other_than(self, mark: str, path: str) -> str:
        """Wait for another mark at a path and return it; after `PATIENCE` seconds, return the same one."""
        until = time.monotonic() + PATIENCE
        while (now := answer(state := self.state, path).mark) == mark and self._changes(state, until):
            pass
        return now

    def _changes(self, state: State, until: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.state is not state, until - time.monotonic())


@dataclass(frozen=True)
class Answer:
    """What a browser gets. `mark` changes whenever the page looks or behaves differently."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str = ""
    mark: str = ""


def _is_to_come(state: State, path: str) -> bool:
    """Whether what is at a path may be there when the whole site is, and nothing can be shown meanwhile."""
    if state.heading not in overlay.STARTING:
        return False
    if state.site:
        return answer(state, path).status == HTTPStatus.NOT_FOUND
    return PurePosixPath(path).suffix not in ("", ".html")


def answer(state: State, path: str) -> Answer:
    """The answer to a request for the path of an address."""
    if state.site is None:
        return _without_page(state, state.lines, HTTPStatus.SERVICE_UNAVAILABLE)
    name = file_of(path)
    if state.site.has(f"{name}/{HOME_FILE}"):
        return Answer(HTTPStatus.FOUND, "text/plain", b"", f"{posixpath.basename(path)}/")
    try:
        if state.site.has(name):
            with suppress(Gone):
                return _from_site(state, state.site, name, HTTPStatus.OK)
        return _from_site(state, state.site, "404.html", HTTPStatus.NOT_FOUND)
    except errors.REFUSALS as refused:
        return _without_page(state, lines_of(refused), HTTPStatus.INTERNAL_SERVER_ERROR)


def file_of(path: str) -> str:
    """The file below the site that the path of an address stands for."""
    name = posixpath.normpath("/" + unquote(path)).lstrip("/")
    return posixpath.join(name, HOME_FILE) if path.endswith("/") else name


def _from_site(state: State, site: Site, name: str, status: HTTPStatus) -> Answer:
    body = site.read(name)
    mark = _mark(body, site.loaded, state.heading, state.lines)
    if name.endswith(".html"):
        loaded = hashlib.sha256(site.loaded.encode()).hexdigest()
        added = join(overlay.addition(mark, loaded, state.heading, state.lines), state.tools).encode()
        body = _BODY.sub(lambda found: found.group() + added, body, count=1)
    return Answer(status, mimetypes.guess_type(name)[0] or "application/octet-stream", body, mark=mark)


def _without_page(state: State, lines: tuple[str, ...], status: HTTPStatus) -> Answer:
    heading = overlay.WAITING if lines else state.heading
    mark = _mark(b"", "", heading, lines)
    return Answer(
        status, "text/html", b"<!DOCTYPE html>" + overlay.overlay_page(mark, heading, lines).encode(), mark=mark
    )


def _mark(body: bytes, loaded: str, heading: str, lines: Sequence[str]) -> str:
    return hashlib.sha256(repr((body, loaded, lines and (heading, *lines))).encode()).hexdigest()


def draft_lines(missing: Sequence[Problem]) -> tuple[str, ...]:
    """What a page says about a draft: what to write next, and how much more there is."""
    next_ones = report.as_lines(list(missing[:_NEXT]))
    more = len(missing) - _NEXT
    return (*next_ones, f"… and {more} more; `briefing status` lists all") if more > 0 else tuple(next_ones)


def lines_of(problem: refused.Refused | OperationFailed) -> tuple[str, ...]:
    """What the terminal says about it, without the line of totals."""
    if isinstance(problem, OperationFailed):
        return (str(problem),)
    return tuple(report.as_lines(problem.problems))
