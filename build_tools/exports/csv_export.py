"""Quotes as CSV: one row a reading."""

import csv
import io
import re

from build_tools.briefing.verify import Check, VerifiedBriefing
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.text.folding import BIDI_CONTROLS

COLUMNS = (
    "quote kind speaker origin title topics occasion agencies source publisher lineage language words same_as "
    "translation verdict folds start end address"
).split()

_DIRECTION = re.compile(f"[{BIDI_CONTROLS}]")
_BEGINNING = re.compile('(?:^|[;\t\r\n])[;\\s"]*([=+\\-@＝＋－＠]?)')
"""Where a spreadsheet may take a cell to begin, and the sign there that would make a formula of it.

Programs in locales with a decimal comma split at `;`, also within quotation marks that a comma precedes, and at line
breaks and tabs there. Some take signs of full width for the plain ones. The pattern always matches what it passes over,
so that no run of spaces is read twice.
"""


def quotes_csv(verified: VerifiedBriefing) -> str:
    """One row a reading (RFC 4180), all cells in quotation marks; see `harmless`."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for (name, source), check in verified.checks.items():
        row = _row(verified, verified.briefing.quotes[name], source, check)
        writer.writerow(map(harmless, row))
    return written.getvalue()


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would run as a formula, however it splits cells.

    Controls of direction are left out, as on the pages.
    """
    guarded = _BEGINNING.sub(_guarded, _DIRECTION.sub("", cell))
    return f"'{guarded}" if guarded[:1] in ("\t", "\r") else guarded


def _guarded(beginning: re.Match[str]) -> str:
    sign = beginning[1]
    return f"{beginning[0].removesuffix(sign)}'{sign}" if sign else beginning[0]


def _row(verified: VerifiedBriefing, quote: Quote, source: str, check: Check) -> list[str]:
    witness = verified.briefing.sources[source]
    speaker = verified.briefing.people[quote.speaker].name if quote.speaker else ""
    same_as = quote.readings[source].same_as
    # As in the JSON, only speech has offsets.
    placed = [anchor for anchor in check.anchors if anchor.start is not None] if quote.speaker and not same_as else []
    starts, ends = [str(anchor.start) for anchor in placed], [str(anchor.end) for anchor in placed]
    return [
        quote.id,
        "speech" if quote.speaker else "report",
        speaker,
        verified.briefing.people[quote.origin].name if quote.origin else "",
        quote.title or "",
        " ".join(quote.topics),
        quote.occasion or "",
        str(len(verified.briefing.lineages_of(quote.readings))),
        source,
        witness.publisher,
        witness.lineage.of,
        witness.language,
        "" if same_as else check.words,
        same_as or "",
        quote.translations.get(source, ""),
        check.verdict,
        " ".join(check.folds),
        " ".join(starts),
        " ".join(ends),
        "" if witness.url == UNKNOWN else witness.url,
    ]
