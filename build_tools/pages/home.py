"""The first page: question, bottom line, judgements, who says what on what, who descends from whom, totals."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import el
from build_tools.markup.prose import paragraphs, plain
from build_tools.pages.page import HOME, Page, section
from build_tools.pages.parts.figure import addresses, bottom_line
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.marks import legend
from build_tools.pages.parts.matrix import key, matrix
from build_tools.pages.parts.stemma import stemma
from build_tools.pages.parts.summary import credits, lineages, totals_box


def home_page(verified: VerifiedBriefing) -> Page:
    """The home page."""
    front = verified.briefing.front
    return Page(
        path=HOME,
        title=front.title,
        description=plain(front.question),
        blocks=(
            el("div", paragraphs(front.question, addresses(HOME)), cls="question"),
            bottom_line(front.bottom_line, HOME),
            legend(verified, HOME),
            section("Judgements"),
            judgements(verified, front.judgements, HOME),
            section("Who says what"),
            key(),
            matrix(verified, HOME),
            section("Where the words come from"),
            el("div", stemma(verified), lineages(verified, HOME), cls="picture-beside"),
            section("How it was checked"),
            totals_box(verified, HOME),
            credits(front, HOME),
        ),
    )
