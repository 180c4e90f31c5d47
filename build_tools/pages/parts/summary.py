"""What several pages say of the whole briefing: lineages, totals, credits."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.markup.prose import paragraphs
from build_tools.markup.svg import bar
from build_tools.model import Front
from build_tools.pages.page import METHOD, link
from build_tools.pages.parts.figure import addresses
from build_tools.pages.parts.marks import siglum
from build_tools.pages.parts.shared_wording import shared
from build_tools.pages.parts.verdicts import VERDICTS_IN_SHORT
from build_tools.text import dates
from build_tools.text.counting import counted_in_words, plural


def lineages(verified: VerifiedBriefing, here: str) -> Html:
    """Which sources descend from which agency, and how that is known."""
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
    """The pair of sources that share most of their wording, and the most that any pair of two lineages shares."""
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


def totals_box(verified: VerifiedBriefing, here: str) -> Html:
    """How many readings were checked, and with what verdict."""
    counts = verified.totals()
    every, quotes = sum(counts.values()), len(verified.briefing.quotes)
    shown = [
        el("li", bar(1, [(1, verdict)]), " ", el("b", str(count)), f" {verdict}", cls=f"total total--{verdict}")
        for verdict, count in counts.items()
    ]
    method = el("a", "How readings are checked, and what that proves", href=link(here, METHOD))
    return el(
        "div",
        el(
            "p",
            f"{every} {plural('reading', every)} of {quotes} {plural('quote', quotes)}, "
            "each compared with its source at every build.",
        ),
        bar(every, [(count, verdict) for verdict, count in counts.items()]),
        el("ul", *shown, cls="totals"),
        el("p", *_in_short(), cls="lead"),
        el("p", method, "."),
        cls="totals-box",
    )


def _in_short() -> Iterator[Html]:
    """What each verdict means, where a reader meets them first."""
    for index, (verdict, meaning) in enumerate(VERDICTS_IN_SHORT.items()):
        yield join("; " if index else "", el("b", verdict.capitalize() if index == 0 else verdict), f": {meaning}")
    yield join(".")


def credits(front: Front, here: str) -> Html:
    """Whose work the briefing is, and which edition of it this is."""
    edition = el("time", dates.date_in_words(front.edition), datetime=front.edition)
    signed = ", ".join(curator.name for curator in front.curators)
    return el(
        "div",
        paragraphs(front.credits, addresses(here)),
        el("p", "Edition of ", edition, f". {signed}."),
        cls="credits",
    )
