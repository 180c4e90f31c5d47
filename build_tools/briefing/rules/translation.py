"""Check that every reading in another language than the briefing's has a translation, and no other reading has one."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding
from build_tools.model import Quote
from build_tools.text.languages import called, comparable


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each translation that is missing or has no use."""
    if draft.front is None:
        return
    for quotes in draft.quotes_of_files():
        yield from draft.recall(_found_in, quotes, draft.front.language)


def _found_in(draft: Draft, ours: str) -> list[Finding]:
    suggestions = Suggestions()
    return [finding for quote in draft.quotes.values() for finding in _check(draft, quote, ours, suggestions)]


def _check(draft: Draft, quote: Quote, ours: str, suggestions: Suggestions) -> Iterator[Finding]:
    languages = {name: draft.sources[name].language for name in quote.written_out if name in draft.sources}
    for source, language in languages.items():
        if source not in quote.translations and not comparable(language, ours):
            sentence = f"'{source}' is in {called(language)}; add its words in {called(ours)} under translations:"
            yield Finding(Code.TRANSLATION, ("quotes", quote.id, "readings", source), sentence, at_key=True)
    for source in quote.translations:
        at = ("quotes", quote.id, "translations", source)
        if source not in quote.readings:
            sentence = f"this quote has no reading of '{source}'; {suggestions.did_you_mean(source, quote.readings)}"
            yield Finding(Code.TRANSLATION, at, sentence, at_key=True)
        elif source in languages and comparable(languages[source], ours):
            sentence = f"'{source}' is in {called(ours)}, like the briefing; delete its translation"
            yield Finding(Code.TRANSLATION, at, sentence, at_key=True)
