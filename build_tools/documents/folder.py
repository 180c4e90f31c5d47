"""Read the files of a briefing's folder, each within its limit."""

from pathlib import Path, PurePosixPath

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.model.files import AUTHORITIES, EDITIONS, PINS, STAMP, kind_at


def read_files(folder: Path, held: disk.Held | None = None) -> dict[str, bytes]:
    """Return the files of a briefing by their paths with /, sorted, and empty those that it doesn't have.

    One over its limit is read only so far that the excess shows, and none that is `held` and has not changed. Raises
    OperationFailed.
    """
    files, total = limits.BRIEFING_FILES, limits.BRIEFING_BYTES
    disk.refuse_link(folder)
    return disk.read_within(folder, "--briefing", limit_of, files=files, total=total, held=held)


def limit_of(path: str) -> Limit | None:
    """How large a file of a briefing may be; None for one that isn't read, so that only its name matters."""
    pure = PurePosixPath(path)
    if pure.parent.as_posix() == EDITIONS and pure.suffix == STAMP:
        return limits.STAMP_FILE
    if path == AUTHORITIES:
        return limits.CERTIFICATES_FILE
    if pure.suffix == ".json":
        return {PINS: limits.PIN_FILE, EDITIONS: limits.RECORD_FILE}.get(pure.parent.as_posix())
    return limits.YAML_FILE if kind_at(path) else None
