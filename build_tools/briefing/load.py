"""Read the files of a briefing's folder into records, with a finding for everything that the model refuses."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from build_tools import model
from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.commitment import PIN, Pin
from build_tools.briefing.stamps import of_folder
from build_tools.briefing.stamps.stamp import Stamp
from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Place, Problem, Route
from build_tools.diagnostics.limits import Limit
from build_tools.documents import reader
from build_tools.documents.folder import read_files
from build_tools.documents.reader import Document, Places
from build_tools.documents.recall import Recall
from build_tools.model import edition_record, values
from build_tools.model.edition_record import EditionRecord
from build_tools.model.files import AUTHORITIES, EDITIONS, FILED, FRONT, IN_FRONT, KINDS, PINS, STAMP, Kind, kind_at
from build_tools.model.topic import SHOWN_UNSORTED, UNSORTED

_NO_YAML = "there is no YAML in this folder; start with briefing.yml, or name another folder with --briefing"
_NO_FRONT = "there is no such file, and every briefing needs one; write it"
_FILES = (
    f"use {', '.join(dict.fromkeys(kind.path for kind in KINDS))}, {PINS}/*.json, {EDITIONS}/*.json, "
    f"{EDITIONS}/*{STAMP} or {AUTHORITIES}, and keep everything else out of this folder"
)
_ID = TypeAdapter(values.Id)
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Draft:
    """What could be read of a briefing; it becomes a Briefing only if there are no findings.

    Every rule looks at the same draft, so that an editor reads all mistakes at once. So that one mistake isn't
    reported twice, a draft also says what is not known: `names` has all ids in the files, including those of records
    that the model refused, or None for a kind of which not all ids could be read. `incomplete` names the kinds of
    which a record was refused, so that rules about missing records can hold back. In `pins` and `records`, None is a
    file that could not be read.

    `files` has the records of each file apart, the same object as long as they are the same, by which rules recall what
    they have found in a file that an edit left as it was.
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
    stamps: dict[str, Stamp] = field(default_factory=dict)
    authorities: bytes = b""
    names: dict[str, set[str] | None] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    recall: Recall = field(default_factory=Recall, repr=False, compare=False)
    # Not passed on when fields are replaced, since the files would have other records then.
    files: "list[Draft]" = field(default_factory=list, init=False, repr=False, compare=False)

    def of_files(self) -> "list[Draft]":
        """The records of each file apart; all together if they come from no files."""
        return self.files or [self]

    def each(self, find: "Callable[[Draft], Iterable[_Found]]") -> Iterator[_Found]:
        """Yield what a function finds in each file, which may depend on nothing else."""
        for file in self.of_files():
            yield from self.recall(find, file)

    def quotes_of_files(self) -> "Iterator[Draft]":
        """Yield the quotes of each file, with the people, and the sources and pins of their readings."""
        people = self.recall(_by_id, *self.people, *self.people.values())
        for file in self.of_files():
            if file.quotes:
                sources = [self.sources.get(each) for each in file.witnesses]
                pins = [self.pins.get(each) for each in file.witnesses]
                yield self.recall(_quotes_of, file, people, *sources, *pins)

    @cached_property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """The readings here, by quote and source."""
        return tuple((name, source) for name, quote in self.quotes.items() for source in quote.readings)

    @cached_property
    def witnesses(self) -> tuple[str, ...]:
        """The sources of the readings here, each once."""
        return tuple(dict.fromkeys(source for _, source in self.readings))

    def of_kind(self, kind: Kind) -> dict[str, Any]:
        """The records of a kind that has files of its own, by id."""
        records: dict[str, Any] = getattr(self, kind.name)
        return records

    def briefing(self) -> model.Briefing:
        """The complete briefing; raises ValueError if the front is missing."""
        if self.front is None:
            raise ValueError("a draft without its front is no briefing")
        return model.Briefing.model_construct(
            front=self.front,
            sources=self.sources,
            people=self.people,
            quotes=self.quotes,
            topics={name: self.topics[name] for name in self.front.topics or self.topics} | self._unsorted(),
            discrepancies=self.discrepancies,
            events=self.events,
            withdrawn=tuple(self.withdrawn.values()),
        )

    def _unsorted(self) -> dict[str, model.Topic]:
        """The topic on which a draft shows the quotes that name none; nothing where each names one."""
        return {UNSORTED: SHOWN_UNSORTED} if any(self.each(_on_no_topic)) else {}


def _by_id(*given: Any) -> dict[str, Any]:
    """Records by their ids, which are given first."""
    return dict(zip(given[: len(given) // 2], given[len(given) // 2 :], strict=True))


def _quotes_of(file: Draft, people: dict[str, model.Person], *given: Any) -> Draft:
    """The quotes of a file and the people, with the sources of its witnesses, and after them their pins."""
    sources, pins = (
        _by_id(*file.witnesses, *given[: len(given) // 2]),
        _by_id(*file.witnesses, *given[len(given) // 2 :]),
    )
    known = {name: source for name, source in sources.items() if source is not None}
    return Draft(file.folder, quotes=file.quotes, people=people, sources=known, pins=pins)


def _on_no_topic(draft: Draft) -> list[bool]:
    return ["topics" in quote.lacking() for quote in draft.quotes.values() if "topics" in quote.lacking()]


@dataclass(frozen=True)
class Loaded:
    """A briefing's folder as it was read: a draft, the findings so far, and where everything is written.

    The findings on pins and on records of editions are kept apart, because they don't matter to whoever makes the pins.
    """

    draft: Draft
    findings: list[Finding]
    places: Places
    pin_findings: list[Finding] = field(default_factory=list)

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """The draft's findings and the given ones, with their places."""
        return reader.placed([*self.findings, *findings], self.places)


def open_folder(folder: Path) -> Loaded:
    """Read a briefing's folder; raises OperationFailed."""
    return open_files(folder.as_posix(), read_files(folder))


def open_files(
    folder: str,
    files: Mapping[str, bytes],
    *,
    values: Limit = limits.BRIEFING_VALUES,
    quotes: Limit = limits.QUOTES,
    recall: Recall | None = None,
) -> Loaded:
    """Read the files of a briefing's folder.

    `folder` is its name in messages, `files` has the bytes of each file by its path below the folder, with slashes.
    Beyond the most values that a briefing may have, or the most quotes, nothing more is read. `recall` has what was
    read before.
    """
    loader = _Loader(folder, values, quotes, recall or Recall())
    pins = {path for path in files if path.startswith(f"{PINS}/")}
    for path in sorted(files.keys() - pins):
        loader.add(path, files[path])
    if not loader.documents and not loader.findings:
        loader.findings.append(Finding(Code.MISSING_FILE, Place(folder, 1, 1), _NO_YAML))
    elif FRONT.path not in files:
        loader.findings.append(Finding(Code.MISSING_FILE, Place(loader.file(FRONT.path), 1, 1), _NO_FRONT))
        for kind in IN_FRONT:
            loader.lose(kind)
    # Now all sources are known, and the pin of any other is left from one that is gone.
    for path in sorted(pins):
        loader.add(path, files[path])
    return loader.loaded()


class _Loader:
    def __init__(self, folder: str, values: Limit, quotes: Limit, recall: Recall):
        self.folder = folder
        self.recall = recall
        self.files: dict[str, list[Draft]] = {kind.name: [] for kind in (FRONT, *FILED)}
        self.taken: dict[str, Any] = {}
        self.values, self.quotes = values, quotes
        self.values_read = self.proved = 0
        self.full = False
        self.front: model.Front | None = None
        self.records: dict[str, dict[str, Any]] = {kind.name: {} for kind in FILED}
        self.pins: dict[str, Pin | None] = {}
        self.editions: dict[str, EditionRecord | None] = {}
        self.stamps: dict[str, bytes] = {}
        self.authorities = b""
        self.names: dict[str, set[str] | None] = {kind.name: set() for kind in (*FILED, *IN_FRONT)}
        self.incomplete: set[str] = set()
        self.findings: list[Finding] = []
        self.pin_findings: list[Finding] = []
        self.documents: dict[str, Document] = {}
        self.roots: dict[Route, tuple[str, Route]] = {}
        self.places = Places(self.documents, self.roots)
        self.suggestions = Suggestions()

    def loaded(self) -> Loaded:
        stamps, findings = of_folder.check_all(self.stamps, self.editions, self.authorities)
        self.pin_findings += findings
        draft = Draft(
            folder=self.folder,
            front=self.front,
            pins=self.pins,
            records=self.editions,
            stamps=stamps,
            authorities=self.authorities,
            names=self.names,
            incomplete=self.incomplete,
            recall=self.recall,
            **self.records,
        )
        draft.files.extend(file for files in self.files.values() for file in files)
        return Loaded(draft, self.findings, self.places, self.pin_findings)

    def file(self, path: str) -> str:
        return f"{self.folder}/{path}"

    def add(self, path: str, data: bytes) -> None:
        pure, kind = PurePosixPath(path), kind_at(path)
        if kind is not None:
            self.add_yaml(kind, path, data)
        elif pure.suffix == ".json" and pure.parent.as_posix() == PINS:
            self.add_pin(pure.stem, path, data)
        elif pure.suffix == ".json" and pure.parent.as_posix() == EDITIONS:
            self.add_edition(pure.stem, path, data)
        elif pure.suffix == STAMP and pure.parent.as_posix() == EDITIONS:
            self.places.add_file((of_folder.AT, pure.stem), self.file(path))
            self.stamps[pure.stem] = data
        elif path == AUTHORITIES:
            self.authorities = data
        else:
            wrong_ending = pure.suffix in (".yaml", ".YML")
            how = f"use the extension .yml, not {pure.suffix}" if wrong_ending else _FILES
            sentence = f"not a briefing file; {how}"
            self.findings.append(Finding(Code.UNKNOWN_FILE, Place(self.file(path), 1, 1), sentence))

    def add_yaml(self, kind: Kind, path: str, data: bytes) -> None:
        if self.full:
            self.lose(kind)
            return
        read, findings = self.recall.read(self.file(path), data)
        self.values_read += read.size if read else 0
        if self.values_read > self.values.most:
            self.overflow(kind, path, self.values)
            return
        self.findings += findings
        if read is not None:
            self.documents[read.file] = read
        if findings:
            self.incomplete.add(kind.name)
        if kind is FRONT:
            self.add_front(read)
        elif kind.form == "list":
            self.add_list(kind, read)
        else:
            self.add_single(kind, read, PurePosixPath(path).stem)
        if self.taken:
            file = self.recall(_file_of, self.folder, kind.name, *self.taken, *self.taken.values())
            self.files[kind.name].append(file)
            self.taken = {}

    def add_pin(self, name: str, path: str, data: bytes) -> None:
        at: Route = ("pins", name)
        self.places.add_file(at, self.file(path))
        sources = self.names["sources"]
        if sources is not None and name not in sources:
            self.pin_findings.append(Finding(Code.PIN, at, f"no source has the id '{name}'; delete this pin"))
            return
        self.pins[name] = None
        if len(data) > limits.PIN_FILE.most:
            self.pin_findings.append(Finding(Code.LIMIT, at, limits.PIN_FILE.exceeded("the pin")))
            return
        try:
            pin = self.recall(commitment.read_pin, data)
        except ValueError as problem:
            self.pin_findings.append(Finding(Code.PIN, at, f"{problem}; run {PIN}"))
            return
        self.proved += sum(len(each.before) + len(each.exact) + len(each.after) for each in pin.proofs)
        if self.proved > limits.PROVED.most:
            self.pin_findings.append(Finding(Code.LIMIT, at, limits.PROVED.exceeded("what is read of all pins")))
            return
        self.pins[name] = pin

    def add_edition(self, day: str, path: str, data: bytes) -> None:
        at: Route = (EDITIONS, day)
        self.places.add_file(at, self.file(path))
        self.editions[day] = None
        if len(data) > limits.RECORD_FILE.most:
            self.pin_findings.append(Finding(Code.LIMIT, at, limits.RECORD_FILE.exceeded("the record")))
            return
        try:
            record = self.recall(edition_record.read_record, data)
        except ValueError as problem:
            self.pin_findings.append(Finding(Code.EDITION, at, str(problem)))
            return
        if record.edition == day:
            self.editions[day] = record
        else:
            sentence = f"this records the edition of {record.edition}; rename the file to {record.edition}.json"
            self.pin_findings.append(Finding(Code.EDITION, at, sentence))

    def overflow(self, kind: Kind, path: str, limit: Limit) -> None:
        """Report once that the briefing is over a limit, and read no more."""
        self.findings.append(Finding(Code.LIMIT, Place(self.file(path), 1, 1), limit.exceeded("the briefing")))
        self.lose(kind)
        self.full = True

    def lose(self, kind: Kind) -> None:
        """Note that not all ids of a kind are known."""
        self.incomplete.add(kind.name)
        self.names[kind.name] = None

    def add_front(self, read: Document | None) -> None:
        for kind in IN_FRONT:
            entries = read.value.get(kind.name, ()) if read and isinstance(read.value, dict) else None
            self.names[kind.name] = _ids(entries)
        if read is None:
            return
        self.roots[("front",)] = (read.file, ())
        self.front = self.explained(FRONT, ("front",), self.recall(_validated, FRONT.record, read.value))
        if self.front is not None:
            self.taken["front"] = self.front

    def add_single(self, kind: Kind, read: Document | None, name: str) -> None:
        self.name(kind, name)
        if read is None:
            self.incomplete.add(kind.name)
            return
        self.roots[(kind.name, name)] = (read.file, ())
        try:
            _ID.validate_python(name)
        except ValidationError as error:
            sentence = next(explain_errors(kind.record, error.errors(include_url=False), (), self.suggestions)).message
            self.findings.append(Finding(Code.VALUE, read.place(()), f"in the file's name, {sentence}"))
            self.lose(kind)
            return
        self.take(kind, name, self.recall(_validated, kind.record, read.value))

    def add_list(self, kind: Kind, read: Document | None) -> None:
        if read is None:
            self.lose(kind)
            return
        if not isinstance(read.value, tuple):
            sentence = "expected a list; start each item with '- '"
            self.findings.append(Finding(Code.VALUE, read.place(()), sentence))
            self.lose(kind)
            return
        if kind.name == "quotes" and len(self.records["quotes"]) + len(read.value) > self.quotes.most:
            self.overflow(kind, read.file.removeprefix(f"{self.folder}/"), self.quotes)
            return
        records = self.recall(_all_validated, kind.record, read.value)
        for index, entry in enumerate(read.value):
            name = entry.get("id") if isinstance(entry, dict) else None
            # The id of a withdrawal is that of the record that was withdrawn, and two kinds may use the same one.
            name = str(index) if kind.record is model.Withdrawal else name
            self.add_entry(kind, read, index, name, records[index])

    def add_entry(self, kind: Kind, read: Document, index: int, name: Any, validated: "_Validated") -> None:
        if not isinstance(name, str) or not re.fullmatch(values.ID_PATTERN, name):
            self.lose(kind)
            name = f"{read.file}#{index}"
        if (kind.name, name) in self.roots:
            file, route = self.roots[(kind.name, name)]
            first = self.documents[file].place((*route, "id"))
            sentence = f"the id '{name}' is already used at {first}; change one of the two"
            self.findings.append(Finding(Code.DUPLICATE_ID, read.place((index, "id")), sentence))
            self.incomplete.add(kind.name)
            return
        self.roots[(kind.name, name)] = (read.file, (index,))
        self.name(kind, name)
        self.take(kind, name, validated)

    def take(self, kind: Kind, name: str, validated: "_Validated") -> None:
        record = self.explained(kind, (kind.name, name), validated)
        if record is not None:
            self.records[kind.name][name] = self.taken[name] = record

    def name(self, kind: Kind, name: str) -> None:
        known = self.names[kind.name]
        if known is not None:
            known.add(name)

    def explained(self, kind: Kind, at: Route, validated: "_Validated") -> Any:
        """A record, after its faults have been explained; None if nothing useful is left of it without them."""
        record, faults = validated
        if faults:
            self.findings += explain_errors(kind.record, faults, at, self.suggestions)
            self.incomplete.add(kind.name)
        return record


def _file_of(folder: str, kind: str, *taken: Any) -> Draft:
    """The draft of one file, whose records are given after all their ids."""
    if kind == FRONT.name:
        return Draft(folder, front=taken[1])
    fields: dict[str, Any] = {kind: _by_id(*taken)}
    return Draft(folder, **fields)


_Validated = tuple[Any, Sequence[ErrorDetails]]


def _all_validated(record: type[model.Record], values: Iterable[Any]) -> list[_Validated]:
    return [_validated(record, value) for value in values]


def _validated(record: type[model.Record], value: Any) -> _Validated:
    """A value as a record, and its faults. One with faults is read without them; None if nothing useful is left.

    So the rules can look at the rest of the record, and its editor reads of all mistakes at once.
    """
    try:
        return record.model_validate(value), ()
    except ValidationError as error:
        faults = error.errors(include_url=False)
    try:
        return record.model_validate(_without_faults(value, [fault["loc"] for fault in faults])), faults
    except ValidationError:
        return None, faults


def _without_faults(value: Any, faults: list[Route]) -> Any:
    """A value without the entries and keys that contain faults."""
    inner: dict[str | int, list[Route]] = defaultdict(list)
    for fault in faults:
        if fault:
            inner[fault[0]].append(fault[1:])
    if isinstance(value, tuple):
        return tuple(each for index, each in enumerate(value) if index not in inner)
    if isinstance(value, dict):
        kept: dict[str, Any] = {}
        for key, each in value.items():
            own = inner.get(key, [])
            if isinstance(each, tuple | dict) and all(len(fault) > 0 for fault in own):
                kept[key] = _without_faults(each, own)
            elif not own:
                kept[key] = each
        return kept
    return value


def _ids(entries: Any) -> set[str] | None:
    """The ids in a list of the front; None if they can't all be read."""
    if not isinstance(entries, tuple):
        return None
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    return {each for each in ids if each is not None} if all(isinstance(each, str) for each in ids) else None
