"""What all records have in common."""

import ast
import inspect
import textwrap
from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema


def any_item(key: str) -> dict[str, Any]:
    """Return the JSON Schema of a record that has a list under a key, with something in it."""
    return {"required": [key], "properties": {key: {"minItems": 1}}}


NOT_WRITTEN = "(not written yet)"
"""What a draft shows in place of a text that it lacks. Only its editor sees it, in the preview."""

FOR_PUBLICATION = "for publication"
"""Marks a key that a draft may lack and a published briefing may not. Its default is what a draft has instead."""


class Described(BaseModel):
    """The base of whatever readers or editors are told about in the words of its docstring.

    Under -OO, or PYTHONOPTIMIZE=2, Python has no docstrings; then they are read from the source, where pydantic reads
    those of fields in any case. Otherwise pages and JSON Schemas would depend on how Python was started.
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        if cls.__doc__ is None:
            text = textwrap.dedent(inspect.getsource(cls))
            source = compile(
                text, cls.__module__, "exec", ast.PyCF_ONLY_AST, optimize=0
            )  # or 3.14 leaves it out here too
            cls.__doc__ = next(ast.get_docstring(each) for each in ast.walk(source) if isinstance(each, ast.ClassDef))


class Record(Described):
    """The base of every record: unknown keys are refused, nothing is converted, nothing changes.

    The text below a field is also in the JSON Schemas, where whoever edits YAML reads it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)

    @classmethod
    def keys_for_publication(cls) -> list[str]:
        """Return the keys that a draft may lack, in the order of the record."""
        return [key for key, field in cls.model_fields.items() if FOR_PUBLICATION in field.metadata]

    def lacking(self) -> list[str]:
        """Return those of them that this record lacks."""
        return [key for key in self.keys_for_publication() if key not in self.model_fields_set]

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Require in JSON Schema what publication requires: so an editor's program says what a draft lacks."""
        made = handler(core)
        needed = cls.keys_for_publication()
        if needed:
            schema = handler.resolve_ref_schema(made)
            schema["required"] = [key for key in cls.model_fields if key in {*needed, *schema.get("required", ())}]
        return made
