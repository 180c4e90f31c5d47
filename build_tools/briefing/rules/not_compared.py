"""Check that the wording which two sources share has been counted."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.counting import and_more


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a remark for each source that isn't compared with others; each pair is named once."""
    pins = {name: pin for name, pin in sorted(draft.pins.items()) if pin and name in draft.sources}
    missing = {
        name: {other for other in pins if other != name and other not in pin.shared and name not in pins[other].shared}
        for name, pin in pins.items()
    }
    while any(missing.values()):
        # A pair is named at the source that is missing from more: one new article is one remark.
        name = max(sorted(missing), key=lambda each: len(missing[each]))
        others = missing.pop(name)
        for other in others:
            missing[other].discard(name)
        sentence = f"wording shared with {and_more(sorted(others))} is not yet counted"
        yield Finding(Code.NOT_COMPARED, ("sources", name), f"{sentence}; run `briefing pin` with the texts of both")
