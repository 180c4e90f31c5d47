"""Which sources say nothing on a topic, and of which of them somebody has made sure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.model import Quote, Source, Topic


@dataclass(frozen=True)
class Silences:
    """The sources without a quote or an entry on a topic: those that were read in full, and those left to decide."""

    read: tuple[str, ...]
    undecided: tuple[str, ...]


def quoted_on(quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """Return the sources that have a quote on each topic; a topic without quotes has none."""
    return _joined((topic, quote.readings.keys()) for quote in quotes for topic in quote.topics)


def quoted_in(draft: Draft) -> dict[str, set[str]]:
    """Return the same of the quotes of a draft."""
    return _joined(draft.each(_quoted_in))


def _quoted_in(draft: Draft) -> list[tuple[str, set[str]]]:
    return list(quoted_on(draft.quotes.values()).items())


def _joined(quoted: Iterable[tuple[str, Set[str]]]) -> dict[str, set[str]]:
    joined: dict[str, set[str]] = defaultdict(set)
    for topic, sources in quoted:
        joined[topic] |= sources
    return joined


def silences(
    sources: Mapping[str, Source], quoted: dict[str, set[str]], topics: Mapping[str, Topic]
) -> dict[str, Silences]:
    """Return the sources without an entry on each topic, in their order."""
    found: dict[str, Silences] = {}
    for name, topic in topics.items():
        named = quoted[name] | {each.source for each in topic.silent}
        others = [source for source in sources if source not in named]
        read = tuple(source for source in others if sources[source].read_in_full)
        found[name] = Silences(read, tuple(source for source in others if not sources[source].read_in_full))
    return found
