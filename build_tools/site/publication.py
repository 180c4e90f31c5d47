"""From a verified briefing to a site on disk: built, checked and packed beside it, then put in its place."""

from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import Refused
from build_tools.documents import reader
from build_tools.documents.reader import Places
from build_tools.site import engine, finished_pages, output
from build_tools.site.offline import offline as for_disk
from build_tools.site.offline import packed
from build_tools.site.printing import PAPERS, offered


def publish(
    verified: VerifiedBriefing,
    *,
    settings: engine.Settings,
    site: Path,
    pdf: bool,
    offline: bool,
    edit_at: str | None,
    report_to: str | None,
) -> int:
    """Build a site and put it in the place of the last one, which stays if anything fails; returns its number of pages.

    `pdf` adds the PDFs. `offline` makes a site that opens from disk, and a zip of it beside it.
    `edit_at` and `report_to` are the addresses of a briefing that has none of its own. Raises Refused and
    OperationFailed.
    """
    output.refuse_nested(site, engine.docs_folder(settings).resolve(), "pages")
    archive = site.with_name(f"{site.name}.zip")
    output.refuse_foreign(site)
    if offline:
        output.refuse_foreign_archive(archive, site.name)
    papers = PAPERS if pdf else ()
    made = {each.path: each.make(verified) for each in papers}
    extra = offered(verified, papers)
    with disk.folder_beside(site) as new:
        sources = engine.build_site(gate.addressed(verified, edit_at, report_to), settings, new, extra)
        for path, data in made.items():
            disk.write(new / path, data)
        if offline:
            output.write_exactly(new, for_disk(disk.read_folder(new, "--site")))
        disk.write_manifest(new, disk.files_below(new))
        pages, files = output.read_pages(new)
        drawings = {path: disk.read(new / path) for path in sources if path.lower().endswith(".svg")}
        findings = [
            *finished_pages.check_pages(pages, files, sources),
            *finished_pages.check_drawings(drawings, sources),
        ]
        problems = reader.placed(findings, Places({}, {}))
        if problems:
            raise Refused(problems)
        _put_in_place(new, site, archive if offline else None)
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
