"""The handbook's reference: every key of every file, from the JSON Schemas."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.model import values
from build_tools.model.schemas import FILES, schemas

_HEAD = """\
---
title: Reference
description: Every key of every file.
---

# Reference

This page is made from the model that checks the files. VS Code, and other programs that know JSON Schema, show the same
while you write. A key that is needed to publish may be missing in a draft; `briefing status` lists it.
The code at the end of a message is explained by `briefing explain CODE`, and all codes by the
[method page](../method/index.md).
"""
_FORMS = {
    values.ID_PATTERN: "id",
    values.LINE_PATTERN: "one line",
    values.PROSE_PATTERN: "text",
    values.SIGLUM_PATTERN: "siglum",
    values.LANGUAGE_PATTERN: "language",
    values.LINES_PATTERN: "lines",
    r"^\S+$": "word",
}


def reference() -> str:
    """The page in Markdown."""
    made = {name.removesuffix(".schema.json"): json.loads(text) for name, text in schemas()}
    records = {name: each for schema in made.values() for name, each in schema["definitions"].items()}
    files = (_file(path, made[name]) for name, path in FILES.items())
    parts = [_HEAD, *files, *(_record(name, records[name]) for name in sorted(records))]
    return "\n".join(parts)


def _file(path: str, schema: Mapping[str, Any]) -> str:
    if schema["type"] == "array":
        return f"## {path}\n\nA {_form(schema)}.\n"
    return _record(path, schema)


def _record(title: str, schema: Mapping[str, Any]) -> str:
    if "properties" not in schema:
        return f"## {title}\n\n{schema['description']}\n"
    rows = "".join(f"{row}\n" for row in _rows(schema))
    return f"## {title}\n\n{schema['description']}\n\n| key | needed | form | meaning |\n|---|---|---|---|\n{rows}"


def _rows(schema: Mapping[str, Any]) -> Iterator[str]:
    for key, each in schema["properties"].items():
        needed = "yes" if key in schema.get("required", ()) else ""
        yield _row(f"`{key}`", needed, _form(each), each.get("description", ""))


def _form(schema: Mapping[str, Any]) -> str:
    """What a value is, in a word or two; empty where only its meaning can say."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_form(schema['items'])}"
    if "patternProperties" in schema:
        (value,) = schema["patternProperties"].values()
        return f"{_form(value)} for each id"
    return _FORMS.get(schema.get("pattern", ""), "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
