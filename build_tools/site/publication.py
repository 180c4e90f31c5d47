"""From a verified briefing to a site on disk: built, checked and packed beside it, then put in its place."""

from collections.abc import Iterable, Set
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
from build_tools.site.cache.pages import KeptPages
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
        files = engine.made_files(addressed, settings, extra, kept, watch)
        checking = _Checking(new, kept, watch)
        for file in files:
            checking.take(file, offline=options.offline)
        written = disk.files_below(new)
        disk.write_manifest(new, written)
        problems = reader.placed(checking.findings(written.keys()), Places({}, {}))
        watch.lap("checking the finished pages")
        if problems:
            raise Refused(problems)
        _put_in_place(new, site, archive if options.offline else None)
        if kept:
            kept.write()
        watch.lap("putting the site in its place")
    return len(checking.pages)


class _Checking:
    """The files of a new site, each checked and written as it is made; only what the check finds stays in memory."""

    def __init__(self, new: Path, kept: KeptPages | None, watch: Stopwatch):
        self.pages: dict[str, finished_pages.Checked] = {}
        self._new, self._kept, self._watch = new, kept, watch
        self._sources: dict[str, str] = {}
        self._drawings: dict[str, bytes] = {}

    def take(self, file: engine.MadeFile, *, offline: bool) -> None:
        """Check a file and write it."""
        path, checked = file.path, self._kept and self._kept.checked(file.path)
        data = for_disk(path, file.data) if offline and not checked else file.data
        if data is None:
            return
        if file.source:
            self._sources[path] = file.source
        if path.endswith(".html"):
            self._watch.lap("filling in templates")
            # What is kept was checked by the same programs when these bytes were made.
            self.pages[path] = checked or finished_pages.check_page(path, output.page_text(path, data), file.source)
            self._watch.lap("checking the finished pages")
            if self._kept:
                self._kept.finish(path, data, self.pages[path])
        elif file.source and path.lower().endswith(".svg"):
            self._drawings[path] = data
        disk.put(self._new / path, data)

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
