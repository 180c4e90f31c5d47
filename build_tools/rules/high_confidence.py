"""High confidence rests on two lineages or more: papers that print one agency's copy are one witness."""

from collections.abc import Iterator

from build_tools.evidence import judgements
from build_tools.finding import Finding
from build_tools.load import Draft

CODE = "high-confidence"


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each judgement of high confidence whose quotes have one lineage."""
    if draft.incomplete & {"quotes", "sources"}:
        return
    for route, judgement in judgements(draft):
        sources = {source for name in judgement.cites if name in draft.quotes for source in draft.quotes[name].readings}
        if sources - draft.sources.keys():
            continue
        lineages = {draft.sources[source].lineage.of for source in sources}
        if judgement.confidence == "high" and len(lineages) == 1:
            sentence = f"all it cites is of one lineage, '{min(lineages)}'; cite a second one, or write moderate"
            yield Finding(CODE, (*route, "confidence"), sentence)
