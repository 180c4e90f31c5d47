"""Check that high confidence rests on two lineages and two origins, or that the judgement says why one is enough."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each judgement of high confidence with one lineage or one origin and no stated reason."""
    if draft.incomplete & {"quotes", "sources"}:
        return
    for route, judgement in all_judgements(draft):
        quotes = [draft.quotes[name] for name in judgement.supports if name in draft.quotes]
        printing = {source for quote in quotes for source in quote.readings}
        sources = printing & set(judgement.sources or printing)
        if sources - draft.sources.keys() or judgement.confidence != "high" or judgement.single_lineage:
            continue
        lineages = {draft.sources[source].lineage.of for source in sources}
        origins = {quote.origin for quote in quotes}
        if len(lineages) == 1:
            yield _finding(route, f"comes from one lineage, '{min(lineages)}'")
        elif len(origins) == 1 and None not in origins:
            yield _finding(route, f"has one origin, '{quotes[0].origin}'")


def _finding(route: Route, what: str) -> Finding:
    sentence = (
        f"all of its evidence {what}; cite a second one, "
        "lower the confidence to moderate, or say why one is enough in single_lineage:"
    )
    return Finding(Code.HIGH_CONFIDENCE, (*route, "confidence"), sentence)
