"""Check that an annotation's words are one place in its reading, and that the lemma is a reading of the quote."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import folded
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Annotation, Quote, Segment
from build_tools.text.anchoring import find_words


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each annotation whose span is not one place."""
    suggestions = Suggestions()
    for name, quote in draft.quotes.items():
        at: Route = ("quotes", name)
        if quote.lemma is not None and quote.lemma not in quote.readings:
            yield Finding(Code.ANNOTATION_SPAN, (*at, "lemma"), _no_reading(quote.lemma, quote, suggestions))
            continue
        for index, annotation in enumerate(quote.annotations):
            yield from _check(draft, quote, annotation, suggestions, (*at, "annotations", index))


def _check(
    draft: Draft, quote: Quote, annotation: Annotation, suggestions: Suggestions, at: Route
) -> Iterator[Finding]:
    source = annotation.reading or quote.lemma_source
    if source not in quote.readings:
        yield Finding(Code.ANNOTATION_SPAN, (*at, "reading"), _no_reading(source, quote, suggestions))
    elif annotation.on is not None and quote.readings[source].same_as is None:
        prefix, suffix = annotation.prefix or "", annotation.suffix or ""
        fewest = most = 0
        for segment in quote.readings[source].segments:
            shown = _shown(draft, segment, source)
            places = [len(find_words(annotation.on, text, [(0, len(text))], prefix, suffix)) for text in shown]
            fewest, most = fewest + min(places), most + max(places)
        if fewest == 0:
            sentence = (
                f"these words do not appear in the reading of '{source}'; copy them from it, "
                "or name another reading with reading:"
            )
            yield Finding(Code.ANNOTATION_SPAN, (*at, "on"), sentence)
        elif most > 1:
            sentence = f"these words appear {most} times in the reading of '{source}'; add prefix: or suffix:"
            yield Finding(Code.ANNOTATION_SPAN, (*at, "on"), sentence)


def _shown(draft: Draft, segment: Segment, source: str) -> list[str]:
    """A segment's words as a page may show them: as the source prints them, if it has a pin."""
    pin = draft.pins.get(source)
    proofs = pin.by_words.get(folded(segment.exact)) if pin else None
    return [proof.exact for proof in proofs] if proofs else [segment.exact]


def _no_reading(source: str, quote: Quote, suggestions: Suggestions) -> str:
    return f"this quote has no reading of '{source}'; {suggestions.did_you_mean(source, quote.readings)}"
