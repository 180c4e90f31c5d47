"""One page is fetched as a stranger would, from the public internet only, and every obstacle is a sentence."""

import gzip
import ipaddress
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from build_tools import __version__
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.addresses import is_public
from build_tools.intake.articles.archive_copies import archive_copy
from build_tools.intake.articles.fetching import Fetched, fetch
from tests.loopback import Loopback, loopback, moves, sends

BY_BROWSER = "open it in a browser, save the page there, and pass the file"


@pytest.fixture(scope="module")
def running() -> Iterator[Loopback]:
    with loopback() as server:
        yield server


@pytest.fixture
def server(running: Loopback) -> Loopback:
    """The server of this module, which has forgotten the test before."""
    running.answers.clear()
    running.asked.clear()
    return running


def _fetch(address: str) -> Fetched:
    return fetch(address, allow_private=True)


def _refused(address: str, *, allow_private: bool = True) -> str:
    with pytest.raises(OperationFailed) as failed:
        fetch(address, allow_private=allow_private)
    return str(failed.value)


def test_what_is_fetched_and_how(server: Loopback) -> None:
    server.answers["/a"] = moves("/b?q=é&x=1%202", 301)
    server.answers["/b?q=%C3%A9&x=1%202"] = sends(
        b"words", Content_Type='text/html; charset="UTF-8"', Set_Cookie="id=1; Path=/"
    )
    found = _fetch(f"{server.address}/a#part")
    assert replace(found, fetched="") == Fetched(
        b"words", "text/html", "UTF-8", f"{server.address}/a#part", f"{server.address}/b?q=é&x=1%202", "", 200
    )
    assert time.strftime("%Y-%m-%dT") == found.fetched[:11] and len(found.fetched) == 20
    assert [path for path, _ in server.asked] == ["/a", "/b?q=%C3%A9&x=1%202"]
    assert server.asked[1][1] == {
        "Host": server.address.removeprefix("http://"),
        "User-Agent": f"annotated-briefing/{__version__} (fetches one page for an editor)",
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5",
        "Accept-Language": "*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def test_what_was_packed_is_unpacked(server: Loopback) -> None:
    server.answers["/"] = sends(gzip.compress(b"words " * 50_000), Content_Encoding="gzip")
    assert _fetch(server.address).data == b"words " * 50_000


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, f"the page asks for a password; {BY_BROWSER}"),
        (402, f"the page is behind a paywall; if you may read it, {BY_BROWSER}"),
        (403, f"it does not let programs read this page; {BY_BROWSER}"),
        (404, "it has no such page; check the address"),
        (410, "the page is gone; look for a copy in a web archive"),
        (429, f"it asks for fewer requests; wait, or {BY_BROWSER}"),
        (503, f"the server has failed; try again later, or {BY_BROWSER}"),
        (304, f"the server has failed; try again later, or {BY_BROWSER}"),
    ],
)
def test_an_answer_that_is_an_error(status: int, said: str, server: Loopback) -> None:
    server.answers["/"] = sends(b"", status=status)
    assert _refused(server.address) == f"{server.address} answers {status}: {said}"


def test_redirects_are_counted(server: Loopback) -> None:
    for number in range(12):
        server.answers[f"/{number}"] = moves(f"{server.address}/{number + 1}")
    server.answers["/12"] = sends(b"words")
    assert _fetch(f"{server.address}/2").final_address == f"{server.address}/12"
    assert _refused(f"{server.address}/1") == (
        f"{server.address}/1 has more than 10 redirects; "
        "open the address in a browser, save the page there, and pass the file"
    )


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://post.example/", "//user@host/", "javascript:alert(1)"])
def test_a_redirect_leads_nowhere_but_to_the_web(target: str, server: Loopback) -> None:
    server.answers["/"] = moves(target)
    assert _refused(f"{server.address}/").startswith(
        f"{server.address}/ redirects to something that is not an address: "
    )
    assert len(server.asked) == 1


def _bomb(handler: BaseHTTPRequestHandler) -> None:
    sends(gzip.compress(b"\0" * 40_000_000), Content_Encoding="gzip")(handler)


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"\0" * 1_000_000)


@pytest.mark.parametrize("answer", [_bomb, _endless])
def test_no_more_is_taken_than_the_limit(answer: object, server: Loopback) -> None:
    server.answers["/"] = answer  # type: ignore[assignment]
    said = "has more than 30,000,000 bytes; save only the article, without pictures"
    assert _refused(f"{server.address}/") == f"{server.address}/ {said}"


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """Never let a socket's own timeout begin."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        time.sleep(0.02)


def _drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        handler.wfile.write(b"X: a\r\n")
        time.sleep(0.02)


@pytest.mark.parametrize("answer", [_drip, _drip_headers])
def test_a_server_that_drips_is_left_in_time(answer: object, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOWNLOAD", replace(limits.DOWNLOAD, most=0.3))
    server.answers["/"] = answer  # type: ignore[assignment]
    assert _refused(f"{server.address}/") == (
        f"fetching {server.address}/ takes more than 0.3 seconds; "
        "open the address in a browser, save the page there, and pass the file"
    )


def _cut_short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"words")


def _packed_and_cut(handler: BaseHTTPRequestHandler) -> None:
    sends(gzip.compress(b"words" * 1000)[:-10], Content_Encoding="gzip")(handler)


def _no_gzip(handler: BaseHTTPRequestHandler) -> None:
    sends(b"words", Content_Encoding="gzip")(handler)


def _no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (_cut_short, "the answer was cut off"),
        (_packed_and_cut, "the answer was cut off"),
        (_no_gzip, "Error -3 while decompressing data: incorrect header check"),
        (_no_http, "SSH-2.0-OpenSSH"),
    ],
)
def test_an_answer_that_is_none(answer: object, why: str, server: Loopback) -> None:
    server.answers["/"] = answer  # type: ignore[assignment]
    said = f"could not be fetched ({why}); try again later, or {BY_BROWSER}"
    assert _refused(f"{server.address}/") == f"{server.address}/ {said}"


def test_an_unasked_packing_is_refused(server: Loopback) -> None:
    server.answers["/"] = sends(b"words", Content_Encoding="br")
    assert _refused(server.address) == f"{server.address} is compressed as br, which was not asked for; {BY_BROWSER}"


def test_a_server_that_is_not_encrypted_is_not_read_over_https(server: Loopback) -> None:
    said = _refused(server.address.replace("http://", "https://"))
    assert said.startswith(server.address.replace("http://", "https://")) and "could not be fetched (" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])
def test_this_machine_is_not_asked_unless_it_is_meant(host: str) -> None:
    said = _refused(f"http://{host}:1/", allow_private=False)
    assert said.endswith(" is not on the public internet; if you mean it, pass --allow-private")
    assert said.startswith(host.strip("[]"))


def test_a_host_is_checked_where_it_is_connected_to(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public host when it is looked at, and this machine when it is connected to."""
    asked: list[str] = []

    def rebinding(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "93.184.216.34" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    said = _refused("http://rebinding.example/", allow_private=False)
    assert said.startswith("rebinding.example (127.0.0.1) is not on the public internet")
    assert asked == ["rebinding.example"] and server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_host_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    assert _refused("https://nowhere.example/") == (
        "there is no host nowhere.example; check the address and the network"
    )


ARTICLE = "https://post.example/quay?a=b"


def _copy(server: Loopback) -> str:
    return archive_copy(
        ARTICLE, lookup=f"{server.address}/found?url=", save=f"{server.address}/save/", allow_private=True
    )


def _closest(**values: object) -> bytes:
    return json.dumps({"archived_snapshots": {"closest": values}}).encode()


LOOKED_UP = "/found?url=https%3A%2F%2Fpost.example%2Fquay%3Fa%3Db"
FOUND = f"http://web.archive.org/web/20240309201500/{ARTICLE}"


def test_a_copy_in_an_archive_is_found(server: Loopback) -> None:
    server.answers[LOOKED_UP] = sends(_closest(available=True, status="200", url=FOUND))
    assert _copy(server) == FOUND.replace("http://web", "https://web")
    assert [path for path, _ in server.asked] == [LOOKED_UP]


@pytest.mark.parametrize(
    "answer",
    [
        b"{}",
        b"no JSON",
        b"[" * 100_000,
        _closest(url=7),
        _closest(status="404", url=FOUND),
        _closest(url="javascript:1"),
    ],
)
def test_a_copy_is_asked_for_where_there_is_none(answer: bytes, server: Loopback) -> None:
    server.answers[LOOKED_UP] = sends(answer)
    made = f"/web/20240309201500/{ARTICLE}"
    server.answers[f"/save/{ARTICLE}"] = moves(made)
    server.answers[made] = sends(b"copy")
    assert _copy(server) == f"{server.address}{made}"


def test_a_copy_that_is_not_made_at_once_is_said(server: Loopback) -> None:
    server.answers[LOOKED_UP] = sends(b"{}")
    server.answers[f"/save/{ARTICLE}"] = sends(b"in a moment")
    with pytest.raises(OperationFailed) as failed:
        _copy(server)
    assert str(failed.value) == (
        f"the Internet Archive was asked for a copy of {ARTICLE} and has not made it yet; add its address to archived: later"
    )
