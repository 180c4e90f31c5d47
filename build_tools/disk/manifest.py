"""Tell what a build made in a folder from what people wrote there."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from build_tools.diagnostics.refused import OperationFailed
from build_tools.disk.failures import explained
from build_tools.disk.links import is_emacs_lock
from build_tools.disk.walking import files_in, path_below
from build_tools.disk.writing import write

MANIFEST = ".generated"
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})  # as MkDocs has them


def generated(docs: Path) -> set[str]:
    """Return the files below docs/ that an earlier run wrote, by their paths with /."""
    path = docs / MANIFEST
    # Not "if it exists, read it": a server asks at any moment, also while somebody replaces the folder.
    with explained(path, "read"), suppress(FileNotFoundError):
        return listed(path.read_bytes())
    return set()


def listed(manifest: bytes) -> set[str]:
    """Return the paths that a manifest lists; what no path can have in it is replaced."""
    return set(manifest.decode(errors="replace").replace("\0", "\ufffd").splitlines())


def write_manifest(folder: Path, paths: Iterable[str]) -> None:
    """List the files that were made below a folder, so that the next run knows them."""
    write(folder / MANIFEST, "".join(f"{path}\n" for path in sorted(set(paths) - {MANIFEST})).encode())


def remove(folder: Path, path: str, listed_by: Path) -> None:
    """Remove a stale file below a folder, and its own folder if that is empty now; `listed_by` is its manifest."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise OperationFailed(f"{listed_by} names {path}, which is not below {folder}; delete {listed_by}")
    with explained(target, "removed"):
        target.unlink(missing_ok=True)
        if target.parent != folder and target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()


def hand_written(docs: Path) -> list[Path]:
    """Return the folders and files directly below docs/ that no build made."""
    made = {path.split("/")[0] for path in generated(docs)}
    with explained(docs, "listed"):
        return [path for path in sorted(docs.iterdir()) if path.name not in made and not path.name.startswith(".")]


def hand_written_pages(docs: Path) -> list[str]:
    """Return the pages below docs/ that no build made, by their paths with /."""
    made = {path.split("/")[0] for path in generated(docs)}
    pages = [path_below(docs, entry) for entry in files_in(docs, hidden=False) if entry.name.endswith(".md")]
    return sorted(page for page in pages if page.split("/")[0] not in made)


def hand_written_markdown(docs: Path) -> list[Path]:
    """Return the pages in Markdown below docs/, in any folder, that no build made."""
    return [path for path in by_hand(docs) if path.suffix in MARKDOWN]


def by_hand(docs: Path) -> Iterator[Path]:
    """Yield every file below docs/, hidden or not, that no build made."""
    made = generated(docs) | {MANIFEST}
    found = (entry for entry in files_in(docs, hidden=True) if path_below(docs, entry) not in made)
    return (Path(entry.path) for entry in found if not is_emacs_lock(entry))
