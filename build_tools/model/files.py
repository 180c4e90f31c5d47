"""Which file of a briefing's folder holds what."""

from pathlib import PurePosixPath
from typing import Any

from build_tools import model

FRONT_FILE = "briefing.yml"
PINS = "pins"
EDITIONS = "editions"
LISTS: dict[str, tuple[str, type[model.Record]]] = {
    "people.yml": ("people", model.Person),
    "timeline.yml": ("events", model.Event),
    "discrepancies.yml": ("discrepancies", model.Discrepancy),
    "quotes": ("quotes", model.Quote),
    "withdrawn.yml": ("withdrawn", model.Withdrawal),
}
SINGLES: dict[str, tuple[str, type[model.Record]]] = {
    "sources": ("sources", model.Source),
    "topics": ("topics", model.Topic),
}
KINDS = ("sources", "people", "quotes", "topics", "discrepancies", "events", "withdrawn", "lineages", "curators")
IN_FRONT = ("lineages", "curators")
REQUIRED = {
    FRONT_FILE: IN_FRONT,
    "people.yml": ("people",),
    "timeline.yml": ("events",),
    "sources/": ("sources",),
    "quotes/": ("quotes",),
    "topics/": ("topics",),
}
FILES = (
    f"use {FRONT_FILE}, people.yml, timeline.yml, discrepancies.yml, withdrawn.yml, sources/*.yml, quotes/*.yml, "
    "topics/*.yml, pins/*.json or editions/*.json, and keep all else out of this folder"
)


def form_of(path: str) -> Any:
    """What a file of a briefing holds, as a type: a noun, or a tuple of nouns; None for a file that isn't read."""
    pure = PurePosixPath(path)
    group = pure.parent.name if len(pure.parts) == 2 else path
    if group in LISTS:
        return tuple[LISTS[group][1], ...] if pure.suffix == ".yml" else None  # type: ignore[misc]
    noun = {FRONT_FILE: model.Front, **{name: noun for name, (_, noun) in SINGLES.items()}}.get(group)
    return noun if pure.suffix == ".yml" else None
