"""The lineages of a briefing: which sources descend from which agency, and how much wording they share."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, separated
from build_tools.model import Source
from build_tools.pages.parts.evidence import attestation, kind_of
from build_tools.pages.parts.pictures.stemma import stemma
from build_tools.pages.parts.shared_wording import not_compared, shared
from build_tools.pages.parts.sigla import siglum


def descent(verified: VerifiedBriefing, here: str) -> Html:
    """The drawing of what sources descend from, and beside it the list."""
    drawn, listed = stemma(verified), lineage_box(verified, here)
    return el("div", drawn, listed, cls="picture-beside") if drawn else listed


def lineage_box(verified: VerifiedBriefing, here: str) -> Html:
    """Which sources descend from which agency, how that is known, and what copy they share."""
    briefing = verified.briefing
    items = []
    for lineage in briefing.front.lineages:
        members = {name: source for name, source in briefing.sources.items() if source.lineage.of == lineage.id}
        if not members:
            continue
        known = [
            el("li", siglum(verified, name, here), " ", _member(verified, source)) for name, source in members.items()
        ]
        items.append(el("li", el("b", lineage.name), el("ul", *known)))
    attested = attestation(verified, briefing.sources)
    return el(
        "div",
        el("p", say(verified, "agencies-lead", kind=kind_of(verified), attested=attested)),
        el("ul", *items, cls="lineages"),
        *_kinship(verified),
        cls="lineage-box",
    )


def _member(verified: VerifiedBriefing, source: Source) -> Html:
    """A source's name, and how it is known which agency's copy it carries."""
    return say(verified, f"agency-{source.lineage.status}", publisher=source.publisher)


def _kinship(verified: VerifiedBriefing) -> Iterator[Html]:
    """The pair within a lineage that shares the most wording, and the most that two lineages share."""
    briefing = verified.briefing
    pairs = shared(verified)
    within = [pair for pair in pairs if len(briefing.lineages_of(pair.sources)) == 1]
    across = [pair for pair in pairs if len(briefing.lineages_of(pair.sources)) == 2]
    said = []
    for pair in [pair for pair in within if pair.of][:1]:
        one, other = (briefing.sources[name].publisher for name in pair.sources)
        said.append(say(verified, "agencies-share", one=one, other=other, runs=pair.runs, of=pair.of, share=pair.share))
    if across:
        said.append(say(verified, "agencies-share-across", kind=kind_of(verified), runs=across[0].runs))
    left = not_compared(verified)
    if left:
        said.append(say(verified, "agencies-not-compared", count=left))
    if said:
        yield el("p", separated(said, " "), cls="lead")
