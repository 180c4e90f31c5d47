"""Walk a draft: all nouns, judgements, prose and words looked for, with their routes."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from build_tools.briefing.load import Draft
from build_tools.diagnostics.finding import Route
from build_tools.model import Judgement, Record
from build_tools.model.values import PROSE_MARK

KINDS = ("sources", "people", "quotes", "topics", "discrepancies", "events", "withdrawn")


def all_judgements(draft: Draft) -> Iterator[tuple[Route, Judgement]]:
    """Every judgement of the front and the topics."""
    owners: list[tuple[Route, Any]] = [(("topics", name), topic) for name, topic in draft.topics.items()]
    if draft.front is not None:
        owners.insert(0, (("front",), draft.front))
    for route, owner in owners:
        for index, judgement in enumerate(owner.judgements):
            yield (*route, "judgements", index), judgement


def all_records(draft: Draft) -> Iterator[tuple[Route, Record]]:
    """Every noun, those within others too."""
    if draft.front is not None:
        yield from _within(draft.front, ("front",))
    for kind in KINDS:
        for name, noun in getattr(draft, kind).items():
            yield from _within(noun, (kind, name))


def words_looked_for(draft: Draft) -> Iterator[tuple[Route, str, str]]:
    """Each word that was looked for to call a source silent: its route, the source, the word."""
    for kind in ("topics", "discrepancies"):
        for name, noun in getattr(draft, kind).items():
            for index, silent in enumerate(noun.silent):
                for number, word in enumerate(silent.looked_for):
                    yield (kind, name, "silent", index, "looked_for", number), silent.source, word


def prose_texts(draft: Draft) -> Iterator[tuple[Route, str]]:
    """Every text of the curator's: all fields of type Prose, wherever in the model they stand."""
    for route, noun in all_records(draft):
        for name in _prose_fields(type(noun)):
            if getattr(noun, name) is not None:
                yield (*route, name), getattr(noun, name)


def _within(noun: Record, route: Route) -> Iterator[tuple[Route, Record]]:
    yield route, noun
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, Record):
            yield from _within(value, (*route, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _within(item, (*route, name, index))


@cache
def _prose_fields(noun: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(noun, include_extras=True)
    return tuple(name for name, hint in hints.items() if _is_prose(hint))


def _is_prose(hint: Any) -> bool:
    return any(part == PROSE_MARK or _is_prose(part) for part in get_args(hint))
