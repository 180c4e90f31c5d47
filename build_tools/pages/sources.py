"""The list of sources."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import SOURCES, link, source_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.pictures.stemma import stemma
from build_tools.pages.parts.shared_wording import sharing_table
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.source_facts import published, title_of
from build_tools.text.counting import counted_in_words

_RUNS = "Runs of seven words that stand in both of two texts. Chance hardly repeats one; copy hardly avoids it."


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
    independent = counted_in_words(len(briefing.lineages_of(briefing.sources)), "lineage")
    sources = counted_in_words(len(briefing.sources), "source")
    intro = el(
        "p",
        f"{sources.capitalize()} of {independent}. Each is described; none is scored.",
        cls="lead",
    )
    return Page(
        SOURCES,
        "Sources",
        f"The sources of {briefing.front.title}, described.",
        (
            intro,
            section("Where their words come from"),
            el("div", stemma(verified), lineage_box(verified, SOURCES), cls="picture-beside"),
            section("Wording they share"),
            el("p", _RUNS, cls="lead"),
            sharing_table(verified, SOURCES),
            section("What each is"),
            el("ul", *items, cls="cards"),
        ),
        search="never",
    )


def _head(verified: VerifiedBriefing, name: str) -> tuple[Html | str, ...]:
    source = verified.briefing.sources[name]
    title = "Its title is not known" if source.title == UNKNOWN else title_of(verified, name)
    day = "Its day of publication is not known" if source.published == UNKNOWN else f"Published {published(source)}"
    return title, ". ", day, "."
