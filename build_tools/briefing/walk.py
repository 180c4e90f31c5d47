"""Walk a draft: all records, judgements, findings, prose and words that were looked for, with their routes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from build_tools.briefing.load import Draft
from build_tools.diagnostics.finding import Route
from build_tools.model import Judgement, Record, Silence, SilentSource, TextualFinding, Withdrawal
from build_tools.model.files import FILED, address_of
from build_tools.model.values import PROSE_MARK, VERBATIM_MARK, RefersTo


def all_judgements(draft: Draft) -> Iterator[tuple[Route, Judgement]]:
    """Yield every judgement of the front and the topics."""
    for index, judgement in enumerate(draft.front.judgements if draft.front else ()):
        yield ("front", "judgements", index), judgement
    for name, topic in draft.topics.items():
        for index, judgement in enumerate(topic.judgements):
            yield ("topics", name, "judgements", index), judgement


def all_textual_findings(draft: Draft) -> Iterator[tuple[Route, TextualFinding]]:
    """Yield every textual finding of the front and the topics."""
    for index, finding in enumerate(draft.front.textual_findings if draft.front else ()):
        yield ("front", "textual_findings", index), finding
    for name, topic in draft.topics.items():
        for index, finding in enumerate(topic.textual_findings):
            yield ("topics", name, "textual_findings", index), finding


def all_records(draft: Draft) -> Iterator[tuple[Route, Record]]:
    """Yield every record, including those inside others."""
    if draft.front is not None:
        yield from _within(draft.front, ("front",))
    for kind in FILED:
        for name, record in draft.of_kind(kind).items():
            yield from _within(record, (kind.name, name))


def words_looked_for(draft: Draft) -> Iterator[tuple[Route, str, str]]:
    """Yield each word that was looked for in a silent source: its route, the source, the word in lower case."""
    for topic, each in draft.topics.items():
        yield from _looked_for(each.silent, ("topics", topic))
    for name, discrepancy in draft.discrepancies.items():
        yield from _looked_for(discrepancy.silent, ("discrepancies", name))
    for route, finding in all_textual_findings(draft):
        yield from _looked_for(finding.silent, route)


def _looked_for(silent: Iterable[Silence | SilentSource], at: Route) -> Iterator[tuple[Route, str, str]]:
    for index, each in enumerate(silent):
        for number, word in enumerate(each.looked_for):
            yield (*at, "silent", index, "looked_for", number), each.source, word.casefold()


def prose_texts(draft: Draft) -> Iterator[tuple[Route, str]]:
    """Yield every text in the curator's words: all fields of type Prose, at any depth."""
    for route, record in all_records(draft):
        for name in _prose_fields(type(record)):
            value = getattr(record, name)
            if isinstance(value, dict):
                yield from (((*route, name, key), text) for key, text in value.items())
            elif value is not None:
                yield (*route, name), value


@dataclass(frozen=True)
class Reference:
    """An id that refers to a record of a kind; `in_quote` if that is a source with a reading in the same quote."""

    kind: str
    id: str
    route: Route
    in_quote: bool
    at_key: bool = False


def references(draft: Draft) -> Iterator[Reference]:
    """Yield every id that refers to another record, except those of links in prose."""
    for route, record in all_records(draft):
        own_kind = address_of(record)[0] if isinstance(record, Withdrawal) else ""
        for name, mark in _reference_fields(type(record)).items():
            if name not in record.model_fields_set:
                continue  # what a draft has in place of ids refers to nothing
            value = getattr(record, name)
            if isinstance(value, str):
                yield Reference(mark.kind or own_kind, value, (*route, name), mark.in_quote)
                continue
            at_key = isinstance(value, dict)
            for step, each in zip(value, value, strict=True) if at_key else enumerate(value or ()):
                yield Reference(mark.kind, each, (*route, name, step), mark.in_quote, at_key)


def texts_not_verbatim(draft: Draft) -> Iterator[tuple[Route, str]]:
    """Yield every text that is no source's words to the letter: the curator's words, names, ids, dates."""
    for route, record in all_records(draft):
        for name in _fields_not_verbatim(type(record)):
            yield from _texts_in(getattr(record, name), (*route, name))


def _texts_in(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Yield a text, or those in a tuple or dict; records in it are walked by themselves."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, tuple | dict):
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts_in(each, (*route, step))


def _within(record: Record, route: Route) -> Iterator[tuple[Route, Record]]:
    yield route, record
    for name in _record_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _within(value, (*route, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _within(item, (*route, name, index))


@cache
def _record_fields(record: type[Record]) -> tuple[str, ...]:
    """The fields that may hold records, or tuples of them."""
    hints = get_type_hints(record)
    return tuple(name for name in record.model_fields if _may_hold_records(hints[name]))


def _may_hold_records(hint: Any) -> bool:
    return (isinstance(hint, type) and issubclass(hint, Record)) or any(map(_may_hold_records, get_args(hint)))


@cache
def _prose_fields(record: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(name for name, hint in hints.items() if _is_marked(hint, PROSE_MARK))


@cache
def _reference_fields(record: type[Record]) -> dict[str, RefersTo]:
    hints = get_type_hints(record, include_extras=True)
    return {name: mark for name in record.model_fields for mark in _marks(hints[name])}


def _marks(hint: Any) -> Iterator[RefersTo]:
    for part in get_args(hint):
        yield from [part] if isinstance(part, RefersTo) else _marks(part)


@cache
def _fields_not_verbatim(record: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(name for name in record.model_fields if not _is_marked(hints[name], VERBATIM_MARK))


def _is_marked(hint: Any, mark: str) -> bool:
    return any(part == mark or _is_marked(part, mark) for part in get_args(hint))
