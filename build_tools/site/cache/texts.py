"""The pages below docs/ as they were made last, so that only those are made again that read what has changed."""

import json
from collections.abc import Iterator, Mapping
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
    """The pages of a folder that are as they were made, by the same programs, and those that are made now.

    What is kept of a page is a digest of its text, which must be that of the file, and what it has read.
    """

    def __init__(self, docs: Path):
        self._key = (programs(), str(disk.itself(docs)))
        self._texts: dict[str, str] = {}
        self._now: dict[str, tuple[str, Reads]] = {}
        self.reads: Mapping[str, Reads] = dict(self._unchanged(docs))

    def _unchanged(self, docs: Path) -> Iterator[tuple[str, Reads]]:
        last = json.loads(kept.recall(_KIND, *self._key) or b'{"reads": [], "pages": {}}')
        reads: list[tuple[Read, str]] = [(_read(read), digest) for *read, digest in last["reads"]]
        for path, (digest, numbers) in last["pages"].items():
            try:
                data = disk.read(docs / path)
            except OperationFailed:
                continue
            if kept.digest([data]) == digest:
                self._texts[path] = data.decode()
                yield path, dict(map(reads.__getitem__, numbers))

    def text(self, path: str) -> str:
        """The text of a page that is as it was."""
        return self._texts[path]

    def note(self, path: str, text: str, reads: Reads) -> None:
        """Note a page for the next time, if what it has read is known."""
        if reads:
            self._now[path] = (kept.digest([text]), reads)

    def write(self) -> None:
        """Keep what was noted."""
        numbers: dict[tuple[Read, str], int] = {}
        pages = {
            path: (digest, [numbers.setdefault(read, len(numbers)) for read in reads.items()])
            for path, (digest, reads) in self._now.items()
        }
        written = {"reads": [(*read, digest) for read, digest in numbers], "pages": pages}
        kept.keep(_KIND, json.dumps(written).encode(), *self._key, most=_MOST)


def _read(written: list[str | int]) -> Read:
    return tuple(written)
