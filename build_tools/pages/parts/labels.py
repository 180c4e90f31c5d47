"""What readers see for the model's words."""

from bisect import bisect_right
from itertools import accumulate
from unicodedata import east_asian_width

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import DiscrepancyStatus, Quote

STATUS: dict[DiscrepancyStatus, str] = {
    "conflict": "Conflict: as printed, they can’t all be right.",
    "open": "Open: the sources don’t say enough to tell.",
    "compatible": "Compatible: both can be true.",
    "settled": "Settled by the sources themselves.",
}


def label(verified: VerifiedBriefing, quote: Quote) -> str:
    """What a quote is called in lists and headings: the curator's title, or its first words, translated if need be."""
    if quote.title is not None:
        return quote.title
    if quote.lemma_source in quote.translations:
        return f"“{shortened(_without_comma(quote.translations[quote.lemma_source]), 72)}” (translated)"
    return f"“{shortened(reading_words(verified, quote, quote.lemma_source), 72)}”"


def reading_words(verified: VerifiedBriefing, quote: Quote, source: str) -> str:
    """A reading's words on one line, without the comma of the sentence that they were taken from."""
    return _without_comma(verified.checks[quote.id, source].words)


def _without_comma(words: str) -> str:
    return words.rstrip(" ,;:") or words


def shortened(words: str, length: int) -> str:
    """The first words of a text, with an ellipsis where any were left out; a wide character counts as two.

    Where a script has no spaces to cut at, it is cut between characters.
    """
    width = list(accumulate(2 if east_asian_width(each) in "WF" else 1 for each in words))
    if width[-1] <= length:
        return words
    fitting = words[: bisect_right(width, length)]
    spaced = fitting.rsplit(" ", 1)[0]
    cut = spaced if 2 * len(spaced) > len(fitting) else fitting
    return cut.rstrip(" ,;:.—–-、。") + " …"
