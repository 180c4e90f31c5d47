"""Check that a reading which is the same as another one names a reading of the same lineage that is written out."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Quote


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reading that can't be the same as the one it names, or that needs words of its own."""
    suggestions = Suggestions()
    for quote in draft.quotes.values():
        for source, reading in quote.readings.items():
            at: Route = ("quotes", quote.id, "readings", source, "same_as")
            if reading.same_as is not None:
                sentence = _problem(draft, quote, source, reading.same_as, suggestions)
                yield from [Finding(Code.SAME_AS, at, sentence)] if sentence else _written_about(quote, source)


def _problem(draft: Draft, quote: Quote, source: str, same_as: str, suggestions: Suggestions) -> str | None:
    """Why a reading can't be the same as the one it names, and how to fix it; None if it can."""
    if same_as == source:
        return "a reading can't be the same as itself; write its words out"
    if same_as not in quote.readings:
        return f"this quote has no reading of '{same_as}'; {suggestions.did_you_mean(same_as, quote.written_out)}"
    named = quote.readings[same_as].same_as
    if named is not None:
        return f"the reading of '{same_as}' is itself the same as another one; write same_as: {named}"
    if quote.lemma_source == source:
        return f"this reading is shown first, so it needs its words; write them out, or write lemma: {same_as}"
    lineages = [draft.sources[name].lineage.of for name in (source, same_as) if name in draft.sources]
    if len(set(lineages)) > 1:
        one, other = lineages
        return f"'{source}' is of the lineage '{one}' and '{same_as}' of '{other}'; write its words out"
    return None


def _written_about(quote: Quote, source: str) -> Iterator[Finding]:
    """Yield a finding for each note on the words of a reading that has none, and for a translation of them."""
    at: Route = ("quotes", quote.id)
    same_as = quote.printed_by(source)
    for index, annotation in enumerate(quote.annotations):
        if annotation.reading == source:
            sentence = f"the words of '{source}' are shown as those of '{same_as}'; write reading: {same_as}"
            yield Finding(Code.SAME_AS, (*at, "annotations", index, "reading"), sentence)
    if source in quote.translations:
        sentence = f"the words of '{source}' are shown as those of '{same_as}'; delete this translation"
        yield Finding(Code.SAME_AS, (*at, "translations", source), sentence, at_key=True)
