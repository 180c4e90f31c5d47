"""Events by date: when each was, how that is known, and what shows it."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say, short_date
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Event
from build_tools.pages.addresses import anchor, record_link
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.edit_links import entry_links
from build_tools.pages.parts.evidence import evidence
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.select import by_date
from build_tools.text import dates


def when(verified: VerifiedBriefing, event: Event) -> Html:
    """An event's date, for people and for machines."""
    day = date(verified, event.date)
    return _dated(event, say(verified, "event-time", date=day, time=event.time) if event.time else day)


def _dated(event: Event, words: str) -> Html:
    if dates.precision(event.date) == "between two dates" or event.date.endswith("~"):
        return el("span", words, cls="date")
    return el("time", words, cls="date", datetime=event.date)


def event_status(verified: VerifiedBriefing, event: Event) -> Html:
    """What an event is if it is not known to have happened."""
    if event.status == "happened":
        return NOTHING
    return el("span", say(verified, "event-status", status=event.status), cls="status")


def event_list(verified: VerifiedBriefing, events: Iterable[Event], here: str, numbers: Numbers | None = None) -> Html:
    """Events in the order of their dates, each with how it is dated and what it rests on.

    A page that numbers its quotes cites them by their numbers; other pages list them, folded away.
    """
    return el("ol", *(_event(verified, event, here, numbers) for event in by_date(events)), cls="timeline")


def _event(verified: VerifiedBriefing, event: Event, here: str, numbers: Numbers | None) -> Html:
    cited = numbers.cited_behind(event.cites) if numbers else NOTHING
    about = el(
        "div",
        el("p", el("b", curator_line(verified, event.title)), " ", event_status(verified, event)),
        el("p", curator_prose(verified, event.dating, here), cited, cls="dating"),
        NOTHING if numbers else _details(verified, event, here),
    )
    return el("li", when(verified, event), about, cls=f"event event--{event.status}", id=anchor("event", event.id))


def _details(verified: VerifiedBriefing, event: Event, here: str) -> Html:
    return el(
        "details",
        el("summary", say(verified, "event-evidence")),
        evidence(verified, event.cites, verified.briefing.sources, here),
        entry_links(verified, "events", event.id, here),
    )


def mentioned_events(verified: VerifiedBriefing, events: Iterable[Event], here: str) -> Html:
    """Events in the order of their dates, each a link to its place on the timeline."""
    items = (_mentioned(verified, event, here, event_status(verified, event)) for event in by_date(events))
    return el("ol", *items, cls="timeline timeline--brief")


def coming_events(verified: VerifiedBriefing, events: Iterable[Event], here: str) -> Html:
    """The same under a heading that says already that all of them were planned; others say what they are."""
    statuses = {event.id: event_status(verified, event) for event in events if event.status != "planned"}
    items = (_mentioned(verified, event, here, statuses.get(event.id, NOTHING)) for event in by_date(events))
    return el("ol", *items, cls="timeline timeline--brief")


def _mentioned(verified: VerifiedBriefing, event: Event, here: str, status: Html) -> Html:
    title = el("a", curator_line(verified, event.title), href=record_link("events", event.id, here))
    day = _dated(event, short_date(verified, event.date))
    return el("li", day, el("div", el("p", title, " ", status)), cls=f"event event--{event.status}")
