"""What a quote is called in lists and headings."""

from bisect import bisect_right
from itertools import accumulate
from unicodedata import east_asian_width

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote


def label(verified: VerifiedBriefing, quote: Quote) -> str:
    """The curator's title of a quote, or its first words, translated if need be."""
    if quote.title is not None:
        return quote.title
    if quote.lemma_source in quote.translations:
        return f"“{shortened(_without_comma(quote.translations[quote.lemma_source]), 72)}” (translated)"
    return f"“{shortened(reading_words(verified, quote, quote.lemma_source), 72)}”"


def reading_words(verified: VerifiedBriefing, quote: Quote, source: str) -> str:
    """A reading's words on one line, without the comma that led on in the source's sentence."""
    return _without_comma(verified.checks[quote.id, source].words)


def _without_comma(words: str) -> str:
    return words.rstrip(" ,;:") or words


def shortened(words: str, length: int) -> str:
    """The first words of a text, with an ellipsis where any were left out; a wide character counts as two.

    A script without spaces is cut between characters.
    """
    width = list(accumulate(2 if east_asian_width(each) in "WF" else 1 for each in words))
    if width[-1] <= length:
        return words
    fitting = words[: bisect_right(width, length)]
    spaced = fitting.rsplit(" ", 1)[0]
    cut = spaced if 2 * len(spaced) > len(fitting) else fitting
    return cut.rstrip(" ,;:.—–-、。") + " …"
