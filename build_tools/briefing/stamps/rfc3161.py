"""Time-stamp requests and answers by their library, which checks signatures and certificates as of the stamp's time."""

import re
from datetime import UTC, timedelta

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, InvalidVersion, NameOID, ObjectIdentifier, load_der_x509_certificate
from cryptography.x509 import load_pem_x509_certificates as certificates_in
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, TimeStampResponse, VerifierBuilder
from rfc3161_client import decode_timestamp_response as decoded
from rfc3161_client.errors import VerificationError

from build_tools.briefing.stamps.stamp import NotOfRecord

_SHA256 = ObjectIdentifier("2.16.840.1.101.3.4.2.1")
_SECOND = timedelta(seconds=1)
_NO_ROOT = "its signature leads to no root certificate in editions/authorities.pem"
_UNTRUSTED = "Error while verifying certificates: "
_WHY = re.compile('data: "Verify error: ([^"]+)"')


def question(covered: bytes) -> tuple[bytes, int]:
    """Return a request for a stamp of the SHA-256 of some bytes, and its nonce."""
    request = TimestampRequestBuilder().data(covered).hash_algorithm(HashAlgorithm.SHA256).build()
    assert request.nonce is not None
    return request.as_bytes(), request.nonce


def checked(digest: bytes, data: bytes, roots: bytes, nonce: int | None) -> tuple[str, str]:
    """Return the time that an answer proves of a SHA-256, rounded up to the second, and who signed it.

    Raises NotOfRecord if no certificate could make it prove anything of this hash, and otherwise ValueError.
    """
    answer = _answer_to(digest, data)
    try:
        trusted = certificates_in(roots)
    except (InvalidVersion, ValueError):
        raise ValueError("no root certificate is in editions/authorities.pem") from None
    try:
        signing = _signing_certificate(answer, trusted)
        VerifierBuilder(nonce=nonce, roots=trusted).build().verify(answer, digest)
        return _no_later_than(answer), _name(signing)
    except (VerificationError, InvalidVersion, ValueError, OverflowError) as error:
        raise ValueError(_clause(error)) from None


def certificates(roots: bytes) -> str:
    """Return the certificates of a file as PEM, without what else is in it."""
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates_in(roots)).decode()


def _answer_to(digest: bytes, data: bytes) -> TimeStampResponse:
    try:
        answer = decoded(data)
        imprint = answer.tst_info.message_imprint
        stamped = imprint.hash_algorithm, imprint.message
    except ValueError as error:
        raise NotOfRecord(_clause(error)) from None
    if stamped != (_SHA256, digest):
        raise NotOfRecord("it is a stamp of something else")
    return answer


def _clause(error: Exception) -> str:
    said = " ".join(str(error).split())
    if said.startswith(_UNTRUSTED):
        # OpenSSL's errors follow, with lines of its source. The reason is in the last one, if it is about certificates.
        return ": ".join([_NO_ROOT, *_WHY.findall(said)])
    # What the library says of a hostile answer can be long, and is for whoever looks closer.
    return said[:150]


def _no_later_than(answer: TimeStampResponse) -> str:
    # The library leaves fractions of a second out, so the time may be up to a second later.
    time, error = answer.tst_info.gen_time.astimezone(UTC) + _SECOND, answer.tst_info.accuracy
    if error:
        time += timedelta(seconds=error.seconds or 0, milliseconds=error.millis or 0, microseconds=error.micros or 0)
    whole = time.replace(microsecond=0)
    return f"{whole if whole == time else whole + _SECOND:%Y-%m-%dT%H:%M:%SZ}"


def _name(certificate: Certificate) -> str:
    """The organisation that has a certificate, or else its common name."""
    for oid in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(oid):
            return " ".join(str(attribute.value).split())[:100]
    raise ValueError("the certificate that signed it has no name")


def _signing_certificate(answer: TimeStampResponse, trusted: list[Certificate]) -> Certificate:
    """The only certificate of its issuer and number. Those in an answer are not signed, so anybody can add another."""
    certificates = {*map(load_der_x509_certificate, answer.signed_data.certificates), *trusted}
    signers = [(each.issuer, each.serial_number) for each in answer.signed_data.signer_infos]
    named = [each for each in certificates if (each.issuer, each.serial_number) in signers]
    if len(named) != 1:
        raise ValueError(f"{len(named)} certificates in it have the issuer and number of the one that signed it")
    return named[0]
