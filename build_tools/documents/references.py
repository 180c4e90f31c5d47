"""Find the ids in a file that refer to other records, as the model marks them, and the links to quotes in its prose."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from build_tools.diagnostics.finding import Route
from build_tools.markup.prose import REFERENCE, links
from build_tools.model import Reading, Record, Withdrawal
from build_tools.model.files import PUBLISHED
from build_tools.model.values import PROSE_MARK, RefersTo


@dataclass(frozen=True)
class Reference:
    """An id that refers to a record of a kind: a text, a key of a mapping, or what a link in prose leads to.

    `route` is that of the text or entry in its file, `owner` the record that has it, under the key `field`.
    """

    kind: str
    id: str
    route: Route
    form: Literal["text", "key", "link"]
    owner: type[Record]
    field: str


def references(value: Any, form: Any) -> Iterator[Reference]:
    """Yield every reference in what a file holds; `form` is its type. What the model would refuse is passed over."""
    yield from _within(value, form, (), Record, "")


def _within(value: Any, form: Any, route: Route, owner: type[Record], field: str) -> Iterator[Reference]:
    if get_origin(form) is Annotated and not isinstance(value, str):
        form = get_args(form)[0]
    if isinstance(form, type) and issubclass(form, Record):
        if isinstance(value, dict):
            yield from _of_record(value, form, route)
    elif get_origin(form) in (Union, UnionType):
        yield from _within(value, get_args(form)[0], route, owner, field)
    elif get_origin(form) is tuple and isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _within(each, get_args(form)[0], (*route, index), owner, field)
    elif get_origin(form) is dict and isinstance(value, dict):
        for key, each in value.items():
            yield from _marked(key, get_args(form)[0], (*route, key), owner, field, "key")
            yield from _within(each, get_args(form)[1], (*route, key), owner, field)
    elif isinstance(value, str):
        yield from _marked(value, form, route, owner, field, "text")


def _of_record(value: dict[str, Any], form: type[Record], route: Route) -> Iterator[Reference]:
    if form is Reading and value.keys() != {"same_as"}:
        return  # a segment, which is written in the place of a reading
    for key, each in value.items():
        hint = _hints(form).get(key)
        for found in _within(each, hint, (*route, key), form, key):
            own = found.owner is Withdrawal and found.form == "text"
            kind = _named(value.get("kind")) if own else found.kind
            yield Reference(kind, found.id, found.route, found.form, found.owner, found.field)


def _named(word: Any) -> str:
    """The name of the kind that a withdrawal is of."""
    return next((kind.name for kind in PUBLISHED if kind.word == word), "")


def _marked(
    text: str, form: Any, route: Route, owner: type[Record], field: str, how: Literal["text", "key"]
) -> Iterator[Reference]:
    for mark in get_args(form)[1:]:
        if isinstance(mark, RefersTo):
            yield Reference(mark.kind, text, route, how, owner, field)
        elif mark == PROSE_MARK:
            for target in links(text):
                if target.startswith(REFERENCE):
                    yield Reference("quotes", target.removeprefix(REFERENCE), route, "link", owner, field)


@cache
def _hints(form: type[Record]) -> dict[str, Any]:
    return get_type_hints(form, include_extras=True)
