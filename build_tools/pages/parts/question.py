"""The question that a page answers, and the answer in short."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.pages.parts.curators import curator_led, curator_paragraphs


def question_box(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The question of the briefing or of a topic."""
    return el("div", curator_paragraphs(verified, text, here), cls="question")


def bottom_line(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The bottom line, first on a page and apart from all else."""
    return el("section", el("p", "Bottom line", cls="kicker"), curator_led(verified, text, here), cls="bottom-line")
