"""Check that each record of an edition names the hash of the one before."""

from collections.abc import Iterator
from itertools import pairwise

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model.edition_record import UNCHAINED, EditionRecord
from build_tools.model.files import EDITIONS


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each record that follows another one than the folder has; rules pass over a damaged one."""
    records = [record for _, record in sorted(draft.records.items())]
    if records and records[0] and records[0].previous:
        sentence = "the record of the edition before this one is gone; put it back as it was published"
        yield Finding(Code.BROKEN_CHAIN, (EDITIONS, records[0].edition), sentence)
    for former, record in pairwise(records):
        if former and record and not _follows(record, former):
            sentence = (
                f"this record doesn't follow that of {former.edition} as it is; put that one back as it was published, "
                "or delete this file and run `briefing edition` again if that edition was never published"
            )
            yield Finding(Code.BROKEN_CHAIN, (EDITIONS, record.edition), sentence)


def _follows(record: EditionRecord, former: EditionRecord) -> bool:
    return record.previous == former.hash or record.format == former.format == UNCHAINED
