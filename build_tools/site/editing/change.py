"""One change of one record as a value, and what it makes of the text of the record's file: bytes in, bytes out."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from build_tools.diagnostics.finding import Route
from build_tools.documents import entries
from build_tools.documents.edits import Layout, changed
from build_tools.documents.reader import Document, ReadFile
from build_tools.model.files import BY_NAME, form_of, kind_at
from build_tools.model.values import Id

KindName = Literal["briefing", "topics", "quotes", "discrepancies", "sources"]
"""The kinds of records that pages offer to edit."""


def _as_read(value: Any, depth: int = 8) -> Any:
    """A value of JSON as YAML is read: lists are tuples; raises ValueError for what no record has, or none as deep."""
    if isinstance(value, list) and depth:
        return tuple(_as_read(each, depth - 1) for each in value)
    if isinstance(value, dict) and depth:
        return {key: _as_read(each, depth - 1) for key, each in value.items()}
    if not isinstance(value, str):
        raise ValueError("no record has this")
    return value


class Change(BaseModel):
    """What is to become of a value of a record, by its route in it: of a list, an item is inserted, deleted or moved.

    `value` has texts, lists and mappings; `to` is the place to which an item moves.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: KindName
    id: Id
    do: Literal["set", "insert", "delete", "move"]
    at: Annotated[list[str | int], Field(min_length=1, max_length=8)]
    value: Annotated[Any, AfterValidator(_as_read)] = ""
    to: Annotated[int, Field(ge=0)] = 0


class NotDone(Exception):
    """An edit can't be made: there is `nowhere` to make it, `nothing` to undo, or a file was edited `meanwhile`."""


def home(kind: KindName, name: str, files: Mapping[str, bytes], read: ReadFile) -> tuple[str, Route, Document]:
    """The file of a record, its route there, and the file's content; raises NotDone."""
    for path in (each for each in files if kind_at(each) is BY_NAME[kind]):
        document, findings = read(path, files[path])
        if document is None or findings:
            continue
        if BY_NAME[kind].form == "record" and PurePosixPath(path).stem == name:
            return path, (), document
        for number, each in enumerate(document.value if BY_NAME[kind].form == "list" else ()):
            if isinstance(each, dict) and each.get("id") == name:
                return path, (number,), document
    raise NotDone("nowhere")


def applied(change: Change, path: str, start: Route, document: Document, data: bytes) -> bytes:
    """The file with a change; raises NotDone and NotEditable."""
    layout, route, form = Layout(document, data), (*start, *change.at), form_of(path)
    try:
        match change.do:
            case "set":
                edits = [entries.put(layout, route, change.value, form)]
            case "insert":
                edits = [entries.insert(layout, route, change.value, form)]
            case "delete":
                edits = entries.delete(layout, route)
            case "move":
                edits = entries.move(layout, route, change.to)
    except LookupError:
        raise NotDone("nowhere") from None
    return changed(data, edits)
