"""Say in one sentence each what the model refuses: pydantic's errors in, findings out."""

import re
from collections.abc import Iterator, Sequence
from types import GenericAlias
from typing import Any, get_args

from pydantic import BaseModel

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import did_you_mean, nearest
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import values

_SENTENCES = {
    values.ID_PATTERN: "'{input}' is no id; write lower-case words joined by hyphens, like our-land",
    values.LINE_PATTERN: "one line of text is wanted here; delete its line breaks",
    values.LANGUAGE_PATTERN: "'{input}' is no language; write its code, like en or pt-BR",
    values.SIGLUM_PATTERN: "'{input}' is no siglum; write one to four capital letters or digits, like IT",
    values.WORD_PATTERN: "'{input}' is not one word; write one word, without spaces or marks",
    values.LINES_PATTERN: "'{input}' names no lines; write 7 or 7-9, counted from 1",
}


def explain_errors(noun: type[BaseModel], details: Sequence[Any], logical: Route) -> Iterator[Finding]:
    """A finding for each of pydantic's errors that isn't another's shadow.

    pydantic calls a list too short when its entries are refused, and a key missing that is only misspelled.
    """
    meant = {
        (*detail["loc"][:-1], nearest(str(detail["loc"][-1]), _keys_at(noun, detail["loc"][:-1])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        here = detail["loc"]
        inner = any(other["loc"][: len(here)] == here and other["loc"] != here for other in details)
        shadow = (detail["type"] == "too_short" and inner) or (detail["type"] == "missing" and here in meant)
        if not shadow:
            yield _explain(noun, detail, logical)


def _explain(noun: type[BaseModel], detail: Any, logical: Route) -> Finding:
    """One sentence for one of pydantic's errors."""
    kind, loc, given = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    at_key = bool(loc) and loc[-1] == "[key]"
    at = (*logical, *(loc[:-1] if at_key else loc))
    if kind == "missing":
        sentence = f"the key '{loc[-1]}' is missing here; add it"
        return Finding(Code.MISSING_KEY, (*logical, *loc[:-1]), sentence)
    if kind == "extra_forbidden":
        sentence = f"no key is called '{loc[-1]}' here; {did_you_mean(loc[-1], _keys_at(noun, loc[:-1]))}"
        return Finding(Code.UNKNOWN_KEY, at, sentence, at_key=True)
    if isinstance(given, str) and not given.strip():
        return Finding(Code.VALUE, at, "nothing stands here; write it")
    if kind == "literal_error" and isinstance(given, str):
        allowed = re.findall(r"'([^']+)'", context["expected"])
        return Finding(Code.VALUE, at, f"'{given}' is not a word for this; {did_you_mean(given, allowed)}")
    if kind == "string_pattern_mismatch":
        return Finding(Code.VALUE, at, _SENTENCES[context["pattern"]].format(input=given), at_key)
    sentences = {
        "literal_error": "one word is wanted here, not a list or keys; write it on one level",
        "sentence": detail["msg"],
        "string_type": "text is wanted here, not a list or keys; write it on one level",
        "string_unicode": "this is not UTF-8; write it anew",
        "tuple_type": "a list is wanted here; begin each entry with '- '",
        "dict_type": "keys with values are wanted here; write them as key: value",
        "model_type": "keys with values are wanted here; write them as key: value",
        "too_short": "at least one entry is wanted here; add one",
        "too_long": f"at most {context.get('max_length')} entries are wanted here; keep the best",
        "string_too_long": f"this is longer than {context.get('max_length')} characters; shorten it",
    }
    return Finding(Code.VALUE, at, sentences[kind], at_key)


def _keys_at(noun: type[BaseModel], loc: Route) -> list[str]:
    """The keys that the model knows at a route of its own."""
    here: Any = noun
    for step in loc:
        if isinstance(here, type) and issubclass(here, BaseModel) and step in here.model_fields:
            here = _innermost(here.model_fields[str(step)].annotation)
    return list(here.model_fields)


def _innermost(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]`, `dict[str, Model]` or `Model | None`."""
    for inner in get_args(annotation):
        found = _innermost(inner)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation if not isinstance(annotation, GenericAlias) else None
