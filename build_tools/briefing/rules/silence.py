"""Silence is a record: every source either has a quote on a topic or stands under the topic's silent: with a note."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each source that is neither quoted nor silent on a topic, or both."""
    astray = any(topic not in draft.topics for quote in draft.quotes.values() for topic in quote.topics)
    if astray or draft.incomplete & {"quotes", "topics"}:
        return
    for name, topic in draft.topics.items():
        at: Route = ("topics", name)
        quoted = {source for quote in draft.quotes.values() if name in quote.topics for source in quote.readings}
        for index, silence in enumerate(topic.silent):
            if silence.source in quoted:
                sentence = f"'{silence.source}' is called silent and has a quote on this topic; take it out of silent:"
                yield Finding(Code.SILENCE, (*at, "silent", index, "source"), sentence)
        silent = {silence.source for silence in topic.silent}
        unknown = (quoted | silent) - draft.sources.keys()
        for source in () if unknown else draft.sources:
            if source not in quoted | silent:
                sentence = f"'{source}' has no quote on this topic; give it one, or put it under silent: with a note"
                yield Finding(Code.SILENCE, at, sentence)
