"""A reader's visit to a site: a window that notes every request to another host, every failure and every error."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 120_000  # ms; a machine under load is slow, and no test here is about time

Scheme = Literal["light", "dark"]
AXE: list[tuple[int, Scheme, str | None]] = [
    (1440, "light", None),
    (375, "dark", None),
    (1440, "dark", "color-contrast"),
    (375, "light", "color-contrast"),
]
"""Widths and schemes in which axe looks at a page: by all its rules in each width and each scheme, and by what colours
do in the other two pairs of these."""

BOTH = AXE[:2]
"""The first two of these, for what is shown on a page by a reader's action: each width and each scheme once."""


@dataclass
class Visit:
    """A page, its window, the site's address, and what was noted."""

    page: Page
    context: BrowserContext
    site: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.site + path)

    def search(self, words: str) -> list[str]:
        """The pages of the hits, best first."""
        box = self.page.locator(".md-search__input")
        box.focus()
        box.fill("zzzz")
        box.press("End")
        self.page.locator(".md-search-result__meta", has_text="No matching documents").wait_for()
        box.fill(words)
        box.press("End")
        said = self.page.locator(".md-search-result__meta", has_text=re.compile("[0-9] matching document"))
        count = int(said.inner_text().split()[0])
        self.page.locator("a.md-search-result__link").nth(min(count, 10) - 1).wait_for(state="attached")
        hits = "[...document.querySelectorAll('a.md-search-result__link')].map(hit => hit.href)"
        return [hit.split("?")[0].split("#")[0].removeprefix(self.site) for hit in self.page.evaluate(hits)]


def faults(page: Page, rule: str | None = None, without: str | None = None) -> list[str]:
    """What axe says of a page as it is: by all its rules, by one, or by all but one."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    options |= {"runOnly": [rule]} if rule else {}
    options |= {"rules": {without: {"enabled": False}}} if without else {}
    response = Axe().run(page, options=options).response
    assert response["passes"]
    return [f"{each['id']}: {node['html']}" for each in response["violations"] for node in each["nodes"]]


@contextmanager
def visiting(browser: Browser, site: str, width: int, scheme: Scheme = "light") -> Iterator[Visit]:
    """A visit until the end of the block, which fails if there was anything to note."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page(), context, site)
    note = visit.complaints.append
    visit.page.on("console", lambda said: said.type in ("error", "warning") and note(said.text))
    visit.page.on("pageerror", lambda error: note(str(error)))
    visit.page.on("request", lambda asked: asked.url.startswith((site, "data:")) or note(asked.url))
    visit.page.on("response", lambda got: got.status < 400 or note(f"{got.status} {got.url}"))
    yield visit
    context.close()
    assert visit.complaints == []
