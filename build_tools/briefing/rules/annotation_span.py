"""An annotation's words stand once in the reading that it is on; the lemma of a quote is one of its readings."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import Pin
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Annotation, Quote, Segment
from build_tools.text.anchoring import find_words
from build_tools.text.folding import fold


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each annotation whose span is not one place."""
    for name, quote in draft.quotes.items():
        at: Route = ("quotes", name)
        if quote.lemma is not None and quote.lemma not in quote.readings:
            yield Finding(Code.ANNOTATION_SPAN, (*at, "lemma"), _no_reading(quote.lemma, quote))
            continue
        for index, annotation in enumerate(quote.annotations):
            yield from _check(draft, quote, annotation, (*at, "annotations", index))


def _check(draft: Draft, quote: Quote, annotation: Annotation, at: Route) -> Iterator[Finding]:
    source = annotation.reading or quote.lemma_source
    if source not in quote.readings:
        yield Finding(Code.ANNOTATION_SPAN, (*at, "reading"), _no_reading(source, quote))
    elif annotation.on is not None:
        prefix, suffix = annotation.prefix or "", annotation.suffix or ""
        fewest = most = 0
        for segment in quote.readings[source].segments:
            shown = _shown(segment, draft.pins.get(source))
            places = [len(find_words(annotation.on, text, [(0, len(text))], prefix, suffix)) for text in shown]
            fewest, most = fewest + min(places), most + max(places)
        if fewest == 0:
            sentence = f"these words are not in the reading of '{source}'; copy them from it, or name another reading:"
            yield Finding(Code.ANNOTATION_SPAN, (*at, "on"), sentence)
        elif most > 1:
            sentence = f"these words stand {most} times in the reading of '{source}'; add prefix: or suffix:"
            yield Finding(Code.ANNOTATION_SPAN, (*at, "on"), sentence)


def _shown(segment: Segment, pin: Pin | None) -> list[str]:
    """A segment's words as a page may show them: as the source prints them, where a pin tells."""
    words = fold(segment.exact).text.strip()
    printed = [proof.exact for proof in pin.proofs if fold(proof.exact).text.strip() == words] if pin else []
    return printed or [segment.exact]


def _no_reading(source: str, quote: Quote) -> str:
    return f"this quote has no reading of '{source}'; use one of {', '.join(quote.readings)}"
