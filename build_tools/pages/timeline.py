"""The timeline: all events by date."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import el
from build_tools.pages.addresses import TIMELINE
from build_tools.pages.page import Page
from build_tools.pages.parts.events import event_list
from build_tools.pages.parts.gone import gone_places
from build_tools.pages.parts.pictures.axis import axis


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
            axis(verified, events),
            event_list(verified, events, TIMELINE),
            *gone_places(verified, "events"),
        ),
    )
