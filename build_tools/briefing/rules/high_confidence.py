"""High confidence rests on two lineages, or says why one is enough: sources with one agency's copy are one witness."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each judgement of high confidence that one lineage carries, with no reason given."""
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
            found = f"all that carries it is of one lineage, '{min(lineages)}'"
            sentence = f"{found}; cite a second one, write moderate, or say why in single_lineage:"
            yield Finding(Code.HIGH_CONFIDENCE, (*route, "confidence"), sentence)
