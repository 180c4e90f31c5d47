"""Which readings of a quote have words of their own, and the others in words: how they differ from the lemma."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el
from build_tools.model import Quote
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.quote.variants import LOUD, in_words
from build_tools.pages.parts.sigla import siglum
from build_tools.text.collation import changes, has_other_words
from build_tools.text.spelling import Spelling


def distinct_readings(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """The sources whose readings a short page shows whole: the lemma's, and those with words of their own."""
    lemma = verified.checks[quote.id, quote.lemma_source].words
    has_own_words = has_other_words if quote.speaker else _report_differs
    others = [source for source in quote.written_out if source != quote.lemma_source]
    compared = verified.beside_lemma(quote)
    spelling = verified.spelling(quote)
    own = [source for source in others if source not in compared or has_own_words(lemma, compared[source], spelling)]
    return [quote.lemma_source, *own]


def _report_differs(lemma: str, reading: str, spelling: Spelling) -> bool:
    """Whether a report has other words: a paper's words are its own, so any difference but punctuation counts."""
    return any(change.weight not in ("same", "punctuation") for change in changes(lemma, reading, spelling))


def reading_in_words(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    """A reading that is not shown whole, since it has fewer words than the lemma or the same."""
    lemma, words = (verified.checks[quote.id, name].words for name in (quote.lemma_source, source))
    found = changes(lemma, words, verified.spelling(quote))
    said = in_words(verified, found, LOUD, if_foreign(verified, source)) or say(verified, "reading-same")
    return el("p", siglum(verified, source, here), " ", said, cls="varying")
