"""Write YAML in the one form of all files of a briefing: a document and its comments in, lines out."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from build_tools import model
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Route
from build_tools.diagnostics.refused import Refused
from build_tools.documents import reader
from build_tools.documents.comments import Comment, Comments, attach
from build_tools.documents.folder import read_files
from build_tools.documents.reader import Document, Places
from build_tools.documents.scalars import WRAP, entry, in_flow, key_text
from build_tools.model import values
from build_tools.model.files import form_of

_ON_ONE_LINE = {values.Id, values.Word, model.Furniture}


def rewrite(
    folder: str, files: Mapping[str, bytes], read_file: reader.ReadFile = reader.parse
) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of a briefing in canonical form, by path; if the reader refuses one, none and the findings."""
    written: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path, data in sorted(files.items()):
        form = form_of(path)
        if form is None:
            continue
        read, found = read_file(f"{folder}/{path}", data)
        findings += found
        if read is not None and not found:
            written[path] = canonical_text(read, form).encode()
    return ({}, findings) if findings else (written, [])


def in_form_of(
    folder: str, old: Mapping[str, bytes], made: Mapping[str, bytes], read_file: reader.ReadFile = reader.parse
) -> dict[str, bytes]:
    """Return changed files in canonical form, if by the same path the old one was in it or there is none."""
    old = {path: old[path] for path in made if path in old}
    before, _ = rewrite(folder, old, read_file)
    after, _ = rewrite(folder, made, read_file)
    return {path: after.get(path, data) if old.get(path) == before.get(path) else data for path, data in made.items()}


def not_canonical(folder: str, files: Mapping[str, bytes], written: Mapping[str, bytes]) -> list[Finding]:
    """Return a finding for each file that isn't in canonical form, at the first line that differs."""
    return [
        _difference(f"{folder}/{path}", files[path].decode(), data.decode())
        for path, data in written.items()
        if files[path] != data
    ]


def _difference(file: str, text: str, canonical: str) -> Finding:
    found, wanted = text.split("\n"), canonical.split("\n")
    same = 0
    while same < min(len(found), len(wanted)) and found[same] == wanted[same]:
        same += 1
    line = Place(file, same + 1, 1)
    if same in (len(found), len(wanted)) or not wanted[same] or found[same].split() == wanted[same].split():
        return Finding(Code.FMT, line, "white space or line breaks differ from the canonical form; run `briefing fmt`")
    return Finding(Code.FMT, line, f"the canonical form has '{_short(wanted[same].strip())}' here; run `briefing fmt`")


def _short(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:59]}…"


def canonical_text(read: Document, form: Any) -> str:
    """Return one file in canonical form: keys in the order of the model, one form for each text.

    `form` is the type of what it holds, a record or a tuple of records.
    """
    lines = list(_Writer(attach(read)).whole(read.value, form))
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def lines_of(head: str, value: Any, form: Any) -> list[str]:
    """Return the lines of one entry in canonical form; the head is its key or dash, with the indentation before it."""
    indent = head[: len(head) - len(head.lstrip(" "))]
    return _Writer(Comments()).entry(head, value, form, (), indent)[1]


def form_at(form: Any, route: Route) -> Any:
    """Return the type of the value at a route in what has a type, or None if the model doesn't know it."""
    for step in route:
        form = _item(form) if isinstance(step, int) else _member(form, step)
    return form


class _Writer:
    def __init__(self, comments: Comments):
        self.comments = comments

    def whole(self, value: Any, form: Any) -> Iterator[str]:
        yield from _alone(self.comments.above.get((), ()), "")
        if isinstance(value, str):
            yield from self.text("", value, ())
        elif not value:
            yield _beside("[]" if value == () else "{}", self.comments.beside.get(()))
        else:
            for number, (comments, lines) in enumerate(self.entries(value, form, (), "")):
                if get_origin(form) is tuple and number and not (comments and comments[0].apart):
                    yield ""
                yield from [*_alone(comments, ""), *lines]
            yield from _alone([self.comments.beside[()]] if () in self.comments.beside else [], "")
        yield from _alone(self.comments.below.get((), ()), "")

    def entries(self, value: Any, form: Any, route: Route, indent: str) -> Iterator[tuple[list[Comment], list[str]]]:
        """Yield the entries of a collection, each with the comments above it."""
        if isinstance(value, tuple):
            for number, each in enumerate(value):
                yield self.entry(f"{indent}-", each, _item(form), (*route, number), indent)
            return
        for key in _ordered(value, form):
            head = f"{indent}{key_text(key)}:"
            yield self.entry(head, value[key], _member(form, key), (*route, key), indent)

    def entry(self, head: str, value: Any, form: Any, route: Route, indent: str) -> tuple[list[Comment], list[str]]:
        above = list(self.comments.above.get(route, ()))
        if isinstance(value, str):
            return above, list(self.text(head, value, route))
        flow = self.flow(head, value, form, route)
        if flow:
            return above, [flow]
        inner = f"{indent}  "
        entries = list(self.entries(value, form, route, inner))
        beside = self.comments.beside.get(route)
        if head.endswith("-"):
            first, lines = entries[0]
            above += [*([beside] if beside else []), *first]
            rest = [f"{head} {lines[0][len(inner) :]}", *lines[1:]]
            entries = entries[1:]
        else:
            rest = [_beside(head, beside)]
        for comments, lines in entries:
            rest += [*_alone(comments, inner), *lines]
        return above, [*rest, *_alone(self.comments.below.get(route, ()), inner)]

    def flow(self, head: str, value: Any, form: Any, route: Route) -> str | None:
        """Return a collection on one line if it is empty, or short (ids, words, furniture) without a comment inside."""
        beside = self.comments.beside.get(route)
        if not value:
            return _beside(f"{head} {'[]' if value == () else '{}'}", beside)
        short = _is_short(form) or _is_short(_item(form)) or _is_same(value, form)
        if route in self.comments.enclosing or not short:
            return None
        parts = value.values() if isinstance(value, dict) else value
        if not all(isinstance(each, str) for each in parts):
            return None
        if isinstance(value, dict):
            line = f"{head} {{{', '.join(f'{key_text(key)}: {in_flow(value[key])}' for key in _ordered(value, form))}}}"
        else:
            line = f"{head} [{', '.join(in_flow(each) for each in value)}]"
        return _beside(line, beside) if len(line) <= WRAP else None

    def text(self, head: str, value: str, route: Route) -> Iterator[str]:
        first, *rest = entry(head, value)
        yield _beside(first, self.comments.beside.get(route))
        yield from rest


def _alone(comments: Iterable[Comment], indent: str) -> Iterator[str]:
    for comment in comments:
        if comment.apart:
            yield ""
        yield f"{indent}{comment.text}"


def _beside(line: str, comment: Comment | None) -> str:
    return f"{line}  {comment.text}" if comment else line


def _item(form: Any) -> Any:
    """Return the type of the items of a list; a reading is written as a list of its segments."""
    if form is model.Reading:
        return model.Segment
    return get_args(form)[0] if get_origin(form) is tuple else None


def _is_short(form: Any) -> bool:
    """Return whether a record, or a list of such texts, is written on one line if it fits."""
    return form in _ON_ONE_LINE or any(isinstance(each, values.RefersTo) for each in get_args(form))


def _is_same(value: Any, form: Any) -> bool:
    """Return whether a reading says that it is the same as another one."""
    return form is model.Reading and isinstance(value, dict) and value.keys() == {"same_as"}


def _member(form: Any, key: str) -> Any:
    """Return the type of the value of a key, or None if the model doesn't know the key."""
    if get_origin(form) is dict:
        return get_args(form)[1]
    fields_of = _fields(form)
    if key not in fields_of:
        return None
    found = fields_of[key].annotation
    return get_args(found)[0] if type(None) in get_args(found) else found


def _fields(form: Any) -> Mapping[str, Any]:
    """Return the keys of a record in the order of the model; a reading with keys is a segment."""
    record = model.Segment if form is model.Reading else form
    return record.model_fields if isinstance(record, type) and issubclass(record, model.Record) else {}


def _ordered(value: Mapping[str, Any], form: Any) -> list[str]:
    """Return the keys that the model knows in its order, then the others in theirs."""
    known = list(_fields(form))
    return sorted(value, key=lambda key: known.index(key) if key in known else len(known))


def canonical_files(folder: Path, *, check: bool) -> dict[str, bytes]:
    """Return the YAML of a briefing in canonical form, by its path in the folder.

    Raises Refused with what the reader refuses and, if `check`, with the files that aren't in canonical form; and
    OperationFailed.
    """
    files = read_files(folder)
    written, findings = rewrite(folder.as_posix(), files)
    if check:
        findings += not_canonical(folder.as_posix(), files, written)
    if findings:
        raise Refused(reader.placed(findings, Places({}, {})))
    return written
