"""The lemma as a choice: which readings can be it, and what on a page depends on which one is."""

from collections.abc import Callable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.model import Quote


def lemma_first(quote: Quote) -> list[str]:
    """The sources of a quote's readings in the order in which they are shown."""
    return sorted(quote.readings, key=lambda source: source != quote.lemma_source)


def choices(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """The sources whose readings can be the lemma: the editors' first, then each that compares with another."""
    editors = quote.lemma_source
    others = [source for source in quote.readings if source != editors]
    return [editors, *(source for source in others if verified.beside_lemma(under(quote, source)))]


def under(quote: Quote, source: str) -> Quote:
    """A quote whose lemma is the reading of another source."""
    return quote.model_copy(update={"lemma": source})


def by_lemma(verified: VerifiedBriefing, quote: Quote, made: Callable[[Quote], Html]) -> Html:
    """What is made of a quote under each lemma that can be chosen; parts that come out alike stand once.

    Without a script, and for search, only the part of the editors' lemma is there.
    """
    parts: dict[Html, list[str]] = {}
    for source in choices(verified, quote):
        parts.setdefault(made(under(quote, source)), []).append(source)
    if len(parts) == 1:
        return next(iter(parts))
    return join(*(_part(part, sources, quote.lemma_source in sources) for part, sources in parts.items()))


def _part(part: Html, sources: list[str], shown: bool) -> Html:
    unseen = {} if shown else {"hidden": "", "data_search_exclude": ""}
    return el("div", part, data_lemma=" ".join(sources), **unseen)
