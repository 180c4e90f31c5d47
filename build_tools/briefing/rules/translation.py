"""A reading in another language than the briefing's has the curator's translation, and no other reading has one:
so readers can follow every word, and see whose words they read."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import did_you_mean
from build_tools.diagnostics.finding import Finding
from build_tools.model import Quote
from build_tools.text.languages import called, comparable


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each translation that is missing or has no use."""
    if draft.front is None:
        return
    for quote in draft.quotes.values():
        yield from _check(draft, quote, draft.front.language)


def _check(draft: Draft, quote: Quote, ours: str) -> Iterator[Finding]:
    spoken = {name: source.language for name, source in draft.sources.items() if name in quote.readings}
    for source, language in spoken.items():
        if source not in quote.translations and not comparable(language, ours):
            sentence = f"'{source}' is in {called(language)}; give these words in {called(ours)} under translations:"
            yield Finding(Code.TRANSLATION, ("quotes", quote.id, "readings", source), sentence, at_key=True)
    for source in quote.translations:
        at = ("quotes", quote.id, "translations", source)
        if source not in quote.readings:
            sentence = f"the quote has no reading of '{source}'; {did_you_mean(source, quote.readings)}"
            yield Finding(Code.TRANSLATION, at, sentence, at_key=True)
        elif source in spoken and comparable(spoken[source], ours):
            sentence = f"'{source}' is in {called(ours)}, as the briefing is; delete its translation"
            yield Finding(Code.TRANSLATION, at, sentence, at_key=True)
