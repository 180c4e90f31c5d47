"""Check that the sources of a judgement and the quotes that it cites belong to each other."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each named source without a cited reading, and each cited quote without a named source."""
    for route, judgement in all_judgements(draft):
        if judgement.sources is None or not draft.quotes.keys() >= set(judgement.cites):
            continue
        printing = [draft.quotes[name].readings.keys() for name in judgement.cites]
        for index, source in enumerate(judgement.sources):
            if source in draft.sources and not any(source in each for each in printing):
                sentence = f"none of the cited quotes has a reading of '{source}'; cite one, or remove the source"
                yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "sources", index), sentence)
        for index, name in enumerate(judgement.cites):
            if not printing[index] & set(judgement.sources):
                sentence = (
                    f"none of the sources under sources: has a reading of '{name}'; add one that does, "
                    "or remove the quote"
                )
                yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "cites", index), sentence)
