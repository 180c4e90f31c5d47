"""What is generated from a briefing: pages and data below docs/, and settings that any engine renders them with."""

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from build_tools import disk
from build_tools.briefing.remembered import Read
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.exports.formats import exported_files, makers_of_exports
from build_tools.markup.html import text_of
from build_tools.pages import SINGLE_PAGES, blank_pages, makers_of_others, page_at, pages, pages_of_no_record
from build_tools.pages.page import Page
from build_tools.pages.reads import Reading
from build_tools.site import brand, errors
from build_tools.site.briefing_settings import complete_settings
from build_tools.site.by_hand import page_texts
from build_tools.site.cache.texts import KeptTexts
from build_tools.site.mkdocs import settings_in
from build_tools.site.own_copies import own_copy_files
from build_tools.site.search.files import search_files
from build_tools.site.search.targets import PageText
from build_tools.site.workers import made_by, workers

SETTINGS = "mkdocs.generated.yml"
_HEADER = "# made by `briefing pages`: MkDocs' settings for an engine without our plugin\n"


def generated_page(briefing: VerifiedBriefing, path: str) -> str | None:
    """One page's file, as `generated_files` has it; None for a file that the briefing has no page for."""
    page = page_at(briefing, path)
    return page.markdown() if page else None


def blank_files(briefing: VerifiedBriefing) -> dict[str, str]:
    """The files of the pages that `generated_page` makes, by their paths below docs/, with nothing but titles."""
    return {page.path: page.markdown() for page in blank_pages(briefing)}


def generated_files(briefing: VerifiedBriefing, by_hand: tuple[PageText, ...] = ()) -> dict[str, str]:
    """Every generated file by its path below docs/; `by_hand` are the other pages that search finds."""
    made = list(pages(briefing))
    others = {page.path: page.markdown() for page in made if page.path not in SINGLE_PAGES}
    few = _but_others(briefing, by_hand, [page for page in made if page.path in SINGLE_PAGES])
    return few | dict(exported_files(briefing)) | others


def write_below(
    docs: Path, briefing: VerifiedBriefing, by_hand: tuple[PageText, ...], count: int = 1
) -> tuple[int, int]:
    """Write the same files below docs/, and return how many there are, and how many were written or removed.

    A page that has read nothing that has changed since it was written there is not made again. So many workers share
    what is made.
    """
    kept, reading = KeptTexts(docs), Reading(briefing)
    makers, exports = makers_of_others(reading.noting), makers_of_exports(briefing)

    def make(path: str) -> tuple[str, frozenset[Read]]:
        if path in exports:
            return exports[path](), frozenset()
        page, reads = reading.of(makers[path])
        return page.markdown(), reads

    def text(path: str) -> str:
        written = kept.text(path) if path in known else None
        if written is not None:
            kept.note(path, written, known[path])
            return written
        written, reads = made(path)
        if path in makers:
            kept.note(path, written, reading.digests(reads))
        return written

    known = {path: reads for path in makers if (reads := kept.reads(path)) and reading.is_as_it_was(reads)}
    few = _but_others(briefing, by_hand, list(pages_of_no_record(briefing)))
    files = _Files(few, (*exports, *makers), text)
    with made_by(count, make, [path for path in (*exports, *makers) if path not in known]) as made:
        changed = disk.write_generated(docs, files)
    kept.write()
    return len(files), changed


class _Files(Mapping[str, str]):
    """Files of which most are made when they are asked for: all together may not fit in memory."""

    def __init__(self, made: Mapping[str, str], others: Collection[str], make: Callable[[str], str]):
        self._made, self._others, self._make = made, others, make

    def __getitem__(self, path: str) -> str:
        return self._made[path] if path in self._made else self._make(path)

    def __iter__(self) -> Iterator[str]:
        yield from (*self._made, *self._others)

    def __len__(self) -> int:
        return len(self._made) + len(self._others)


def _but_others(briefing: VerifiedBriefing, by_hand: tuple[PageText, ...], few: Sequence[Page]) -> dict[str, str]:
    """All files but exports and the pages that are about one record; `few` are the other pages."""
    single = (_page_text(page) for page in few if page.path in SINGLE_PAGES)
    colours = brand.colours(briefing)
    return {
        **({brand.COLOURS: colours} if colours else {}),
        **{page.path: page.markdown() for page in few},
        **dict(own_copy_files(briefing)),
        **dict(search_files(briefing, (*single, *by_hand))),
    }


def _page_text(page: Page) -> PageText:
    words = (text_of(block, between=" ").lstrip("# ") for block in page.blocks) if page.is_own else ()
    return PageText(page.path, page.title, (page.description, *words))


def write_pages(briefing: VerifiedBriefing, *, docs: Path, settings: Path) -> tuple[int, int]:
    """Write what is generated below docs/, and the settings beside it; returns how many files are below, and changed.

    `settings` is the file that MkDocs reads. All of it is written again, since a file that inherits from it could not
    leave out our plugin. Raises OperationFailed, and Refused where MkDocs refuses the settings.
    """
    count, changed = write_below(docs, briefing, tuple(page_texts(docs)), workers())
    written = docs.resolve().with_name(SETTINGS)
    if disk.exists(written) and not disk.read(written).startswith(_HEADER.encode()):
        raise OperationFailed(f"{written} was not written by `briefing pages`; move it")
    with errors.hearing(settings):
        of_any_engine = _settings(briefing, docs, settings)
    disk.write_together(written.parent, {written.name: of_any_engine.encode()})
    return count, changed


def _settings(briefing: VerifiedBriefing, docs: Path, file: Path) -> str:
    """Settings as JSON, which is YAML too."""
    settings = settings_in(file, disk.read(file)) | {"docs_dir": docs.name}
    theme = settings.get("theme")
    if isinstance(theme, dict) and "custom_dir" in theme:
        theme["custom_dir"] = os.path.relpath(file.resolve().parent / theme["custom_dir"], docs.resolve().parent)
    if isinstance(theme, dict):
        brand.dress(docs, theme, settings.setdefault("extra_css", []))
    complete = complete_settings(briefing, settings, disk.hand_written_pages(docs))
    return _HEADER + json.dumps(complete, ensure_ascii=False, indent=2, default=_refuse) + "\n"


def _refuse(value: object) -> str:
    raise OperationFailed(f"mkdocs.yml has a value that only Python knows, {value!r}; {SETTINGS} can't hold it")
