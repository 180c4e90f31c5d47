"""The order of topics in briefing.yml names each topic once."""

from collections import Counter
from collections.abc import Iterator

from build_tools.finding import Finding
from build_tools.load import Draft

CODE = "topic-order"


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each topic that the order leaves out or names twice."""
    if draft.front is None:
        return
    counted = Counter(draft.front.topics)
    for name in draft.topics:
        if name not in counted:
            sentence = f"the topic '{name}' is missing in this order; add it, or delete its file"
            yield Finding(CODE, ("front", "topics"), sentence)
    for index, name in enumerate(draft.front.topics):
        if name in draft.front.topics[:index]:
            yield Finding(CODE, ("front", "topics", index), f"the topic '{name}' stands here twice; delete one")
