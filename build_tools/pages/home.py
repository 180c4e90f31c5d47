"""The first page: the question, the bottom line, the judgements, who says what, and how it was checked."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import el
from build_tools.markup.prose import plain
from build_tools.pages.addresses import HOME
from build_tools.pages.page import Page, section
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.pictures.matrix import key, matrix
from build_tools.pages.parts.pictures.stemma import stemma
from build_tools.pages.parts.question import bottom_line, question_box
from build_tools.pages.parts.sigla import legend
from build_tools.pages.parts.verdicts import totals_box


def home_page(verified: VerifiedBriefing) -> Page:
    """The home page."""
    front = verified.briefing.front
    return Page(
        path=HOME,
        title=front.title,
        title_attributes=curator_language(verified),
        description=plain(front.question),
        blocks=(
            question_box(verified, front.question, HOME),
            bottom_line(verified, front.bottom_line, HOME),
            legend(verified, HOME),
            section("Judgements"),
            judgements(verified, front.judgements, HOME),
            section("Who says what"),
            key(),
            matrix(verified, HOME),
            section("Where the words come from"),
            el("div", stemma(verified), lineage_box(verified, HOME), cls="picture-beside"),
            section("How it was checked"),
            totals_box(verified, HOME),
            credit_box(verified, HOME),
        ),
    )
