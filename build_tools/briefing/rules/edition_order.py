"""Check that the edition is not dated before a recorded one."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding if a later edition is recorded."""
    latest = max((day for day, record in draft.records.items() if record), default="")
    if draft.front is not None and draft.front.edition < latest:
        sentence = f"the edition of {latest} is already recorded; write that day or a later one"
        yield Finding(Code.EDITION_ORDER, ("front", "edition"), sentence)
