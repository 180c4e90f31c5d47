"""What a build keeps of the pages of a site for the next one, so that only those are made again that have changed.

A page is a function of the programs, the settings, its source, and what it shows of other pages. Under a digest of
these is kept what the rest of the site needs of it. Its bytes are in the site that is there, and must have the digest
that is kept. So a page that has passed the check of finished pages needs no second one: the check is one of the
programs, and the bytes are those that it has seen.
"""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site import mkdocs
from build_tools.site.cache import kept
from build_tools.site.cache.last_build import Options
from build_tools.site.cache.programs import programs
from build_tools.site.cache.templates import Templates
from build_tools.site.finished_pages import Address, Checked

_KIND = "pages"
KeptPage = Mapping[str, Any]
"""What is kept of a page, by names that only this module uses."""

_MOST = 50
"""Of how many sites pages are kept."""


class KeptPages:
    """The pages of the site that is there, and those of the one that is built now."""

    def __init__(self, options: Options):
        self.templates = Templates.of_last_build()
        self._site = options.itself
        self._key = (str(self._site), programs())
        self._around = (str(os.environ.get("SOURCE_DATE_EPOCH")), str(options.offline))
        last = json.loads(kept.recall(_KIND, *self._key) or b'{"addresses": [], "pages": {}}')
        addresses = [tuple(each) for each in last["addresses"]]
        self._last: dict[str, KeptPage] = {
            path: {**page, "leads_to": tuple(map(addresses.__getitem__, page["leads_to"]))}
            for path, page in last["pages"].items()
        }
        self._now: dict[str, KeptPage] = {}
        self._shown = ""
        self._checked: dict[str, Checked] = {}

    def give_back(self, page: Page, made_of: str) -> bool:
        """Whether a page has been given the outline of what was made of a source, of which this is a digest."""
        last = self._last.get(page.file.dest_uri)
        if last is None or last["made_of"] != kept.digest((*self._around, made_of)):
            return False
        mkdocs.give_outline(page, last["outline"])
        self._now[page.file.dest_uri] = last
        return True

    def keep(self, page: Page, made_of: str, before: Mapping[str, Any]) -> None:  # noqa: ARG002
        """Keep the outline of what was made of a source, if that is what is read again."""
        outline = mkdocs.outline_of(page)
        if json.loads(json.dumps(outline, default=repr)) == outline:
            self._now[page.file.dest_uri] = {"made_of": kept.digest((*self._around, made_of)), "outline": outline}

    def finished(self, nav: Navigation) -> dict[str, Callable[[], bytes | None]]:
        """The pages that were given their outlines, by path, when all pages have been read."""
        self._shown = kept.digest([mkdocs.shown_of(nav)])
        return {path: partial(self._bytes, path) for path, page in self._now.items() if page is self._last.get(path)}

    def _bytes(self, path: str) -> bytes | None:
        last = self._last[path]
        if last["shown"] != self._shown:
            return None
        try:
            data = disk.read(self._site / path)
        except OperationFailed:
            return None
        if kept.digest([data]) != last["bytes"]:
            return None
        self._checked[path] = Checked((), frozenset(last["ids"]), last["leads_to"])
        return data

    def checked(self, path: str) -> Checked | None:
        """What the check of a page has found that is as it was; None for any other file."""
        return self._checked.get(path)

    def is_new(self, path: str) -> bool:
        """Whether a page must be made, now that all pages have been read."""
        page = self._now.get(path)
        return page is None or page is not self._last.get(path) or page["shown"] != self._shown

    def page(self, path: str, data: bytes, checked: Checked) -> KeptPage | None:
        """What is to be kept of a page that has these bytes; None if it is to be made each time."""
        page = self._now.get(path)
        if page is None or path in self._checked:
            return page
        of_bytes = {"bytes": kept.digest([data]), "ids": sorted(checked.ids), "leads_to": checked.leads_to}
        return {**page, "shown": self._shown, **of_bytes}

    def put(self, path: str, page: KeptPage) -> None:
        """Keep a page."""
        self._now[path] = page

    def write(self) -> None:
        """Keep the pages of a site that is in its place now, and each address once, since most are on all pages."""
        self.templates.keep()
        numbers: dict[Address, int] = {}
        pages = {
            path: {**page, "leads_to": [numbers.setdefault(each, len(numbers)) for each in page["leads_to"]]}
            for path, page in self._now.items()
        }
        written = json.dumps({"addresses": list(numbers), "pages": pages}).encode()
        kept.keep(_KIND, written, *self._key, most=_MOST)
