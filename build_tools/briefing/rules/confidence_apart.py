"""Check that no statement speaks of confidence."""

import re
from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding

# Confidence-building measures are a subject of diplomacy and say nothing about the judgement.
_CONFIDENCE = re.compile(r"\bconfiden(ce|t|tly)\b(?!-building| building)", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each statement that speaks of confidence."""
    for route, judgement in all_judgements(draft):
        if _CONFIDENCE.search(judgement.statement):
            sentence = (
                "this statement mixes confidence with likelihood; move what it says about confidence "
                "to confidence: and because:"
            )
            yield Finding(Code.CONFIDENCE_APART, (*route, "statement"), sentence)
