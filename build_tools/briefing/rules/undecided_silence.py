"""Check that every source without a quote on a topic is listed as silent on it, or was read in full."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.silences import quoted_in, silences
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.counting import and_more


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a remark for each topic on which some sources are left to decide."""
    for name, found in silences(draft.sources, quoted_in(draft), draft.topics).items():
        if found.undecided:
            have, each, it = ("has", "one", "it") if len(found.undecided) == 1 else ("have", "one of each", "them")
            sentence = (
                f"{and_more(found.undecided)} {have} no quote on this topic; add {each}, "
                f"list {it} under silent: with a note, or write read_in_full: in the source's file"
            )
            yield Finding(Code.UNDECIDED_SILENCE, ("topics", name), sentence)
