"""Check that high confidence rests on two lineages, or that the judgement says why one is enough."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each judgement of high confidence that one lineage carries without a stated reason."""
    if draft.incomplete & {"quotes", "sources"}:
        return
    for route, judgement in all_judgements(draft):
        printing = {
            source for name in judgement.cites if name in draft.quotes for source in draft.quotes[name].readings
        }
        sources = printing & set(judgement.sources or printing)
        if sources - draft.sources.keys() or judgement.confidence != "high" or judgement.single_lineage:
            continue
        lineages = {draft.sources[source].lineage.of for source in sources}
        if len(lineages) == 1:
            sentence = (
                f"all of its evidence comes from one lineage, '{min(lineages)}'; cite a second one, "
                "lower the confidence to moderate, or say why one is enough in single_lineage:"
            )
            yield Finding(Code.HIGH_CONFIDENCE, (*route, "confidence"), sentence)
