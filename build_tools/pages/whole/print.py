"""The whole briefing for the printer, as JSON holds it: title page, then every part."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language, say_plain
from build_tools.markup.prose import plain
from build_tools.markup.tree import tree, words
from build_tools.pages.addresses import WHOLE, served_at
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.lang import language_attributes, marked_words
from build_tools.pages.whole.page import opening, parts


def printed(verified: VerifiedBriefing) -> dict[str, Any]:
    """The document: strings, and the trees of blocks. Links that leave it lead to the site, if it has an address."""
    front = verified.briefing.front
    page = front.address and front.address + served_at(WHOLE)
    return {
        "language": language_attributes(interface_language(verified)),
        "title": words(front.title),
        "authors": [words(curator.name) for curator in front.curators],
        "description": words(plain(front.question)),
        "edition": front.edition,
        "contents": say_plain(verified, "whole-contents"),
        "heading": tree(curator_line(verified, front.title), page),
        "opening": tree(opening(verified), page),
        "credits": tree(credit_box(verified, WHOLE), page),
        "parts": [
            {
                "id": part.id,
                "opens_page": part.opens_page,
                "heading": tree(marked_words(part.title, dict(part.title_attributes)), page),
                "body": tree(part.body, page),
            }
            for part in parts(verified, records=page is not None)
        ],
    }
