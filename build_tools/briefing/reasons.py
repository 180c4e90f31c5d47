"""Find the reasons for exceptions that no longer are any, which would mislead readers."""

from collections.abc import Collection, Iterator
from typing import Literal

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding


def superfluous(
    draft: Draft,
    code: Code,
    key: Literal["elided_because", "speaker_because"],
    sound: Collection[tuple[str, str]],
) -> Iterator[Finding]:
    """Yield a finding for each reason, by source, of a reading that there isn't or that is sound without it."""
    suggestions = Suggestions()
    for name, quote in draft.quotes.items():
        for source in getattr(quote, key):
            at = ("quotes", name, key, source)
            if source not in quote.readings:
                meant = suggestions.did_you_mean(source, quote.readings)
                yield Finding(code, at, f"this quote has no reading of '{source}'; {meant}", at_key=True)
            elif (name, source) in sound:
                yield Finding(code, at, "the reading needs no such reason; delete it", at_key=True)
