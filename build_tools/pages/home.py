"""The first page: the position, the answer, how good the evidence is, what each side wants, and what comes next."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.prose import plain
from build_tools.pages.addresses import HOME
from build_tools.pages.page import Page, placed_section, section
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.events import coming_events
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.findings import textual_findings
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.lineages import descent
from build_tools.pages.parts.pictures.matrix import key, matrix
from build_tools.pages.parts.question import bottom_line, evidence_box, position_line
from build_tools.pages.parts.sigla import legend
from build_tools.pages.parts.verdicts import totals_box
from build_tools.pages.parts.wants import wants
from build_tools.pages.parts.wording_links import wording_links
from build_tools.pages.select import dates_ahead


def home_page(verified: VerifiedBriefing) -> Page:
    """The home page."""
    front, kind = verified.briefing.front, kind_of(verified)
    return Page(
        path=HOME,
        title=front.title,
        title_attributes=curator_language(verified),
        description=plain(front.question),
        blocks=(
            position_line(verified),
            el(
                "div",
                bottom_line(verified, front.bottom_line, HOME),
                evidence_box(verified, front.evidence, HOME),
                cls="opening",
            ),
            wording_links(verified, HOME),
            *placed_section("judgements", say_plain(verified, "judgements")),
            judgements(verified, front.judgements, HOME),
            *_wants(verified),
            *_dates_ahead(verified),
            *_findings(verified),
            section(say_plain(verified, "home-coverage", kind=kind)),
            legend(verified, HOME),
            key(verified),
            matrix(verified, HOME),
            section(say_plain(verified, "home-lineages", kind=kind)),
            descent(verified, HOME),
            section(say_plain(verified, "home-checked")),
            totals_box(verified, HOME),
            credit_box(verified, HOME),
        ),
        is_own=True,
    )


def _wants(verified: VerifiedBriefing) -> Iterator[Html]:
    if verified.briefing.front.wants:
        yield from placed_section("wants", say_plain(verified, "home-wants"))
        yield wants(verified, HOME)


def _dates_ahead(verified: VerifiedBriefing) -> Iterator[Html]:
    ahead = dates_ahead(verified)
    if ahead:
        yield section(say_plain(verified, "home-dates"))
        yield coming_events(verified, ahead, HOME)


def _findings(verified: VerifiedBriefing) -> Iterator[Html]:
    found = verified.briefing.front.textual_findings
    if found:
        yield from placed_section("findings", say_plain(verified, "findings"))
        yield textual_findings(verified, found, HOME)
