"""Which addresses of the network a download may go to: hosts in, checked addresses of sockets out."""

import ipaddress
import socket
from collections.abc import Iterator

from build_tools.diagnostics.refused import OperationFailed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that a translator turns into the IPv4 address in their last 32 bits (RFC 6052)."""


def connect(host: str, port: int, timeout: float, *, allow_private: bool) -> socket.socket:
    """A connection to a host of the public internet; raises OperationFailed for any other, and OSError.

    The address that was checked is the one that is connected to, so a name that means another host a moment later
    (DNS rebinding) leads nowhere else.
    """
    last: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not allow_private and not is_public(ipaddress.ip_address(str(address[0]).partition("%")[0])):
            named = host if host == address[0] else f"{host} ({address[0]})"
            raise OperationFailed(f"{named} is not on the public internet; if you mean it, pass --allow-private")
        try:
            return _connected(socket.socket(family, kind, protocol), address, timeout)
        except OSError as error:
            last = error
    raise last or OSError("it has no address")


def _connected(connection: socket.socket, address: object, timeout: float) -> socket.socket:
    try:
        connection.settimeout(timeout)
        connection.connect(address)  # type: ignore[arg-type]
    except OSError:
        connection.close()
        raise
    return connection


def is_public(address: Address) -> bool:
    """Whether an address, and each IPv4 address that it stands for, is one of the public internet."""
    return all(each.is_global and not each.is_multicast for each in (address, *_inside(address)))


def _inside(address: Address) -> Iterator[Address]:
    """The IPv4 addresses to which an IPv6 address may be a detour."""
    if isinstance(address, ipaddress.IPv6Address):
        yield from (each for each in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if each)
        if address in _NAT64:
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
