"""The whole briefing as a document of plain HTML for the printer: title page, contents, then every part."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language
from build_tools.markup.html import Html, el, encode, join
from build_tools.markup.prose import plain
from build_tools.pages.addresses import WHOLE
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.whole.page import Part, contents, opening, parts


def printed(verified: VerifiedBriefing) -> str:
    """The document, in HTML that refers to no other file. Its date is the edition's, whatever the clock says."""
    front = verified.briefing.front
    shown = list(parts(verified, records=False))
    authors = ", ".join(curator.name for curator in front.curators)
    title_page = el(
        "header",
        el("h1", front.title, **curator_language(verified)),
        opening(verified),
        credit_box(verified, WHOLE),
        cls="title-page",
    )
    body = join(title_page, contents(shown), *(_part(part) for part in shown))
    return (
        f'<!DOCTYPE html><html lang="{interface_language(verified)}"><head><meta charset="utf-8">'
        f'<title>{encode(front.title)}</title><meta name="author" content="{encode(authors)}">'
        f'<meta name="description" content="{encode(plain(front.question))}">'
        f'<meta name="dcterms.created" content="{encode(front.edition)}"></head><body>{body}</body></html>'
    )


def _part(part: Part) -> Html:
    return el("div", el("h2", part.title, **part.title_attributes), part.body, cls="part", id=part.id)
