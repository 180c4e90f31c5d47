"""Read YAML as text with places: the only package that knows YAML.

Every scalar is text, mappings are dicts, sequences are tuples; the model decides what a value means. Contributors are
strangers, so only plain YAML is read: no anchors, aliases, tags, merges, directives or second documents, and bounded
depth and size.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Any, Literal

import yaml

from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Problem, Route
from build_tools.text.folding import BIDI_CONTROLS, VARIATION_SELECTORS
from build_tools.text.lines import LineIndex, split_lines

MAX_DEPTH = 20
MAX_KEY = 200

# The parser in C is many times faster, and missing where PyYAML was built without libyaml.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{BIDI_CONTROLS}\ud800-\udfff\ufeff\ufffe\uffff]+"
    f"|[{VARIATION_SELECTORS}]{{2,}}"
)
"""What a file may hold neither as it is nor escaped, each run of it one finding.

Bidirectional controls, isolates among them, can show a reviewer other words than those that are published ("Trojan
Source", CVE-2021-42574), and a run of variation selectors can carry a hidden message. Readings need neither: both are
folded when words are looked for in a source.
"""
_FOLDED = re.compile(f"[{BIDI_CONTROLS}{VARIATION_SELECTORS}]")
_HIDDEN_IN_LAYOUT = re.compile(
    r"(?:^ *|^ *(?:- +)*[\w-]+:|^ *(?:- +)*-)([\u00a0\u2000-\u200d\u202f\u2060\u3000])", re.MULTILINE
)
_CUT_BY_COMMENT = re.compile(r"(?!  +#)[ \t]+#")
_YAML_TAG = "tag:yaml.org,2002:"
_LONE_RETURN = re.compile("\r(?!\n)")
_QUOTE_ALL = "if the value starts with a mark like \", ', [ or *, put all of it in quotation marks or after >-"
_HINTS = {
    "mapping values are not allowed": "indent it like its neighbours, put a space after -, "
    "or put a value that contains a colon and a space in quotation marks",
    "tab character": "use spaces instead of tabs",
    "cannot start any token": "put the value in quotation marks, or use spaces instead of tabs",
    "end of stream": "close the quotation mark or bracket that opens here",
    "',' or": "close the bracket that opens here",
    "expected <block end>": f"indent this line like its neighbours; {_QUOTE_ALL}",
    "expected key": f"indent this line like its neighbours; {_QUOTE_ALL}",
    "expected '-'": "indent this line like its neighbours, and start each item of a list with '- '",
    "expected alphabetic": "put a value that starts with * or & in quotation marks",
    "escape character": "use ' instead of \", or double the backslash",
    "comment or line break": "start the text on the line below > or |",
    "expected ':'": "write a colon and a space after the key; indent a line that continues a value more than its key",
}


@dataclass(frozen=True, slots=True)
class YamlToken:
    """A scalar, or the place where a collection opens or closes; lines and columns count from 0.

    `marked` is true for a scalar below > or |, and for a collection in brackets.
    """

    kind: Literal["scalar", "open", "close"]
    marked: bool
    route: Route
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One file's text and value, how many values are in it, and the places of the whole and of the items of lists.

    Any other place is asked for only where there is something to say about it, or to change. The text is read again for
    that: in a large briefing all places take more time and memory than everything else.
    """

    file: str
    text: str
    value: Any
    size: int
    items: dict[Route, Place]

    @cached_property
    def _reader(self) -> "_Reader":
        reader = _Reader(self.file, self.text)
        _compose_all(reader)
        return reader

    @property
    def values(self) -> dict[Route, Place]:
        """The place of each value, by its route within the file."""
        return self._reader.values

    @property
    def keys(self) -> dict[Route, Place]:
        """The place of each key of a mapping, by the route of its value."""
        return self._reader.keys

    @property
    def tokens(self) -> list[YamlToken]:
        """The tokens, in order."""
        return self._reader.tokens

    @property
    def lines(self) -> list[str]:
        """The lines, without their breaks."""
        return self._reader.lines

    def place(self, route: Route, *, of_key: bool = False) -> Place:
        """Return the place of a value; skip names on the route that only the model knows and the file doesn't have."""
        if route in self.items and not of_key:
            return self.items[route]
        known: Route = ()
        for step in route:
            if (*known, step) in self.values:
                known = (*known, step)
        if of_key and known in self.keys:
            return self.keys[known]
        return self.values[known]

    def value_at(self, route: Route) -> Any:
        """Return the value at a route; raises LookupError."""
        value = self.value
        try:
            for step in route:
                value = value[step]
        except (LookupError, TypeError):
            raise LookupError(route) from None
        return value


class _Reader:
    """What is found in a text while it is read."""

    def __init__(self, file: str, text: str):
        self.file, self.text = file, text
        self.lines = split_lines(text)
        self.size = 0
        self.values: dict[Route, Place] = {}
        self.keys: dict[Route, Place] = {}
        self.findings: list[Finding] = []
        self.tokens: list[YamlToken] = []

    def add(self, event: Any, route: Route) -> None:
        """Note the place of a value."""
        self.size += 1
        self.values[route] = self.place(event.start_mark)

    def add_key(self, event: Any, route: Route) -> None:
        """Note the place of a key."""
        self.keys[route] = self.place(event.start_mark)
        self.note("scalar", event, route)

    def note(self, kind: Literal["scalar", "open", "close"], event: Any, route: Route) -> None:
        start, end = event.start_mark, event.end_mark
        wide = (start.line, start.column) != (end.line, end.column)
        style = getattr(event, "style", None) in (">", "|") if kind == "scalar" else wide
        self.tokens.append(YamlToken(kind, style, route, (start.line, start.column), (end.line, end.column)))

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, mark: Any, sentence: str) -> None:
        """Note a finding; raises _Enough if nobody reads more."""
        self.findings.append(Finding(Code.YAML, self.place(mark), sentence))
        if len(self.findings) == limits.REPORTED.most:
            self.findings[-1] = _more(self.place(mark))
            raise _Enough


class _QuickReader(_Reader):
    """Notes only the places of the whole and of the items of lists, and gives up where anything is refused."""

    def add(self, event: Any, route: Route) -> None:
        self.size += 1
        if not route or isinstance(route[-1], int):
            self.values[route] = self.place(event.start_mark)

    def add_key(self, event: Any, route: Route) -> None:
        pass

    def note(self, kind: Literal["scalar", "open", "close"], event: Any, route: Route) -> None:
        pass

    def refuse(self, mark: Any, sentence: str) -> None:  # noqa: ARG002
        raise _Enough


class _Enough(Exception):
    """Nothing more is read of a file, since nobody reads more findings, or since there is one at all."""


def _more(place: Place | Route) -> Finding:
    return Finding(Code.LIMIT, place, "there are more problems from here on; fix those before them first")


Read = tuple[Document | None, list[Finding]]
ReadFile = Callable[[str, bytes], Read]


def parse(file: str, data: bytes) -> Read:
    """Read one file; `file` is its name in messages.

    Returns no document if the file can't be read to its end, and all findings in either case.
    """
    start = Place(file, 1, 1)
    if len(data) > limits.YAML_FILE.most:
        return None, [Finding(Code.LIMIT, start, limits.YAML_FILE.exceeded("the file"))]
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        place = Place(file, *LineIndex(before).line_and_column(len(before)))
        return None, [Finding(Code.YAML, place, "this is not UTF-8; save the file as UTF-8")]
    hidden = list(islice(chain(_lone_return(file, text), _hidden_characters(file, text)), limits.REPORTED.most))
    if len(hidden) == limits.REPORTED.most:
        hidden[-1] = _more(hidden[-1].at)
    if hidden:
        return None, hidden
    return _read_text(file, text)


def _hidden_characters(file: str, text: str) -> Iterator[Finding]:
    lines = LineIndex(text)
    for found in FORBIDDEN.finditer(text):
        sentence = f"the invisible character {_code(found.group())} is not allowed; {_how_to_fix(found.group())}"
        yield Finding(Code.YAML, Place(file, *lines.line_and_column(found.start())), sentence)
    for found in _HIDDEN_IN_LAYOUT.finditer(text):
        sentence = f"the invisible character {_code(found.group(1))} is not allowed here; use plain spaces"
        yield Finding(Code.YAML, Place(file, *lines.line_and_column(found.start(1))), sentence)


def _code(characters: str) -> str:
    return f"U+{ord(characters[0]):04X}"


def _how_to_fix(hidden: str) -> str:
    return "delete it: readings match their sources without it" if _FOLDED.match(hidden) else "delete it"


def _lone_return(file: str, text: str) -> Iterator[Finding]:
    """Find the first line break that only YAML takes for one: other programs would count other lines."""
    found = _LONE_RETURN.search(text)
    if found:
        sentence = "this line ends with only a carriage return; save the file with Unix or Windows line endings"
        yield Finding(Code.YAML, Place(file, *LineIndex(text).line_and_column(found.start())), sentence)


def _read_text(file: str, text: str) -> Read:
    with suppress(_Enough, yaml.MarkedYAMLError):
        return _document(_QuickReader(file, text)), []
    reader = _Reader(file, text)
    try:
        return _document(reader), reader.findings
    except _Enough:
        return None, reader.findings
    except yaml.MarkedYAMLError as error:
        problem = error.problem or error.context or "unexpected end"
        opened = error.context_mark if re.search("end of stream|',' or", problem) else None
        mark = opened or error.problem_mark or error.context_mark
        hint = next((hint for part, hint in _HINTS.items() if part in problem), "fix it here")
        with suppress(_Enough):
            reader.refuse(mark, f"invalid YAML ({problem}); {hint}")
        return None, reader.findings


def _document(reader: _Reader) -> Document:
    """What a reader reads; raises _Enough where there are findings and no value, and MarkedYAMLError."""
    value = _compose_all(reader)
    return Document(reader.file, reader.text, value, reader.size, reader.values)


def _compose_all(reader: _Reader) -> Any:
    events = list(_bounded(yaml.parse(reader.text, Loader=_LOADER), reader))
    if reader.findings:
        raise _Enough
    nodes = iter(events)
    first = next(nodes, None)
    if first is None or (isinstance(first, yaml.ScalarEvent) and not first.value and not first.style):
        reader.findings.append(Finding(Code.YAML, Place(reader.file, 1, 1), "the file is empty; fill it or delete it"))
        raise _Enough
    return _compose(first, nodes, (), reader)


def _bounded(events: Iterator[Any], reader: _Reader) -> Iterator[Any]:
    """Yield node events, and refuse what this reader doesn't support before anything is composed."""
    depth = documents = values = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            reader.refuse(event.start_mark, f"the alias '*{event.anchor}' is not supported; write out its value")
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                reader.refuse(event.start_mark, f"the anchor '&{event.anchor}' is not supported; delete it")
            tag = getattr(event, "tag", None)
            if tag:
                shown = tag.replace(_YAML_TAG, "!!")
                reader.refuse(event.start_mark, f"the tag '{shown}' is not supported; delete it")
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                reader.refuse(event.start_mark, f"nested more than {MAX_DEPTH} levels deep; flatten it")
                return
            values += 1
            if values > limits.BRIEFING_VALUES.most:
                reader.findings.append(
                    Finding(Code.LIMIT, reader.place(event.start_mark), limits.BRIEFING_VALUES.exceeded("the file"))
                )
                return
            yield event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            yield event
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if event.version or event.tags:
                reader.refuse(event.start_mark, "% directives are not supported; delete the line")
            if documents > 1:
                reader.refuse(event.start_mark, "a second document starts here; put it in its own file")
                return


def _compose(event: Any, events: Iterator[Any], route: Route, reader: _Reader) -> Any:
    reader.add(event, route)
    if isinstance(event, yaml.ScalarEvent):
        reader.note("scalar", event, route)
        _check_comment(event, reader)
        hidden = FORBIDDEN.search(event.value) if event.style == '"' else None  # nothing else can be escaped
        if hidden:
            what = f"the invisible character {_code(hidden.group())}"
            sentence = f"an escape sequence stands for {what}, which is not allowed"
            reader.refuse(event.start_mark, f"{sentence}; {_how_to_fix(hidden.group())}")
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
            reader.refuse(event.start_mark, "a key must be text; write it as key: value")
            _compose(event, events, (*route, "?"), reader)
            _compose(next(events), events, (*route, "?"), reader)
            continue
        key = _key(event, route, entries, reader)
        if key is None:
            _compose(next(events), events, (*route, "?"), reader)
            continue
        here = (*route, key)
        reader.add_key(event, here)
        entries[key] = _compose(next(events), events, here, reader)
    reader.note("close", event, route)
    return entries


def _key(event: Any, route: Route, entries: Mapping[str, Any], reader: _Reader) -> str | None:
    """Return a key without invisible characters; None if nothing is left of it, or if the mapping has it already."""
    key: str = event.value
    if not key.isprintable():
        hidden = next(character for character in key if not character.isprintable())
        key = "".join(character for character in key if character.isprintable())
        reader.refuse(event.start_mark, f"this key contains the invisible character {_code(hidden)}; delete it")
        if not key:
            return None
    if len(key) > MAX_KEY:
        reader.refuse(event.start_mark, f"this key is longer than {MAX_KEY} characters; shorten it")
    if key in entries:
        first = reader.keys.get((*route, key))
        line = first.line if first else 0  # which a quick reader doesn't know, or say
        reader.refuse(event.start_mark, f"duplicate key '{key}', first used on line {line}; delete one of them")
        return None
    return key


def _check_comment(event: Any, reader: _Reader) -> None:
    """Refuse a plain value that `#` after a single space or a tab cuts off: it lost words without notice."""
    if event.style or not event.value:
        return
    if _CUT_BY_COMMENT.match(reader.lines[event.end_mark.line], event.end_mark.column):
        reader.refuse(
            event.end_mark,
            "' #' starts a comment and cuts this value short; put the value in quotation marks, "
            "or put two spaces before a comment",
        )


class Places:
    """Turns the routes that findings name into places in files.

    A logical route begins with a kind and an id, ("quotes", "our-land", …), or with ("briefing",); `roots` says in
    which document, and at which route in it, that record begins.
    """

    def __init__(self, documents: dict[str, Document], roots: dict[Route, tuple[str, Route]]):
        self._documents = documents
        self._roots = roots
        self._files: dict[Route, str] = {}

    def add_file(self, root: Route, file: str) -> None:
        """Map a route to the beginning of a file that isn't YAML."""
        self._files[root] = file

    def of(self, finding: Finding) -> Place:
        """Return the place of a finding."""
        if isinstance(finding.at, Place):
            return finding.at
        return self.of_route(finding.at, of_key=finding.at_key)

    def origins(self) -> dict[Route, Place]:
        """Return the place where each record begins."""
        return {root: self.of_route(root) for root in self._roots}

    def of_route(self, route: Route, *, of_key: bool = False) -> Place:
        """Return the place of a value, or of its key if the key itself is the problem."""
        if route[:2] in self._files:
            return Place(self._files[route[:2]], 1, 1)
        document, within = self.within(route)
        return document.place(within, of_key=of_key)

    def within(self, route: Route) -> tuple[Document, Route]:
        """Return the document that has a record, and what a route of the record is there; raises KeyError."""
        for length in (2, 1):
            if route[:length] in self._roots:
                file, start = self._roots[route[:length]]
                return self._documents[file], start + route[length:]
        raise KeyError(route)


def _order(problem: Problem) -> tuple[str, bool, str, int, int, str, str]:
    """Return what problems are sorted by; comparing a hundred thousand dataclasses themselves takes seconds.

    In the alphabet too, errors come before remarks. A second record with an id comes before what follows from it, as do
    references to the id that it had.
    """
    place = problem.place
    return (
        problem.grade,
        problem.code is not Code.DUPLICATE_ID,
        place.file,
        place.line,
        place.column,
        problem.message,
        problem.code,
    )


def placed(findings: Iterable[Finding], places: Places) -> list[Problem]:
    """Return the findings as problems, each once: errors, then remarks, in the order of their places."""
    problems = {Problem(places.of(finding), finding.message, finding.code, finding.code.grade) for finding in findings}
    return sorted(problems, key=_order)
