"""The curators' words on a page, marked with the briefing's language where the page declares another."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html
from build_tools.markup.prose import inline, paragraphs
from build_tools.pages.addresses import quote_links
from build_tools.pages.parts.lang import foreign_attributes, marked_words


def curator_language(verified: VerifiedBriefing) -> dict[str, str]:
    """The attributes of an element that holds nothing but the curators' words."""
    return foreign_attributes(verified, verified.briefing.front.language)


def curator_line(verified: VerifiedBriefing, text: str) -> Html:
    """A title, a role, a translation: words without markup."""
    return marked_words(text, curator_language(verified))


def curator_prose(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """Prose within a line."""
    return marked_words(inline(text, quote_links(here)), curator_language(verified))


def curator_paragraphs(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """Prose as a `p` element for each paragraph."""
    return paragraphs(text, quote_links(here), **curator_language(verified))
