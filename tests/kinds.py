"""One address of every kind of page, by the name that pictures and figures bear."""

from pathlib import Path

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages import PAGE_KINDS, SinglePage
from build_tools.pages.addresses import served_at

_SINGLE = [served_at(kind.path) for kind in PAGE_KINDS if isinstance(kind, SinglePage)]


def kinds_of(verified: VerifiedBriefing) -> dict[str, str]:
    """The addresses in the site of a briefing: of each kind of page the first there is."""
    briefing = verified.briefing
    spoken = {topic for quote in briefing.quotes.values() if quote.speaker for topic in quote.topics}
    kinds = {address.removesuffix("/") or "home": address for address in [*_SINGLE, "about/"]}
    kinds |= {
        "topic-with-speech" if name in spoken else "topic-without-speech": f"topics/{name}/"
        for name in reversed(briefing.topics)
    }
    for kind, folder, there in (
        ("quote", "quotes", [quote.id for quote in briefing.quotes.values() if quote.speaker] or briefing.quotes),
        ("person", "people", briefing.people),
        ("source", "sources", briefing.sources),
        ("difference", "differences", briefing.discrepancies),
    ):
        if there:
            kinds[kind] = f"{folder}/{next(iter(there))}/"
    return kinds


def published_kinds() -> dict[str, str]:
    """The addresses in the site of the briefing that is published."""
    return kinds_of(gate.verified(Path(__file__).parent.parent / "briefing"))
