"""Change single texts of a YAML file and take entries out of it, and leave every other character as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from build_tools.diagnostics.finding import Place, Route
from build_tools.documents.reader import Document
from build_tools.documents.scalars import in_flow, key_text
from build_tools.markup.prose import REFERENCE

Span = tuple[int, int]


class NotEditable(Exception):
    """What has to change is written in a way that only `briefing fmt` can take apart."""

    def __init__(self, place: Place):
        super().__init__(f"{place} can't be edited as it is written")
        self.place = place


@dataclass(frozen=True)
class Edit:
    """Replaces what is between two offsets in the text of a file."""

    start: int
    end: int
    text: str


class Layout:
    """Where each key and value of a file is written; `text` is the file without a byte order mark."""

    def __init__(self, document: Document, data: bytes):
        self.document = document
        self.text = data.decode().removeprefix("\ufeff")
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.keys: dict[Route, Span] = {}
        self.values: dict[Route, Span] = {}
        self._measure()

    def _measure(self) -> None:
        opened: dict[Route, int] = {}
        last = 0
        for token in self.document.tokens:
            start, end = self._offset(token.start), self._offset(token.end)
            if token.kind == "open":
                opened[token.route] = start
            elif token.kind == "scalar":
                last = start + len(self.text[start:end].rstrip())  # a text below > or | ends where the next line begins
                is_key = token.route in self.document.keys and token.route not in self.keys
                (self.keys if is_key else self.values)[token.route] = start, last
            else:
                last = end if token.marked else last
                self.values[token.route] = opened[token.route], last

    def _offset(self, point: tuple[int, int]) -> int:
        return self._lines[min(point[0], len(self._lines) - 1)] + point[1]

    def line_start(self, at: int) -> int:
        """Where the line begins that has an offset."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line ends that has an offset, before its line break."""
        found = re.compile(r"\r?$", re.MULTILINE).search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, end: int) -> int:
        """Where the line after one that ends here begins."""
        found = re.compile(r"\r?\n").match(self.text, end)
        return found.end() if found else len(self.text)

    def entry(self, route: Route) -> Span:
        """Where an entry of a mapping or an item of a list begins, with its key, and ends."""
        return self.keys.get(route, self.values[route])[0], self.values[route][1]

    def children(self, route: Route) -> list[Route]:
        """The entries or items of a collection, in their order."""
        return [each for each in self.values if each[:-1] == route and each != route]

    def is_flow(self, route: Route) -> bool:
        """Whether a collection is written in brackets."""
        return self.text[self.values[route][0]] in "[{"


def changed(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file with edits that don't overlap; what is put in at one place stays in the order of the edits."""
    text = data.decode()
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    for _, edit in sorted(enumerate(edits), key=lambda each: (each[1].start, each[0]), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return f"{mark}{text}".encode()


def put_id(layout: Layout, route: Route, new: str, *, key: bool = False) -> Edit:
    """Write another id in the place of one; it keeps its quotation marks."""
    start, end = (layout.keys if key else layout.values)[route]
    mark = layout.text[start] if layout.text[start] in "\"'" else ""
    plain = key_text(new) if key else in_flow(new)
    return Edit(start, end, f"{mark}{new}{mark}" if mark else plain)


def put_links(layout: Layout, route: Route, targets: Mapping[str, str | None]) -> Edit:
    """Let the links to quotes in a text of prose lead to others, or with None leave only their words."""
    start, end = layout.values[route]
    written = layout.text[start:end]
    for old, new in targets.items():
        target = rf"(\(\s*<?{REFERENCE}){re.escape(old)}(?=[\s)>])"
        if new is None:
            written = re.sub(rf"\[([^\[\]]*)\]{target}[^()]*\)", r"\1", written)
        else:
            written = re.sub(target, rf"\g<1>{new}", written)
    return Edit(start, end, written)


def take_out(layout: Layout, routes: Iterable[Route]) -> Iterator[Edit]:
    """Take entries and items out, but never all of a collection; raises NotEditable."""
    gone = set(routes)
    for parent in sorted({route[:-1] for route in gone}, key=str):
        children = layout.children(parent)
        if layout.is_flow(parent):
            yield from _out_of_brackets(layout, children, gone)
        else:
            for leaves, run in groupby(children, key=gone.__contains__):
                if leaves:
                    yield _lines_of(layout, list(run))


def _out_of_brackets(layout: Layout, children: list[Route], gone: set[Route]) -> Iterator[Edit]:
    last = max(number for number, each in enumerate(children) if each not in gone)
    for number, each in enumerate(children[:last]):
        if each in gone:
            yield Edit(layout.entry(each)[0], layout.entry(children[number + 1])[0], "")
    if last + 1 < len(children):
        yield Edit(layout.entry(children[last])[1], layout.entry(children[-1])[1], "")


def _lines_of(layout: Layout, run: list[Route]) -> Edit:
    """Take out neighbouring entries with the comment right above them, and the empty lines that become too many."""
    text, (first, end) = layout.text, lines_with_comment(layout, run)
    after = layout.next_line(end)
    if after == len(text) or re.search(r"\n[ \t]*\r?\n\Z", text[:first]):
        after += len(text[after:]) - len(text[after:].lstrip("\r\n"))
    if after == len(text):
        first = layout.next_line(len(text[:first].rstrip()))
    return Edit(first, after, "")


def lines_with_comment(layout: Layout, run: list[Route]) -> Span:
    """Where the lines of neighbouring entries begin, with the comment right above them, and end, before a line break.

    Raises NotEditable if something else is on these lines too.
    """
    text, (start, _), (_, end) = layout.text, layout.entry(run[0]), layout.entry(run[-1])
    first, after = layout.line_start(start), layout.line_end(end)
    before = text[first:start]
    if before.strip() != ("-" if isinstance(run[0][-1], int) else "") or not re.match("[ \t]*(#|$)", text[end:after]):
        raise NotEditable(layout.document.place(run[0]))
    return _comment_above(text, first, f"{_indent(before)}#"), after


def _comment_above(text: str, first: int, mark: str) -> int:
    """Where the comment begins that ends before a line, which begins at `first`; the head of the file is none."""
    while first and (line := text.rfind("\n", 0, first - 1) + 1) and text.startswith(mark, line):
        first = line
    return first


def put_after(layout: Layout, route: Route, lines: Iterable[str]) -> Edit:
    """Put lines after the last entry of a collection, at its depth; raises NotEditable if it is written in brackets."""
    last = layout.children(route)[-1]
    start, end = layout.entry(last)
    before = layout.text[layout.line_start(start) : start]
    if layout.is_flow(route) or before.strip() not in ("", "-"):
        raise NotEditable(layout.document.place(route))
    at = layout.line_end(end)
    ending = layout.text[at : layout.next_line(at)] or "\n"
    indent = _indent(before) if isinstance(last[-1], int) else " " * len(before)
    return Edit(at, at, "".join(f"{ending}{indent}{line}".rstrip(" ") for line in lines))


def append_id(layout: Layout, route: Route, name: str) -> Edit:
    """Append an id to a list of ids."""
    if not layout.is_flow(route):
        return put_after(layout, route, [f"- {in_flow(name)}"])
    children = layout.children(route)
    at = layout.entry(children[-1])[1] if children else layout.values[route][0] + 1
    return Edit(at, at, f", {in_flow(name)}" if children else in_flow(name))


def put_key(layout: Layout, route: Route, key: str, names: Iterable[str]) -> Edit:
    """Put a key with a list of ids at the end of a record."""
    listed = f"{key}: [{', '.join(map(in_flow, names))}]"
    if not layout.is_flow(route):
        return put_after(layout, route, [listed])
    at = layout.entry(layout.children(route)[-1])[1]
    return Edit(at, at, f", {listed}")


def _indent(before: str) -> str:
    return before[: len(before) - len(before.lstrip(" "))]
