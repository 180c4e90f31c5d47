"""From a verified briefing to a site on disk: built, checked and packed beside it, then put in its place."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.finding import Finding
from build_tools.diagnostics.refused import Refused
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.documents import reader
from build_tools.documents.reader import Places
from build_tools.site import cards, engine, finished_pages, output
from build_tools.site.cache.last_build import Options, Sources
from build_tools.site.cache.pages import KeptPage, KeptPages
from build_tools.site.offline import offline as for_disk
from build_tools.site.offline import packed
from build_tools.site.printing import PAPERS, offered


def publish(
    verified: VerifiedBriefing, options: Options, settings: engine.Settings, sources: Sources, watch: Stopwatch
) -> int:
    """Build a site and put it in the place of the last one, which stays if anything fails; returns its number of pages.

    Raises Refused and OperationFailed.
    """
    site = options.itself
    output.refuse_nested(site, sources.docs.resolve(), "pages")
    archive = options.archive
    output.refuse_foreign(site)
    if options.offline:
        output.refuse_foreign_archive(archive, site.name)
    papers = PAPERS if options.pdf else ()
    made = {each.path: each.make(verified) for each in papers}
    watch.lap("setting the PDFs" if papers else "looking at the site that is there")
    extra = offered(verified, papers) | (cards.OFFERED if options.cards else {})
    addressed = gate.addressed(verified, options.edit_at, options.report_to)
    kept = KeptPages(options) if sources.known else None
    with disk.folder_beside(site) as new:
        for path, data in made.items():
            disk.put(new / path, data)
        if options.cards:
            for path, data in cards.drawn(verified):
                disk.put(new / path, data)
            watch.lap("drawing the card images")
        checking = _Checking(new, kept)
        check = partial(_checked, kept, options.offline)
        for file in engine.finished_files(addressed, settings, extra, kept, watch, check):
            checking.take(file)
        written = disk.files_below(new)
        disk.write_manifest(new, written)
        problems = reader.placed(checking.findings(written.keys()), Places({}, {}))
        watch.lap("making and checking the finished pages")
        if problems:
            raise Refused(problems)
        _put_in_place(new, site, archive if options.offline else None)
        if kept:
            kept.write()
        watch.lap("putting the site in its place")
    return len(checking.pages)


@dataclass(frozen=True)
class _File:
    """A file of the new site, or None in its place; for a page what its check has found, and what is kept of it."""

    path: str
    data: bytes | None
    source: str | None
    checked: finished_pages.Checked | None = None
    kept: KeptPage | None = None


def _checked(kept: KeptPages | None, offline: bool, path: str, data: bytes, source: str | None) -> _File:
    """A file as it is in the site, checked if it is a page.

    What is kept was checked by the same programs when these bytes were made.
    """
    checked = kept.checked(path) if kept else None
    finished = for_disk(path, data) if offline and not checked else data
    if finished is None or not path.endswith(".html"):
        return _File(path, finished, source)
    checked = checked or finished_pages.check_page(path, output.page_text(path, finished), source)
    return _File(path, finished, source, checked, kept.page(path, finished, checked) if kept else None)


class _Checking:
    """The files of a new site, each written when it has been made; only what its check finds stays in memory."""

    def __init__(self, new: Path, kept: KeptPages | None):
        self.pages: dict[str, finished_pages.Checked] = {}
        self._new, self._kept = new, kept
        self._sources: dict[str, str] = {}
        self._drawings: dict[str, bytes] = {}

    def take(self, file: _File) -> None:
        """Write a file, and remember what its check has found."""
        if file.data is None:
            return
        if file.source:
            self._sources[file.path] = file.source
        if file.checked:
            self.pages[file.path] = file.checked
        elif file.source and file.path.lower().endswith(".svg"):
            self._drawings[file.path] = file.data
        if self._kept and file.kept:
            self._kept.put(file.path, file.kept)
        disk.put(self._new / file.path, file.data)

    def findings(self, files: Set[str]) -> Iterable[Finding]:
        """What is wrong in the site, which has these files."""
        yield from finished_pages.check_documents(self._sources)
        yield from finished_pages.check_drawings(self._drawings, self._sources)
        yield from finished_pages.check_links(self.pages, files, self._sources, self._text)

    def _text(self, path: str) -> str:
        return output.page_text(path, disk.read(self._new / path))


def _put_in_place(new: Path, site: Path, archive: Path | None) -> None:
    """Replace a site, and its zip if it has one: both or, if the site can't be replaced, neither."""
    if archive is None:
        disk.swap(new, site)
        return
    with disk.folder_beside(site) as beside:
        zipped = beside / archive.name
        disk.write(zipped, packed(output.read_all(new), site.name))
        disk.swap(new, site)
        disk.replace(zipped, archive)
