"""Make the generated files below docs/, and refuse what must not be there."""

from collections.abc import Iterable, Mapping, Set
from pathlib import Path, PurePosixPath

from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.links import refuse_links
from build_tools.disk.litter import WRITING, clear, is_litter
from build_tools.disk.manifest import MANIFEST, MARKDOWN, by_hand, generated, remove, write_manifest
from build_tools.disk.reading import refuse_more
from build_tools.disk.walking import exists, files_in, is_folder
from build_tools.disk.writing import write

DOCS = Path("docs")
"""The folder of pages, unless settings or an option name another."""

_PAGES = MARKDOWN | {".html", ".htm"}


def write_generated(docs: Path, files: Mapping[str, str]) -> int:
    """Make the generated files below docs/ exactly these, and return how many were written or removed.

    The manifest lists what an earlier run wrote. A file that a person wrote is never touched; if one is in the way,
    OperationFailed is raised.
    """
    clear(Path(entry.path) for entry in files_in(docs, hidden=True) if is_litter(entry.name, WRITING))
    refuse_unfit(docs)
    before = generated(docs)
    _refuse_in_the_way(docs, before, files)
    write_manifest(docs, before | set(files))
    changed = sum(write(docs / path, text.encode()) for path, text in files.items())
    for path in sorted(before - set(files)):
        remove(docs, path, docs / MANIFEST)
        changed += 1
    write_manifest(docs, set(files))
    return changed


def _refuse_in_the_way(docs: Path, before: Set[str], files: Iterable[str]) -> None:
    """Refuse a file in the place of a generated one, and one that would be shown at the address of a generated page."""
    addresses = {_address(path) for path in files if PurePosixPath(path).suffix in MARKDOWN}
    own = [path for path in by_hand(docs) if path.suffix in _PAGES]
    known = [path for path in own if _address(path.relative_to(docs).as_posix()) in addresses]
    known += [docs / path for path in files if path not in before and exists(docs / path)]
    if known:
        raise OperationFailed(f"{min(known)} is in the way of a generated page; move it, or delete it")


def _address(page: str) -> str:
    """What a page's address is made of: for `a.md`, `a/index.md` and `a/README.md` it is the same."""
    path = PurePosixPath(page.lower())
    return (path.parent if path.stem in ("index", "readme") else path.with_suffix("")).as_posix()


def refuse_unfit(docs: Path, files: Limit = limits.DOCS_FILES, total: Limit = limits.DOCS_BYTES) -> None:
    """Refuse what must not be below docs/, hidden or not, before MkDocs follows it, reads it or publishes it.

    That is every link and every special file, a name that isn't UTF-8, and what is too large, too much or too deep.
    """
    refuse_links(docs)
    if not is_folder(docs):
        return
    count = size = of_pages = 0
    for path in by_hand(docs):
        refuse_more(path, (len(path.relative_to(docs).parts) - 1, limits.FOLDERS))
        this = path.lstat().st_size
        refuse_more(path, (this, limits.PAGE_FILE if path.suffix in _PAGES else limits.OTHER_FILE))
        count, size = count + 1, size + this
        of_pages += this if path.suffix in _PAGES else 0
        refuse_more(docs, (count, files), (size, total), (of_pages, limits.PAGES_BYTES))
