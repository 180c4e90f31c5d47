"""The built site as it is read: by ear, enlarged, without motion, on a slow line. Every kind of page, in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, TimeoutError

from tests.kinds import KINDS
from tests.visiting import PATIENCE
from tests.web import served

SIZES = [("wide", 1440), ("phone", 375)]
SECOND_KINDS = ("", "topics/tail/", "quotes/", "quotes/dvorakova-thin/", "differences/", "timeline/", "sources/")


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


def test_every_kind_of_page_is_looked_at(built: Path) -> None:
    there = {_kind(path, built) for path in built.rglob("index.html")}
    looked_at = {_kind(built / path / "index.html", built) for path in KINDS.values()}
    assert looked_at == there


def _faults(page: Page, rule: str | None = None) -> list[str]:
    """What axe says of a page with everything unfolded, by one rule or all that it has."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    # axe scrolls to what it measures; what is drawn only then would move under the header meanwhile.
    page.add_style_tag(content=".discrepancy, .whole { content-visibility: visible !important; }")
    options = {"resultTypes": ["violations"], **({"runOnly": [rule]} if rule else {})}
    response = Axe().run(page, options=options).response
    assert response["passes"]
    return [f"{each['id']}: {node['html']}" for each in response["violations"] for node in each["nodes"]]


@pytest.mark.parametrize(
    ("width", "scheme", "rule"),
    [(1440, "light", None), (375, "dark", None), (1440, "dark", "color-contrast"), (375, "light", "color-contrast")],
)
def test_no_page_has_a_fault_of_accessibility(
    width: int,
    scheme: str,
    rule: str | None,
    chromium: Browser,
    site: str,
) -> None:
    """All rules in each width and each scheme; what colours do also in the other two pairs of these."""
    found = {}
    kinds = KINDS.keys() - {"whole"} if rule else KINDS.keys()  # what is on the whole page is on others too
    with reader(chromium, width, color_scheme=scheme) as window:
        for path in [KINDS[kind] for kind in sorted(kinds)]:
            window.page.goto(site + path)
            found[path] = _faults(window.page, rule)
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert [url for url in window.asked if not url.startswith((site, "data:"))] == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (375, "light")])
def test_no_page_in_many_scripts_has_one(width: int, scheme: str, chromium: Browser, second_site: str) -> None:
    found = {}
    with reader(chromium, width, color_scheme=scheme) as window:
        for path in SECOND_KINDS:
            window.page.goto(second_site + path)
            found[path] = _faults(window.page)
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 375])
def test_the_open_search_has_none(width: int, scheme: str, chromium: Browser, site: str) -> None:
    with reader(chromium, width, color_scheme=scheme) as window:
        window.page.goto(site)
        _search(window.page, "territory")
        assert _faults(window.page) == []


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
def test_an_enlarged_page_is_whole(percent: int, width: int, chromium: Browser, site: str) -> None:
    """A window 1280 wide shows half of that at 200 %, a quarter at 400 %; a table may scroll in a box of its own."""
    found = {}
    with reader(chromium, width, device_scale_factor=percent / 100, reduced_motion="reduce") as window:
        for path in KINDS.values():
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


@pytest.mark.parametrize(("name", "width"), SIZES)
def test_nothing_moves_for_whoever_wants_no_motion(name: str, width: int, chromium: Browser, site: str) -> None:  # noqa: ARG001
    with reader(chromium, width) as window:
        assert _moving(window.page, site + KINDS["timeline"]), "these touches move nothing for anyone"
    with reader(chromium, width, reduced_motion="reduce") as window:
        for kind in ("home", "topic-with-speech", "quotes", "timeline"):
            assert _moving(window.page, site + KINDS[kind]) == []


SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(
  [entry.value, ...entry.sources.map(source => source.node?.parentElement?.outerHTML?.slice(0, 120) ?? '')]
))).observe({type: 'layout-shift', buffered: true});"""


@pytest.mark.parametrize(("name", "width"), SIZES)
def test_nothing_shifts_while_a_page_loads(name: str, width: int, chromium: Browser, site: str) -> None:  # noqa: ARG001
    found = {}
    with reader(chromium, width) as window:
        window.page.add_init_script(SHIFTS)
        for path in KINDS.values():
            window.page.goto(site + path, wait_until="networkidle")
            found[path] = window.page.evaluate("shifts")
    assert {path: shifts for path, shifts in found.items() if sum(each[0] for each in shifts) >= 0.01} == {}


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
