"""Check that every source has a quote on each topic or is listed as silent, and not both."""

from collections import defaultdict
from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each source that is neither quoted nor silent on a topic, or both."""
    quoted_on: dict[str, set[str]] = defaultdict(set)
    for quote in draft.quotes.values():
        for topic in quote.topics:
            quoted_on[topic] |= quote.readings.keys()
    if quoted_on.keys() - draft.topics.keys() or draft.incomplete & {"quotes", "topics"}:
        return
    for name, topic_record in draft.topics.items():
        at: Route = ("topics", name)
        quoted = quoted_on[name]
        for index, silence in enumerate(topic_record.silent):
            if silence.source in quoted:
                sentence = (
                    f"'{silence.source}' is listed as silent but has a quote on this topic; remove it from silent:"
                )
                yield Finding(Code.SILENCE, (*at, "silent", index, "source"), sentence)
        silent = {silence.source for silence in topic_record.silent}
        unknown = (quoted | silent) - draft.sources.keys()
        for source in () if unknown else draft.sources:
            if source not in quoted | silent:
                sentence = f"'{source}' has no quote on this topic; add one, or list it under silent: with a note"
                yield Finding(Code.SILENCE, at, sentence)
