"""What all records have in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """The base of every record: unknown keys are refused, nothing is converted, nothing changes.

    The text below a field is also in the JSON Schemas, where whoever edits YAML reads it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)
