"""The timeline: all events by date."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import el
from build_tools.pages.addresses import TIMELINE
from build_tools.pages.page import Page
from build_tools.pages.parts.events import event_list
from build_tools.pages.parts.gone import gone_places
from build_tools.pages.parts.pictures.axis import axis


def timeline_page(verified: VerifiedBriefing) -> Page:
    """The timeline."""
    events = list(verified.briefing.events.values())
    return Page(
        TIMELINE,
        say_plain(verified, "timeline-title"),
        say_plain(verified, "timeline-about"),
        (
            el("p", say(verified, "timeline-lead"), cls="lead"),
            axis(verified, events),
            event_list(verified, events, TIMELINE),
            *gone_places(verified, "events"),
        ),
    )
