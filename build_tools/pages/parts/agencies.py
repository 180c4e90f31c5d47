"""Agencies in words: which papers carry the copy of each, and whose words some papers print."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, join, separated
from build_tools.pages.parts.sigla import explained_siglum, sigla


def agency_legend(verified: VerifiedBriefing, here: str) -> Html:
    """Each agency with the papers that carry its copy, once for a page that has many sigla."""
    items = []
    for lineage in verified.briefing.front.lineages:
        carrying = [name for name, source in verified.briefing.sources.items() if source.lineage.of == lineage.id]
        if carrying:
            papers = (join(*explained_siglum(verified, name, here)) for name in carrying)
            items.append(el("li", el("b", lineage.name), " ", separated(papers, ", ")))
    return el("ul", *items, cls="legend agencies", aria_label=say_plain(verified, "agencies-legend"))


def printed_by(verified: VerifiedBriefing, sources: Iterable[str], here: str) -> Html:
    """The sigla of some papers, and the names of the agencies whose copy they carry."""
    listed = list(sources)
    called = {lineage.id: lineage.name for lineage in verified.briefing.front.lineages}
    names = separated((join(called[each]) for each in verified.briefing.lineages_of(listed)), ", ")
    return el(
        "span",
        sigla(verified, listed, here),
        " ",
        say(verified, "agencies-printed-by", agencies=names),
        cls="printed-by",
    )
