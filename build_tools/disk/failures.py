"""Tell why the disk refuses something, and how to fix it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.diagnostics.refused import OperationFailed

_HINTS = {
    errno.ENOENT: "check its name",
    errno.EISDIR: "name a file, or move that folder",
    errno.ENOTDIR: "check its name, which uses a file as a folder",
    errno.EEXIST: "move what is there",
    errno.ENOTEMPTY: "move what is there",
    errno.EACCES: "fix its permissions",
    errno.EPERM: "fix its permissions",
    errno.EROFS: "name a place that can be written",
    errno.ENOSPC: "free some disk space",
    errno.EDQUOT: "free some disk space",
    errno.ENAMETOOLONG: "shorten its name",
    errno.ELOOP: "fix its link",
}
_ANY_HINT = "check free space, quota and permissions"


@contextmanager
def explained(path: Path, done: str) -> Iterator[None]:
    """Raise an OSError as OperationFailed: what could not be `done`, why, and how to fix it."""
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, _ANY_HINT)
        raise OperationFailed(f"{path} could not be {done} ({error.strerror or error}); {hint}") from error
