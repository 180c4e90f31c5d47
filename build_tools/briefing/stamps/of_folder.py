"""Check the time stamps that a briefing's folder has beside the records of its editions."""

from collections.abc import Mapping

from build_tools.briefing.stamps.stamp import NotInstalled, NotOfRecord, Stamp, checked
from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model.edition_record import EditionRecord

AT = "stamps"
"""Where time stamps are in routes, before the day of their edition."""

_AGAIN = "put it back as it was, or delete it and run `briefing edition --timestamp`"
_TRUST = "put its authority's root certificate into editions/authorities.pem, or the stamp back as it was"
"""A later stamp proves less, so none is deleted that may be genuine."""


def check_all(
    stamps: Mapping[str, bytes], records: Mapping[str, EditionRecord | None], roots: bytes
) -> tuple[dict[str, Stamp], list[Finding]]:
    """Return the time stamps that are proved, by the days of their editions, and a finding for each other one.

    A stamp of a record that can't be read is passed over: the record is a finding by itself.
    """
    proved: dict[str, Stamp] = {}
    findings: list[Finding] = []
    if len(roots) > limits.CERTIFICATES_FILE.most:
        sentence = limits.CERTIFICATES_FILE.exceeded("editions/authorities.pem")
        return {}, [Finding(Code.LIMIT, (AT, day), sentence) for day in stamps]
    for day, data in stamps.items():
        record = records.get(day)
        if len(data) > limits.STAMP_FILE.most:
            findings.append(Finding(Code.LIMIT, (AT, day), limits.STAMP_FILE.exceeded("the time stamp")))
        elif record is not None:
            try:
                proved[day] = checked(record, data, roots)
            except ValueError as reason:
                how = _AGAIN if isinstance(reason, NotOfRecord) else _TRUST
                sentence = f"this time stamp does not prove the record ({reason}); {how}"
                findings.append(Finding(Code.STAMP, (AT, day), sentence))
            except NotInstalled as missing:
                findings.append(Finding(Code.UNCHECKED_STAMP, (AT, day), f"no page shows this: {missing}"))
        elif day not in records:
            sentence = "no edition of this day is recorded; put its record back, or delete this time stamp"
            findings.append(Finding(Code.STAMP, (AT, day), sentence))
    return proved, findings
