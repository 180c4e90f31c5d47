"""What quotes and other records are called in lists and headings."""

from bisect import bisect_right
from itertools import accumulate
from unicodedata import east_asian_width

from build_tools.briefing.editions.history import history
from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.quotation import quoted, without_comma
from build_tools.interface.words import say_plain
from build_tools.markup.html import Html, join
from build_tools.model import Quote
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.lang import if_foreign, marked_words

_NAMED = ("people", "sources")
"""The kinds of record with a name, which is the same in every language."""


def label(verified: VerifiedBriefing, quote: Quote) -> str:
    """The curator's title of a quote, or its first words, translated if need be: plain text for titles and data."""
    return "".join(_label(verified, quote))


def marked_label(verified: VerifiedBriefing, quote: Quote) -> Html:
    """The same for a page, marked with its language."""
    words, remark = _label(verified, quote)
    source = quote.lemma_source
    is_curators = quote.title is not None or source in quote.translations
    attributes = curator_language(verified) if is_curators else if_foreign(verified, source)
    return join(marked_words(words, attributes), remark)


@remembered
def _label(verified: VerifiedBriefing, quote: Quote) -> tuple[str, str]:
    """A quote's label, and the generator's remark on it."""
    if quote.title is not None:
        return quote.title, ""
    if quote.lemma_source in quote.translations:
        return (
            quoted(shortened(without_comma(quote.translations[quote.lemma_source]), 72)),
            f" {say_plain(verified, 'label-translated')}",
        )
    return quoted(shortened(reading_words(verified, quote, quote.lemma_source), 72)), ""


def record_name(verified: VerifiedBriefing, kind: str, name: str) -> Html:
    """The latest name of a record of any edition; it is the curators' own unless it names somebody or begins speech."""
    called = history(verified).name(kind, name)
    quote = verified.briefing.quotes.get(name)
    is_curators = (quote is not None and quote.title is not None) if kind == "quotes" else kind not in _NAMED
    return curator_line(verified, called) if is_curators else join(called)


def reading_words(verified: VerifiedBriefing, quote: Quote, source: str) -> str:
    """A reading's words on one line, without the comma that led on in the source's sentence."""
    return without_comma(verified.words(quote, source))


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
