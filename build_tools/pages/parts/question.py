"""The question that a page answers, and the answer in short."""

from build_tools.markup.html import Html, el
from build_tools.markup.prose import led, paragraphs
from build_tools.pages.addresses import quote_links


def question_box(text: str, here: str) -> Html:
    """The question of the briefing or of a topic."""
    return el("div", paragraphs(text, quote_links(here)), cls="question")


def bottom_line(text: str, here: str) -> Html:
    """The bottom line, first on a page and apart from all else."""
    return el("section", el("p", "Bottom line", cls="kicker"), led(text, quote_links(here)), cls="bottom-line")
