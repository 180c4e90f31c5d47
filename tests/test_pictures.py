"""The pictures: what they draw is what stands beside them, in both schemes and at any width."""

import dataclasses
import datetime
import functools
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.briefing.pins.commitment import Shared
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Event, Lineage
from build_tools.pages.parts.lineages import descent, lineage_box
from build_tools.pages.parts.pictures.axis import DaySpan, axis, close_up, ticks_of
from build_tools.pages.parts.pictures.matrix import matrix
from build_tools.pages.parts.pictures.stemma import stemma
from build_tools.pages.parts.shared_wording import shared, sharing_table
from build_tools.site.content_policy import with_policy
from build_tools.text import dates
from tests.conftest import HERE
from tests.finished import check_pages
from tests.markup import page
from tests.visiting import Visit, Windows, visiting, wait_until

BRIEFINGS = ("small", "second")
PAGES = ("", "timeline/", "sources/", "sources/sentinel/", "people/oduya/")


@functools.cache
def verified(name: str) -> VerifiedBriefing:
    return gate.verified(HERE / name / "briefing")


DAYS = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("2021-05~", "2021-05-01", "2021-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2021-05-17", "2021-05-17", "2021-05-17"),
    ("2021-05-19/2021-05-20", "2021-05-19", "2021-05-20"),
    ("2021-05-30/2021-06-01~", "2021-05-30", "2021-06-01"),
    ("2021-01/2021-05", "2021-01-01", "2021-05-31"),
    ("2020-12/2021-01", "2020-12-01", "2021-01-31"),
    ("1999/2001", "1999-01-01", "2001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
]


@pytest.mark.parametrize(("date", "first", "last"), DAYS)
def test_a_date_covers_its_days(date: str, first: str, last: str) -> None:
    begins, after = dates.days(date)
    assert [datetime.date.fromordinal(day).isoformat() for day in (begins, after - 1)] == [first, last]


def _event(number: int, date: str, status: str = "happened") -> Event:
    rest = {"dating": "Told.", "status": status, "topics": ("quay",), "cites": ("vote",)}
    return Event.model_validate({"id": f"event-{number}", "title": f"Event {number}", "date": date, **rest})


CROWDS = [
    (["2020-01", "2021-12", *(f"2021-05-{day}" for day in (17, 17, 18, 19, 20))], 5),
    (["2020-01", "2021-12", *(f"2021-05-{day}" for day in (17, 18, 19, 20))], 0),
    (["2020-01", "2021-12", *["2021-05-17"] * 9], 0),
    ([f"2021-05-{day}" for day in (17, 18, 19, 20, 21, 22)], 0),
    (["2021-05-17"], 0),
]


@pytest.mark.parametrize(("listed", "apart"), CROWDS)
def test_what_stands_close_is_drawn_apart_and_each_event_once(listed: list[str], apart: int) -> None:
    events = [_event(number, date) for number, date in enumerate(listed)]
    drawn = unescape(axis(verified("small"), events))
    assert len(close_up(events)) == apart
    assert Counter(re.findall(r'href="#event-(event-\d+)"', drawn)) == {
        f"event-{number}": 1 for number in range(len(events))
    }
    assert drawn.count('class="axis-mark"') == len(events) + bool(apart)
    assert drawn.count('class="axis-grid"') == 1 + bool(apart)


@pytest.mark.parametrize("days", [1, 6, 7, 40, 43, 200, 400, 3000, 40_000, 700_000, 3_652_058])
def test_an_axis_has_a_few_dates_that_begin_years_months_or_days(days: int) -> None:
    for first in {1, 3_652_059 - days + 1, min(737_000, 3_652_059 - days + 1)}:
        ticks = ticks_of(DaySpan(first, first + days))
        assert 1 <= len(ticks) <= 6
        assert ticks == sorted(set(ticks))
        assert days < 43 or all(tick.day == 1 for tick in ticks)


def _many(count: int) -> VerifiedBriefing:
    """The small briefing with a source copied until there are many, each of a lineage with a long name."""
    base = verified("small")
    courier = base.briefing.sources["courier"]
    sources = {}
    lineages = []
    for number in range(count):
        of = courier.lineage.model_copy(update={"of": f"agency-{number // 3}", "status": "inferred"})
        sources[f"paper-{number}"] = courier.model_copy(update={"siglum": f"P{number}", "lineage": of})
        if number % 3 == 0:
            lineages.append(Lineage(id=f"agency-{number // 3}", name="The united agencies of the coast and islands"))
    front = base.briefing.front.model_copy(update={"lineages": tuple(lineages)})
    briefing = base.briefing.model_copy(update={"front": front, "sources": sources, "quotes": {}})
    return dataclasses.replace(base, briefing=briefing, pins={}, checks={})


def test_too_many_sources_are_listed_and_not_drawn() -> None:
    many = _many(101)
    assert stemma(many) == ""
    assert descent(many, "index.md") == lineage_box(many, "index.md")


def test_of_many_pairs_those_that_share_most_are_drawn() -> None:
    many = _many(12)
    pin = verified("small").pins["courier"]
    names = list(many.briefing.sources)
    pins = {
        name: pin.model_copy(
            update={
                "runs": 100,
                "shared": {other: Shared(runs=at + 1, text=pin.text) for other in names if other != name},
            }
        )
        for at, name in enumerate(names)
    }
    drawn = stemma(dataclasses.replace(many, pins=pins))
    assert drawn.count('class="stemma&#45;arc"') == 50 + 1  # one is the key's


@pytest.mark.parametrize("count", [1, 2, 40])
def test_pictures_hold_for_one_source_and_for_many(count: int) -> None:
    many = _many(count)
    drawn = unescape(stemma(many))
    assert drawn.count('class="stemma-source"') == count
    assert len(re.findall("<line[^>]*stemma-link--inferred", drawn)) == count + 1  # one is the key's
    assert float(re.findall(r'class="stemma" [^>]* height="(\d+)"', drawn)[0]) == 34 * count + 16
    assert descent(many, "index.md").startswith('<div class="picture&#45;beside">')
    undecided, shown = (">Not yet decided<", count) if count < 40 else (">40</a></td>", 1)
    assert unescape(matrix(many, "index.md")).count(undecided) == shown * len(many.briefing.topics)
    assert (shared(many), sharing_table(many, "index.md")) == ([], "")


def test_a_finished_page_may_have_shapes_and_nothing_else_of_svg() -> None:
    body = (
        '<svg viewBox="0 0 1 1" aria-hidden="true"><rect x="0" width="1" class="said"></rect>'
        '<rect style="fill:red"></rect><use href="#a"></use><text onclick="a()" href="#b">a</text></svg>'
        '<p d="M0 0" width="1">a</p><foreignObject></foreignObject>'
    )
    page = with_policy(f'<html><head></head><article class="md-content__inner">{body}</article></html>', ())
    assert [each.message for each in check_pages({"index.html": page}, {"index.html"}, {})] == [
        f"{said}; fix what writes the page"
        for said in [
            "the attribute style of rect is not allowed in a page's text",
            "the element use is not allowed in a page's text",
            "the attribute onclick of text would run a script",
            "the attribute href of text is not allowed in a page's text",
            "the attribute d of p is not allowed in a page's text",
            "the attribute width of p is not allowed in a page's text",
            "the element foreignobject is not allowed in a page's text",
        ]
    ]


def test_a_bar_is_as_long_as_its_number(built: Path) -> None:
    home = page(built / "index.html")
    cells = home.all(".matrix--bars tbody td:not(.none)")
    assert len(cells) > 40
    for cell in cells:
        bars = [f"{each.get('width')} {each.get('class')}" for each in cell.all("rect")]
        assert str(cell.first("a").get("title")).split(", ") == bars
        assert sum(int(part.split()[0]) for part in bars) == int(cell.first("b").text)
    silent = home.all(".matrix--bars td.none")
    assert len(silent) + len(cells) == len(home.all(".matrix--bars tbody td"))
    assert {each.text for each in silent} == {"Not mentioned"}


@pytest.mark.parametrize("width", [1440, 375])
def test_all_bars_have_one_scale(width: int, windows: Windows, site: str) -> None:
    with visiting(windows, site, width) as visit:
        visit.go("")
        bars = visit.page.locator(".matrix--bars .bar:not(.bar--none)")
        widths = bars.evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
        assert len(widths) > 40
        assert max(widths) - min(widths) < 0.1


def test_a_cell_leads_to_its_quotes_and_a_silence_to_its_reason(wide: Visit) -> None:
    wide.go("")
    filled = wide.page.locator(".matrix--bars td:has(a[href*='topic='])").count()
    assert filled > 2
    for index in (0, filled // 2, filled - 1):
        wide.go("")
        cell = wide.page.locator(".matrix--bars td:has(a[href*='topic='])").nth(index)
        number = int(cell.locator("b").inner_text())
        cell.locator("a").click()
        wide.page.wait_for_url("**/quotes/?topic=*&source=*")
        wait_until(
            wide.page,
            "count => [...document.querySelectorAll('[data-has]')].filter(each => each.offsetParent).length === count",
            number,
        )
    wide.go("")
    wide.page.locator(".matrix--bars td.none a").first.click()
    wide.page.wait_for_url("**/topics/*/#part-not-covered-by")
    assert wide.page.locator(".silent-list li").count() > 0


def test_the_stemma_has_the_sources_of_the_list(built: Path) -> None:
    for path in ("index.html", "sources/index.html"):
        there = page(built / path)
        listed = [each.text for each in there.all(".lineages li li")]
        assert [each.text for each in there.all(".stemma-siglum")] == [each.split()[0] for each in listed]
        assert len(there.all(".stemma .stemma-link")) == len(listed) > 1
        inferred = sum(each.endswith("(agency inferred by the editors)") for each in listed)
        assert len(there.all(".stemma .stemma-link--inferred")) == inferred > 0
        arcs = [each.text for each in there.all(".stemma-share")]
        assert arcs and arcs[0] in there.first(".lineage-box .lead").text


def test_the_axis_has_the_events_of_the_list(built: Path) -> None:
    timeline = page(built / "timeline" / "index.html")
    drawn = []
    for row in timeline.all(".axis-rows li:not(.axis-close)"):
        link, status = row.first("a"), [each.text for each in row.all(".status")] or ["happened"]
        mark = row.first(".mark").classes[1].removeprefix("mark--")
        drawn.append((str(link.get("href")).removeprefix("#"), link.text, status[0], mark))
    listed = []
    for entry in timeline.all("ol.timeline > li"):
        status = entry.classes[1].removeprefix("event--")
        listed.append((str(entry.get("id")), entry.first("b").text, status, status))
    assert len(drawn) > 20
    assert sorted(drawn) == sorted(listed)


PAINTED = [
    ("", ".bar rect.said"),
    ("", ".stemma-source"),
    ("timeline/", ".mark"),
    ("sources/sentinel/", ".bars rect.said"),
]


@pytest.mark.parametrize(("path", "shape"), PAINTED)
def test_shapes_follow_light_and_dark(path: str, shape: str, windows: Windows, site: str) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        with windows.window(color_scheme=scheme) as page:
            page.goto(site + path)
            read = "shape => getComputedStyle(shape).fill + getComputedStyle(shape).stroke"
            colours.add(page.locator(shape).first.evaluate(read))
    assert len(colours) == 2


def test_pages_have_pictures(built: Path) -> None:
    """That they fit and have no fault is asked of every kind of page, in test_reading."""
    for path in PAGES:
        assert page(built / path / "index.html").all(".md-content svg.bar, svg.stemma, svg.axis-mark"), path


def test_pictures_of_another_briefing_fit_a_phone(windows: Windows, second_site: str) -> None:
    with visiting(windows, second_site, 375) as visit:
        for path in ("", "timeline/", "sources/", "sources/asagiri/", "sources/sada/", "people/dvorakova/"):
            visit.go(path)
            assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
