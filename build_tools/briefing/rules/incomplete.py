"""Check that nothing is missing which a draft may lack and readers need."""

import re
from collections.abc import Collection, Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Record

_NONE_YET = {
    "sources": "there is no source yet; add an article with `briefing add ARTICLE --texts DIR`",
    "quotes": "there is no quote yet; write some into a file in quotes/, as `briefing extract ARTICLE` proposes them",
    "topics": "there is no topic yet; write one as topics/ID.yml, at first only its title:",
}


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each thing that is missing, in the order in which an editor adds them."""
    if draft.front is None:
        return
    for kind, sentence in _NONE_YET.items():
        if not getattr(draft, kind) and kind not in draft.incomplete:
            yield Finding(Code.INCOMPLETE, ("front",), sentence)
    if draft.topics and "quotes" not in draft.incomplete:
        yield from draft.each(_of_quotes)
    if "topics" not in draft.incomplete:
        yield from draft.each(_of_topics)
    if "briefing" not in draft.incomplete:
        # A source names its lineage, and a topic has its file: what refers to neither yet needs no list of them.
        listed = {"lineages", *([] if draft.topics else ["topics"])}
        yield from _keys(draft.front, ("front",), without=listed)


def _of_quotes(draft: Draft) -> list[Finding]:
    return [finding for name, quote in draft.quotes.items() for finding in _keys(quote, ("quotes", name))]


def _of_topics(draft: Draft) -> list[Finding]:
    found: list[Finding] = []
    for name, topic in draft.topics.items():
        found += _keys(topic, ("topics", name))
        if not topic.says_something:
            sentence = "a topic needs judgements: or textual_findings:; write what follows from its quotes"
            found.append(Finding(Code.INCOMPLETE, ("topics", name), sentence))
    return found


def _keys(record: Record, at: Route, without: Collection[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each key that a record lacks, with the first words that the model says about it."""
    for key in record.lacking():
        if key not in without:
            about = re.split("[.:;]", str(type(record).model_fields[key].description))[0]
            what = " ".join(f"{about[0].lower()}{about[1:]}".split())
            yield Finding(Code.INCOMPLETE, at, f"the key '{key}' is missing; write {what}")
