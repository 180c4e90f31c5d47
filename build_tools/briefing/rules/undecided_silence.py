"""Check that every source has a quote on each topic or is listed as silent."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.silences import quoted_on, undecided
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.counting import and_more


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a remark for each topic on which some sources are neither quoted nor silent."""
    quoted = quoted_on(draft.quotes.values())
    for name, topic in draft.topics.items():
        missing = undecided(topic, draft.sources, quoted[name])
        if missing:
            have, each, it = ("has", "one", "it") if len(missing) == 1 else ("have", "one of each", "them")
            sentence = (
                f"{and_more(missing)} {have} no quote on this topic; add {each}, or list {it} under silent: with a note"
            )
            yield Finding(Code.UNDECIDED_SILENCE, ("topics", name), sentence)
