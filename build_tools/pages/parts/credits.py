"""Whose work a briefing is, and which edition of it this is."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.pages.parts.curators import curator_paragraphs
from build_tools.text import dates


def credit_box(verified: VerifiedBriefing, here: str) -> Html:
    """The credits, the edition and the curators."""
    front = verified.briefing.front
    edition = el("time", dates.date_in_words(front.edition), datetime=front.edition)
    signed = ", ".join(curator.name for curator in front.curators)
    return el(
        "div",
        curator_paragraphs(verified, front.credits, here),
        el("p", "Edition of ", edition, f". {signed}."),
        cls="credits",
    )
