"""Check that the text on how good the evidence is is short."""

from collections.abc import Iterator

from build_tools.briefing.lengths import EVIDENCE, too_long
from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.markup.prose import plain


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding if it has too many words."""
    if draft.front is not None:
        sentence = too_long("this text", plain(draft.front.evidence), EVIDENCE)
        if sentence:
            yield Finding(Code.EVIDENCE_LENGTH, ("front", "evidence"), sentence)
