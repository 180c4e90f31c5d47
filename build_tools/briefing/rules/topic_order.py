"""Check that the order of topics in briefing.yml includes every topic."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each topic that the order leaves out."""
    if draft.front is None or not draft.front.topics or set(draft.front.topics) - draft.topics.keys():
        return
    for name in draft.topics:
        if name not in draft.front.topics:
            sentence = f"the topic '{name}' is missing from this list; add it, or delete its file"
            yield Finding(Code.TOPIC_ORDER, ("front", "topics"), sentence)
