"""Read YAML as text with places: the only room that knows YAML.

Every scalar is text, mappings are dicts, sequences are tuples; what a value means is decided by the model.
Only the plain part of YAML is read, because contributors are strangers: no anchors, aliases, tags, merges,
directives or second documents, bounded depth and size.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import yaml

from build_tools.diagnostics.finding import Finding, Place, Problem, Route

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_KEY = 200

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_HIDDEN_IN_LAYOUT = re.compile(
    r"(?:^ *|^ *(?:- +)*[\w-]+:|^ *(?:- +)*-)([\u00a0\u2000-\u200d\u202f\u2060\u3000])", re.MULTILINE
)
_CUT_BY_COMMENT = re.compile(r"(?!  +#)[ \t]+#")
_YAML_TAG = "tag:yaml.org,2002:"
_LINE_BREAK = re.compile("\r?\n")
_LONE_RETURN = re.compile("\r(?!\n)")
_QUOTE_ALL = "if the value begins with a mark like \", ', [ or *, put all of it in quotation marks or after >-"
_WAYS_OUT = {
    "mapping values are not allowed": "indent it like its neighbours, put a space after -, "
    "or put a value that holds a colon and a space in quotation marks",
    "tab character": "use spaces where there is a tab",
    "cannot start any token": "put the value in quotation marks, or use spaces where there is a tab",
    "end of stream": "close the quotation mark or bracket that is opened here",
    "',' or": "close the bracket that is opened here",
    "expected <block end>": f"indent this line like its neighbours; {_QUOTE_ALL}",
    "expected key": f"indent this line like its neighbours; {_QUOTE_ALL}",
    "expected '-'": "indent this line like its neighbours, and begin each entry of a list with '- '",
    "expected alphabetic": "put a value that begins with * or & in quotation marks",
    "escape character": "use ' in place of \", or double the backslash",
    "comment or line break": "begin the text in the line below > or |",
    "expected ':'": "write a colon and a space after the key; a line that only goes on must be indented more",
}


@dataclass(frozen=True)
class YamlToken:
    """A scalar, or where a collection opens or closes; lines and columns count from 0.

    `marked` is a scalar below > or |, and a collection in brackets.
    """

    kind: Literal["scalar", "open", "close"]
    marked: bool
    route: Route
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One file's value, and where each part of it stands.

    `values` has the place of each value by its route within the file, `keys` that of each mapping key.
    """

    file: str
    value: Any
    values: dict[Route, Place]
    keys: dict[Route, Place]
    lines: list[str]
    tokens: list[YamlToken]

    def place(self, route: Route, *, of_key: bool = False) -> Place:
        """Where a value stands; names on the route that the file doesn't have, a model's own, are stepped over."""
        known: Route = ()
        for step in route:
            if (*known, step) in self.values:
                known = (*known, step)
        if of_key and known in self.keys:
            return self.keys[known]
        return self.values[known]


@dataclass
class _Reader:
    file: str
    lines: list[str]
    values: dict[Route, Place] = field(default_factory=dict)
    keys: dict[Route, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    tokens: list[YamlToken] = field(default_factory=list)

    def note(self, kind: Literal["scalar", "open", "close"], event: Any, route: Route) -> None:
        start, end = event.start_mark, event.end_mark
        wide = (start.line, start.column) != (end.line, end.column)
        style = getattr(event, "style", None) in (">", "|") if kind == "scalar" else wide
        self.tokens.append(YamlToken(kind, style, route, (start.line, start.column), (end.line, end.column)))

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, mark: Any, sentence: str) -> None:
        self.findings.append(Finding("yaml", self.place(mark), sentence))


@lru_cache(maxsize=1_000)
def read_document(file: str, data: bytes) -> tuple[Document | None, list[Finding]]:
    """Read one file; `file` is the name that messages show.

    Gives no document when the file can't be read to its end, and every finding there is in either case.
    """
    start = Place(file, 1, 1)
    if len(data) > MAX_BYTES:
        return None, [Finding("yaml", start, f"the file is larger than {MAX_BYTES:,} bytes; split it")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return None, [Finding("yaml", Place(file, line, column), "this is not UTF-8; save the file as UTF-8")]
    hidden = [*_lone_return(file, text), *_hidden_characters(file, text)]
    if hidden:
        return None, hidden
    return _read_text(file, text)


def _hidden_characters(file: str, text: str) -> Iterator[Finding]:
    for pattern, group in ((_FORBIDDEN, 0), (_HIDDEN_IN_LAYOUT, 1)):
        for found in pattern.finditer(text):
            name = f"U+{ord(found.group(group)):04X}"
            sentence = f"the invisible character {name} stands here; delete it, and use plain spaces"
            yield Finding("yaml", _place(file, text, found.start(group)), sentence)


def _lone_return(file: str, text: str) -> Iterator[Finding]:
    """The first line break that only YAML takes for one: what else reads the file would count other lines."""
    found = _LONE_RETURN.search(text)
    if found:
        sentence = "a carriage return alone ends this line; save the file with line breaks of Unix or Windows"
        yield Finding("yaml", _place(file, text, found.start()), sentence)


def _place(file: str, text: str, at: int) -> Place:
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _read_text(file: str, text: str) -> tuple[Document | None, list[Finding]]:
    reader = _Reader(file, _LINE_BREAK.split(text))
    try:
        events = list(_bounded(yaml.parse(text, Loader=_LOADER), reader))
    except yaml.MarkedYAMLError as error:
        problem = error.problem or error.context or "it ends too early"
        opened = error.context_mark if re.search("end of stream|',' or", problem) else None
        mark = opened or error.problem_mark or error.context_mark
        way_out = next((out for part, out in _WAYS_OUT.items() if part in problem), "mend it here")
        reader.refuse(mark, f"this is not YAML ({problem}); {way_out}")
        return None, reader.findings
    if reader.findings:
        return None, reader.findings
    nodes = iter(events)
    first = next(nodes, None)
    if first is None or (isinstance(first, yaml.ScalarEvent) and not first.value and not first.style):
        return None, [Finding("yaml", Place(file, 1, 1), "the file is empty; fill it or delete it")]
    value = _compose(first, nodes, (), reader)
    return Document(file, value, reader.values, reader.keys, reader.lines, reader.tokens), reader.findings


def _bounded(events: Iterator[Any], reader: _Reader) -> Iterator[Any]:
    """Let node events through, and refuse what this reader doesn't read before anything is composed."""
    depth = documents = 0
    for event in events:
        mark = event.start_mark
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if event.version or event.tags:
                reader.refuse(mark, "a % directive has no meaning here; delete the line")
            if documents > 1:
                reader.refuse(mark, "a second document begins here; put it in a file of its own")
                return
        elif isinstance(event, yaml.AliasEvent):
            reader.refuse(mark, f"'*{event.anchor}' is an alias; write the value out")
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                reader.refuse(mark, f"'&{event.anchor}' is an anchor; delete it")
            tag = getattr(event, "tag", None)
            if tag:
                shown = tag.replace(_YAML_TAG, "!!")
                reader.refuse(mark, f"the tag '{shown}' has no meaning here; delete it")
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                reader.refuse(mark, f"this is nested more than {MAX_DEPTH} deep; write it flatter")
                return
            yield event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            yield event


def _compose(event: Any, events: Iterator[Any], route: Route, reader: _Reader) -> Any:
    reader.values[route] = reader.place(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        reader.note("scalar", event, route)
        _check_comment(event, reader)
        hidden = _FORBIDDEN.search(event.value)
        if hidden:
            code = f"U+{ord(hidden.group()):04X}"
            reader.refuse(event.start_mark, f"an escape stands for the invisible character {code}; delete it")
        return event.value
    reader.note("open", event, route)
    if isinstance(event, yaml.SequenceStartEvent):
        return _compose_sequence(events, route, reader)
    return _compose_mapping(events, route, reader)


def _compose_sequence(events: Iterator[Any], route: Route, reader: _Reader) -> tuple[Any, ...]:
    items: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_compose(event, events, (*route, len(items)), reader))
    reader.note("close", event, route)
    return tuple(items)


def _compose_mapping(events: Iterator[Any], route: Route, reader: _Reader) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            reader.refuse(event.start_mark, "a key must be a word; write it as key: value")
            _compose(event, events, (*route, "?"), reader)
            _compose(next(events), events, (*route, "?"), reader)
            continue
        key = _key(event, route, entries, reader)
        if key is None:
            _compose(next(events), events, (*route, "?"), reader)
            continue
        here = (*route, key)
        reader.keys[here] = reader.place(event.start_mark)
        reader.note("scalar", event, here)
        entries[key] = _compose(next(events), events, here, reader)
    reader.note("close", event, route)
    return entries


def _key(event: Any, route: Route, entries: Mapping[str, Any], reader: _Reader) -> str | None:
    """A key as it is seen; None where nothing is seen of it, or it stands there already."""
    key = "".join(character for character in event.value if character.isprintable())
    hidden = next((character for character in event.value if not character.isprintable()), None)
    if hidden is not None:
        reader.refuse(event.start_mark, f"the invisible character U+{ord(hidden):04X} stands in this key; delete it")
        if not key:
            return None
    if len(key) > MAX_KEY:
        reader.refuse(event.start_mark, f"this key is longer than {MAX_KEY} characters; write a short one")
    if key in entries:
        first = reader.keys[(*route, key)].line
        sentence = f"the key '{key}' stands here a second time; the first is in line {first}; delete one"
        reader.refuse(event.start_mark, sentence)
        return None
    return key


def _check_comment(event: Any, reader: _Reader) -> None:
    """A plain value that a single space or a tab and `#` cut off has lost words unseen."""
    if event.style or not event.value:
        return
    rest = reader.lines[event.end_mark.line][event.end_mark.column :]
    if _CUT_BY_COMMENT.match(rest):
        reader.refuse(
            event.end_mark,
            "' #' begins a comment and cuts this value short; put the value in quotation marks, "
            "or set a comment off by two spaces",
        )


class Places:
    """From the routes that findings speak in to places in files.

    A logical route begins with a kind and an id, ("quotes", "our-land", …), or with ("briefing",);
    `roots` says in which document, and where in it, that noun stands.
    """

    def __init__(self, documents: dict[str, Document], roots: dict[Route, tuple[str, Route]]):
        self._documents = documents
        self._roots = roots
        self._files: dict[Route, str] = {}

    def add_file(self, root: Route, file: str) -> None:
        """Let a route lead to the beginning of a file that isn't YAML."""
        self._files[root] = file

    def of(self, finding: Finding) -> Place:
        """The place of a finding."""
        if isinstance(finding.at, Place):
            return finding.at
        return self.of_route(finding.at, of_key=finding.at_key)

    def origins(self) -> dict[Route, Place]:
        """Where each noun begins."""
        return {root: self.of_route(root) for root in self._roots}

    def of_route(self, route: Route, *, of_key: bool = False) -> Place:
        """The place of a value; of its key where the key itself is the problem."""
        if route[:2] in self._files:
            return Place(self._files[route[:2]], 1, 1)
        for length in (2, 1):
            if route[:length] in self._roots:
                file, start = self._roots[route[:length]]
                return self._documents[file].place(start + route[length:], of_key=of_key)
        raise KeyError(route)


def placed(findings: Iterable[Finding], places: Places) -> list[Problem]:
    """The findings in the order of their places, each once."""
    return sorted({Problem(places.of(finding), finding.message, finding.code) for finding in findings})
