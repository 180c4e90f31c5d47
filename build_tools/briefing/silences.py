"""Which sources say nothing on a topic, and of which of them somebody has made sure."""

from collections import defaultdict
from collections.abc import Iterable

from build_tools.model import Quote, Topic


def quoted_on(quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """Return the sources that have a quote on each topic; a topic without quotes has none."""
    quoted: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        for topic in quote.topics:
            quoted[topic] |= quote.readings.keys()
    return quoted


def undecided(topic: Topic, sources: Iterable[str], quoted: set[str]) -> list[str]:
    """Return the sources that are neither quoted nor listed as silent on a topic, in the order given."""
    decided = quoted | {each.source for each in topic.silent}
    return [source for source in sources if source not in decided]
