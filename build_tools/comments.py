"""What a file's comments are about: the entry below them, the words beside them, or the end of a collection."""

from dataclasses import dataclass, field

from build_tools.document import Document, Token
from build_tools.finding import Route

_WHOLE: Route = ()


@dataclass(frozen=True)
class Comment:
    """A comment from # on; `apart` has an empty line before it, `alone` has a line of its own."""

    text: str
    column: int
    apart: bool
    alone: bool


@dataclass
class Comments:
    """The comments of a file by what they are about.

    `above` an entry, `beside` its key or value, or `below` the last entry of a collection; those above the whole,
    the route (), are the head of the file.
    """

    above: dict[Route, list[Comment]] = field(default_factory=dict)
    beside: dict[Route, Comment] = field(default_factory=dict)
    below: dict[Route, list[Comment]] = field(default_factory=dict)
    enclosing: set[Route] = field(default_factory=set)
    """The collections that a comment stands in, which can't stay on one line."""

    def put_beside(self, token: Token, comment: Comment) -> None:
        """One comment fits beside an entry; an earlier one moves above, and one after a full bracket goes below."""
        route = token.route
        if token.kind == "close" and route in self.enclosing:
            self.put_below(route, [comment])
            return
        if route in self.beside:
            self.put_above(route, [self.beside.pop(route)])
        self.enclosing |= _around(route)
        self.beside[route] = comment

    def put_above(self, route: Route, comments: list[Comment]) -> None:
        """Put comments above an entry, below one that stood beside its key."""
        if comments:
            earlier = [self.beside.pop(route)] if route in self.beside else []
            self.enclosing |= _around(route)
            self.above.setdefault(route, []).extend([*earlier, *comments])

    def put_below(self, route: Route, comments: list[Comment]) -> None:
        """Put comments below a collection's last entry."""
        if comments:
            self.enclosing |= {route, *_around(route)}
            self.below.setdefault(route, []).extend(comments)


def _around(route: Route) -> set[Route]:
    return {route[:depth] for depth in range(len(route))}


def attach(document: Document) -> Comments:
    """Find each comment of a file, and what it is about.

    A comment that is indented more than the entry after it belongs to the collection that ends before it.
    """
    comments = Comments()
    waiting: list[Comment] = []
    columns: list[int] = [-1]
    last: Token | None = None
    for token in document.tokens:
        waiting += _between(document.lines, last, token.start, comments)
        if token.kind == "close":
            waiting = _close(token, columns, waiting, comments, empty=last is not None and last.kind == "open")
        elif token.kind == "scalar" or token.marked or token.route == _WHOLE or _is_item(token.route):
            comments.put_above(_WHOLE if last is None else token.route, waiting)
            waiting = []
        if token.kind == "open":
            columns.append(columns[-1] if token.marked else token.start[1])
        if token.kind == "scalar" and token.marked:
            for comment in _in_line(document.lines, token.start, len(document.lines[token.start[0]])):
                comments.put_beside(token, comment)
        last = token
    end = (len(document.lines) - 1, len(document.lines[-1]))
    comments.put_below(_WHOLE, [*waiting, *_between(document.lines, last, end, comments)])
    return comments


def _is_item(route: Route) -> bool:
    return isinstance(route[-1], int)


def _close(
    token: Token, columns: list[int], waiting: list[Comment], comments: Comments, *, empty: bool
) -> list[Comment]:
    """Leave the comments that belong to what closes here below its last entry, and give the others back."""
    columns.pop()
    own = 0
    while own < len(waiting) and (token.marked or (waiting[own].alone and waiting[own].column > columns[-1])):
        own += 1
    if empty:
        comments.put_above(token.route, waiting[:own])
    else:
        comments.put_below(token.route, waiting[:own])
    return waiting[own:]


def _between(lines: list[str], last: Token | None, end: tuple[int, int], comments: Comments) -> list[Comment]:
    """The comments from a token to a point, but for one beside the token, which is put there."""
    found: list[Comment] = []
    start = last.end if last else (0, 0)
    beside = last is not None and last.marked == (last.kind == "close") and last.kind != "open"
    for number in range(start[0], min(end[0], len(lines) - 1) + 1):
        first = number == start[0]
        stop = end[1] if number == end[0] else len(lines[number])
        for comment in _in_line(lines, (number, start[1] if first else 0), stop):
            if last is not None and first and beside:
                comments.put_beside(last, comment)
            else:
                found.append(comment)
    return found


def _in_line(lines: list[str], start: tuple[int, int], stop: int) -> list[Comment]:
    """The comment that a line has after a column, if it has one; between tokens # begins nothing else."""
    number, column = start
    at = lines[number].find("#", column, stop)
    if at < 0:
        return []
    alone = not lines[number][:at].strip()
    apart = alone and number > 0 and not lines[number - 1].strip()
    return [Comment(lines[number][at:].rstrip(), at, apart, alone)]
