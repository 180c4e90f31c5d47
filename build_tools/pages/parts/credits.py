"""Whose work a briefing is, and which edition of it this is."""

from build_tools.markup.html import Html, el
from build_tools.markup.prose import paragraphs
from build_tools.model import Front
from build_tools.pages.addresses import quote_links
from build_tools.text import dates


def credit_box(front: Front, here: str) -> Html:
    """The credits, the edition and the curators."""
    edition = el("time", dates.date_in_words(front.edition), datetime=front.edition)
    signed = ", ".join(curator.name for curator in front.curators)
    return el(
        "div",
        paragraphs(front.credits, quote_links(here)),
        el("p", "Edition of ", edition, f". {signed}."),
        cls="credits",
    )
