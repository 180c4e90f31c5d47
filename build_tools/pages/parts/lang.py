"""The HTML attributes of words in another language: which it is, and in which direction it is written."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import ORIGINAL, interface_language
from build_tools.markup.html import Html, el, join
from build_tools.text.languages import comparable, direction


def language_attributes(language: str) -> dict[str, str]:
    """The attributes of an element that holds words in a language."""
    return {"lang": language} | ({"dir": "rtl"} if direction(language) == "rtl" else {})


def foreign_attributes(verified: VerifiedBriefing, language: str) -> dict[str, str]:
    """The same attributes; none if the words are in the language of the interface, which the page declares."""
    return {} if comparable(language, interface_language(verified)) else language_attributes(language)


def english_attributes(verified: VerifiedBriefing) -> dict[str, str]:
    """The same for what is written in the code itself, in English: the rules, and what fields of files mean."""
    return foreign_attributes(verified, ORIGINAL)


def if_foreign(verified: VerifiedBriefing, source: str) -> dict[str, str]:
    """The same for words of a source."""
    return foreign_attributes(verified, verified.briefing.sources[source].language)


def marked_words(words: str, attributes: dict[str, str]) -> Html:
    """Words within a line; an element of their own only if they need attributes."""
    return el("span", words, **attributes) if attributes else join(words)
