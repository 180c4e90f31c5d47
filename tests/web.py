"""Serve a folder on a free port of this machine as the host of the real site does: texts compressed."""

import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

TEXTS = {".html", ".css", ".js", ".json", ".jsonld", ".svg", ".xml", ".csv", ".txt", ".md", ".bib"}


@dataclass
class Wire:
    """A server's address, and how many bytes of each of its files went over the wire, without the head of the answer."""

    address: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are written one after the other, and the body would wait for 40 ms

    def __init__(self, *given: Any, wire: Wire, **named: Any):
        self._wire = wire
        super().__init__(*given, **named)

    def log_message(self, *_: object) -> None:
        pass

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The answer's head, and its body as it goes over the wire."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            return super().send_head()
        if path.suffix not in TEXTS:
            self._wire.sent.append((self.path, path.stat().st_size))
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self._wire.sent.append((self.path, len(body)))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def served(folder: Path) -> Iterator[Wire]:
    """A folder's server, until the end of the block."""
    wire = Wire()
    handler = functools.partial(_Host, directory=str(folder), wire=wire)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wire.address = f"http://127.0.0.1:{server.server_port}/"
    yield wire
    server.shutdown()
    server.server_close()
