"""Find what comments are about: the entry below them, the words beside them, or the end of a collection."""

from dataclasses import dataclass, field

from build_tools.diagnostics.finding import Route
from build_tools.documents.reader import Document, YamlToken

_WHOLE: Route = ()


@dataclass(frozen=True)
class Comment:
    """A comment from # on; `apart` if an empty line is before it, `alone` if it has a line of its own."""

    text: str
    column: int
    apart: bool
    alone: bool


@dataclass
class Comments:
    """The comments of a file by what they are about.

    They are `above` an entry, `beside` its key or value, or `below` the last entry of a collection; those above the
    route () are the head of the file.
    """

    above: dict[Route, list[Comment]] = field(default_factory=dict)
    beside: dict[Route, Comment] = field(default_factory=dict)
    below: dict[Route, list[Comment]] = field(default_factory=dict)
    enclosing: set[Route] = field(default_factory=set)
    """The collections with a comment inside, which can't be written on one line."""

    def put_beside(self, token: YamlToken, comment: Comment) -> None:
        """Put a comment beside an entry; an earlier one moves above, one after a bracket with comments goes below."""
        route = token.route
        if token.kind == "close" and route in self.enclosing:
            self.put_below(route, [comment])
            return
        if route in self.beside:
            self.put_above(route, [self.beside.pop(route)])
        self.enclosing |= _around(route)
        self.beside[route] = comment

    def put_above(self, route: Route, comments: list[Comment]) -> None:
        """Put comments above an entry, after one that was beside its key."""
        if comments:
            earlier = [self.beside.pop(route)] if route in self.beside else []
            self.enclosing |= _around(route)
            self.above.setdefault(route, []).extend([*earlier, *comments])

    def put_below(self, route: Route, comments: list[Comment]) -> None:
        """Put comments below the last entry of a collection."""
        if comments:
            self.enclosing |= {route, *_around(route)}
            self.below.setdefault(route, []).extend(comments)


def _around(route: Route) -> set[Route]:
    return {route[:depth] for depth in range(len(route))}


def attach(document: Document) -> Comments:
    """Find each comment of a file and what it is about.

    A comment that is indented more than the next entry belongs to the collection that ends before it.
    """
    walk = _Walk(document.lines)
    for token in document.tokens:
        walk.meet(token)
    walk.end()
    return walk.comments


class _Walk:
    """A walk through the tokens of a file, with the comments that wait for the entry below them."""

    def __init__(self, lines: list[str]):
        self.lines = lines
        self.comments = Comments()
        self.waiting: list[Comment] = []
        self.columns = [-1]
        self.last: YamlToken | None = None

    def meet(self, token: YamlToken) -> None:
        self.gather(token.start)
        if token.kind == "close":
            self.close(token)
        elif token.kind == "scalar" or token.marked or token.route == _WHOLE or isinstance(token.route[-1], int):
            self.comments.put_above(token.route if self.last else _WHOLE, self.waiting)
            self.waiting = []
        if token.kind == "open":
            self.columns.append(self.columns[-1] if token.marked else token.start[1])
        if token.kind == "scalar" and token.marked:
            for comment in _in_line(self.lines, token.start, len(self.lines[token.start[0]])):
                self.comments.put_beside(token, comment)
        self.last = token

    def gather(self, end: tuple[int, int]) -> None:
        """Collect the comments between the last token and a point, except one beside the token."""
        last = self.last
        start = last.end if last else (0, 0)
        beside = last is not None and last.kind != "open" and last.marked == (last.kind == "close")
        for number in range(start[0], min(end[0], len(self.lines) - 1) + 1):
            first = number == start[0]
            stop = end[1] if number == end[0] else len(self.lines[number])
            for comment in _in_line(self.lines, (number, start[1] if first else 0), stop):
                if last and first and beside:
                    self.comments.put_beside(last, comment)
                else:
                    self.waiting.append(comment)

    def close(self, token: YamlToken) -> None:
        """Put the comments that belong to the collection that closes here below its last entry."""
        self.columns.pop()
        own = 0
        while own < len(self.waiting) and (token.marked or self.is_inside(self.waiting[own])):
            own += 1
        empty = self.last is not None and self.last.kind == "open"
        (self.comments.put_above if empty else self.comments.put_below)(token.route, self.waiting[:own])
        self.waiting = self.waiting[own:]

    def is_inside(self, comment: Comment) -> bool:
        return comment.alone and comment.column > self.columns[-1]

    def end(self) -> None:
        self.gather((len(self.lines) - 1, len(self.lines[-1])))
        self.comments.put_below(_WHOLE, self.waiting)


def _in_line(lines: list[str], start: tuple[int, int], stop: int) -> list[Comment]:
    """Return the comment after a column of a line, if there is one; between tokens # starts nothing else."""
    number, column = start
    at = lines[number].find("#", column, stop)
    if at < 0:
        return []
    alone = not lines[number][:at].strip()
    apart = alone and number > 0 and not lines[number - 1].strip()
    return [Comment(lines[number][at:].rstrip(), at, apart, alone)]
