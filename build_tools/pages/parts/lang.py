"""The HTML attributes of words in another language: which it is, and in which direction it is written."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.text.languages import comparable, direction

INTERFACE = "en"
"""The language of the generator's own words on a page, which the whole page declares."""


def language_attributes(language: str) -> dict[str, str]:
    """The attributes of an element that holds words in a language."""
    return {"lang": language} | ({"dir": "rtl"} if direction(language) == "rtl" else {})


def if_foreign(verified: VerifiedBriefing, source: str) -> dict[str, str]:
    """The same attributes for words of a source; none if they are in the language that the page declares."""
    language = verified.briefing.sources[source].language
    return {} if comparable(language, INTERFACE) else language_attributes(language)
