"""Events on a time axis, in bars as wide as their dates are vague; a crowd of events gets an axis of its own."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import days_between, part_of_date, say, short_date
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.svg import fluid, line, percent, rect, svg_text
from build_tools.model import Event
from build_tools.pages.addresses import anchor
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.events import event_status
from build_tools.text import dates

_CLOSE = 30
"""Events within a thirtieth of the whole time are too close together to be distinguished."""

_MANY = 5
"""Fewer crowded events than this don't need an axis of their own."""

_MOST_TICKS = 6
_DOT = 0.012
"""A bar shorter than this part of the axis would hardly be seen."""

_ABOUT = 0.03
"""How far the dotted ends of an approximate date reach, as a part of the axis."""

_HEIGHTS = {"happened": ("3", "10"), "planned": ("3", "10"), "reported": ("6", "4"), "close": ("2", "12")}
_STATUSES = ("happened", "reported", "planned")


@dataclass(frozen=True)
class DaySpan:
    """Days of the calendar by number; `last` is one past the last."""

    first: int
    last: int

    def holds(self, other: "DaySpan") -> bool:
        """Whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def at(self, day: float) -> str:
        """The position of a day, in per cent of this span."""
        return percent(day - self.first, self.last - self.first)


def span(event: Event) -> DaySpan:
    """The days on which an event may have happened."""
    return DaySpan(*dates.days(event.date))


def around(spans: Iterable[DaySpan]) -> DaySpan:
    """The shortest span that contains several."""
    listed = list(spans)
    return DaySpan(min(each.first for each in listed), max(each.last for each in listed))


def close_up(events: list[Event]) -> list[Event]:
    """The events that are too crowded on an axis of all; none if they are few."""
    whole = around(map(span, events))
    width = (whole.last - whole.first) // _CLOSE
    windows = [DaySpan(span(event).first, span(event).first + width) for event in events]
    held = [[event for event in events if window.holds(span(event))] for window in windows]
    fullest = max(held, key=len)
    apart = len({span(event) for event in fullest}) > 1
    return fullest if apart and _MANY <= len(fullest) < len(events) else []


def axis(verified: VerifiedBriefing, events: Iterable[Event]) -> Html:
    """All events in the order of their dates, each a link to its entry in the list, on one axis or two."""
    ordered = sorted(events, key=lambda event: dates.sort_key(event.date))
    if not ordered:
        return NOTHING
    close = close_up(ordered)
    near = around(map(span, close)) if close else None
    plots = [_plot(verified, [event for event in ordered if event not in close], near, len(close))]
    if near:
        plots.append(_plot(verified, close, None, 0))
    return el("div", *plots, _key(verified, ordered), cls="axes")


def _plot(verified: VerifiedBriefing, events: list[Event], near: DaySpan | None, close: int) -> Html:
    whole = around([*map(span, events), *([near] if near else [])])
    named = ticks_of(whole)
    scale = DaySpan(min(whole.first, named[0].toordinal()), whole.last)
    rows = [(span(event).first, _row(verified, event, scale)) for event in events]
    if near:
        rows.append((near.first, _bracket(verified, near, close, scale)))
    listed = [row for _, row in sorted(rows, key=lambda row: row[0])]
    return el("div", _grid(verified, named, scale), el("ol", *listed, cls="axis-rows"), cls="axis")


def _row(verified: VerifiedBriefing, event: Event, scale: DaySpan) -> Html:
    title = el("a", curator_line(verified, event.title), href=f"#{anchor('event', event.id)}")
    return el(
        "li",
        el("span", short_date(verified, event.date), cls="date"),
        el("span", title, " ", event_status(verified, event), cls="axis-title"),
        _mark(span(event), scale, event.status, about=event.date.endswith("~")),
    )


def _bracket(verified: VerifiedBriefing, near: DaySpan, close: int, scale: DaySpan) -> Html:
    """The row that represents the events of the other axis."""
    first, last = (datetime.date.fromordinal(day) for day in (near.first, near.last - 1))
    date = el("span", days_between(verified, first, last), cls="date")
    said = el("span", say(verified, "axis-enlarged", count=close), cls="axis-title")
    return el("li", date, said, _mark(near, scale, "close", about=False), cls="axis-close")


def _mark(known: DaySpan, scale: DaySpan, status: str, *, about: bool) -> Html:
    """A bar over the possible days, or a dot if these are few; dotted ends if even they are approximate."""
    length = scale.last - scale.first
    middle = (known.first + known.last) / 2
    shapes = []
    if about:
        reach = max((known.last - known.first) / 2, length * _DOT) + length * _ABOUT
        shapes.append(line((scale.at(middle - reach), "8"), (scale.at(middle + reach), "8"), "mark-about"))
    cls = f"mark mark--{status}"
    if known.last - known.first < length * _DOT:
        shapes.append(el("circle", cx=scale.at(middle), cy="8", r="3" if status == "reported" else "4.5", cls=cls))
    else:
        top, height = _HEIGHTS[status]
        shapes.append(rect(scale.at(known.first), top, percent(known.last - known.first, length), height, cls))
    return fluid(*shapes, cls="axis-mark")


def _grid(verified: VerifiedBriefing, named: list[datetime.date], scale: DaySpan) -> Html:
    """The vertical lines behind all rows, each under its date."""
    shapes: list[Html] = []
    for before, tick in zip([None, *named], named, strict=False):
        x = scale.at(tick.toordinal())
        shapes += [
            line((x, "0"), (x, "100%"), "axis-line"),
            svg_text(x, "11", _label(verified, tick, before, named), "axis-date"),
        ]
    return fluid(*shapes, cls="axis-grid")


def ticks_of(whole: DaySpan) -> list[datetime.date]:
    """The days at which to draw a line: where years, months, weeks or days begin, as fine as their names have room."""
    for step in (1, 2, 7):
        numbers = range(whole.first, whole.last, step)
        if len(numbers) <= _MOST_TICKS:
            return [datetime.date.fromordinal(day) for day in numbers]
    steps = [1, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000))]
    return next(found for step in steps if len(found := _months(whole, step)) <= _MOST_TICKS)


def _months(whole: DaySpan, step: int) -> list[datetime.date]:
    first, last = (datetime.date.fromordinal(day) for day in (whole.first, whole.last - 1))
    begins = (first.year * 12 + first.month - 1) // step * step
    numbers = range(max(begins, 12), last.year * 12 + last.month, step)
    return [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers]


def _label(
    verified: VerifiedBriefing, tick: datetime.date, before: datetime.date | None, named: list[datetime.date]
) -> str:
    """A tick's date without the year or month that the tick before it has."""
    if all((each.month, each.day) == (1, 1) for each in named):
        return part_of_date(verified, tick, "y")
    if any(each.day != 1 for each in named):
        return part_of_date(verified, tick, "d" if before and before.month == tick.month else "MMMd")
    return part_of_date(verified, tick, "MMM" if before and before.year == tick.year else "yMMM")


def _key(verified: VerifiedBriefing, events: list[Event]) -> Html:
    """How to read the marks that occur."""
    used = {event.status for event in events}
    samples = [(_sample(status), say(verified, f"axis-{status}")) for status in _STATUSES if status in used]
    if any(event.date.endswith("~") for event in events):
        samples.append(
            (fluid(line(("0", "8"), ("100%", "8"), "mark-about"), cls="axis-mark sample"), say(verified, "axis-about"))
        )
    items = [el("li", sample, " ", said) for sample, said in samples]
    return el("ul", *items, cls="picture-key")


def _sample(status: str) -> Html:
    top, height = _HEIGHTS[status]
    return fluid(rect("1", top, "26", height, f"mark mark--{status}"), cls="axis-mark sample")
