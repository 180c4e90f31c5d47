"""Ask a web address once, as a stranger would: no cookies, no user, no proxy, within limits.

By http.client: what an HTTP library adds (sessions, cookies, redirects that are followed unseen, connections that are
kept) would all have to be turned off here, and only http.client lets the one thing be replaced that matters, how a
connection is made, without a private name.
"""

import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from socket import SHUT_RDWR, gaierror, socket
from urllib.parse import quote, urljoin, urlsplit

from build_tools import __version__
from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.addresses import connect
from build_tools.text.web_addresses import address_fault

_FETCHING = {
    "User-Agent": f"annotated-briefing/{__version__} (fetches one page for an editor)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5",
    "Accept-Language": "*",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_MOVED = (301, 302, 303, 307, 308)
_PIECE = 65_536
_BY_BROWSER = "open it in a browser, save the page there, and pass the file"
_REFUSALS = {
    401: f"the page asks for a password; {_BY_BROWSER}",
    402: f"the page is behind a paywall; if you may read it, {_BY_BROWSER}",
    403: f"it does not let programs read this page; {_BY_BROWSER}",
    404: "it has no such page; check the address",
    410: "the page is gone; look for a copy in a web archive",
    429: f"it asks for fewer requests; wait, or {_BY_BROWSER}",
    451: "it may not show this page here; look for a copy in a web archive",
}


@dataclass(frozen=True)
class Fetched:
    """What a server sent: its bytes, the type and encoding that it named, from where, when (UTC), with which status."""

    data: bytes
    said: str
    charset: str | None
    address: str
    final_address: str
    fetched: str
    status: int


def fetch(address: str, *, allow_private: bool = False) -> Fetched:
    """What is at an http(s) address in the end; raises OperationFailed, also for an answer that is an error."""
    ends = time.monotonic() + limits.DOWNLOAD.most
    at = address
    for _ in range(limits.REDIRECTS.most + 1):
        fault = address_fault(at)
        if fault:
            redirected = f"{address} redirects to something that is not an address: {fault}"
            raise OperationFailed(fault if at == address else redirected)
        request = _Request("GET", at, _FETCHING)
        with _answer(request, ends, allow_private=allow_private) as answer:
            moved = answer.headers.get("Location") if answer.status in _MOVED else None
            if moved is None:
                return _fetched(answer, address, request)
        at = urljoin(at, moved)
    raise OperationFailed(limits.REDIRECTS.exceeded(address))


def ask(
    address: str, question: bytes, headers: Mapping[str, str], most: Limit, *, allow_private: bool = False
) -> bytes:
    """What an http(s) address answers to a question that is posted to it; raises OperationFailed.

    A question is not sent on to where an answer leads, and nothing but the question is said of who asks.
    """
    own = {"User-Agent": f"annotated-briefing/{__version__}", "Connection": "close"}
    request = _Request("POST", address, {**own, **headers}, question)
    with _answer(request, time.monotonic() + limits.DOWNLOAD.most, allow_private=allow_private) as answer:
        if answer.status != 200:
            raise OperationFailed(f"{address} answers {answer.status}; check the address, or try again later")
        return _decoded(answer, request, most)


@dataclass(frozen=True)
class _Request:
    """What is sent; a browser can do in its place what fetches, and nothing else."""

    verb: str
    address: str
    headers: Mapping[str, str]
    body: bytes | None = None

    @property
    def instead(self) -> str:
        """What else can be done."""
        return _BY_BROWSER if self.body is None else "try again later"

    def failed(self, reason: str) -> OperationFailed:
        """The failure to get an answer."""
        doing, how = ("fetched", f"try again later, or {_BY_BROWSER}") if self.body is None else ("asked", self.instead)
        return OperationFailed(f"{self.address} could not be {doing} ({reason}); {how}")

    def uncertified(self, host: str, reason: str) -> OperationFailed:
        """The failure to know the host by its certificate."""
        how = "check the address" + (", or save the page in a browser" if self.body is None else "")
        return OperationFailed(f"{host} has no valid certificate ({reason}); {how}")

    def late(self) -> OperationFailed:
        """The failure to get an answer in time."""
        doing, how = ("fetching", limits.DOWNLOAD.fix) if self.body is None else ("asking", self.instead)
        return OperationFailed(f"{doing} {self.address} takes more than {limits.DOWNLOAD.amount}; {how}")


class _Connection(HTTPConnection):
    """A connection that is made to a checked address, encrypted or not, and cut when its time is up."""

    def __init__(self, host: str, port: int, ends: float, *, encrypted: bool, allow_private: bool):
        super().__init__(host, port)
        self._ends = ends
        self._encrypted = encrypted
        self._allow_private = allow_private
        self._plain: socket | None = None
        # A timeout of a socket begins again with each byte, and a server may send one a second for ever.
        self._timer = threading.Timer(self._left(), self._cut)
        self._timer.daemon = True

    def _left(self) -> float:
        return max(self._ends - time.monotonic(), 0.001)

    def _cut(self) -> None:
        if self._plain is not None:
            try:
                self._plain.shutdown(SHUT_RDWR)
            except OSError:
                return  # it has ended by itself

    @property
    def is_late(self) -> bool:
        return time.monotonic() >= self._ends

    def connect(self) -> None:
        self.sock = connect(self.host, self.port, self._left(), allow_private=self._allow_private)
        # Cut by a handle of its own: http.client closes the other one early, and wrapping makes it useless.
        self._plain = self.sock.dup()
        self._timer.start()
        if self._encrypted:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def end(self) -> None:
        """Close everything; `close` is called by http.client too, while an answer is still being read."""
        self._timer.cancel()
        self.close()
        if self._plain is not None:
            self._plain.close()


@contextmanager
def _answer(request: _Request, ends: float, *, allow_private: bool) -> Iterator[HTTPResponse]:
    """The answer to one request; raises OperationFailed for whatever goes wrong until the end of the block."""
    parts = urlsplit(request.address)
    encrypted = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if encrypted else 80)
    connection = _Connection(host, port, ends, encrypted=encrypted, allow_private=allow_private)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~[]|") + (f"?{_query(parts.query)}" if parts.query else "")
    try:
        connection.request(request.verb, target, request.body, {"Host": parts.netloc, **request.headers})
        answer = connection.getresponse()
        with answer:
            yield answer
        if connection.is_late:  # without a length, an answer that was cut looks like one that has ended
            raise TimeoutError
    except gaierror:
        raise OperationFailed(f"there is no host {host}; check the address and the network") from None
    except ssl.SSLCertVerificationError as error:
        raise request.uncertified(host, error.verify_message) from None
    except (OSError, HTTPException, zlib.error) as error:
        if connection.is_late:
            raise request.late() from None
        reason = " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split())
        raise request.failed(reason) from None
    finally:
        connection.end()


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~?[]|")


def _fetched(answer: HTTPResponse, address: str, request: _Request) -> Fetched:
    if not 200 <= answer.status < 300:
        why = _REFUSALS.get(answer.status, f"the server has failed; try again later, or {_BY_BROWSER}")
        raise OperationFailed(f"{request.address} answers {answer.status}: {why}")
    kind, _, parameters = answer.headers.get("Content-Type", "").partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    data = _decoded(answer, request, limits.DOCUMENT)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Fetched(data, kind.strip().lower(), charset, address, request.address, now, answer.status)


def _decoded(answer: HTTPResponse, request: _Request, most: Limit) -> bytes:
    """The bytes of an answer, unpacked if they were packed, and no more than the limit; raises OperationFailed."""
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise OperationFailed(
            f"{request.address} is compressed as {packed}, which was not asked for; {request.instead}"
        )
    unpacker = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    data = bytearray()
    while piece := answer.read1(_PIECE):
        room = most.most + 1 - len(data)
        data += unpacker.decompress(piece, room) if unpacker else piece
        if len(data) > most.most:
            raise OperationFailed(most.exceeded(request.address))
    if answer.length or (unpacker is not None and not unpacker.eof):
        raise OSError("the answer was cut off")
    return bytes(data)
