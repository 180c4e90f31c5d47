"""One change of one record as a value, and what it makes of the text of the record's file: bytes in, bytes out."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from build_tools.diagnostics.finding import Route
from build_tools.documents.canonical import form_at, lines_of
from build_tools.documents.comments import attach
from build_tools.documents.edits import Edit, Layout, NotEditable, changed, lines_with_comment, put_after, take_out
from build_tools.documents.reader import Document, ReadFile
from build_tools.documents.scalars import in_flow
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
    layout = Layout(document, data)
    form = form_at(form_of(path), route)
    value = _as_read(change.value, _DEEPEST) if change.do in ("set", "insert") else None
    if change.do == "set":
        edits = [_set(layout, route, value, form)]
    elif change.do == "insert":
        edits = [_insert(layout, route, value, form_at(form_of(path), route[:-1]))]
    elif change.do == "delete":
        value_at(document, route)
        edits = list(take_out(layout, [_with_empty(layout, route)]))
    else:
        edits = list(_move(layout, route, change.to))
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


def _set(layout: Layout, route: Route, value: Any, form: Any) -> Edit:
    if route not in layout.values:
        parent = value_at(layout.document, route[:-1])
        if not isinstance(parent, dict) or not parent or not isinstance(route[-1], str):
            raise NotDone("nowhere")
        return put_after(layout, route[:-1], lines_of(f"{route[-1]}:", value, form))
    comments, (start, end) = attach(layout.document), layout.values[route]
    if layout.is_flow(route[:-1]):
        if not isinstance(value, str):
            raise NotEditable(layout.document.place(route))
        return Edit(start, end, in_flow(value))
    if route in comments.enclosing:
        raise NotEditable(layout.document.place(route))
    start, head = _head(layout, route)
    lines = lines_of(" " * (start - layout.line_start(start)) + head, value, form)
    end = layout.line_end(end)
    if route in comments.beside:
        lines[0] += f"  {comments.beside[route].text}"
    return Edit(start, end, _ending(layout).join([lines[0].lstrip(" "), *lines[1:]]))


def _head(layout: Layout, route: Route) -> tuple[int, str]:
    """Where an entry begins, and what its value follows: its key, or the dash of an item."""
    start = layout.entry(route)[0]
    if route in layout.keys:
        return start, f"{layout.text[slice(*layout.keys[route])]}:"
    return layout.text.rindex("-", layout.line_start(start), start), "-"


def _insert(layout: Layout, route: Route, value: Any, form: Any) -> Edit:
    *parent, at = route
    listed = tuple(parent)
    if not isinstance(at, int) or at < 0:
        raise NotDone("nowhere")
    if not layout.values.get(listed) or not value_at(layout.document, listed):
        return _set(layout, listed, (value,), form)
    items = layout.children(listed)
    lines = lines_of("-", value, form_at(form, (0,)))
    if at >= len(items):
        return put_after(layout, listed, lines)
    start, _ = lines_with_comment(layout, [items[at]])
    indent = " " * (_head(layout, items[at])[0] - layout.line_start(layout.entry(items[at])[0]))
    return Edit(start, start, "".join(f"{indent}{line}".rstrip(" ") + _ending(layout) for line in lines))


def _with_empty(layout: Layout, route: Route) -> Route:
    """The entry that goes: with the last item of a list, the list does."""
    while len(route) > 1 and len(layout.children(route[:-1])) == 1:
        route = route[:-1]
    if len(layout.children(route[:-1])) == 1:
        raise NotEditable(layout.document.place(route))
    return route


def _move(layout: Layout, route: Route, to: int) -> Iterator[Edit]:
    """Write the items between the two places again, each in the lines of another one."""
    listed = value_at(layout.document, route[:-1])
    if not isinstance(listed, tuple) or not isinstance(route[-1], int) or not max(route[-1], to) < len(listed):
        raise NotDone("nowhere")
    items = layout.children(route[:-1])
    flow = layout.is_flow(route[:-1])
    spans = [layout.entry(each) if flow else lines_with_comment(layout, [each]) for each in items]
    order = list(range(len(items)))
    order.insert(to, order.pop(route[-1]))
    for (start, end), new in zip(spans, order, strict=True):
        yield Edit(start, end, layout.text[slice(*spans[new])])


def _ending(layout: Layout) -> str:
    return "\r\n" if "\r\n" in layout.text else "\n"
