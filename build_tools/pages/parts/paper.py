"""What both printed documents say of themselves: the properties of the PDF, and its heading."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language
from build_tools.markup.prose import plain
from build_tools.markup.tree import tree, words
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.lang import language_attributes


def head(verified: VerifiedBriefing, address: str | None) -> dict[str, Any]:
    """The head of a document; its links lead to the page at an address, if there is one."""
    front = verified.briefing.front
    return {
        "language": language_attributes(interface_language(verified)),
        "title": words(front.title),
        "authors": [words(curator.name) for curator in front.curators],
        "description": words(plain(front.question)),
        "edition": front.edition,
        "heading": tree(curator_line(verified, front.title), address),
    }
