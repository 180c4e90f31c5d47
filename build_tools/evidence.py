"""Walk a draft: all judgements, and all prose, with their routes."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from build_tools.finding import Route
from build_tools.load import Draft
from build_tools.model import PROSE_MARK, Judgement, Noun

KINDS = ("sources", "people", "quotes", "topics", "discrepancies", "events")


def judgements(draft: Draft) -> Iterator[tuple[Route, Judgement]]:
    """Every judgement of the front and the topics."""
    owners: list[tuple[Route, Any]] = [(("topics", name), topic) for name, topic in draft.topics.items()]
    if draft.front is not None:
        owners.insert(0, (("front",), draft.front))
    for route, owner in owners:
        for index, judgement in enumerate(owner.judgements):
            yield (*route, "judgements", index), judgement


def prose_texts(draft: Draft) -> Iterator[tuple[Route, str]]:
    """Every text of the curator's: all fields of type Prose, wherever in the model they stand."""
    if draft.front is not None:
        yield from _prose_in(draft.front, ("front",))
    for kind in KINDS:
        for name, noun in getattr(draft, kind).items():
            yield from _prose_in(noun, (kind, name))


def _prose_in(noun: Noun, route: Route) -> Iterator[tuple[Route, str]]:
    prose = _prose_fields(type(noun))
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if name in prose and value is not None:
            yield (*route, name), value
        elif isinstance(value, Noun):
            yield from _prose_in(value, (*route, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Noun):
                    yield from _prose_in(item, (*route, name, index))


def _prose_fields(noun: type[Noun]) -> set[str]:
    hints = get_type_hints(noun, include_extras=True)
    return {name for name, hint in hints.items() if _is_prose(hint)}


def _is_prose(hint: Any) -> bool:
    return any(part == PROSE_MARK or _is_prose(part) for part in get_args(hint))
