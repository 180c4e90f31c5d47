"""Explain what the model refuses in one sentence each: pydantic's errors in, findings out."""

import re
from collections.abc import Iterator, Sequence
from types import GenericAlias
from typing import Any, get_args

from pydantic import BaseModel

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import values

_BY_PATTERN = {
    values.ID_PATTERN: "'{input}' is not an id; write lower-case words joined by hyphens, like our-land",
    values.LINE_PATTERN: "expected a single line of text; delete the line breaks",
    values.LANGUAGE_PATTERN: "'{input}' is not a language; write its code, like en or pt-BR",
    values.SIGLUM_PATTERN: "'{input}' is not a siglum; write one to four capital letters or digits, like IT",
    values.WORD_PATTERN: "'{input}' is not a single word; write one word, without spaces or punctuation",
    values.LINES_PATTERN: "'{input}' is not a line number or range; write 7 or 7-9, counted from 1",
}
_BY_TYPE = {
    "literal_error": "expected a word, not a list or keys; write it on one level",
    "string_type": "expected text, not a list or keys; write it on one level",
    "string_unicode": "this text is not valid UTF-8; type it again",
    "int_type": "expected a number, not a list or keys; write it on one level",
    "tuple_type": "expected a list; start each item with '- '",
    "dict_type": "expected keys with values; write them as key: value",
    "too_short": "expected at least one item; add one",
    "too_long": "expected at most {max_length} items; keep the best",
    "string_too_long": "this is longer than {max_length} characters; shorten it",
}


def explain_errors(
    record: type[BaseModel], details: Sequence[Any], at: Route, suggestions: Suggestions
) -> Iterator[Finding]:
    """Yield a finding for each of pydantic's errors, except those that only follow from another.

    pydantic also calls a list too short if its items are refused, and a key missing that is only misspelled.
    """
    unknowns = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    keys = {each: _keys_at(record, each) for each in {unknown[:-1] for unknown in unknowns}}
    near = {loc: suggestions.nearest(str(loc[-1]), keys[loc[:-1]]) for loc in unknowns}
    meant = {(*loc[:-1], key) for loc, key in near.items()}
    above = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    for detail in details:
        here = detail["loc"]
        if detail["type"] == "too_short" and here in above:
            continue
        if detail["type"] == "missing" and here in meant:
            continue
        if detail["type"] == "extra_forbidden":
            known = keys[here[:-1]]
            sentence = f"unknown key '{here[-1]}'; {suggestions.question(near[here], known, few=len(known))}"
            yield Finding(Code.UNKNOWN_KEY, (*at, *here), sentence, at_key=True)
        else:
            yield _explain(record, detail, at, suggestions)


def _explain(record: type[BaseModel], detail: Any, route: Route, suggestions: Suggestions) -> Finding:
    """One sentence about one of pydantic's errors."""
    kind, loc, given = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    at_key = bool(loc) and loc[-1] == "[key]"
    at = (*route, *(loc[:-1] if at_key else loc))
    if kind == "missing":
        return Finding(Code.MISSING_KEY, (*route, *loc[:-1]), f"the key '{loc[-1]}' is missing; add it")
    empty = isinstance(given, str) and not given.strip()
    if kind == "model_type":
        what = "this value is empty" if empty else "expected keys with values"
        return Finding(Code.VALUE, at, f"{what}; {_keys_to_write(_model_at(record, loc))}")
    if empty:
        return Finding(Code.VALUE, at, "this value is empty; fill it in")
    if kind == "literal_error" and isinstance(given, str):
        allowed = re.findall(r"'([^']+)'", context["expected"])
        return Finding(Code.VALUE, at, f"unknown value '{given}'; {suggestions.did_you_mean(given, allowed)}")
    if kind == "string_pattern_mismatch":
        return Finding(Code.VALUE, at, _BY_PATTERN[context["pattern"]].format(input=given), at_key)
    # The model's own sentences come as errors of the type "sentence".
    sentence = detail["msg"] if kind == "sentence" else _BY_TYPE[kind].format(**context)
    return Finding(Code.VALUE, at, sentence, at_key)


def _keys_to_write(record: type[BaseModel]) -> str:
    """How to write the keys that a record must have, or all of them if it can do without each."""
    fields = record.model_fields
    needed = [key for key, field in fields.items() if field.is_required()] or list(fields)
    *first, last = (f"{key}:" for key in needed)
    return f"write {', '.join(first)} and {last}, each on its own line" if first else f"write {last} on its own line"


def _keys_at(record: type[BaseModel], loc: Route) -> list[str]:
    """The keys that the model knows at a location that pydantic reports."""
    return list(_model_at(record, loc).model_fields)


def _model_at(record: type[BaseModel], loc: Route) -> type[BaseModel]:
    """The model at a location that pydantic reports."""
    here: Any = record
    for step in loc:
        if isinstance(here, type) and issubclass(here, BaseModel) and step in here.model_fields:
            here = _innermost(here.model_fields[str(step)].annotation)
    model: type[BaseModel] = here
    return model


def _innermost(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]`, `dict[str, Model]` or `Model | None`."""
    for inner in get_args(annotation):
        found = _innermost(inner)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation if not isinstance(annotation, GenericAlias) else None
