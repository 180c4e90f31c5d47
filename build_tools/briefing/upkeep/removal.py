"""Take a record away with everything that is about it alone, and list in withdrawn.yml what an edition published."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing import load
from build_tools.briefing.upkeep import pins
from build_tools.briefing.upkeep.changes import Changes, as_written
from build_tools.briefing.upkeep.folder import Folder
from build_tools.briefing.upkeep.outcome import Outcome, outcome
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Problem, Route
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents import reader
from build_tools.documents.edits import Layout, NotEditable, changed, put_after
from build_tools.documents.references import Reference
from build_tools.documents.scalars import entry
from build_tools.model import (
    Annotation,
    Discrepancy,
    Judgement,
    Position,
    Quote,
    Record,
    Silence,
    SilentSource,
    Withdrawal,
)
from build_tools.model.files import BY_NAME, FRONT_FILE, PUBLISHED, Kind

WhenEmpty = Literal["leave out", "take along", "refuse"]
"""What becomes of a collection with nothing left in it: its key goes, the record around it goes, or nothing may go."""

_WITHDRAWN = BY_NAME["withdrawn"].path

_ABOUT_IT = {(Silence, "source"), (SilentSource, "source"), (Annotation, "reading")}
"""The keys of records that say something of what they name, and go with it."""

_LEFT_OUT = {(Quote, "lemma"), (Quote, "occasion"), (Withdrawal, "instead")}
"""The keys that are left out when what they name is gone; the rest of the record means what it meant."""

_NOTHING_WITHOUT = {(Quote, "readings"), (Position, "sources"), (Discrepancy, "positions")}
"""The keys without whose entries a record says nothing, so that it goes with the last one."""


@dataclass(frozen=True)
class Reason:
    """Why a record is withdrawn, for readers who come to its address, and the id of what replaces it."""

    because: str
    instead: str | None


@dataclass(frozen=True)
class Removed:
    """What taking a record away changes, and a sentence for each place and record that loses something."""

    outcome: Outcome
    said: list[str]


def remove(folder: Folder, kind: Kind, name: str, reason: Reason | None) -> Removed:
    """Return what taking a record away changes.

    With `instead` in the reason, what refers to the record refers to that one. Raises OperationFailed if there is no
    such record, or if an edition has published it and there is no reason; Refused with what still needs it.
    """
    if reason is None and _published(folder, kind, name):
        raise OperationFailed(
            f"an edition has published the {kind.word} '{name}', so readers may come to its address; "
            f"tell them why it is gone with `briefing withdraw {kind.word} {name} --because …`"
        )
    if reason is not None and reason.instead is not None:
        folder.home(kind, reason.instead)
        if reason.instead == name:
            raise OperationFailed(f"the {kind.word} '{name}' can't replace itself; name another one")
    removal = _Removal(folder, reason)
    removal.take(kind, name)
    return removal.removed()


def _published(folder: Folder, kind: Kind, name: str) -> list[str]:
    """The ids of a record that an edition has published: its own, and earlier ones."""
    path, route = folder.home(kind, name)
    record = folder.layouts[path].document.value_at(route)
    former = record.get("formerly", ()) if isinstance(record, dict) else ()
    return [each for each in (name, *former) if kind in PUBLISHED and folder.has_published(kind, each)]


class _Removal:
    """Records that are taken away, one after the other, and what goes out of others with them."""

    def __init__(self, folder: Folder, reason: Reason | None):
        self._folder = folder
        self._reason = reason
        self._changes = Changes(folder)
        self._references = list(folder.references())
        self._taken: list[tuple[Kind, str]] = []
        self._gone: dict[str, set[Route]] = defaultdict(set)
        self._problems: set[Problem] = set()
        self._said: list[str] = []

    def take(self, kind: Kind, name: str) -> None:
        """Take a record away, then what refers to it."""
        if (kind, name) in self._taken:
            return
        if self._taken:
            self._said.append(f"the {kind.word} '{name}' goes too")
        self._taken.append((kind, name))
        path, route = self._folder.home(kind, name)
        if route:
            self._drop(path, route, "refuse", f"the {kind.word} '{name}'")
        else:
            self._gone[path].add(())
        # Only what was named on the command line has something in its place, and nothing replaces a paper's words.
        instead = self._reason.instead if self._reason and len(self._taken) == 1 and kind.name != "sources" else None
        for at, each in self._references:
            if (each.kind, each.id) == (kind.name, name) and not self._is_gone(at, each.route):
                self._lose(at, each, instead)

    def _is_gone(self, path: str, route: Route) -> bool:
        return any(route[:length] in self._gone[path] for length in range(len(route) + 1))

    def _lose(self, path: str, each: Reference, instead: str | None) -> None:
        own, line = (each.owner, each.field), self._layout(path).document.place(each.route).line
        what = f"the {BY_NAME[each.kind].word} '{each.id}'"
        if instead is not None and instead not in self._beside(path, each):
            self._said.append(f"{path}:{line}: {each.field}: '{each.id}' is '{instead}' now")
            self._changes.follow(path, each, instead)
            return
        if each.form == "link":
            self._changes.leave_words(path, each)
        elif own in _ABOUT_IT:
            self._drop(path, each.route[:-1], "leave out", what)
        elif own in _LEFT_OUT:
            self._gone[path].add(each.route)
        elif each.form == "key" or isinstance(each.route[-1], int):
            self._drop(path, each.route, _when_empty(*own), what)
        else:
            self._refuse(
                path, each.route, f"this still names the {BY_NAME[each.kind].word} '{each.id}'; change it first"
            )
            return
        self._said.append(f"{path}:{line}: {each.field}: '{each.id}' is taken out")

    def _beside(self, path: str, each: Reference) -> tuple[str, ...]:
        """The other ids of the list that has one; none if it is in no list."""
        beside = self._layout(path).document.value_at(each.route[:-1])
        return beside if each.form == "text" and isinstance(beside, tuple) else ()

    def _drop(self, path: str, route: Route, when_empty: WhenEmpty, what: str) -> None:
        """Take an item or entry out, and where nothing is left beside it, the key or the record around it, if any."""
        self._gone[path].add(route)
        parent = route[:-1]
        if not self._gone[path].issuperset(self._layout(path).children(parent)):
            return
        if parent == () or when_empty == "leave out":
            self._gone[path].add(parent)
        elif when_empty == "refuse":
            self._refuse(path, route, f"nothing would be left here without {what}; add another one first")
        elif len(parent) > 2:
            self._drop(path, parent[:-1], "take along", what)
        else:
            kind, name = next(
                (kind, name)
                for kind in (BY_NAME["quotes"], BY_NAME["discrepancies"])
                for name, *home in self._folder.homes(kind)
                if home == [path, parent[:-1]]
            )
            self.take(kind, name)

    def _refuse(self, path: str, route: Route, sentence: str) -> None:
        place = self._layout(path).document.place(route)
        self._problems.add(Problem(place, sentence, Code.UNKNOWN_REFERENCE))

    def _layout(self, path: str) -> Layout:
        return self._folder.layouts[path]

    def removed(self) -> Removed:
        """Return what all this changes; raises Refused."""
        if self._problems:
            raise Refused(sorted(self._problems))
        for path, routes in self._gone.items():
            for route in routes:
                if not self._is_gone(path, route[:-1]) and route:
                    self._changes.take_out(path, route)
        files = self._changes.files()
        for path, routes in self._gone.items():
            if () in routes:
                del files[path]
        kept = {each: pin for each, pin in self._folder.draft.pins.items() if pin}
        for kind, name in self._taken:
            if kind.name == "sources":
                kept = pins.without(kept, name)
                files.pop(pins.pin_path(name), None)
                self._said += self._without_source(name)
        files |= pins.only_needed(kept, load.open_files(self._folder.name, files).draft)
        if self._reason is not None:
            self._withdraw(files, self._reason)
            self._said += self._without_entry(*self._taken[0])
        return Removed(outcome(self._folder, files, {}), self._said)

    def _without_source(self, name: str) -> Iterator[str]:
        """A sentence if no source is of the source's lineage any more."""
        sources = self._folder.draft.sources
        lineage = sources[name].lineage.of if name in sources else None
        if lineage and all(other.lineage.of != lineage for each, other in sources.items() if each != name):
            yield f"no source is of the lineage '{lineage}' now; `briefing remove lineage {lineage}` takes it away"

    def _without_entry(self, kind: Kind, name: str) -> Iterator[str]:
        """A sentence if no edition has published the record, so that the reason is not kept."""
        if not _published(self._folder, kind, name):
            yield (
                f"no edition has published the {kind.word} '{name}', so readers need no reason, and {_WITHDRAWN} "
                "does not list it"
            )

    def _withdraw(self, files: dict[str, bytes], reason: Reason) -> None:
        """List in withdrawn.yml what an edition has published; only the first has something in its place."""
        for kind, name in self._taken:
            for each in _published(self._folder, kind, name):
                lines = list(self._entry(kind, each, reason))
                files[_WITHDRAWN] = _appended(f"{self._folder.name}/{_WITHDRAWN}", files.get(_WITHDRAWN), lines)
            reason = Reason(reason.because, None)

    def _entry(self, kind: Kind, name: str, reason: Reason) -> Iterator[str]:
        front = self._layout(FRONT_FILE).document.value
        yield f"- kind: {kind.word}"
        yield from entry("  id:", name)
        yield from entry("  date:", front["edition"])
        yield from entry("  because:", reason.because)
        yield from entry("  instead:", reason.instead) if reason.instead else ()


def _when_empty(owner: type[Record], field: str) -> WhenEmpty:
    if (owner, field) in _NOTHING_WITHOUT:
        return "take along"
    # Without `sources:` all supporting sources support a judgement, so leaving it out would say more.
    return (
        "refuse"
        if owner.model_fields[field].is_required() or (owner is Judgement and field == "sources")
        else "leave out"
    )


def _appended(file: str, data: bytes | None, lines: list[str]) -> bytes:
    """A list in a file, or a new one, with an item more; raises Refused if it is written in brackets."""
    if data is None:
        return "".join(f"{line}\n" for line in lines).encode()
    document, _ = reader.parse(file, data)
    assert document is not None
    layout = Layout(document, data)
    try:
        return changed(data, [put_after(layout, (), ["", *lines])])
    except NotEditable as problem:
        raise Refused([as_written(problem.place)]) from None
