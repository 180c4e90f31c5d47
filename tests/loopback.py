"""A web server on this machine that answers as a test tells it to, byte by byte if need be."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Loopback:
    """A running server: its address, what it answers by path, and the requests that it got, with their headers."""

    address: str
    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server until the end of the block; whatever it has no answer for is an error 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append((self.path, dict(self.headers)))
            running.answers.get(self.path, sends(b"", status=404))(self)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of clients that leave in the middle of an answer, as those with limits do."""

    server = Server(("127.0.0.1", 0), Handler)
    running = Loopback(f"http://127.0.0.1:{server.server_port}", {})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sends(data: bytes, *, status: int = 200, **headers: str) -> Answer:
    """An answer with these bytes and headers, whose names have _ for -."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def moves(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return sends(b"", status=status, Location=location)
