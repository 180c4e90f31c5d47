"""The chain of editions: what it takes to check that each record follows the one before, and when it existed."""

import base64
from collections.abc import Iterator

from pydantic import Field

from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.stamps.stamp import certificates
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.json_export import DATA_FORMAT, DataFormat, Exported
from build_tools.model.edition_record import EditionRecord, nouns_hash, write_record
from build_tools.model.files import AUTHORITIES, EDITIONS, STAMP


class ExportedEdition(Exported):
    """A record of an edition, with the hash of its texts in their place."""

    format: str = Field(description="Version of the record's format; 1 is outside the chain.")
    edition: str = Field(description="The day on which it was published.")
    title: str = Field(description="The briefing's title in it.")
    previous: str | None = Field(description="Hash of the record before; null for the first.")
    nouns: str = Field(description="SHA-256 of all that the edition says, in hexadecimal.")
    hash: str = Field(description="SHA-256 of the record, in hexadecimal, as docs/formats/records.md specifies it.")
    no_later_than: str | None = Field(description="When it existed, as its time stamp says; null if it has none.")
    authority: str | None = Field(description="Who signed the time stamp; null if it has none.")


class EditionsExport(Exported):
    """The chain of editions: the hash of each record, which depends on all records before."""

    format: DataFormat = Field(description="Version of this format.")
    editions: tuple[ExportedEdition, ...] = Field(description="The recorded editions, the first one first.")


def editions_export(verified: VerifiedBriefing) -> EditionsExport:
    """Every recorded edition of a briefing as it is exported."""
    return EditionsExport(
        format=DATA_FORMAT, editions=tuple(_edition(verified, each) for each in verified.records.values())
    )


def _edition(verified: VerifiedBriefing, record: EditionRecord) -> ExportedEdition:
    stamp = verified.stamps.get(record.edition)
    return ExportedEdition(
        format=record.format,
        edition=record.edition,
        title=record.title,
        previous=record.previous,
        nouns=nouns_hash(record.nouns),
        hash=record.hash,
        no_later_than=stamp.no_later_than if stamp else None,
        authority=stamp.authority if stamp else None,
    )


def editions_files(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """The record that the pages show, the time stamps, and the root certificates, by their paths below data/."""
    record = _shown_record(verified)
    if record:
        yield f"{EDITIONS}/{record.edition}.json", write_record(record).decode()
    for day, stamp in verified.stamps.items():
        yield f"{EDITIONS}/{day}{STAMP}.b64", base64.encodebytes(stamp.data).decode()
    if verified.stamps:
        yield AUTHORITIES, certificates(verified.authorities)


def _shown_record(verified: VerifiedBriefing) -> EditionRecord | None:
    """Return the record of the edition that the pages show, if it is recorded and nothing has changed since.

    Earlier records are not published: they have what was withdrawn.
    """
    record = verified.records.get(verified.briefing.front.edition)
    return record if record and record.says_what(record_of(verified)) else None
