"""A briefing's folder as it is changed: its files, where its records are written, and its problems before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from build_tools.briefing import gate, load
from build_tools.briefing.load import Draft, Loaded
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Problem, Route
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents.edits import Layout
from build_tools.documents.folder import read_files
from build_tools.documents.recall import Recall
from build_tools.documents.references import Reference, references
from build_tools.model.files import FRONT_FILE, Kind, form_of, kind_at
from build_tools.text import counting


@dataclass(frozen=True)
class Folder:
    """A folder of which every YAML file can be read; the draft has what the model takes of it."""

    name: str
    files: Mapping[str, bytes]
    draft: Draft
    problems: list[Problem]
    """What the gate refuses before anything is changed."""

    layouts: Mapping[str, Layout]
    """By path, where everything in the files of YAML is written."""

    def references(self) -> Iterator[tuple[str, Reference]]:
        """Every reference from one record to another, with the path of its file."""
        for path, layout in self.layouts.items():
            for found in references(layout.document.value, form_of(path)):
                yield path, found

    def home(self, kind: Kind, name: str) -> tuple[str, Route]:
        """The path of a record's file and its route in that file; raises OperationFailed unless one has this id."""
        homes = list(self.homes(kind))
        found = [(path, route) for each, path, route in homes if each == name]
        if not found:
            question = Suggestions().did_you_mean(name, {each for each, _, _ in homes})
            raise OperationFailed(f"no {kind.word} has the id '{name}'; {question}")
        if len(found) > 1:
            raise OperationFailed(f"{counting.counted(len(found), kind.word)} have the id '{name}'; change one by hand")
        return found[0]

    def homes(self, kind: Kind) -> Iterator[tuple[str, str, Route]]:
        """The id of each record of a kind, with its file and its route there."""
        for path, layout in self.layouts.items():
            value = layout.document.value
            if kind.form == "record" and kind_at(path) is kind:
                yield PurePosixPath(path).stem, path, ()
            elif kind.form == "list" and kind_at(path) is kind:
                yield from _ids(value, path, ())
            elif kind.form == "in front" and path == FRONT_FILE and isinstance(value, dict):
                yield from _ids(value.get(kind.name), path, (kind.name,))

    def has_published(self, kind: Kind, name: str) -> bool:
        """Whether the record of an edition has this id."""
        return any(name in record.nouns.get(kind.name, {}) for record in self.draft.records.values() if record)


def _ids(entries: Any, path: str, at: Route) -> Iterator[tuple[str, str, Route]]:
    for index, each in enumerate(entries if isinstance(entries, tuple) else ()):
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            yield each["id"], path, (*at, index)


def open_folder(folder: Path) -> Folder:
    """A briefing's folder; raises Refused if some of its YAML can't be read, and OperationFailed."""
    return opened(folder.as_posix(), read_files(folder))


def opened(name: str, files: Mapping[str, bytes]) -> Folder:
    """A folder from the bytes of its files by their paths; raises Refused if some YAML can't be read."""
    recall = Recall()
    loaded = load.open_files(name, files, recall=recall)
    layouts: dict[str, Layout] = {}
    for path in sorted(files):
        if kind_at(path) is not None:
            document, findings = recall.read(f"{name}/{path}", files[path])
            if document is None or findings:
                raise Refused(loaded.problems([]))
            layouts[path] = Layout(document, files[path])
    return Folder(name, files, loaded.draft, _problems(loaded), layouts)


def _problems(loaded: Loaded) -> list[Problem]:
    try:
        gate.checked(loaded, draft=True)
    except Refused as refused:
        return refused.problems
    return []
