"""Write, insert, delete and move the entries of a YAML file, and leave every other character as it is."""

from typing import Any

from build_tools.diagnostics.finding import Route
from build_tools.documents.canonical import form_at, lines_of
from build_tools.documents.comments import attach
from build_tools.documents.edits import Edit, Layout, NotEditable, lines_with_comment, put_after, take_out
from build_tools.documents.scalars import in_flow


def put(layout: Layout, route: Route, value: Any, form: Any) -> Edit:
    """Write a value in the place of the one at a route, or a key that a mapping lacks after its last one.

    `form` is the type of what the file holds. Raises LookupError if there is no such place, and NotEditable.
    """
    if route not in layout.values:
        parent = layout.document.value_at(route[:-1])
        if not isinstance(parent, dict) or not parent or not isinstance(route[-1], str):
            raise LookupError(route)
        return put_after(layout, route[:-1], lines_of(f"{route[-1]}:", value, form_at(form, route)))
    comments, (start, end) = attach(layout.document), layout.values[route]
    if layout.is_flow(route[:-1]):
        if not isinstance(value, str):
            raise NotEditable(layout.document.place(route))
        return Edit(start, end, in_flow(value))
    if route in comments.enclosing:
        raise NotEditable(layout.document.place(route))
    start, head = _head(layout, route)
    lines = lines_of(" " * (start - layout.line_start(start)) + head, value, form_at(form, route))
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


def insert(layout: Layout, route: Route, value: Any, form: Any) -> Edit:
    """Write a new item at the place in a list that a route names, or at its end; takes and raises what `put` does."""
    *parent, at = route
    listed = tuple(parent)
    if not isinstance(at, int) or at < 0:
        raise LookupError(route)
    if not layout.values.get(listed) or not layout.document.value_at(listed):
        return put(layout, listed, (value,), form)
    items = layout.children(listed)
    lines = lines_of("-", value, form_at(form, (*listed, 0)))
    if at >= len(items):
        return put_after(layout, listed, lines)
    start, _ = lines_with_comment(layout, [items[at]])
    indent = " " * (_head(layout, items[at])[0] - layout.line_start(layout.entry(items[at])[0]))
    return Edit(start, start, "".join(f"{indent}{line}".rstrip(" ") + _ending(layout) for line in lines))


def delete(layout: Layout, route: Route) -> list[Edit]:
    """Take an entry or item out, and with the last one its collection; raises as `put` does."""
    layout.document.value_at(route)
    while len(route) > 1 and len(layout.children(route[:-1])) == 1:
        route = route[:-1]
    if len(layout.children(route[:-1])) == 1:
        raise NotEditable(layout.document.place(route))
    return list(take_out(layout, [route]))


def move(layout: Layout, route: Route, to: int) -> list[Edit]:
    """Write each item of a list in the lines of another one, so that one gets to another place; raises as `put` does.

    Comments above and beside an item move with it.
    """
    listed = layout.document.value_at(route[:-1])
    if not isinstance(listed, tuple) or not isinstance(route[-1], int) or not max(route[-1], to) < len(listed):
        raise LookupError(route)
    items = layout.children(route[:-1])
    flow = layout.is_flow(route[:-1])
    spans = [layout.entry(each) if flow else lines_with_comment(layout, [each]) for each in items]
    order = list(range(len(items)))
    order.insert(to, order.pop(route[-1]))
    pairs = zip(spans, order, strict=True)
    return [Edit(start, end, layout.text[slice(*spans[new])]) for (start, end), new in pairs]


def _ending(layout: Layout) -> str:
    return "\r\n" if "\r\n" in layout.text else "\n"
