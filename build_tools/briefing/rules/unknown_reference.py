"""Check that every id that refers to a record is the id of one."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import references
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding
from build_tools.model.files import BY_NAME


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reference to a record that does not exist.

    Where only a source with a reading in the same quote will do, other rules look for it.
    """
    suggestions = Suggestions()
    for each in references(draft):
        known = draft.names[each.kind]
        if known is not None and each.id not in known and not each.in_quote:
            sentence = f"unknown {BY_NAME[each.kind].word} '{each.id}'; {suggestions.did_you_mean(each.id, known)}"
            yield Finding(Code.UNKNOWN_REFERENCE, each.route, sentence, each.at_key)
