"""Check that the first page is short: all that its readers see above the table of coverage."""

from collections.abc import Iterator

from build_tools.briefing.lengths import HOME, home_words
from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding if the curators' words there are too many."""
    if draft.front is None:
        return
    words = home_words(draft.front, draft.events.values())
    if words > HOME:
        sentence = f"the first page has {words:,} words of yours above its table; shorten its texts to {HOME} in all"
        yield Finding(Code.HOME_LENGTH, ("front",), sentence)
