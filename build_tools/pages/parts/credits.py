"""Whose work a briefing is, and which edition of it this is."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say
from build_tools.markup.html import Html, el
from build_tools.pages.parts.curators import curator_paragraphs


def credit_box(verified: VerifiedBriefing, here: str) -> Html:
    """The credits, the edition and the curators."""
    front = verified.briefing.front
    edition = el("time", date(verified, front.edition), datetime=front.edition)
    signed = ", ".join(curator.name for curator in front.curators)
    return el(
        "div",
        curator_paragraphs(verified, front.credits, here),
        el("p", say(verified, "credits-edition", date=edition, curators=signed)),
        cls="credits",
    )
