"""The list of sources."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import SOURCES, link, source_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.lineages import descent
from build_tools.pages.parts.shared_wording import sharing_table
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.source_facts import published, title_of


def sources_page(verified: VerifiedBriefing) -> Page:
    """The list of sources."""
    briefing = verified.briefing
    items = [
        el(
            "li",
            el(
                "h3",
                siglum(verified, name, SOURCES),
                " ",
                el("a", source.publisher, href=link(SOURCES, source_path(name))),
            ),
            el("p", *_head(verified, name), cls="lead"),
            el("p", curator_prose(verified, source.descriptor, SOURCES)),
        )
        for name, source in briefing.sources.items()
    ]
    return Page(
        SOURCES,
        say_plain(verified, "sources-title"),
        say_plain(verified, "sources-about", briefing=briefing.front.title),
        (
            el(
                "p",
                say(
                    verified,
                    "sources-lead",
                    attested=attestation(verified, briefing.sources),
                    count=len(briefing.sources),
                ),
                cls="lead",
            ),
            section(say_plain(verified, "sources-descent")),
            descent(verified, SOURCES),
            section(say_plain(verified, "sources-sharing")),
            el("p", say(verified, "sources-runs"), cls="lead"),
            sharing_table(verified, SOURCES),
            section(say_plain(verified, "sources-each")),
            el("ul", *items, cls="cards"),
        ),
    )


def _head(verified: VerifiedBriefing, name: str) -> tuple[Html | str, ...]:
    source = verified.briefing.sources[name]
    title = say(verified, "source-title-unknown") if source.title == UNKNOWN else title_of(verified, name)
    day = (
        say(verified, "source-date-unknown")
        if source.published == UNKNOWN
        else say(verified, "source-published-on", date=published(verified, source))
    )
    return title, ". ", day, "."
