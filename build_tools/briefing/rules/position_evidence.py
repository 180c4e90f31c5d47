"""Check that each source of a position has a reading in a quote that it cites, and that a silent source has none."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Discrepancy


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each source without evidence, and for each silent one with it."""
    for name, discrepancy in draft.discrepancies.items():
        yield from _check(draft, discrepancy, ("discrepancies", name))


def _check(draft: Draft, discrepancy: Discrepancy, at: Route) -> Iterator[Finding]:
    quoted: set[str] = set()
    for index, position in enumerate(discrepancy.positions):
        cited = [draft.quotes[name] for name in position.cites if name in draft.quotes]
        if len(cited) < len(position.cites):
            return
        here = {source for quote in cited for source in quote.readings}
        quoted |= here
        for number, source in enumerate(position.sources):
            if source in draft.sources and source not in here:
                sentence = f"none of the cited quotes has a reading of '{source}'; cite one, or remove the source"
                yield Finding(Code.POSITION_EVIDENCE, (*at, "positions", index, "sources", number), sentence)
    for number, silent in enumerate(discrepancy.silent):
        if silent.source in quoted:
            sentence = f"'{silent.source}' is listed as silent, but a cited quote has its words; remove one of the two"
            yield Finding(Code.POSITION_EVIDENCE, (*at, "silent", number, "source"), sentence)
