"""Quotes as CSV: one row a reading."""

import csv
import io
import re

from build_tools.briefing.verify import Check, VerifiedBriefing
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN

COLUMNS = (
    "quote kind speaker title topics occasion source publisher lineage language words translation "
    "verdict folds start end address"
).split()

_FORMULA = re.compile(r"[=+\-@\t\r]")


def quotes_csv(verified: VerifiedBriefing) -> str:
    """One row a reading (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for (name, source), check in verified.checks.items():
        row = _row(verified, verified.briefing.quotes[name], source, check)
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return written.getvalue()


def _row(verified: VerifiedBriefing, quote: Quote, source: str, check: Check) -> list[str]:
    witness = verified.briefing.sources[source]
    speaker = verified.briefing.people[quote.speaker].name if quote.speaker else ""
    starts = [str(anchor.start) for anchor in check.anchors if anchor.start is not None]
    ends = [str(anchor.end) for anchor in check.anchors if anchor.end is not None]
    return [
        quote.id,
        "speech" if quote.speaker else "report",
        speaker,
        quote.title or "",
        " ".join(quote.topics),
        quote.occasion or "",
        source,
        witness.publisher,
        witness.lineage.of,
        witness.language,
        check.words,
        quote.translations.get(source, ""),
        check.verdict,
        " ".join(check.folds),
        " ".join(starts),
        " ".join(ends),
        "" if witness.url == UNKNOWN else witness.url,
    ]
