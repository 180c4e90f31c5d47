"""The whole briefing for the printer, as JSON holds it: title page, then every part."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say_plain
from build_tools.markup.tree import tree
from build_tools.pages.addresses import WHOLE, served_at
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.lang import marked_words
from build_tools.pages.parts.paper import head
from build_tools.pages.whole.page import opening, parts


def printed(verified: VerifiedBriefing) -> dict[str, Any]:
    """The document: strings, and the trees of blocks. Links that leave it lead to the site, if it has an address."""
    front = verified.briefing.front
    page = front.address and front.address + served_at(WHOLE)
    return {
        **head(verified, page),
        "contents": say_plain(verified, "whole-contents"),
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
