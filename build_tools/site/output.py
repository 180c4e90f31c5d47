"""The folder of a finished site and its zip: read them, and let a build replace only what a build wrote."""

import zipfile
import zlib
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed


def refuse_foreign(site: Path) -> None:
    """Raise OperationFailed if a site would replace anything, hidden or not, that no build wrote.

    Also for a link, and for the working folder, which would be gone.
    """
    disk.refuse_links(site)
    if Path.cwd().is_relative_to(site):
        raise OperationFailed(f"you are in {site}, which would be replaced; go to another folder and build from there")
    if disk.exists(site) and not site.is_dir():
        raise OperationFailed(f"{site} is a file; name a folder with --site")
    foreign = sorted(disk.files_below(site).keys() - disk.generated(site) - {disk.MANIFEST})
    if not foreign:
        return
    others = {0: "", 1: " and another file"}.get(len(foreign) - 1, f" and {len(foreign) - 1} other files")
    if (site / disk.MANIFEST).exists():
        them = "them" if others else "it"
        raise OperationFailed(
            f"{site} holds {foreign[0]}{others}, which no build wrote; move {them}, or name another folder with --site"
        )
    raise OperationFailed(
        f"{site} holds {foreign[0]}{others}, and no list of what a build wrote; "
        "move the folder away, or name another with --site"
    )


def refuse_nested(site: Path, folder: Path, what: str) -> None:
    """Raise OperationFailed if a site and a folder that a build reads are the same, or one is inside the other."""
    if site.is_relative_to(folder) or folder.is_relative_to(site):
        how = "is" if site == folder else "lies in" if site.is_relative_to(folder) else "holds"
        raise OperationFailed(f"{site} {how} the folder of {what}; name another folder with --site")


def refuse_foreign_archive(archive: Path, folder: str) -> None:
    """Raise OperationFailed if a zip would replace anything but a site's zip, in which `folder` holds all files."""
    disk.refuse_link(archive)
    if disk.exists(archive) and not _is_ours(archive, folder):
        raise OperationFailed(f"{archive} holds what no build made; move it, or name another folder with --site")


def _is_ours(archive: Path, folder: str) -> bool:
    """Whether a zip holds exactly what its own list names; a damaged one doesn't."""
    if not zipfile.is_zipfile(archive):
        return False
    manifest = f"{folder}/{disk.MANIFEST}"
    try:
        with zipfile.ZipFile(archive) as packed:
            names = set(packed.namelist())
            listed = disk.listed(packed.read(manifest)) if manifest in names else set()
    except (zipfile.BadZipFile, zlib.error):
        return False
    return names == {manifest, *(f"{folder}/{path}" for path in listed)}


def page_text(path: str, data: bytes) -> str:
    """The text of a page; raises OperationFailed."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise OperationFailed(f"the page {path} is not UTF-8; save it as UTF-8") from None


def read_all(site: Path) -> dict[str, bytes]:
    """A site's files by path, with the list of what a build wrote."""
    return {name: disk.read(path) for name, path in disk.files_below(site).items()}
