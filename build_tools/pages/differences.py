"""The register of differences: those that matter, each under the first of its topics, then the others, folded away."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.prose import plain
from build_tools.model import Discrepancy, DiscrepancyStatus, DiscrepancyType, Grade
from build_tools.pages.addresses import DIFFERENCES, anchor, difference_path, link, link_off_page, topic_part
from build_tools.pages.page import Page, section
from build_tools.pages.parts.by_topic import is_in_parts, part_title
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.differences import status_means, whole_difference
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.facets import Facets, filters, has, occurring
from build_tools.pages.parts.gone import gone_places
from build_tools.pages.parts.sigla import legend
from build_tools.pages.select import own_differences


def differences_page(verified: VerifiedBriefing) -> Page:
    """The register, or one line for each difference where it is in parts: other pages lead to its places."""
    title, gone = say_plain(verified, "differences-title"), gone_places(verified, "discrepancies")
    by_topic = {topic: own_differences(verified, topic) for topic in verified.briefing.topics}
    if not is_in_parts(verified):
        return _page(verified, DIFFERENCES, title, [name for names in by_topic.values() for name in names], gone)
    blocks: list[Html] = [_lead(verified, len(verified.briefing.discrepancies))]
    for topic, names in by_topic.items():
        if names:
            there = link(DIFFERENCES, topic_part(DIFFERENCES, topic))
            every = el("a", say(verified, "count-discrepancies", count=len(names)), href=there)
            heading = section(verified.briefing.topics[topic].title, **curator_language(verified))
            blocks += [heading, el("p", every), el("ul", *(_line(verified, name) for name in names))]
    return Page(DIFFERENCES, title, _about(verified), (*blocks, *gone))


def differences_part(verified: VerifiedBriefing, topic: str) -> Page:
    """The differences whose main topic this is."""
    title = part_title(verified, "differences-title", topic)
    return _page(verified, topic_part(DIFFERENCES, topic), title, own_differences(verified, topic))


def _line(verified: VerifiedBriefing, name: str) -> Html:
    """A difference in one line, which leads to its own page: that address is the shortest, and there are thousands."""
    question = curator_line(verified, plain(verified.briefing.discrepancies[name].question))
    way = link_off_page(DIFFERENCES, difference_path(name))
    return el("li", el("a", question, href=way), id=anchor("difference", name))


def _lead(verified: VerifiedBriefing, count: int) -> Html:
    return el("p", say(verified, "differences-lead", kind=kind_of(verified), count=count), cls="lead")


def _labels(verified: VerifiedBriefing, entries: Collection[Discrepancy]) -> Iterator[Html]:
    """What the labels of these differences mean."""
    occurring = {entry.status for entry in entries}
    means = " ".join(status_means(verified, each) for each in get_args(DiscrepancyStatus) if each in occurring)
    if means:
        yield el("p", say(verified, "differences-labels", kind=kind_of(verified), statuses=means))


def _about(verified: VerifiedBriefing) -> str:
    return say_plain(verified, "differences-about", kind=kind_of(verified))


def _page(verified: VerifiedBriefing, here: str, title: str, listed: Sequence[str], gone: Iterable[Html] = ()) -> Page:
    entries = {name: verified.briefing.discrepancies[name] for name in listed}
    values = {name: _values(entry) for name, entry in entries.items()}
    facets = occurring(_facets(verified), values.values())
    blocks: list[Html] = [
        _lead(verified, len(entries)),
        legend(verified, here),
        *filters(verified, facets, values.values(), "discrepancies"),
        *_labels(verified, entries.values()),
    ]
    for grade in get_args(Grade):
        shown = [
            whole_difference(verified, name, here, has(facets, values[name]))
            for name in listed
            if entries[name].grade == grade
        ]
        if shown:
            blocks += _graded(verified, grade, shown)
    return Page(here, title, _about(verified), (*blocks, *gone))


def _graded(verified: VerifiedBriefing, grade: Grade, shown: list[Html]) -> Iterator[Html]:
    """The differences of one grade; only those that matter are not folded away."""
    yield section(say_plain(verified, f"differences-grade-{grade}"))
    yield el("p", say(verified, f"differences-lead-{grade}"))
    if grade == "matters":
        yield from shown
        return
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
