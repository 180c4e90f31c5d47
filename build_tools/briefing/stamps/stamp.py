"""Ask for time stamps of records, and check them. The library is an extra, and is imported when it is needed."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from build_tools.model.edition_record import EditionRecord, covered

INSTALL = "pip install 'annotated-briefing[timestamp]'"


class NotInstalled(Exception):
    """Time stamps need a library that is not installed; the message says how to install it."""


class NotOfRecord(ValueError):
    """An answer is damaged, or is a stamp of something else; the message is a clause that says which."""


@dataclass(frozen=True)
class Stamp:
    """An authority's word, checked to the certificate of its root, that a record's hash existed no later than a time.

    The time is in ISO 8601 and UTC, to the second, with what the authority allows for the error of its clock.
    """

    no_later_than: str
    authority: str
    data: bytes


@dataclass(frozen=True)
class Question:
    """What an authority is asked, as it is sent, and the number that its answer must repeat."""

    data: bytes
    nonce: int


def question(record: EditionRecord) -> Question:
    """Return what to ask for a stamp of a record's hash; raises NotInstalled."""
    data, nonce = _library().question(covered(record))
    return Question(data, nonce)


def checked(record: EditionRecord, data: bytes, roots: bytes, nonce: int | None = None) -> Stamp:
    """Return what an authority's answer proves of a record.

    `roots` are the certificates that are trusted, as PEM. Raises NotOfRecord if no certificate could make it prove
    anything of the record, otherwise ValueError, both with a clause that says why; and NotInstalled.
    """
    no_later_than, authority = _library().checked(bytes.fromhex(record.hash), data, roots, nonce)
    return Stamp(no_later_than, authority, data)


def certificates(roots: bytes) -> str:
    """Return the certificates that proved a stamp, as PEM: a private key that is kept beside them is not published."""
    made: str = _library().certificates(roots)
    return made


def _library() -> Any:
    try:
        return import_module("build_tools.briefing.stamps.rfc3161")
    except ModuleNotFoundError as error:
        raise NotInstalled(f"time stamps need {error.name}, which is not installed; run {INSTALL}") from None
