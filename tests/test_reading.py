"""The built site as it is read: by ear, enlarged, without motion, on a slow line. Every kind of page, in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError

from build_tools.briefing import gate
from tests.conftest import SMALL
from tests.kinds import kinds_of
from tests.visiting import BOTH, OTHERS, Scheme, Windows, faults, searched, shifts, visiting, wait_until
from tests.web import served

SECOND_KINDS = (
    *("", "topics/tail/", "quotes/", "quotes/dvorakova-thin/", "differences/", "timeline/", "sources/"),
    "whole/",
)


def _kind(path: Path, site: Path) -> tuple[str, int]:
    """A page's first folder, and how deep it lies: pages that agree in both are of one kind."""
    parts = path.relative_to(site).parts
    return parts[0] if len(parts) > 1 else "", len(parts)


def test_every_kind_of_page_is_looked_at(built: Path, kinds: dict[str, str]) -> None:
    """Of the pages that people write, one."""
    there = {_kind(path, built) for path in built.rglob("index.html") if path.parent.parent.name != "about"}
    looked_at = {_kind(built / path / "index.html", built) for path in kinds.values()}
    assert looked_at == there


ALL_DRAWN = """document.querySelectorAll('.discrepancy, .whole').forEach(
    each => each.style.setProperty('content-visibility', 'visible', 'important'))"""


def _faults(page: Page, rule: str | None = None, without: str | None = None) -> list[str]:
    """What axe says of a page with everything unfolded: by all its rules, by one, or by all but one."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    # axe scrolls to what it measures; what is drawn only then would move under the header meanwhile.
    page.evaluate(ALL_DRAWN)
    return faults(page, rule, without)


@pytest.mark.parametrize("width", [1440, 375])
def test_every_kind_of_page_is_steady(width: int, windows: Windows, site: str, kinds: dict[str, str]) -> None:
    """On one load of each page: one heading, nothing beyond the window, and nothing shifts."""
    headings, beyond, moved = {}, {}, {}
    with visiting(windows, site, width) as visit:
        page = visit.page
        for kind in sorted(kinds):
            visit.go(kinds[kind])
            moved[kind] = shifts(page)
            headings[kind] = page.locator("h1").count()
            beyond[kind] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert set(headings.values()) == {1}, headings
    assert {kind: pixels for kind, pixels in beyond.items() if pixels > 0} == {}
    assert {kind: each for kind, each in moved.items() if sum(shift[0] for shift in each) >= 0.01} == {}


@pytest.fixture(scope="module")
def small_kinds() -> dict[str, str]:
    """The small briefing has every kind of page too, and axe takes ten times as long for the pages of the large one."""
    return kinds_of(gate.verified(SMALL / "briefing"))


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_no_kind_of_page_has_a_fault_of_accessibility(
    width: int, scheme: Scheme, windows: Windows, small_built: Path, small_kinds: dict[str, str]
) -> None:
    found = {}
    with served(small_built) as wire, visiting(windows, wire.address, width, scheme) as visit:
        for kind, path in sorted(small_kinds.items()):
            visit.go(path)
            found[kind] = _faults(visit.page)
    assert {kind: said for kind, said in found.items() if said} == {}


@pytest.mark.parametrize(("width", "scheme"), OTHERS)
def test_what_one_width_shows_has_contrast_in_both_schemes(
    width: int, scheme: Scheme, windows: Windows, small_built: Path, small_kinds: dict[str, str]
) -> None:
    """The header and what stands beside an article, and the filter; the rest is the same in both widths."""
    found = {}
    with served(small_built) as wire, visiting(windows, wire.address, width, scheme) as visit:
        for kind in ("home", "topic-with-speech", "quotes", "quote"):
            visit.go(small_kinds[kind])
            found[kind] = _faults(visit.page, rule="color-contrast")
    assert {kind: said for kind, said in found.items() if said} == {}


@pytest.mark.parametrize(("width", "scheme"), OTHERS)
def test_no_page_in_many_scripts_has_one(width: int, scheme: str, windows: Windows, second_site: str) -> None:
    found = {}
    with windows.window(width, color_scheme=scheme) as page:
        for path in SECOND_KINDS:
            page.goto(second_site + path)
            found[path] = _faults(page, without="color-contrast")  # the colours are those of any briefing
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_the_open_search_has_none(width: int, scheme: str, windows: Windows, site: str) -> None:
    with windows.window(width, color_scheme=scheme) as page:
        page.goto(site)
        _search(page, "river")
        assert _faults(page) == []


def _search(page: Page, words: str) -> None:
    """Search, and wait for the hits."""
    assert searched(page, words)
    page.locator(".search-facets").evaluate("facets => facets.open = true")
    page.locator(".search-facets option").nth(1).wait_for(state="attached")


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
    percent: int, width: int, windows: Windows, site: str, kinds: dict[str, str]
) -> None:
    """A window 1280 wide shows half of that at 200 %, a quarter at 400 %; a table may scroll in a box of its own."""
    found = {}
    with windows.window(width, device_scale_factor=percent / 100, reduced_motion="reduce") as page:
        for path in kinds.values():
            page.goto(site + path)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found[path] = [*page.evaluate(CUT), *([f"scrolls by {sideways}"] if sideways > 0 else [])]
    assert {path: cut for path, cut in found.items() if cut} == {}


MOVING = "document.getAnimations().map(each => [each.effect.target.className, each.effect.pseudoElement])"
TOUCHES = (
    "document.querySelector('.search-open').click()",
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
    width: int, windows: Windows, site: str, kinds: dict[str, str]
) -> None:
    with windows.window(width) as page:
        assert _moving(page, site + kinds["timeline"]), "these touches move nothing for anyone"
    with windows.window(width, reduced_motion="reduce") as page:
        for kind in ("home", "topic-with-speech", "quotes", "timeline"):
            assert _moving(page, site + kinds[kind]) == []


def test_home_is_light_on_the_wire(built: Path, windows: Windows) -> None:
    """All that a first visit asks for, compressed as the host does it; this host's address is new to the window."""
    with served(built) as wire, windows.window(375) as page:
        page.goto(wire.address, wait_until="networkidle")
    sent = dict(wire.sent)
    assert {"/", "/assets/briefing.css", "/assets/search.js"} <= sent.keys()
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
def test_a_link_on_the_whole_briefing_lands_where_it_leads(width: int, windows: Windows, site: str) -> None:
    """What is drawn late gets its true height when it comes near, also above the part that was asked for."""
    missed = {}
    with windows.window(width) as page:
        page.goto(site + "whole/")
        ids = "name => [...document.querySelectorAll(name)].map(place => place.id)"
        parts, quotes = page.evaluate(ids, ".part"), page.evaluate(ids, "figure.quote")
        for place in [*parts[1:-1:5], *quotes[5::50]]:
            page.goto("about:blank")
            page.goto(f"{site}whole/#{place}")
            try:
                wait_until(page, AT_REST, place, timeout=10_000)
            except TimeoutError:
                missed[place] = page.evaluate("last")
    assert parts and quotes
    assert missed == {}
