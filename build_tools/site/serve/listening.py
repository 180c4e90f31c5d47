"""Listen on this machine and answer requests, of browsers and of whoever else comes along.

A draft is for whoever sits here. So a request must name this machine: a page elsewhere whose own name comes to lead
here (DNS rebinding) is not answered. And half a request, or a hundred of them, must not keep others waiting.
"""

import ipaddress
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site.editing import tools
from build_tools.site.editing.requests import Door
from build_tools.site.serve import overlay
from build_tools.site.serve.state import Answer, Board

TICK = 0.05
"""Seconds between two looks at what waits."""

TIMEOUT = 30
"""Seconds in which the head of a request must be there, and in which some of an answer must be taken."""

MOST = 64
"""Connections at once: a browser opens six for a page, and each has a thread."""

_LIVE = Path(__file__).parent / "live"
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:\[\]]+))(?::[0-9]+)?")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer bears. Which scripts may run is said in each page; that no other page may frame it, only here."""


class _Handler(BaseHTTPRequestHandler):
    server: "Server"
    timeout = TIMEOUT

    def do_GET(self) -> None:
        path = self._path()
        if path:
            self._answer(path)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        door = self.server.door
        if door is None or self.path != f"/{overlay.LIVE}/edit":
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method ('POST')")
        elif self._path():
            status, body = door.answer(self.headers, self.rfile.read)
            self._send(Answer(HTTPStatus(status), "application/json", body))

    def _path(self) -> str | None:
        """The path of the address that is asked for; None if the request isn't for this server, which is answered."""
        self.server.note_head(self.connection)
        path = re.split("[?#]", self.path, maxsplit=1)[0]
        if not path.startswith("/"):
            self.send_error(HTTPStatus.BAD_REQUEST, "the path of an address begins with /")
        elif not self._is_for_here():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, f"this is not that host; open {self.server.url}")
        else:
            return path
        return None

    def _answer(self, path: str) -> None:
        _, _, own = path.partition(f"/{overlay.LIVE}/")
        if own.startswith("mark/"):
            mark, _, shown = own.removeprefix("mark/").partition("/")
            other = self.server.board.other_than(mark, f"/{shown}")
            self._send(Answer(HTTPStatus.OK, "text/plain", other.encode()))
        elif own in overlay.ASSETS:
            self._send(Answer(HTTPStatus.OK, overlay.ASSETS[own], disk.read(_LIVE / own)))
        elif own in tools.ASSETS:
            self._send(Answer(HTTPStatus.OK, tools.ASSETS[own], tools.asset(own)))
        else:
            self._send(self.server.board.answer(path))
            self.server.board.note(path)

    def _is_for_here(self) -> bool:
        """Whether a request names this machine: the name it listens at, localhost, or an address of its own."""
        named = [_HOST.fullmatch(each.strip().lower()) for each in self.headers.get_all("Host", [])]
        if len(named) != 1 or named[0] is None:
            return False
        name = named[0][1] or named[0][2]
        if name in (self.server.host, "localhost"):
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        here = ipaddress.ip_address(self.connection.getsockname()[0])
        # At [::], a request by IPv4 arrives at an address of IPv6 that has the other in it.
        return address.is_loopback or address in (here, getattr(here, "ipv4_mapped", None))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer in one sentence what is no request, or none for here."""
        status = HTTPStatus(code)
        self._send(Answer(status, "text/plain", f"{message or status.phrase}\n".encode()))

    def _send(self, given: Answer) -> None:
        self.request_version = self.protocol_version  # else what begins like HTTP/0.9 gets no headers
        text = given.kind.startswith("text/") or given.kind == "application/json"
        self.send_response(given.status)
        self.send_header("Content-Type", f"{given.kind}; charset=utf-8" if text else given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if given.location:
            self.send_header("Location", given.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def log_message(self, *_: Any) -> None:
        """Log nothing: the terminal is for findings."""


class Server(ThreadingHTTPServer):
    """A server of what a board shows, told to listen at the name `host`; with a `door` it takes edits."""

    request_queue_size = MOST

    def __init__(self, host: str, port: int, board: Board):
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.board, self.host = board, host.lower()
        self.door: Door | None = None
        self._open: dict[socket.socket, float | None] = {}
        self._changing = threading.Lock()
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the first page."""
        host, port = self.server_address[:2]
        return f"http://[{host!s}]:{port}/" if ":" in str(host) else f"http://{host!s}:{port}/"

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach the server."""
        return ipaddress.ip_address(str(self.server_address[0])).is_loopback

    def note_head(self, connection: socket.socket) -> None:
        """Stop waiting for the head of a connection's request."""
        with self._changing:
            if connection in self._open:
                self._open[connection] = None

    def process_request(self, request: Any, client_address: Any) -> None:
        """Begin a thread for a connection. If there are too many, the one that has waited longest for its head ends."""
        with self._changing:
            full = len(self._open) >= MOST
            longest = next((each for each, since in self._open.items() if since is not None), None) if full else None
            if longest is not None:
                del self._open[longest]
                self._end(longest)
            taken = not full or longest is not None
            if taken:
                self._open[request] = time.monotonic()
        if taken:
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def service_actions(self) -> None:
        """End connections whose heads are late; called at each tick."""
        late = time.monotonic() - TIMEOUT
        with self._changing:
            ending = [each for each, since in self._open.items() if since is not None and since < late]
        for each in ending:
            self._end(each)

    def _end(self, connection: socket.socket) -> None:
        """Let a thread that reads from a connection see its end."""
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        with self._changing:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that closes the connection before it has the whole answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def listening(address: str, board: Board) -> Iterator[Server]:
    """A server that answers until the end of the block; raises OperationFailed if it can't listen at the address."""
    host, _, port = address.rpartition(":")
    try:
        server = Server(host.strip("[]"), int(port), board)
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
