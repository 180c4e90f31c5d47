"""What all records have in common."""

import ast
import inspect
import textwrap
from typing import Any

from pydantic import BaseModel, ConfigDict


def any_item(key: str) -> dict[str, Any]:
    """Return the JSON Schema of a record that has a list under a key, with something in it."""
    return {"required": [key], "properties": {key: {"minItems": 1}}}


class Described(BaseModel):
    """The base of whatever readers or editors are told about in the words of its docstring.

    Under -OO, or PYTHONOPTIMIZE=2, Python has no docstrings; then they are read from the source, where pydantic reads
    those of fields in any case. Otherwise pages and JSON Schemas would depend on how Python was started.
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        if cls.__doc__ is None:
            source = ast.parse(textwrap.dedent(inspect.getsource(cls)))
            cls.__doc__ = next(ast.get_docstring(each) for each in source.body if isinstance(each, ast.ClassDef))


class Record(Described):
    """The base of every record: unknown keys are refused, nothing is converted, nothing changes.

    The text below a field is also in the JSON Schemas, where whoever edits YAML reads it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)
