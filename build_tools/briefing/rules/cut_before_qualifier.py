"""Check that a reading which ends just before "but", "although", "if" and the like says why in `cut:`."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.verify import Checks
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield a finding for each reading whose last words are qualified in the source, as its pin proves."""
    for (name, source), check in checks.items():
        if check.verdict in ("not-found", "unchecked"):
            continue
        if draft.quotes[name].cut is None and check.is_qualified:
            sentence = "the sentence goes on with a qualification; quote that too, or say why not in cut:"
            yield Finding(Code.CUT_BEFORE_QUALIFIER, ("quotes", name, "readings", source), sentence)
