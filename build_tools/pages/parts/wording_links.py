"""The way to the two pages for readers who quote: what agencies print alike, and the words on which they differ."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import CONTESTED_WORDS, SAFE_TO_QUOTE, link


def wording_links(verified: VerifiedBriefing, here: str) -> Html:
    """One sentence with both links."""
    safe = el("a", say(verified, "safe-title"), href=link(here, SAFE_TO_QUOTE))
    contested = el("a", say(verified, "contested-title"), href=link(here, CONTESTED_WORDS))
    return el("p", say(verified, "wording-links", safe=safe, contested=contested), cls="wording-links")
