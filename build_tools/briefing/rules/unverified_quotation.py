"""The curator's prose quotes only what is verified: four or more words in quotation marks must stand in a reading,
or in the translation of one."""

import re
from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import prose_texts
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.markup.prose import plain
from build_tools.text.anchoring import find_words
from build_tools.text.anchoring import words_with_spaces as split
from build_tools.text.folding import SPACELESS
from build_tools.text.quotation_marks import quotations

_WORDS = 4
"""In a script without spaces two characters count as a word."""

_SPACELESS = re.compile(f"[{SPACELESS}]")
_MARKS = " .,;:!?。、，；：！？"


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each quotation in prose that no reading has."""
    if "quotes" in draft.incomplete:
        return
    readings = [
        segment.exact
        for quote in draft.quotes.values()
        for reading in quote.readings.values()
        for segment in reading.segments
    ]
    readings += [translation for quote in draft.quotes.values() for translation in quote.translations.values()]
    for route, text in prose_texts(draft):
        said = plain(text)
        for quotation in quotations(said, [(0, len(said))]):
            words = said[quotation.start : quotation.end].strip(_MARKS)
            if _length(words) >= _WORDS and not any(find_words(words, each, [(0, len(each))]) for each in readings):
                shown = "".join(split(words)[:6]).strip()
                sentence = (
                    f"the quotation that begins “{shown}” stands in no reading; quote it to the letter, or paraphrase"
                )
                yield Finding(Code.UNVERIFIED_QUOTATION, route, sentence)


def _length(words: str) -> float:
    return sum(0.5 if _SPACELESS.match(word) else 1 for word in split(words))
