"""The lineages of a briefing: which sources descend from which agency, and how much wording they share."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.pages.parts.shared_wording import shared
from build_tools.pages.parts.sigla import siglum
from build_tools.text.counting import counted_in_words


def lineage_box(verified: VerifiedBriefing, here: str) -> Html:
    """Which sources descend from which agency, how that is known, and what copy they share."""
    briefing = verified.briefing
    items = []
    for lineage in briefing.front.lineages:
        members = {name: source for name, source in briefing.sources.items() if source.lineage.of == lineage.id}
        if not members:
            continue
        known = [
            el("li", siglum(verified, name, here), f" {source.publisher}, {source.lineage.status}")
            for name, source in members.items()
        ]
        items.append(el("li", el("b", lineage.name), el("ul", *known)))
    sources = counted_in_words(len(briefing.sources), "source")
    independent = counted_in_words(len(briefing.lineages_of(briefing.sources)), "lineage")
    return el(
        "div",
        el("p", f"{sources}, {independent}: sources with one agency’s copy count as one witness.".capitalize()),
        el("ul", *items, cls="lineages"),
        *_kinship(verified),
        cls="lineage-box",
    )


def _kinship(verified: VerifiedBriefing) -> Iterator[Html]:
    """The pair within a lineage that shares the most wording, and the most that two lineages share."""
    briefing = verified.briefing
    pairs = shared(verified)
    within = [pair for pair in pairs if len(briefing.lineages_of(pair.sources)) == 1]
    across = [pair for pair in pairs if len(briefing.lineages_of(pair.sources)) == 2]
    said = []
    for pair in [pair for pair in within if pair.of][:1]:
        names = " and ".join(briefing.sources[name].publisher for name in pair.sources)
        said.append(f"{names} share {pair.runs:,} of {pair.of:,} runs of seven words, {pair.share}.")
    if across:
        most = f"more than {across[0].runs:,}" if across[0].runs else "any"
        said.append(f"No two sources of different lineages share {most}.")
    if said:
        yield el("p", " ".join(said), cls="lead")
