"""Check that a link in prose leads to the web, or to an existing quote."""

import re
from collections.abc import Iterator

from build_tools.briefing.gone import Gone
from build_tools.briefing.load import Draft
from build_tools.briefing.walk import prose_texts
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.markup.prose import REFERENCE, links
from build_tools.text.web_addresses import address_fault


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each link that leads elsewhere or nowhere."""
    known, suggestions, gone = draft.names["quotes"], Suggestions(), Gone(draft)
    for route, target in draft.each(_links):
        name = target.removeprefix(REFERENCE)
        if target.startswith(REFERENCE):
            if known is not None and name not in known:
                sentence = gone.sentence("quotes", name)
                sentence = sentence or f"unknown quote '{name}'; {suggestions.did_you_mean(name, known)}"
                yield Finding(Code.PROSE_LINK, route, sentence)
        elif fault := address_fault(target):
            elsewhere = f"a link to '{target}' is not allowed; link to https://…, or to a quote as quote:ID"
            sentence = fault if re.match("https?://", target) else elsewhere
            yield Finding(Code.PROSE_LINK, route, sentence)


def _links(draft: Draft) -> list[tuple[Route, str]]:
    return [(route, target) for route, text in prose_texts(draft) for target in links(text)]
