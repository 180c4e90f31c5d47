"""Check that no text but the sources' own has characters that can't be seen or that look like others."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import texts_not_verbatim
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.documents.reader import FORBIDDEN
from build_tools.text.deception import deceptions


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each such character of a text, and for each word of mixed scripts."""
    for route, sentence in draft.each(_deceptions):
        yield Finding(Code.DECEPTIVE_CHARACTER, route, sentence)


def _deceptions(draft: Draft) -> list[tuple[Route, str]]:
    # What no file may hold was found when it was read.
    return [
        (route, sentence)
        for route, text in texts_not_verbatim(draft)
        if not text.isascii()
        for sentence in deceptions(FORBIDDEN.sub("", text))
    ]
