"""The reader's choice of the lemma: which readings can be it, and the parts of a page that depend on it."""

from collections.abc import Callable

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.model import Quote

MOST_WORDS = 50_000
"""The most words that a page holds so that its reader can choose the lemma.

Each reading is written against each lemma, so that their number grows with the square of the readings'. Some twenty
readings of a paragraph fit. Where they don't, the editors' lemma is the only one.
"""


def lemma_first(quote: Quote) -> list[str]:
    """The sources of a quote's readings that are written out, in the order in which they are shown."""
    return sorted(quote.written_out, key=lambda source: source != quote.lemma_source)


@remembered
def choices(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """The sources whose readings can be the lemma: the editors' choice, then each that can be compared with another."""
    editors = quote.lemma_source
    words = sum(len(verified.words(quote, source).split()) for source in quote.written_out)
    if len(quote.written_out) * words > MOST_WORDS:
        return [editors]
    others = [source for source in quote.written_out if source != editors]
    return [editors, *(source for source in others if verified.beside_lemma(under(quote, source)))]


def under(quote: Quote, source: str) -> Quote:
    """The quote as if a source's reading were its lemma."""
    return quote if source == quote.lemma_source else quote.model_copy(update={"lemma": source})


def by_lemma(verified: VerifiedBriefing, quote: Quote, made: Callable[[Quote], Html]) -> Html:
    """A part of a page for each lemma that can be chosen; lemmas with equal parts share one.

    Without a script, and for search, only the part of the editors' lemma is visible.
    """
    parts: dict[Html, list[str]] = {}
    for source in choices(verified, quote):
        parts.setdefault(made(under(quote, source)), []).append(source)
    if len(parts) == 1:
        return next(iter(parts))
    return join(*(_part(part, sources, quote.lemma_source in sources) for part, sources in parts.items()))


def _part(part: Html, sources: list[str], shown: bool) -> Html:
    unseen = {} if shown else {"hidden": ""}
    return el("div", part, data_lemma=" ".join(sources), **unseen)
