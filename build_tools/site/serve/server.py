"""Serve the site on this machine, and build it again at each edit."""

import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from build_tools import disk
from build_tools.diagnostics import terminal
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.site import engine, errors
from build_tools.site.incremental import Preview
from build_tools.site.lazy import Site
from build_tools.site.serve import overlay
from build_tools.site.serve.state import HOME_FILE, Answer, Board, answer, lines_of

TICK = 0.05
"""Seconds between two looks at the files; both must see the same, so that no half-written file is read."""

_LIVE = Path(__file__).parent / "live"


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        _, _, own = path.partition(f"/{overlay.LIVE}/")
        if own.startswith("mark/"):
            mark, _, shown = own.removeprefix("mark/").partition("/")
            other = self.server.board.other_than(mark, f"/{shown}")
            self._send(Answer(HTTPStatus.OK, "text/plain", other.encode()))
        elif own in overlay.ASSETS:
            self._send(Answer(HTTPStatus.OK, overlay.ASSETS[own], disk.read(_LIVE / own)))
        else:
            self._send(answer(self.server.board.state, path))
            self.server.board.note(path)

    do_HEAD = do_GET

    def _send(self, given: Answer) -> None:
        text = given.kind.startswith("text/") or given.kind == "application/json"
        self.send_response(given.status)
        self.send_header("Content-Type", f"{given.kind}; charset=utf-8" if text else given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        if given.location:
            self.send_header("Location", given.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def log_message(self, *_: Any) -> None:
        """Log nothing: the terminal is for findings."""


class _Server(ThreadingHTTPServer):
    def __init__(self, host: str, port: int, board: Board):
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.board = board
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://[{host!s}]:{port}/" if ":" in str(host) else f"http://{host!s}:{port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that closes the connection before it has the whole answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def _listening(address: str, board: Board) -> Iterator[_Server]:
    host, _, port = address.rpartition(":")
    try:
        server = _Server(host.strip("[]"), int(port), board)
    except OSError as error:
        raise OperationFailed(f"can't listen on {address} ({error.strerror}); choose another --address") from error
    except (ValueError, OverflowError):
        raise OperationFailed(f"can't listen on {address}; write --address as HOST:PORT") from None
    thread = threading.Thread(target=server.serve_forever, args=(TICK,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serve(*, settings: engine.Settings, briefing: Path, address: str) -> None:
    """Serve the site and follow every edit until a signal ends it.

    Raises OperationFailed if it can't listen at the address.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    board = Board()
    with disk.scratch_folder() as scratch, _listening(address, board) as server:
        try:
            preview = Preview(settings, briefing, scratch)
            edits = _edits(preview)
            next(edits)
            _show(preview, board)
            terminal.say(f"Serving on {server.url}")
            for _ in edits:
                _show(preview, board)
        except KeyboardInterrupt:
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_IGN)


def _edits(preview: Preview) -> Iterator[None]:
    """Yield once for the files as they are, then after each edit, when it is finished."""
    made_of: object = None
    last = preview.traces()
    while True:
        now = preview.traces()
        if now == last != made_of:
            made_of = now
            yield
        last = now
        time.sleep(TICK)


def _show(preview: Preview, board: Board) -> None:
    """Build the site again and show it, beginning with the page that somebody looks at.

    If it can't be built, keep showing the last one and say why.
    """
    before = board.state
    site: Site | None
    try:
        if before.site and preview.renew(before.site, board.asked):
            board.put(before.site, before.heading, () if before.heading == overlay.OLD else before.lines)
        site, problems = preview.make()
        site.read(board.asked if site.has(board.asked) else HOME_FILE)
    except errors.REFUSALS as refused:
        site, heading, lines = before.site, overlay.OLD, lines_of(refused)
    else:
        heading, lines = overlay.REFUSED, lines_of(Refused(problems))
    if lines:
        terminal.complain(*lines)
    elif before.lines:
        terminal.say("All problems are fixed.")
    board.put(site, heading, lines)
