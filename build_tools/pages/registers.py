"""The two registers: all events by date, and all differences between the sources."""

from collections.abc import Iterable
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.model import Discrepancy, DiscrepancyType
from build_tools.pages.moved import gone_places
from build_tools.pages.page import DIFFERENCES, TIMELINE, Page, section
from build_tools.pages.parts.axis import axis
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.judgements import STATUS, discrepancy, gravest_first
from build_tools.pages.parts.marks import counted_in_words, legend
from build_tools.pages.topic import event_list


def timeline_page(verified: VerifiedBriefing) -> Page:
    """The timeline."""
    events = list(verified.briefing.events.values())
    lead = (
        "When things happened by the sources’ words, not when they were printed. "
        "A date is given only as finely as the words allow."
    )
    return Page(
        TIMELINE,
        "Timeline",
        "The events of the briefing by date, with their evidence.",
        (
            el("p", lead, cls="lead"),
            axis(events),
            event_list(verified, events, TIMELINE),
            *gone_places(verified, "events"),
        ),
    )


def differences_page(verified: VerifiedBriefing) -> Page:
    """The register of differences, each under the first of its topics."""
    entries = verified.briefing.discrepancies
    values = {name: _values(entry) for name, entry in entries.items()}
    facets = occurring(_facets(verified), values.values())
    count = counted_in_words(len(entries), "fact").capitalize()
    blocks: list[Html] = [
        el("p", f"{count} on which the sources differ or seem to, or that one alone has.", cls="lead"),
        el("ul", *(_total(entries.values(), status) for status in STATUS), cls="totals statuses"),
        legend(verified, DIFFERENCES),
        filters(facets, values.values(), "differences"),
    ]
    for topic, about in verified.briefing.topics.items():
        found = gravest_first(verified, (name for name, entry in entries.items() if entry.topics[0] == topic))
        if found:
            blocks.append(section(about.title))
        blocks += [discrepancy(verified, name, DIFFERENCES, has(facets, values[name])) for name in found]
    blocks += gone_places(verified, "discrepancies")
    return Page(DIFFERENCES, "Differences", "Where the sources differ, and what would settle it.", tuple(blocks))


def _total(entries: Iterable[Discrepancy], status: str) -> Html:
    count = sum(entry.status == status for entry in entries)
    return el("li", el("b", str(count)), f" {STATUS[status]}")


def _facets(verified: VerifiedBriefing) -> Facets:
    return {
        "topic": {name: topic.title for name, topic in verified.briefing.topics.items()},
        "source": {name: source.publisher for name, source in verified.briefing.sources.items()},
        "type": {each: each.capitalize() for each in get_args(DiscrepancyType)},
        "status": {status: status.capitalize() for status in STATUS},
    }


def _values(entry: Discrepancy) -> dict[str, set[str]]:
    """What an entry has of each facet, by ids; a source that is silent holds no position."""
    return {
        "topic": set(entry.topics),
        "source": {source for position in entry.positions for source in position.sources},
        "type": {entry.type},
        "status": {entry.status},
    }
