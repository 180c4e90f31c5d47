"""The server's door: what is no request, what is not for this machine, and whoever sends half of one."""

import socket
import threading
from collections.abc import Iterator
from http import HTTPStatus

import pytest

from build_tools.site.serve import listening
from build_tools.site.serve.listening import MOST, Server
from build_tools.site.serve.state import Board
from tests.server import wait_for

BUILDING = "503 Service Unavailable"
"""The answer to a request for a page: no site has been built."""

TOO_LONG = f"414 {HTTPStatus.REQUEST_URI_TOO_LONG.phrase}"  # its words differ between versions of Python
FOR_HERE = "Host: localhost\r\n"
GARBAGE = [
    ("GET http://[ HTTP/1.0\r\n\r\n", "400 Bad Request", "the path of an address begins with /"),
    (
        "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "400 Bad Request",
        "the path of an address begins with /",
    ),
    ("GET * HTTP/1.0\r\n\r\n", "400 Bad Request", "the path of an address begins with /"),
    ("\x16\x03\x01\x02 \xff\r\n\r\n", "400 Bad Request", "Bad HTTP/0.9 request type ('\\x16\\x03\\x01\\x02')"),
    ("GET / HTTP/9\r\n\r\n", "400 Bad Request", "Bad request version ('HTTP/9')"),
    ("GET / HTTP/²\r\n\r\n", "400 Bad Request", "Bad request version ('HTTP/²')"),
    ("GET / HTTP/2.0\r\n\r\n", "505 HTTP Version Not Supported", "Invalid HTTP version (2.0)"),
    ("POST / HTTP/1.0\r\n\r\n", "501 Not Implemented", "Unsupported method ('POST')"),
    ("BREW /pot HTTP/1.0\r\n\r\n", "501 Not Implemented", "Unsupported method ('BREW')"),
    (f"GET /{'a' * 70_000} HTTP/1.0\r\n\r\n", TOO_LONG, TOO_LONG.removeprefix("414 ")),
    (f"GET / HTTP/1.0\r\nA: {'a' * 70_000}\r\n\r\n", "431 Request Header Fields Too Large", "Line too long"),
    ("GET / HTTP/1.0\r\n" + "A: a\r\n" * 200 + "\r\n", "431 Request Header Fields Too Large", "Too many headers"),
]
STRANGE = [
    "//[",
    "/%",
    "/%ff%00%2e%2e/",
    "/../../etc/passwd",
    "/%5c%5c",
    "/a?b#c",
    "/.live/",
    "/.live/mark/x",
    "/.live/mark/x/%zz",
]


@pytest.fixture
def server(capfd: pytest.CaptureFixture[str]) -> Iterator[Server]:
    """A server that may be asked anything and never prints anything, such as a traceback."""
    with listening.listening("127.0.0.1:0", Board()) as server:
        yield server
    assert capfd.readouterr() == ("", "")


def _opened(server: Server, request: str) -> socket.socket:
    """A connection over which a request, or half of one, was sent."""
    opened = socket.create_connection(server.server_address[:2], timeout=60)
    opened.sendall(request.encode("latin-1"))
    return opened


def _asked(server: Server, request: str) -> tuple[str, dict[str, str], str]:
    """The status, headers and text of an answer."""
    with _opened(server, request) as opened:
        answer = b"".join(iter(lambda: opened.recv(65536), b"")).decode()
    head, _, text = answer.partition("\r\n\r\n")
    status, *lines = head.split("\r\n")
    return status.removeprefix("HTTP/1.0 "), dict(line.split(": ", 1) for line in lines), text


@pytest.mark.parametrize(("request_", "status", "said"), GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_request_is_answered_in_one_sentence(request_: str, status: str, said: str, server: Server) -> None:
    answered, headers, text = _asked(server, request_)
    assert (answered, text) == (status, f"{said}\n")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", STRANGE)
def test_any_path_is_answered(path: str, server: Server) -> None:
    status, _, text = _asked(server, f"GET {path} HTTP/1.0\r\n{FOR_HERE}\r\n")
    assert status == ("200 OK" if "/mark/" in path else BUILDING) and text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8000", "127.9.9.9", "[::1]:8000"])
def test_names_of_this_machine_are_answered(host: str, server: Server) -> None:
    assert _asked(server, f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n")[0] == BUILDING


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["evil.example:8000"],
        ["localhost.evil.example"],
        ["localhost@evil.example"],
        ["localhost", "evil.example"],
        ["192.0.2.1"],
        ["[2001:db8::1]"],
        ["[localhost"],
        ["0x7f.1"],
    ],
)
def test_other_names_are_not(hosts: list[str], server: Server) -> None:
    """A page of another host whose name comes to lead here (DNS rebinding) would read the draft."""
    named = "".join(f"Host: {host}\r\n" for host in hosts)
    said = f"this is not that host; open {server.url}\n"
    for path in ("/", "/.live/mark/x/", "/.live/reload.js"):
        status, _, text = _asked(server, f"GET {path} HTTP/1.0\r\n{named}\r\n")
        assert (status, text) == ("421 Misdirected Request", said)


def test_a_server_answers_to_the_name_that_it_was_told() -> None:
    with listening.listening("0.0.0.0:0", Board()) as server:
        port = server.server_address[1]
        for host, status in (("0.0.0.0", BUILDING), ("127.0.0.1", BUILDING), ("192.0.2.1", "421 Misdirected Request")):
            with socket.create_connection(("127.0.0.1", port), timeout=60) as opened:
                opened.sendall(f"GET / HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode())
                assert opened.recv(65536).decode().startswith(f"HTTP/1.0 {status}\r\n")


@pytest.mark.parametrize(
    "request_", [f"GET / HTTP/1.0\r\n{FOR_HERE}\r\n", "GET / HTTP/1.0\r\n\r\n", "BREW / HTTP/1.0\r\n\r\n"]
)
def test_every_answer_says_what_browsers_may_do_with_it(request_: str, server: Server) -> None:
    _, headers, _ = _asked(server, request_)
    assert {name: headers[name] for name in listening._HEADERS} == {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def test_half_requests_hold_few_threads_and_keep_nobody_waiting(server: Server) -> None:
    before = threading.active_count()
    half = [_opened(server, "GET / HTTP/1.0\r\nHost: local") for _ in range(3 * MOST)]
    assert _asked(server, f"GET / HTTP/1.0\r\n{FOR_HERE}\r\n")[0] == BUILDING
    wait_for(lambda: threading.active_count() <= before + MOST)
    assert half[0].recv(1) == b""  # the first had waited longest
    for each in half:
        each.close()
    wait_for(lambda: threading.active_count() == before)


def test_the_head_of_a_request_must_come_in_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if some of it comes again and again."""
    slow = _opened(server, "GET / HTTP/1.0\r\n")
    slow.sendall(b"A: a\r\n")
    monkeypatch.setattr(listening, "TIMEOUT", 0)
    with slow:
        assert slow.recv(1) == b""
