"""The built site as it is read: by ear, enlarged, without motion, on a slow line. Every kind of page, in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from build_tools.briefing import gate
from tests.conftest import SMALL
from tests.kinds import kinds_of
from tests.visiting import AXE, BOTH, PATIENCE, faults, visiting
from tests.web import served

SECOND_KINDS = (
    *("", "topics/tail/", "quotes/", "quotes/dvorakova-thin/", "differences/", "timeline/", "sources/"),
    "whole/",
)


@dataclass(frozen=True)
class Reader:
    """A window, and every address that was asked for from it."""

    page: Page
    asked: list[str]


@contextmanager
def reader(browser: Browser, width: int, **settings: object) -> Iterator[Reader]:
    """A window of its own, with nothing kept from before."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **settings)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield Reader(context.new_page(), asked)
    context.close()


def _kind(path: Path, site: Path) -> tuple[str, int]:
    """A page's first folder, and how deep it lies: pages that agree in both are of one kind."""
    parts = path.relative_to(site).parts
    return parts[0] if len(parts) > 1 else "", len(parts)


def test_every_kind_of_page_is_looked_at(built: Path, kinds: dict[str, str]) -> None:
    there = {_kind(path, built) for path in built.rglob("index.html")}
    looked_at = {_kind(built / path / "index.html", built) for path in kinds.values()}
    assert looked_at == there


def _faults(page: Page, rule: str | None = None, without: str | None = None) -> list[str]:
    """What axe says of a page with everything unfolded: by all its rules, by one, or by all but one."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    # axe scrolls to what it measures; what is drawn only then would move under the header meanwhile.
    page.add_style_tag(content=".discrepancy, .whole { content-visibility: visible !important; }")
    return faults(page, rule, without)


SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(
  [entry.value, ...entry.sources.map(source => source.node?.parentElement?.outerHTML?.slice(0, 120) ?? '')]
))).observe({type: 'layout-shift', buffered: true});"""


@pytest.mark.parametrize("width", [1440, 375])
def test_every_kind_of_page_is_steady(width: int, chromium: Browser, site: str, kinds: dict[str, str]) -> None:
    """On one load of each page: one heading, nothing beyond the window, and nothing shifts."""
    headings, beyond, shifts = {}, {}, {}
    with visiting(chromium, site, width) as visit:
        page = visit.page
        page.add_init_script(SHIFTS)
        for kind in sorted(kinds):
            page.goto(site + kinds[kind], wait_until="networkidle")
            shifts[kind] = page.evaluate("shifts")
            headings[kind] = page.locator("h1").count()
            beyond[kind] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert set(headings.values()) == {1}, headings
    assert {kind: pixels for kind, pixels in beyond.items() if pixels > 0} == {}
    assert {kind: each for kind, each in shifts.items() if sum(shift[0] for shift in each) >= 0.01} == {}


@pytest.mark.parametrize(("width", "scheme", "rule"), AXE)
def test_no_kind_of_page_has_a_fault_of_accessibility(
    width: int, scheme: str, rule: str | None, chromium: Browser, small_built: Path
) -> None:
    """The small briefing has every kind of page too, and axe takes ten times as long for the pages of the large one."""
    kinds = kinds_of(gate.verified(SMALL / "briefing", strict=True))
    found = {}
    with served(small_built) as wire, visiting(chromium, wire.address, width, scheme) as visit:
        for kind in sorted(kinds):
            visit.go(kinds[kind])
            found[kind] = _faults(visit.page, rule)
    assert {kind: said for kind, said in found.items() if said} == {}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (375, "light")])
def test_no_page_in_many_scripts_has_one(width: int, scheme: str, chromium: Browser, second_site: str) -> None:
    found = {}
    with reader(chromium, width, color_scheme=scheme) as window:
        for path in SECOND_KINDS:
            window.page.goto(second_site + path)
            found[path] = _faults(window.page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme", "rule"), BOTH)
def test_the_open_search_has_none(width: int, scheme: str, rule: str | None, chromium: Browser, site: str) -> None:
    with reader(chromium, width, color_scheme=scheme) as window:
        window.page.goto(site)
        _search(window.page, "river")
        assert _faults(window.page, rule) == []


def _search(page: Page, words: str) -> None:
    """Search, and wait for the hits."""
    page.evaluate("document.querySelector('#__search').click()")
    box = page.locator(".md-search__input")
    box.focus()
    box.press_sequentially(words)
    page.locator("a.md-search-result__link").first.wait_for()


CUT = """() => [...document.querySelectorAll('article *')].filter(part => {
  const box = part.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return false;
  for (let around = part.parentElement; around; around = around.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth)
      return false;
  const hides = ['hidden', 'clip'].includes(getComputedStyle(part).overflowX);
  return box.right > innerWidth + 1 || box.left < -1 || (hides && part.scrollWidth > part.clientWidth + 1);
}).map(part => part.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize(("percent", "width"), [(200, 640), (400, 320)])
def test_an_enlarged_page_is_whole(
    percent: int, width: int, chromium: Browser, site: str, kinds: dict[str, str]
) -> None:
    """A window 1280 wide shows half of that at 200 %, a quarter at 400 %; a table may scroll in a box of its own."""
    found = {}
    with reader(chromium, width, device_scale_factor=percent / 100, reduced_motion="reduce") as window:
        for path in kinds.values():
            window.page.goto(site + path)
            window.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            sideways = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found[path] = [*window.page.evaluate(CUT), *([f"scrolls by {sideways}"] if sideways > 0 else [])]
    assert {path: cut for path, cut in found.items() if cut} == {}


MOVING = "document.getAnimations().map(each => [each.effect.target.className, each.effect.pseudoElement])"
TOUCHES = (
    "document.querySelector('#__search').click()",
    "document.querySelector('#__drawer').click()",
    "document.querySelectorAll('.md-option').forEach(each => each.click())",
    "document.querySelectorAll('article a').forEach(each => each.focus())",
    "document.querySelectorAll('summary').forEach(each => each.click())",
    "scrollTo(0, 600)",
)


def _moving(page: Page, path: str) -> list[object]:
    """All that moves when the page's switches are used."""
    page.goto(path)
    page.locator("html.js").wait_for(state="attached")
    return [each for touch in TOUCHES for each in page.evaluate(f"() => {{ {touch}; return {MOVING}; }}")]


@pytest.mark.parametrize("width", [1440, 375])
def test_nothing_moves_for_whoever_wants_no_motion(
    width: int, chromium: Browser, site: str, kinds: dict[str, str]
) -> None:
    with reader(chromium, width) as window:
        assert _moving(window.page, site + kinds["timeline"]), "these touches move nothing for anyone"
    with reader(chromium, width, reduced_motion="reduce") as window:
        for kind in ("home", "topic-with-speech", "quotes", "timeline"):
            assert _moving(window.page, site + kinds[kind]) == []


def test_home_is_light_on_the_wire(built: Path, chromium: Browser) -> None:
    """All that a first visit asks for, compressed as the host does it."""
    with served(built) as wire, reader(chromium, 375) as window:
        window.page.goto(wire.address, wait_until="networkidle")
    sent = dict(wire.sent)
    assert {"/", "/assets/briefing.css", "/search/search_index.json"} <= sent.keys()
    assert sum(sent.values()) < 300_000, sorted(sent.items(), key=lambda each: -each[1])


def test_a_topic_is_light(built: Path) -> None:
    sizes = {path.parent.name: path.stat().st_size for path in built.glob("topics/*/index.html")}
    assert sizes
    assert {topic: size for topic, size in sizes.items() if size >= 100_000} == {}


AT_REST = """id => {
    const before = window.last
    window.last = document.getElementById(id).getBoundingClientRect().top
    return last === before && 48 < last && last < 96
}"""
"""Whether a place stands right below the header, where it stood a moment ago."""


@pytest.mark.parametrize("width", [1440, 375])
def test_a_link_on_the_whole_briefing_lands_where_it_leads(width: int, chromium: Browser, site: str) -> None:
    """What is drawn late gets its true height when it comes near, also above the part that was asked for."""
    missed = {}
    with reader(chromium, width) as window:
        window.page.goto(site + "whole/")
        ids = "name => [...document.querySelectorAll(name)].map(place => place.id)"
        for place in window.page.evaluate(ids, ".part")[:-1:3] + window.page.evaluate(ids, "figure.quote")[::30]:
            window.page.goto("about:blank")
            window.page.goto(f"{site}whole/#{place}")
            try:
                window.page.wait_for_function(AT_REST, arg=place, polling=100, timeout=10_000)
            except TimeoutError:
                missed[place] = window.page.evaluate("last")
    assert missed == {}
