"""Which programs make a site: Python, what is installed with it, and the generator itself."""

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from build_tools import disk
from build_tools.site.cache.kept import digest

_GENERATOR = Path(__file__).parents[2]
_INSTALLED = (".dist-info", ".egg-info")
"""How the folders end whose names are those of an installed program and its version."""


def programs() -> str:
    """A digest of Python's version, of the names and versions of what is installed, and of the generator's files.

    They are looked at once: a process runs what it has loaded.
    """
    return _digest(sys.version, tuple(sys.path))


@lru_cache(maxsize=1)
def _digest(version: str, folders: tuple[str, ...]) -> str:
    return digest(_programs(version, folders))


def _programs(version: str, folders: Iterable[str]) -> Iterator[str | bytes]:
    yield version
    for folder in folders:
        yield from (name for name in disk.names_in(Path(folder)) if name.endswith(_INSTALLED))
    own = disk.files_below(_GENERATOR)
    yield from flat((path, disk.read(file)) for path, file in own.items() if "__pycache__" not in path)


def flat(files: Iterable[tuple[str, bytes | None]]) -> Iterator[str | bytes]:
    """The parts of a digest of files and folders, which have None."""
    for path, data in files:
        yield from (path, b"a folder") if data is None else (path, "a file", data)
