"""What a page has read of a briefing: while all of that is as it was, the page need not be made again.

A page is a function of a verified briefing. It gets one that notes what is read: records by their ids, a kind of which
all are read, and selections by their arguments. Each has a digest, so the next build can tell what has changed.
"""

import hashlib
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from build_tools.briefing.remembered import Memory, Read
from build_tools.briefing.verify import VerifiedBriefing, silences_of, spelling_of
from build_tools.diagnostics.finding import Place
from build_tools.pages import select
from build_tools.pages.parts.by_topic import is_in_parts, names_of_part
from build_tools.pages.parts.edit_links import files_of
from build_tools.pages.parts.quote.uses import uses_of

_SELECTIONS: Mapping[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        files_of,
        is_in_parts,
        names_of_part,
        select.beside_in_index,
        select.beside_on_topic,
        select.differences_citing,
        select.most_quoted_first,
        select.names_listed_on,
        select.names_on_topic,
        select.names_printed_in,
        select.names_spoken_by,
        silences_of,
        spelling_of,
        uses_of,
    )
}
"""Every selection, by the name under which it is noted."""

_IN_BRIEFING = ("sources", "people", "quotes", "topics", "discrepancies", "events")
_FRONT: Read = ("front",)

Reads = Mapping[Read, str]
"""What a page has read, each with a digest of it."""

_K = TypeVar("_K")
_V = TypeVar("_V")
_R = TypeVar("_R", bound=tuple[Any, ...])
_Made = TypeVar("_Made")


class Reading:
    """A briefing that notes what is read of it, and the digests of what can be read."""

    def __init__(self, verified: VerifiedBriefing):
        self._verified = verified
        self._records = _records(verified)
        self._digests: dict[Read, str] = {}
        self.noting = _noting(verified)

    def of(self, make: Callable[[], _Made]) -> tuple[_Made, frozenset[Read]]:
        """What a function makes of the briefing that notes, and what it has read for that."""
        made, reads = self.noting.memory.reading(make)
        return made, reads | {_FRONT}

    def digests(self, reads: Iterable[Read]) -> Reads:
        """What was read, each with its digest."""
        return {read: self.digest(read) for read in reads}

    def is_as_it_was(self, reads: Reads) -> bool:
        """Whether all that was read then is the same now."""
        return all(self.digest(read) == digest for read, digest in reads.items())

    def digest(self, read: Read) -> str:
        """A digest of what can be read, which differs wherever that does.

        Raises KeyError for a selection that is not among those that this module lists.
        """
        if read not in self._digests:
            self._digests[read] = self._digest(str(read[0]), *read[1:])
        return self._digests[read]

    def _digest(self, kind: str, *key: Any) -> str:
        if kind in _SELECTIONS:
            return _sha256(repr(self._selection(kind, *key)))
        if kind == "front":
            briefing = self._verified.briefing
            return _sha256("\n".join(map(_text, (briefing.front, *briefing.withdrawn))))
        if kind == "checks":  # what a check finds follows from these
            quote, source = key[:1], key[1:]
            return "".join(self.digest(read) for read in (("quotes", *quote), ("sources", *source), ("pins", *source)))
        records = self._records[kind]
        if key:
            return _sha256(_text(records.get(key if kind == "origins" else key[0])))
        routes = ((kind, *each) if kind == "origins" else (kind, each) for each in records)
        return _sha256("\n".join(f"{route} {self.digest(route)}" for route in routes))

    def _selection(self, name: str, *arguments: Any) -> Any:
        try:
            return _SELECTIONS[name](self._verified, *arguments)
        except LookupError:  # it was made for a record that is gone, or no longer among those that it is made from
            return None


def _text(record: BaseModel | Place | None) -> str:
    return record.model_dump_json() if isinstance(record, BaseModel) else repr(record)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _records(verified: VerifiedBriefing) -> dict[str, Mapping[Any, Any]]:
    of_briefing = {kind: getattr(verified.briefing, kind) for kind in _IN_BRIEFING}
    return {**of_briefing, "pins": verified.pins, "origins": verified.origins, "records": verified.records}


def _noting(verified: VerifiedBriefing) -> VerifiedBriefing:
    """A copy that notes what is read. No page shows remarks, or what a draft lacks, so the copy has none."""
    of_briefing = {kind: _Noted(getattr(verified.briefing, kind), kind) for kind in _IN_BRIEFING}
    checks = _NotedByRoute(verified.checks, "checks")
    pins = _Noted(verified.pins, "pins")
    origins = _NotedByRoute(verified.origins, "origins")
    records = _Noted(verified.records, "records")
    noting = replace(
        verified,
        briefing=verified.briefing.model_copy(update=of_briefing),
        checks=checks,
        pins=pins,
        origins=origins,
        records=records,
        remarks=(),
        missing=(),
    )
    noting.memory.whole = verified
    for each in (*of_briefing.values(), checks, pins, origins, records):
        each.memory = noting.memory
    return noting


class _Noted(Mapping[_K, _V]):
    """Records of one kind that note which of them are read, also those that are looked for and not there."""

    def __init__(self, records: Mapping[_K, _V], kind: str):
        self._records, self._kind = records, kind
        self.memory = Memory()

    def __getitem__(self, key: _K) -> _V:
        self.memory.read.add((self._kind, key))  # type: ignore[arg-type]
        return self._records[key]

    def __contains__(self, key: object) -> bool:
        self.memory.read.add((self._kind, key))  # type: ignore[arg-type]
        return key in self._records

    def __iter__(self) -> Iterator[_K]:
        self.memory.read.add((self._kind,))
        return iter(self._records)

    def __len__(self) -> int:
        self.memory.read.add((self._kind,))
        return len(self._records)

    def values(self) -> ValuesView[_V]:
        self.memory.read.add((self._kind,))
        return self._records.values()

    def items(self) -> ItemsView[_K, _V]:
        self.memory.read.add((self._kind,))
        return self._records.items()


class _NotedByRoute(_Noted[_R, _V]):
    """The same where the key is a route, or the ids of a quote and a source."""

    def __getitem__(self, key: _R) -> _V:
        self.memory.read.add((self._kind, *key))
        return self._records[key]

    def __contains__(self, key: object) -> bool:
        self.memory.read.add((self._kind, *key))  # type: ignore[misc]
        return key in self._records
