"""Whether a site and the pages below docs/ are still what the last build made, and of what it was asked to make now.

A build is a function of files, of options and of the programs' versions. So a build that finds all of them as they
were, and what it made too, has nothing to do. All bytes are compared, by digest: times and sizes can lie. What is kept
is in the user's own cache folder, so that nothing that somebody contributes to a project can forge it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site.cache import kept
from build_tools.site.cache.programs import flat, programs
from build_tools.site.settings_file import settings_file

_MOST = 50
"""How many sites something is kept of."""


@dataclass(frozen=True)
class Options:
    """What a build is asked for, with paths as they were given, and the machine's fonts where they may take part."""

    briefing: Path
    config: Path | None
    site: Path
    pdf: bool
    cards: bool
    offline: bool
    edit_at: str | None
    report_to: str | None
    fonts: str

    @property
    def itself(self) -> Path:
        """The folder of the site as an absolute path."""
        return disk.itself(self.site)

    @property
    def archive(self) -> Path:
        """The zip of a site that works from disk."""
        return self.itself.with_name(f"{self.itself.name}.zip")


@dataclass(frozen=True)
class Sources:
    """What a build reads beside the briefing: the folder of pages, and the files of settings.

    It is `known` that it reads nothing else, unless programs of others take part in it.
    """

    docs: Path
    settings: tuple[Path, ...]
    known: bool


@dataclass(frozen=True)
class Moment:
    """The inputs of a build at one moment: their digest, and the traces of an edit that was taken back meanwhile."""

    digest: str
    traces: object


def moment(options: Options, sources: Sources) -> Moment | None:
    """The inputs as they are now; None if not all of them are known or plain files."""
    if not sources.known:
        return None
    try:
        inputs = _inputs(options, sources)  # which refuses links, before anything looks at what they lead to
    except OperationFailed:
        return None
    hand_written = disk.hand_written(sources.docs) if disk.exists(sources.docs) else []
    return Moment(inputs, disk.traces([options.briefing, *sources.settings, *hand_written], without=()))


def keep(options: Options, sources: Sources, before: Moment | None, said: Iterable[str]) -> None:
    """Keep what a build made and said, unless its inputs have changed since it began.

    Raises OperationFailed for what was put in the place of the site meanwhile.
    """
    if before is None or before != moment(options, sources):
        return
    made = {
        "docs": str(sources.docs),
        "settings": [str(each) for each in sources.settings],
        "inputs": before.digest,
        "outputs": _outputs(options, sources.docs),
        "said": list(said),
    }
    kept.keep("last-build", json.dumps(made).encode(), str(options.itself), most=_MOST)


def said_if_unchanged(options: Options) -> list[str] | None:
    """What the last build said, if a build would do and say the same again; otherwise None."""
    disk.clear_beside(options.itself)
    data = kept.recall("last-build", str(options.itself))
    if data is None:
        return None
    made = json.loads(data)
    sources = Sources(Path(made["docs"]), tuple(map(Path, made["settings"])), known=True)
    try:
        unchanged = (
            sources.settings[0] == settings_file(options.config)
            and made["inputs"] == _inputs(options, sources)
            and made["outputs"] == _outputs(options, sources.docs)
        )
    except OperationFailed:  # a whole build says what is wrong
        return None
    said: list[str] = made["said"]
    return said if unchanged else None


def _inputs(options: Options, sources: Sources) -> str:
    """A digest of all that a build reads; raises OperationFailed for what a build refuses."""
    made = disk.generated(sources.docs) | {disk.MANIFEST}
    own = ((path, data) for path, data in _tree(sources.docs) if path not in made and data is not None)
    asked = json.dumps([asdict(options), os.environ.get("SOURCE_DATE_EPOCH"), str(Path.cwd())], default=str)
    settings = ((str(each), disk.read_whole(each, limits.SITE_SETTINGS)) for each in sources.settings)
    folders = chain(("briefing",), flat(_tree(options.briefing)), ("docs", str(sources.docs)), flat(own))
    return kept.digest(chain((asked, programs()), folders, ("settings",), flat(settings)))


def _outputs(options: Options, docs: Path) -> str:
    """A digest of all that a build writes; raises OperationFailed for what a build refuses."""
    packed = disk.read(options.archive) if options.offline else b""
    return kept.digest(chain(("docs",), flat(_tree(docs)), ("site",), flat(_tree(options.itself)), ("zip", packed)))


def _tree(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    return disk.read_plain(folder) if disk.exists(folder) else iter(())
