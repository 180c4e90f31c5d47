"""Who prints speech as a quotation, and in which wordings.

Only words in quotation marks in their source count, and only readings in the language of the lemma.
"""

from dataclasses import dataclass
from functools import lru_cache

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote
from build_tools.text.anchoring import words_with_spaces
from build_tools.text.collation import changes
from build_tools.text.languages import comparable
from build_tools.text.spelling import Spelling, word_key


@dataclass(frozen=True)
class Wording:
    """Words as one source prints them, with what it prints around them, and all sources that print these words."""

    before: str
    words: str
    after: str
    sources: tuple[str, ...]


@remembered
def quoted_by(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """Return the sources that print speech in quotation marks, in the lemma's language; the lemma's comes first."""
    language = verified.briefing.sources[quote.lemma_source].language
    return [
        source
        for source in sorted(quote.readings, key=lambda each: each != quote.lemma_source)
        if comparable(verified.briefing.sources[source].language, language) and is_quoted(verified, quote, source)
    ]


def is_quoted(verified: VerifiedBriefing, quote: Quote, source: str) -> bool:
    """Whether all words of a reading are in quotation marks in its source, as far as its pin can tell.

    A transcript needs none.
    """
    if verified.briefing.sources[source].kind == "transcript":
        return True
    check = verified.checks[quote.id, source]
    return all(token.voice.is_quoted for anchor in check.anchors for token in anchor.spoken)


def prints_lemma(verified: VerifiedBriefing, quote: Quote, source: str) -> bool:
    """Whether a source prints a quote in the words of its lemma; spelling and punctuation make no other words."""
    lemma, words = (verified.words(quote, each) for each in (quote.lemma_source, source))
    spelling = verified.spelling(quote)
    if words == lemma or _keys_of(words, spelling) == _keys_of(lemma, spelling):
        return True
    found = changes(lemma, words, spelling)
    return all(change.weight in ("same", "orthographic", "punctuation") for change in found)


@remembered
def distinct_wordings(verified: VerifiedBriefing, quote: Quote) -> list[Wording]:
    """Return each wording of a quote whole, as the first of its sources prints it; spelling makes no other wording."""
    found: dict[tuple[str, ...], list[str]] = {}
    for source in quoted_by(verified, quote):
        found.setdefault(_keys(verified, quote, source), []).append(source)
    return [Wording("", verified.words(quote, each[0]), "", tuple(each)) for each in found.values()]


def _keys(verified: VerifiedBriefing, quote: Quote, source: str) -> tuple[str, ...]:
    return _keys_of(verified.words(quote, source), verified.spelling(quote))


@lru_cache(maxsize=10_000)
def _keys_of(words: str, spelling: Spelling) -> tuple[str, ...]:
    return tuple(word_key(word, spelling) for word in words_with_spaces(words))


def words_of(verified: VerifiedBriefing, quote: Quote, source: str) -> list[str]:
    """Return a reading's words, each with the space after it."""
    return words_with_spaces(verified.words(quote, source))
