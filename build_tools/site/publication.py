"""From a verified briefing to a site on disk: made, printed, checked and packed beside it, then put in its place."""

from dataclasses import dataclass
from pathlib import Path

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import Refused
from build_tools.documents import reader
from build_tools.documents.reader import Places
from build_tools.pages.whole.print import printed
from build_tools.site import finished_pages, mkdocs, offline, output, pdf

PDF = "data/briefing.pdf"


@dataclass(frozen=True)
class Wanted:
    """What a build makes beyond the pages: the whole briefing as PDF; a site that opens from disk, and its zip.

    And where its pages lead for an edit or a report, if the briefing doesn't say.
    """

    pdf: bool
    offline: bool
    edit_at: str | None
    report_to: str | None


def publish(verified: VerifiedBriefing, settings: mkdocs.Settings, site: Path, wanted: Wanted) -> int:
    """Build a site and put it in the place of the last, which stays where anything fails; give its number of pages.

    Raises edition.Refused and Unreadable.
    """
    output.refuse_nested(site, mkdocs.docs_folder(settings).resolve(), "pages")
    archive = site.with_name(f"{site.name}.zip")
    output.refuse_foreign(site)
    if wanted.offline:
        output.refuse_foreign_archive(archive, site.name)
    paper = pdf.pdf(printed(verified)) if wanted.pdf else None
    with disk.folder_beside(site) as new:
        mkdocs.build_site(settings, new, _extra(wanted))
        if paper is not None:
            disk.write(new / PDF, paper)
        if wanted.offline:
            output.write_exactly(new, offline.offline(disk.read_folder(new, "--site")))
        disk.write_manifest(new, disk.files_below(new))
        pages, files = output.read_pages(new)
        problems = reader.placed(finished_pages.check_pages(pages, files), Places({}, {}))
        if problems:
            raise Refused(problems)
        if wanted.offline:
            disk.write(archive, offline.packed(output.read_all(new), site.name))
        disk.swap(new, site)
    return len(pages)


def _extra(wanted: Wanted) -> dict[str, object]:
    """Settings that the hook reads, and the theme: where the PDF is, and what a page from disk loads first."""
    addresses = {"edit_at": wanted.edit_at, "report_to": wanted.report_to}
    shown = {"pdf": PDF} if wanted.pdf else {}
    return addresses | shown | ({"polyfills": [offline.SCRIPT]} if wanted.offline else {})
