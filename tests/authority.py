"""A time-stamping authority on this machine (RFC 3161) that answers as a test tells it to.

Its answers are put together here byte by byte, because no library writes any, and a test needs wrong ones too.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client._rust import parse_timestamp_request

from tests.loopback import Answer, sends

NOW = datetime(2024, 3, 9, 12, 30, 15, tzinfo=UTC)
_SHA256, _ECDSA = "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"
_TST_INFO, _SIGNED_DATA = "1.2.840.113549.1.9.16.1.4", "1.2.840.113549.1.7.2"
_CONTENT_TYPE, _DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"


def _der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (length if len(body) < 128 else bytes([0x80 | len(length)]) + length) + body


def _sequence(*parts: bytes) -> bytes:
    return _der(0x30, *parts)


def _set(*parts: bytes) -> bytes:
    return _der(0x31, *sorted(parts))


def _octets(data: bytes) -> bytes:
    return _der(0x04, data)


def _integer(number: int) -> bytes:
    return _der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    body = bytearray()
    for number in (40 * first + second, *rest):
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.append(0x80 | number & 0x7F)
        body += bytes(reversed(septets))
    return _der(0x06, bytes(body))


class Authority(NamedTuple):
    """A root certificate as PEM, and what makes the DER of an answer to a digest and a nonce."""

    root: bytes
    answer: Callable[..., bytes]

    def serves(self, **how: object) -> Answer:
        """What a server does that answers every question, in the way of `how`."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            asked = parse_timestamp_request(handler.rfile.read(int(handler.headers["Content-Length"])))
            sends(self.answer(asked.message_imprint.message, **{"nonce": asked.nonce, **how}))(handler)

        return answer


@cache
def authority(
    name: str = "Lunde Time", *, usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING
) -> Authority:
    """An authority with a root of its own; the certificate that signs may be of a wrong `usage`.

    Beside it an answer may have a `forged` one, of this name and with the same issuer and number.
    """
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate(f"{name} Root", root_key, f"{name} Root", root_key)
    signing = _certificate(name, key, f"{name} Root", root_key, usage)
    der = signing.public_bytes(Encoding.DER)

    def as_if_signing(other: str) -> bytes:
        own_key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(other, own_key, f"{name} Root", own_key, usage, signing.serial_number)
        return made.public_bytes(Encoding.DER)

    def answer(
        digest: bytes,
        nonce: int | None = None,
        *,
        at: datetime = NOW,
        fraction: bytes = b"",
        accuracy: int = 0,
        status: int = 0,
        forged: str = "",
    ) -> bytes:
        if status:
            return _sequence(_sequence(_integer(status)))
        info = _sequence(
            _integer(1),
            _oid("1.2.3.4"),
            _sequence(_sequence(_oid(_SHA256), b"\x05\x00"), _octets(digest)),
            _integer(7),
            _der(0x18, at.strftime("%Y%m%d%H%M%S").encode() + fraction + b"Z"),
            *([_sequence(_integer(accuracy))] if accuracy else []),
            *([] if nonce is None else [_integer(nonce)]),
        )
        attributes = [
            _sequence(_oid(_CONTENT_TYPE), _set(_oid(_TST_INFO))),
            _sequence(_oid(_DIGEST), _set(_octets(hashlib.sha256(info).digest()))),
            _sequence(
                _oid(_SIGNING_CERTIFICATE), _set(_sequence(_sequence(_sequence(_octets(hashlib.sha256(der).digest())))))
            ),
        ]
        signature = key.sign(_set(*attributes), ec.ECDSA(hashes.SHA256()))
        algorithm = _sequence(_oid(_SHA256))
        signer = _sequence(
            _integer(1),
            _sequence(signing.issuer.public_bytes(), _integer(signing.serial_number)),
            algorithm,
            b"\xa0" + _set(*attributes)[1:],
            _sequence(_oid(_ECDSA)),
            _octets(signature),
        )
        signed = _sequence(
            _integer(3),
            _set(algorithm),
            _sequence(_oid(_TST_INFO), _der(0xA0, _octets(info))),
            _der(0xA0, *sorted([der, *([as_if_signing(forged)] if forged else [])])),
            _set(signer),
        )
        return _sequence(_sequence(_integer(0)), _sequence(_oid(_SIGNED_DATA), _der(0xA0, signed)))

    return Authority(root.public_bytes(Encoding.PEM), answer)


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    usage: x509.ObjectIdentifier | None = None,
    number: int | None = None,
) -> x509.Certificate:
    """A certificate that is valid in March 2024 only: what counts is the time of the stamp."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(number or x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=9))
        .not_valid_after(NOW + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
        builder = builder.add_extension(
            x509.KeyUsage(True, False, False, False, False, False, False, False, False), critical=True
        )
    return builder.sign(issuer_key, hashes.SHA256())


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
