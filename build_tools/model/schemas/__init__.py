"""JSON Schemas of the files that editors write, with which their program completes, explains and checks YAML.

They are derived from the model, for programs that read YAML 1.2. There a number is not text, and is allowed wherever
the model reads it as text; null, true and false are not allowed, and `briefing fmt` puts them in quotation marks.
Whatever they refuse in a file in canonical form, the model refuses too.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from build_tools.model import values
from build_tools.model.files import FILED, FRONT, form_of

FILES = {kind.path.removesuffix(".yml").removesuffix("/*"): kind.path for kind in (FRONT, *FILED)}
"""The files that each schema is for, by its name."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = ["string", "number"]
_REFERENCE = "#/definitions/"
_WORDS = {"$ref": f"{_REFERENCE}Segment/properties/exact"}
_SEGMENT = {"$ref": f"{_REFERENCE}Segment"}
_SHORT_FORMS = [_WORDS, _SEGMENT, {"type": "array", "minItems": 1, "items": {"anyOf": [_WORDS, _SEGMENT]}}]
"""How the words of a reading are written."""

# JSON Schema's \w knows ASCII only.
_ANY_WORD = {values.WORD_PATTERN: r"^\S+$"}


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the file name and text of each schema."""
    for name, path in FILES.items():
        made = TypeAdapter(form_of(path)).json_schema(ref_template=f"{_REFERENCE}{{model}}")
        definitions = {key: _definition(key, each) for key, each in made.pop("$defs", {}).items()}
        schema = {"$schema": _DRAFT, "title": f"{path} of a briefing", **_plain(made), "definitions": definitions}
        yield f"{name}.schema.json", f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n"


def _definition(name: str, made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a record as editors write it."""
    if name == "Reading":
        same = {"type": "object", "required": ["same_as"], "additionalProperties": False}
        properties = {"same_as": _plain(made["properties"]["same_as"])}
        return {"description": made["description"], "anyOf": [*_SHORT_FORMS, {**same, "properties": properties}]}
    return _plain(made)  # type: ignore[no-any-return]


def _plain(made: Any) -> Any:
    """Return pydantic's schema without titles and null, which nobody writes, and with numbers where text is read."""
    if isinstance(made, list):
        return [_plain(each) for each in made]
    if not isinstance(made, dict):
        return made
    schema = {key: _plain(each) for key, each in made.items() if key != "default" and not _is_name(key, each)}
    options = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(options) == 1:
        schema = {**{key: each for key, each in schema.items() if key != "anyOf"}, **options[0]}
    if schema.get("type") == "string" and "enum" not in schema:
        schema["type"] = _TEXT
    if "description" in schema and isinstance(schema["description"], str):
        schema["description"] = " ".join(schema["description"].split())
    if "pattern" in schema:
        schema["pattern"] = _ANY_WORD.get(schema["pattern"], schema["pattern"])
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    return schema


def _is_name(key: str, value: Any) -> bool:
    """Whether this is a title that pydantic made of a field's name, and not a field called title."""
    return key == "title" and isinstance(value, str)
