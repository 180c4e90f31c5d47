"""Each source that a judgement names has words in a quote that it cites, and each of these quotes is of one of them."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each source named without evidence, and for each quote that none of the named sources prints."""
    for route, judgement in all_judgements(draft):
        if judgement.sources is None or not draft.quotes.keys() >= set(judgement.cites):
            continue
        printing = [draft.quotes[name].readings.keys() for name in judgement.cites]
        for index, source in enumerate(judgement.sources):
            if source in draft.sources and not any(source in each for each in printing):
                sentence = f"none of the cited quotes has a reading of '{source}'; cite one, or take the source out"
                yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "sources", index), sentence)
        for index, name in enumerate(judgement.cites):
            if not printing[index] & set(judgement.sources):
                sentence = f"no source named under sources: prints '{name}'; name one that does, or take the quote out"
                yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "cites", index), sentence)
