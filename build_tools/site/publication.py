"""From a verified briefing to a site on disk: built, checked and packed beside it, then put in its place."""

from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import Refused
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.documents import reader
from build_tools.documents.reader import Places
from build_tools.site import engine, finished_pages, output
from build_tools.site.cache.last_build import Options
from build_tools.site.offline import offline as for_disk
from build_tools.site.offline import packed
from build_tools.site.printing import PAPERS, offered


def publish(
    verified: VerifiedBriefing, options: Options, settings: engine.Settings, docs: Path, watch: Stopwatch
) -> int:
    """Build a site and put it in the place of the last one, which stays if anything fails; returns its number of pages.

    `docs` is the folder of pages that the settings name. Raises Refused and OperationFailed.
    """
    site = options.itself
    output.refuse_nested(site, docs.resolve(), "pages")
    archive = options.archive
    output.refuse_foreign(site)
    if options.offline:
        output.refuse_foreign_archive(archive, site.name)
    papers = PAPERS if options.pdf else ()
    made = {each.path: each.make(verified) for each in papers}
    watch.lap("setting the PDFs" if papers else "looking at the site that is there")
    extra = offered(verified, papers)
    addressed = gate.addressed(verified, options.edit_at, options.report_to)
    with disk.folder_beside(site) as new:
        sources = engine.build_site(addressed, settings, new, extra, watch)
        for path, data in made.items():
            disk.write(new / path, data)
        if options.offline:
            output.write_exactly(new, for_disk(disk.read_folder(new, "--site")))
        disk.write_manifest(new, disk.files_below(new))
        pages, files = output.read_pages(new)
        drawings = {path: disk.read(new / path) for path in sources if path.lower().endswith(".svg")}
        findings = [
            *finished_pages.check_pages(pages, files, sources),
            *finished_pages.check_drawings(drawings, sources),
        ]
        problems = reader.placed(findings, Places({}, {}))
        watch.lap("checking the finished pages")
        if problems:
            raise Refused(problems)
        _put_in_place(new, site, archive if options.offline else None)
        watch.lap("putting the site in its place")
    return len(pages)


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
