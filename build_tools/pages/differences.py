"""The register of differences, each under the first of its topics."""

from collections.abc import Iterable
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.model import Discrepancy, DiscrepancyStatus, DiscrepancyType
from build_tools.pages.addresses import DIFFERENCES
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.differences import STATUS_WORDS, whole_difference
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.gone import gone_places
from build_tools.pages.parts.sigla import legend
from build_tools.pages.select import gravest_first
from build_tools.text.counting import counted_in_words


def differences_page(verified: VerifiedBriefing) -> Page:
    """The register."""
    entries = verified.briefing.discrepancies
    values = {name: _values(entry) for name, entry in entries.items()}
    facets = occurring(_facets(verified), values.values())
    count = counted_in_words(len(entries), "fact").capitalize()
    blocks: list[Html] = [
        el("p", f"{count} on which the sources differ or seem to, or that one alone has.", cls="lead"),
        el("ul", *(_total(entries.values(), status) for status in STATUS_WORDS), cls="totals statuses"),
        legend(verified, DIFFERENCES),
        filters(facets, values.values(), "differences"),
    ]
    for topic, about in verified.briefing.topics.items():
        found = gravest_first(verified, (name for name, entry in entries.items() if entry.topics[0] == topic))
        if found:
            blocks.append(section(about.title, **curator_language(verified)))
        blocks += [whole_difference(verified, name, DIFFERENCES, has(facets, values[name])) for name in found]
    blocks += gone_places(verified, "discrepancies")
    return Page(DIFFERENCES, "Differences", "Where the sources differ, and what would settle it.", tuple(blocks))


def _total(entries: Iterable[Discrepancy], status: DiscrepancyStatus) -> Html:
    count = sum(entry.status == status for entry in entries)
    return el("li", el("b", str(count)), f" {STATUS_WORDS[status]}")


def _facets(verified: VerifiedBriefing) -> Facets:
    return {
        "topic": {name: curator_line(verified, topic.title) for name, topic in verified.briefing.topics.items()},
        "source": {name: source.publisher for name, source in verified.briefing.sources.items()},
        "type": {each: each.capitalize() for each in get_args(DiscrepancyType)},
        "status": {status: status.capitalize() for status in STATUS_WORDS},
    }


def _values(entry: Discrepancy) -> dict[str, set[str]]:
    """The values that an entry has of each facet, by ids; a silent source holds no position."""
    return {
        "topic": set(entry.topics),
        "source": {source for position in entry.positions for source in position.sources},
        "type": {entry.type},
        "status": {entry.status},
    }
