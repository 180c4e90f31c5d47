"""The register of differences: those that matter, each under the first of its topics, then the others, folded away."""

from collections.abc import Iterator
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import Discrepancy, DiscrepancyStatus, DiscrepancyType, Grade
from build_tools.pages.addresses import DIFFERENCES
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.differences import whole_difference
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.gone import gone_places
from build_tools.pages.parts.sigla import legend
from build_tools.pages.select import own_differences


def differences_page(verified: VerifiedBriefing) -> Page:
    """The register."""
    entries, kind = verified.briefing.discrepancies, kind_of(verified)
    values = {name: _values(entry) for name, entry in entries.items()}
    facets = occurring(_facets(verified), values.values())
    blocks: list[Html] = [
        el("p", say(verified, "differences-lead", kind=kind, count=len(entries)), cls="lead"),
        legend(verified, DIFFERENCES),
        *filters(verified, facets, values.values(), "discrepancies"),
    ]
    listed = [name for topic in verified.briefing.topics for name in own_differences(verified, topic)]
    for grade in get_args(Grade):
        shown = [
            whole_difference(verified, name, DIFFERENCES, has(facets, values[name]))
            for name in listed
            if entries[name].grade == grade
        ]
        if shown:
            blocks += _graded(verified, grade, shown)
    blocks += gone_places(verified, "discrepancies")
    title, description = say_plain(verified, "differences-title"), say_plain(verified, "differences-about", kind=kind)
    return Page(DIFFERENCES, title, description, tuple(blocks))


def _graded(verified: VerifiedBriefing, grade: Grade, shown: list[Html]) -> Iterator[Html]:
    """The differences of one grade; only those that matter are not folded away."""
    yield section(say_plain(verified, f"differences-grade-{grade}"))
    if grade == "matters":
        yield from shown
        return
    yield el("p", say(verified, "differences-lead-wording" if grade == "wording" else "differences-lead-coverage"))
    summary = el("summary", say(verified, "differences-unfold", count=len(shown)))
    yield el("details", summary, *shown, cls="graded")


def _facets(verified: VerifiedBriefing) -> Facets:
    return {
        "grade": {each: say(verified, f"difference-grade-{each}") for each in get_args(Grade)},
        "topic": {name: curator_line(verified, topic.title) for name, topic in verified.briefing.topics.items()},
        "source": {name: source.publisher for name, source in verified.briefing.sources.items()},
        "type": {each: say(verified, f"difference-type-{each}") for each in get_args(DiscrepancyType)},
        "status": {each: say(verified, f"difference-status-{each}") for each in get_args(DiscrepancyStatus)},
    }


def _values(entry: Discrepancy) -> dict[str, set[str]]:
    """The values that an entry has of each facet, by ids; a silent source holds no position."""
    return {
        "grade": {entry.grade},
        "topic": set(entry.topics),
        "source": {source for position in entry.positions for source in position.sources},
        "type": {entry.type},
        "status": {entry.status},
    }
