"""A reader's visit to a site, in which every request to another host, every failure and every error is noted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

PATIENCE = 120_000  # ms; a machine under load is slow, and no test here is about time

EMPTY = "about:blank"

Scheme = Literal["light", "dark"]
BOTH: list[tuple[int, Scheme]] = [(1440, "light"), (375, "dark")]
"""Widths and schemes in which axe looks at a page by all its rules: each width and each scheme once."""

OTHERS: list[tuple[int, Scheme]] = [(1440, "dark"), (375, "light")]
"""The other pairs of these, in which only what one width shows can have other colours than in both of the first."""


@dataclass
class Visit:
    """A page, its window, and the site's address."""

    page: Page
    context: BrowserContext
    site: str

    def go(self, path: str) -> None:
        self.page.goto(self.site + path)

    def search(self, words: str) -> list[str]:
        """The pages of the hits, best first."""
        return [hit.split("?")[0].split("#")[0].removeprefix(self.site) for hit in searched(self.page, words)]


def searched(page: Page, words: str) -> list[str]:
    """Search as a reader does, and return the addresses of the hits, best first."""
    if not page.locator("dialog.search[open]").count():
        page.locator(".search-open").click()
    page.locator(".search-input").fill(words)
    page.locator(".search-hits[aria-busy=false]").wait_for(state="attached")
    return page.evaluate("[...document.querySelectorAll('.search-hit')].map(hit => hit.href)")  # type: ignore[no-any-return]


def shifts(page: Page) -> list[list[Any]]:
    """How far parts of a page have moved while it loaded, each with what moved; to be asked right after loading."""
    return page.evaluate(_SHIFTS)  # type: ignore[no-any-return]


_SHIFTS = """() => new Promise(done => {
  const seen = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => seen.push(
    [entry.value, ...entry.sources.map(source => source.node?.parentElement?.outerHTML?.slice(0, 120) ?? '')]
  ))).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => done(seen), 100)));
})"""


def faults(page: Page, rule: str | None = None, without: str | None = None) -> list[str]:
    """What axe says of a page as it is: by all its rules, by one, or by all but one."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    options |= {"runOnly": [rule]} if rule else {}
    options |= {"rules": {without: {"enabled": False}}} if without else {}
    response = Axe().run(page, options=options).response
    assert response["passes"]
    return [f"{each['id']}: {node['html']}" for each in response["violations"] for node in each["nodes"]]


def wait_until(page: Page, happens: str, given: object, timeout: int = PATIENCE) -> None:
    """Wait until a function of the page returns true; raises TimeoutError.

    Playwright's own `wait_for_function` has the page evaluate a string, which the page's policy forbids.
    """
    for _ in range(timeout // 100):
        if page.evaluate(happens, given):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(happens)


class Windows:
    """The windows of one browser, which tests use one after another.

    To open a page in a window that is open costs a third of a second; in a window of its own, with nothing in its cache,
    four times as much.
    """

    def __init__(self, browser: Browser):
        self._browser = browser
        self._idle: dict[str, Page] = {}

    @contextmanager
    def window(self, width: int = 1440, **settings: Any) -> Iterator[Page]:
        """A page in a window that keeps nothing for the next test; one in which a test has failed is not used again."""
        kind = repr((width, sorted(settings.items())))
        page = self._idle.pop(kind, None) or self._opened(width, settings)
        try:
            yield page
        except BaseException:
            page.context.close()
            raise
        self._clear(page, width, settings)
        self._idle[kind] = page

    def _opened(self, width: int, settings: dict[str, Any]) -> Page:
        context = self._browser.new_context(viewport={"width": width, "height": 900}, **settings)
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    def _clear(self, page: Page, width: int, settings: dict[str, Any]) -> None:
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        page.context.clear_permissions()
        if page.url != EMPTY:
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.goto(EMPTY)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(
            media="null",
            color_scheme=settings.get("color_scheme", "light"),
            reduced_motion=settings.get("reduced_motion", "no-preference"),
        )


@contextmanager
def noting(page: Page, site: str, *others: str) -> Iterator[list[str]]:
    """What is noted of a page until the end of the block: failures, errors, warnings, and requests to elsewhere.

    The site's are the addresses that begin like it, or like one of the others.
    """
    complaints: list[str] = []
    note = complaints.append
    listeners: dict[str, Callable[[Any], object]] = {
        "console": lambda said: said.type in ("error", "warning") and note(said.text),
        "pageerror": lambda error: note(str(error)),
        "request": lambda asked: asked.url.startswith((site, "data:", EMPTY, *others)) or note(asked.url),
        # What a page was still loading when the reader went on is aborted, and that is no failure.
        "requestfailed": lambda asked: "ERR_ABORTED" in (asked.failure or "") or note(f"failed: {asked.url}"),
        "response": lambda got: got.status < 400 or note(f"{got.status} {got.url}"),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield complaints
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@contextmanager
def visiting(windows: Windows, site: str, width: int, scheme: Scheme = "light") -> Iterator[Visit]:
    """A visit until the end of the block, which fails if there was anything to note."""
    with windows.window(width, color_scheme=scheme) as page, noting(page, site) as complaints:
        yield Visit(page, page.context, site)
        assert complaints == []
