"""An edition's day is not before that of a recorded one, since changes are told from each edition to the next."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """A finding where a later edition than this is recorded."""
    latest = max((day for day, record in draft.records.items() if record), default="")
    if draft.front is not None and draft.front.edition < latest:
        sentence = f"the edition of {latest} is recorded already; write that day here, or a later one"
        yield Finding(Code.EDITION_ORDER, ("front", "edition"), sentence)
