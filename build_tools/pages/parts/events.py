"""Events in order, with their evidence."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.prose import inline
from build_tools.model import Event
from build_tools.pages.page import TIMELINE, link
from build_tools.pages.parts.edit_links import of_noun
from build_tools.pages.parts.figure import addresses
from build_tools.pages.parts.marks import evidence, when
from build_tools.pages.select import by_date


def _mentioned_event(event: Event, here: str) -> Html:
    target = link(here, TIMELINE, f"event-{event.id}")
    status = el("span", event.status, cls="status") if event.status != "happened" else NOTHING
    title = el("p", el("a", event.title, href=target), " ", status)
    return el("li", when(event), el("div", title), cls=f"event event--{event.status}")


def event_list(verified: VerifiedBriefing, events: list[Event], here: str) -> Html:
    """Events in the order of their dates, each with how it is dated and what it rests on."""
    return el("ol", *(_event(verified, event, here) for event in by_date(events)), cls="timeline")


def _event(verified: VerifiedBriefing, event: Event, here: str) -> Html:
    status = el("span", event.status, cls="status") if event.status != "happened" else NOTHING
    return el(
        "li",
        when(event),
        el(
            "div",
            el("p", el("b", event.title), " ", status),
            el("p", inline(event.dating, addresses(here)), cls="dating"),
            el(
                "details",
                el("summary", "Evidence"),
                evidence(verified, event.cites, verified.briefing.sources, here),
                of_noun(verified, "events", event.id, here),
            ),
        ),
        cls=f"event event--{event.status}",
        id=f"event-{event.id}",
    )
