"""The pages below docs/ as they were made last, so that only those are made again that read what has changed."""

import json
from pathlib import Path

from build_tools import disk
from build_tools.briefing.remembered import Read
from build_tools.diagnostics.refused import OperationFailed
from build_tools.pages.reads import Reads
from build_tools.site.cache import kept
from build_tools.site.cache.programs import programs

_KIND = "texts"
_MOST = 50
"""Of how many folders something is kept."""


class KeptTexts:
    """The pages of a folder as the same programs made them last, and those that are made now.

    What is kept of a page is a digest of its text, which must be that of the file, and what it has read.
    """

    def __init__(self, docs: Path):
        self._docs = docs
        self._key = (programs(), str(disk.itself(docs)))
        last = json.loads(kept.recall(_KIND, *self._key) or b'{"reads": [], "pages": {}}')
        self._reads: list[tuple[Read, str]] = [(_read(read), digest) for *read, digest in last["reads"]]
        self._last: dict[str, tuple[str, list[int]]] = last["pages"]
        self._now: dict[str, tuple[str, list[int]]] = {}
        self._numbers: dict[tuple[Read, str], int] = {}

    def reads(self, path: str) -> Reads:
        """What a page had read when it was made; nothing if that is not known."""
        _, numbers = self._last.get(path, ("", []))
        return dict(map(self._reads.__getitem__, numbers))

    def text(self, path: str) -> str | None:
        """The text of a page that is known, if its file has the bytes that were made."""
        try:
            data = disk.read(self._docs / path)
        except OperationFailed:
            return None
        return data.decode() if kept.digest([data]) == self._last[path][0] else None

    def note(self, path: str, text: str, reads: Reads) -> None:
        """Note a page for the next time."""
        numbers = [self._numbers.setdefault(read, len(self._numbers)) for read in reads.items()]
        self._now[path] = kept.digest([text]), numbers

    def write(self) -> None:
        """Keep what was noted."""
        reads = [(*read, digest) for read, digest in self._numbers]
        kept.keep(_KIND, json.dumps({"reads": reads, "pages": self._now}).encode(), *self._key, most=_MOST)


def _read(written: list[str | int]) -> Read:
    return tuple(written)
