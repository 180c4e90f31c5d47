"""Check that every side in the table of what each side wants is one of people.yml."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each side to which nobody belongs."""
    if draft.front is None or "people" in draft.incomplete:
        return
    known, suggestions = {person.side for person in draft.people.values()}, Suggestions()
    for row, subject in enumerate(draft.front.wants):
        for column, position in enumerate(subject.positions):
            if position.side not in known:
                sentence = f"nobody in people.yml is of the side '{position.side}'; "
                sentence += suggestions.did_you_mean(position.side, known)
                yield Finding(Code.UNKNOWN_SIDE, ("front", "wants", row, "positions", column, "side"), sentence)
