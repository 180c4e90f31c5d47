"""Which sources say nothing on a topic, and of which of them somebody has made sure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.model import Quote, Source, Topic


@dataclass(frozen=True)
class Silences:
    """The sources without a quote or an entry on a topic: those that were read in full, and those left to decide."""

    read: tuple[str, ...]
    undecided: tuple[str, ...]


def quoted_on(quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """Return the sources that have a quote on each topic; a topic without quotes has none."""
    quoted: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        for topic in quote.topics:
            quoted[topic] |= quote.readings.keys()
    return quoted


def silences(
    sources: Mapping[str, Source], quotes: Iterable[Quote], topics: Mapping[str, Topic]
) -> dict[str, Silences]:
    """Return the sources without an entry on each topic, in their order."""
    quoted = quoted_on(quotes)
    found: dict[str, Silences] = {}
    for name, topic in topics.items():
        named = quoted[name] | {each.source for each in topic.silent}
        others = [source for source in sources if source not in named]
        read = tuple(source for source in others if sources[source].read_in_full)
        found[name] = Silences(read, tuple(source for source in others if not sources[source].read_in_full))
    return found
