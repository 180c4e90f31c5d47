"""From files to nouns: a draft of the briefing, and a finding for all that the model refuses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from build_tools import disk, model
from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.commitment import PIN, Pin
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Problem, Route
from build_tools.documents import reader
from build_tools.documents.reader import Document, Places
from build_tools.model import edition_record, values
from build_tools.model.edition_record import EditionRecord
from build_tools.model.files import EDITIONS, FILES, FRONT_FILE, IN_FRONT, KINDS, LISTS, PINS, REQUIRED, SINGLES

_EMPTY = "there is no YAML in this folder; begin with briefing.yml, or name another folder with --briefing"


@dataclass
class Draft:
    """What could be read of a briefing; a Briefing only once there are no findings.

    `names` has every id that stands in the files, also of nouns that the model refused, so that one mistake is
    not told twice; None where a file could not be read and the ids are not known. `incomplete` names the kinds
    of which something was refused: a rule that would take what is missing for a fault holds back there. In `pins`
    and `records` None is a file that could not be read.
    """

    folder: str
    front: model.Front | None = None
    sources: dict[str, model.Source] = field(default_factory=dict)
    people: dict[str, model.Person] = field(default_factory=dict)
    quotes: dict[str, model.Quote] = field(default_factory=dict)
    topics: dict[str, model.Topic] = field(default_factory=dict)
    discrepancies: dict[str, model.Discrepancy] = field(default_factory=dict)
    events: dict[str, model.Event] = field(default_factory=dict)
    withdrawn: dict[str, model.Withdrawal] = field(default_factory=dict)
    pins: dict[str, Pin | None] = field(default_factory=dict)
    records: dict[str, EditionRecord | None] = field(default_factory=dict)
    names: dict[str, set[str] | None] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)

    def briefing(self) -> model.Briefing:
        """The complete briefing; raises ValueError where the front is missing."""
        if self.front is None:
            raise ValueError("a draft without its front is no briefing")
        return model.Briefing.model_construct(
            front=self.front,
            sources=self.sources,
            people=self.people,
            quotes=self.quotes,
            topics={name: self.topics[name] for name in self.front.topics},
            discrepancies=self.discrepancies,
            events=self.events,
            withdrawn=tuple(self.withdrawn.values()),
        )


@dataclass
class Loaded:
    """A draft, its findings so far, and the way from routes to places."""

    draft: Draft
    findings: list[Finding]
    places: Places


def load_draft(folder: str, files: Mapping[str, bytes]) -> Loaded:
    """Read all YAML of a briefing.

    `folder` is the briefing's name in messages, `files` maps paths below it (with /) to their bytes.
    """
    loader = _Loader(folder)
    for path in sorted(files):
        loader.add(path, files[path])
    if not loader.documents and not loader.findings:
        loader.findings.append(Finding(Code.MISSING_FILE, Place(folder, 1, 1), _EMPTY))
    else:
        loader.name_what_is_missing(files)
    return Loaded(loader.draft, loader.findings, Places(loader.documents, loader.roots))


class _Loader:
    def __init__(self, folder: str):
        self.draft = Draft(folder, names={kind: set() for kind in KINDS})
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}
        self.roots: dict[Route, tuple[str, Route]] = {}

    def file(self, path: str) -> str:
        return f"{self.draft.folder}/{path}"

    def add(self, path: str, data: bytes) -> None:
        pure = PurePosixPath(path)
        group = pure.parent.name if len(pure.parts) == 2 else path
        if group in (PINS, EDITIONS) and pure.suffix == ".json":
            return
        if pure.suffix != ".yml" or not (group == FRONT_FILE or group in LISTS or group in SINGLES):
            ending = f"the ending is .yml, not {pure.suffix}" if pure.suffix in (".yaml", ".YML") else FILES
            sentence = f"no file of a briefing is called so; {ending}"
            self.findings.append(Finding(Code.UNKNOWN_FILE, Place(self.file(path), 1, 1), sentence))
            return
        read, findings = reader.read_document(self.file(path), data)
        self.findings += findings
        if read is not None:
            self.documents[read.file] = read
        if findings:
            self.draft.incomplete.add("front" if group == FRONT_FILE else {**LISTS, **SINGLES}[group][0])
        if group == FRONT_FILE:
            self.add_front(read)
        elif group in LISTS:
            self.add_list(*LISTS[group], read)
        else:
            self.add_single(*SINGLES[group], read, pure.stem)

    def lose(self, kind: str) -> None:
        """Note that not all ids of a kind are known."""
        self.draft.incomplete.add(kind)
        self.draft.names[kind] = None

    def add_front(self, read: Document | None) -> None:
        for kind in IN_FRONT:
            entries = read.value.get(kind) if read and isinstance(read.value, dict) else None
            self.draft.names[kind] = _ids(entries)
        if read is None:
            return
        self.roots[("front",)] = (read.file, ())
        self.draft.front = self.validate(model.Front, read, (), ("front",))

    def add_single(self, kind: str, noun: type[Any], read: Document | None, name: str) -> None:
        self.name(kind, name)
        if read is None:
            self.draft.incomplete.add(kind)
            return
        self.roots[(kind, name)] = (read.file, ())
        try:
            TypeAdapter(values.Id).validate_python(name)
        except ValidationError as error:
            sentence = next(explain_errors(noun, error.errors(include_url=False), ())).message
            self.findings.append(Finding(Code.VALUE, read.place(()), f"as a file's name {sentence}"))
            self.lose(kind)
            return
        value = self.validate(noun, read, (), (kind, name))
        if value is not None:
            getattr(self.draft, kind)[name] = value

    def add_list(self, kind: str, noun: type[Any], read: Document | None) -> None:
        if read is None:
            self.lose(kind)
            return
        if not isinstance(read.value, tuple):
            sentence = "a list is wanted here; begin each entry with '- id:'"
            self.findings.append(Finding(Code.VALUE, read.place(()), sentence))
            self.lose(kind)
            return
        for index, entry in enumerate(read.value):
            name = entry.get("id") if isinstance(entry, dict) else None
            # What was withdrawn is no noun of its own: its id is that of another, and two kinds may have the same.
            self.add_entry(kind, noun, read, index, str(index) if noun is model.Withdrawal else name)

    def add_entry(self, kind: str, noun: type[Any], read: Document, index: int, name: Any) -> None:
        if not isinstance(name, str) or not re.fullmatch(values.ID_PATTERN, name):
            self.lose(kind)
            name = f"{read.file}#{index}"
        if (kind, name) in self.roots:
            file, route = self.roots[(kind, name)]
            first = self.documents[file].place((*route, "id"))
            sentence = f"the id '{name}' is taken by {first}; give one of the two another id"
            self.findings.append(Finding(Code.DUPLICATE_ID, read.place((index, "id")), sentence))
            self.draft.incomplete.add(kind)
            return
        self.roots[(kind, name)] = (read.file, (index,))
        self.name(kind, name)
        value = self.validate(noun, read, (index,), (kind, name))
        if value is not None:
            getattr(self.draft, kind)[name] = value

    def name(self, kind: str, name: str) -> None:
        known = self.draft.names[kind]
        if known is not None:
            known.add(name)

    def validate(self, noun: type[Any], read: Document, route: Route, logical: Route) -> Any:
        """The noun at a place of a document; of one with faults, what is left of it without them."""
        value = read.value
        for step in route:
            value = value[step]
        try:
            return TypeAdapter(noun).validate_python(value)
        except ValidationError as error:
            details = error.errors(include_url=False)
        self.findings += explain_errors(noun, details, logical)
        self.draft.incomplete.add(str(logical[0]))
        try:
            return TypeAdapter(noun).validate_python(_without_faults(value, [detail["loc"] for detail in details]))
        except ValidationError:
            return None

    def name_what_is_missing(self, files: Mapping[str, bytes]) -> None:
        for wanted, kinds in REQUIRED.items():
            folder = wanted.endswith("/")
            if any(path == wanted or (folder and path.startswith(wanted)) for path in files):
                continue
            what = "no .yml file stands in this folder" if folder else "there is no such file"
            sentence = f"{what}, and a briefing needs one; write it"
            self.findings.append(Finding(Code.MISSING_FILE, Place(self.file(wanted), 1, 1), sentence))
            for kind in kinds:
                self.lose(kind)


def _without_faults(value: Any, faults: list[Route]) -> Any:
    """A value without the entries and keys that faults lie in, so that the rest can be looked at in the same go."""
    if isinstance(value, tuple):
        inner = [[fault[1:] for fault in faults if fault and fault[0] == index] for index in range(len(value))]
        return tuple(each for each, own in zip(value, inner, strict=True) if not own)
    if isinstance(value, dict):
        kept: dict[str, Any] = {}
        for key, each in value.items():
            own = [fault[1:] for fault in faults if fault and fault[0] == key]
            if isinstance(each, tuple | dict) and all(len(fault) > 0 for fault in own):
                kept[key] = _without_faults(each, own)
            elif not own:
                kept[key] = each
        return kept
    return value


def _ids(entries: Any) -> set[str] | None:
    """The ids in a list of front entries; None where they can't all be read."""
    if not isinstance(entries, tuple):
        return None
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    return {each for each in ids if each is not None} if all(isinstance(each, str) for each in ids) else None


@dataclass(frozen=True)
class Opened:
    """A briefing's folder as it was read: the draft with its pins, and the findings on both."""

    loaded: Loaded
    pin_findings: list[Finding]

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """The draft's findings and others, at their places."""
        return reader.placed([*self.loaded.findings, *findings], self.loaded.places)


def open_folder(folder: Path) -> Opened:
    """Read a briefing's folder; raises Unreadable."""
    return open_files(folder.as_posix(), disk.read_folder(folder, "--briefing"))


def open_files(folder: str, files: Mapping[str, bytes]) -> Opened:
    """Read the files of a briefing's folder, which is called so in messages, by their paths below it."""
    loaded = load_draft(folder, files)
    findings: list[Finding] = []
    for path, data in files.items():
        if not path.startswith(f"{PINS}/") or not path.endswith(".json"):
            continue
        name = path.removeprefix(f"{PINS}/").removesuffix(".json")
        loaded.places.add_file(("pins", name), f"{folder}/{path}")
        known = loaded.draft.names["sources"]
        if known is not None and name not in known:
            findings.append(Finding(Code.PIN, ("pins", name), f"no source is called '{name}'; delete its pin"))
            continue
        try:
            loaded.draft.pins[name] = commitment.read_pin(data)
        except ValueError as problem:
            findings.append(Finding(Code.PIN, ("pins", name), f"{problem}; run {PIN}"))
            loaded.draft.pins[name] = None
    return Opened(loaded, [*findings, *_read_records(folder, files, loaded)])


def _read_records(folder: str, files: Mapping[str, bytes], loaded: Loaded) -> Iterator[Finding]:
    """Put the records of editions into the draft; a finding for each that can't be taken at its word."""
    for path, data in files.items():
        pure = PurePosixPath(path)
        if pure.parent.as_posix() != EDITIONS or pure.suffix != ".json":
            continue
        day = pure.stem
        loaded.places.add_file((EDITIONS, day), f"{folder}/{path}")
        loaded.draft.records[day] = None
        try:
            record = edition_record.read_record(data)
        except ValueError as problem:
            yield Finding(Code.EDITION, (EDITIONS, day), str(problem))
            continue
        if record.edition == day:
            loaded.draft.records[day] = record
        else:
            sentence = f"the record is of the edition of {record.edition}; call the file {record.edition}.json"
            yield Finding(Code.EDITION, (EDITIONS, day), sentence)
