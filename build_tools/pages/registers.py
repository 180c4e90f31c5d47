"""The two registers: all events by date, and all differences between the sources."""

from build_tools.escape import Html, el
from build_tools.pages.gone import gone_places
from build_tools.pages.judging import STATUS, discrepancy
from build_tools.pages.marks import counted
from build_tools.pages.page import TIMELINE, Page, section
from build_tools.pages.topic import event_list
from build_tools.verify import VerifiedBriefing


def timeline(verified: VerifiedBriefing) -> Page:
    """The timeline."""
    events = list(verified.briefing.events.values())
    lead = (
        "When things happened by the sources' words, not when they were printed. "
        "A date is given only as finely as the words allow."
    )
    return Page(
        TIMELINE,
        "Timeline",
        "The events of the briefing by date, with their evidence.",
        (el("p", lead, cls="lead"), event_list(verified, events, TIMELINE), *gone_places(verified, "events")),
    )


def differences(verified: VerifiedBriefing) -> Page:
    """The register of differences, each under the first of its topics."""
    here = "differences/index.md"
    entries = verified.briefing.discrepancies
    counts = [
        el("li", el("b", str(sum(entry.status == status for entry in entries.values()))), f" {status}", title=said)
        for status, said in STATUS.items()
    ]
    blocks: list[Html] = [
        el("p", f"{counted(len(entries), 'fact').capitalize()} on which the sources differ or seem to.", cls="lead"),
        el("ul", *counts, cls="totals"),
    ]
    for name, topic in verified.briefing.topics.items():
        found = [key for key, entry in entries.items() if entry.topics[0] == name]
        if found:
            blocks.append(section(topic.title))
        blocks += [discrepancy(verified, key, here) for key in found]
    blocks += gone_places(verified, "discrepancies")
    return Page(here, "Differences", "Where the sources differ, and what would settle it.", tuple(blocks))
