"""One change of one record as a value, and what it makes of the text of the record's file: bytes in, bytes out."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from build_tools.diagnostics.finding import Route
from build_tools.documents import entries
from build_tools.documents.canonical import form_at
from build_tools.documents.edits import Layout, changed
from build_tools.documents.reader import Document, ReadFile
from build_tools.model.files import BY_NAME, FRONT, IN_FRONT, Kind, form_of, kind_at
from build_tools.model.values import Id


def _of_files(name: str) -> str:
    if name not in BY_NAME or BY_NAME[name] in IN_FRONT:
        raise ValueError("no file holds records of this kind")
    return name


KindName = Annotated[str, AfterValidator(_of_files)]
"""The name of a kind of record that has files of its own."""


class Change(BaseModel):
    """What is to become of a value of a record, by its route in it: of a list, an item is inserted, deleted or moved.

    `value` has texts, lists and mappings, as YAML is read here; `to` is the place to which an item moves.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: KindName
    id: Id | Literal[""]
    """Empty for briefing.yml."""

    do: Literal["set", "insert", "delete", "move"]
    at: Annotated[list[str | int], Field(min_length=1, max_length=8)]
    value: Any = None
    to: Annotated[int, Field(ge=0)] = 0


_DEEPEST = 8
"""How deep a value may be nested; no record is as deep."""


class NotDone(Exception):
    """An edit can't be made: there is `nowhere` to make it, `nothing` to undo, or a file was edited `meanwhile`."""


def home(kind: Kind, name: str, files: Mapping[str, bytes], read: ReadFile) -> tuple[str, Route, Document]:
    """The file of a record, its route there, and the file's content; raises NotDone."""
    for path, data in files.items():
        if kind_at(path) is kind and (kind.form == "list" or kind is FRONT or PurePosixPath(path).stem == name):
            document, findings = read(path, data)
            listed = document.value if document and kind.form == "list" else ()
            route = next(((n,) for n, each in enumerate(listed) if _id(each) == name), None)
            if document and not findings and (kind.form != "list" or route is not None):
                return path, route or (), document
    raise NotDone("nowhere")


def _id(entry: Any) -> Any:
    return entry.get("id") if isinstance(entry, dict) else None


def value_at(document: Document, route: Route) -> Any:
    """A value of a file; raises NotDone."""
    value = document.value
    try:
        for step in route:
            value = value[step]
    except (LookupError, TypeError):
        raise NotDone("nowhere") from None
    return value


def applied(change: Change, path: str, start: Route, document: Document, data: bytes) -> bytes:
    """The file with a change; raises NotDone and NotEditable."""
    route: Route = (*start, *change.at)
    layout, form = Layout(document, data), form_at(form_of(path), route)
    try:
        if change.do == "set":
            edits = [entries.put(layout, route, _as_read(change.value, _DEEPEST), form)]
        elif change.do == "insert":
            list_form = form_at(form_of(path), route[:-1])
            edits = [entries.insert(layout, route, _as_read(change.value, _DEEPEST), list_form)]
        elif change.do == "delete":
            edits = entries.delete(layout, route)
        else:
            edits = entries.move(layout, route, change.to)
    except LookupError:
        raise NotDone("nowhere") from None
    return changed(data, edits)


def _as_read(value: Any, depth: int) -> Any:
    """A value of JSON as YAML is read: lists are tuples; raises NotDone for what no record has."""
    if isinstance(value, list) and depth:
        return tuple(_as_read(each, depth - 1) for each in value)
    if isinstance(value, dict) and depth:
        return {key: _as_read(each, depth - 1) for key, each in value.items()}
    if not isinstance(value, str):
        raise NotDone("nowhere")
    return value
