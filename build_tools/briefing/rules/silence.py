"""Check that no source that is listed as silent on a topic has a quote on it."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.silences import quoted_in
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each source that is listed as silent and quoted on a topic."""
    quoted = quoted_in(draft)
    for name, topic in draft.topics.items():
        for index, silence in enumerate(topic.silent):
            if silence.source in quoted[name]:
                sentence = (
                    f"'{silence.source}' is listed as silent but has a quote on this topic; remove it from silent:"
                )
                yield Finding(Code.SILENCE, ("topics", name, "silent", index, "source"), sentence)
