"""Likelihood and confidence never stand in one sentence (ICD 203): confidence has a key of its own."""

import re
from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding

_CONFIDENCE = re.compile(r"\bconfiden(ce|t|tly)\b(?!-building| building)", re.IGNORECASE)


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each statement that speaks of confidence."""
    for route, judgement in all_judgements(draft):
        if _CONFIDENCE.search(judgement.statement):
            sentence = (
                "a statement that speaks of confidence blurs it with likelihood; move it to confidence: and because:"
            )
            yield Finding(Code.CONFIDENCE_APART, (*route, "statement"), sentence)
