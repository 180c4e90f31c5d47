"""What all nouns have in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """What every noun has in common: unknown keys are refused, nothing is converted, nothing changes.

    The text below a field is read by people here, and in the JSON Schemas by whoever edits YAML.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)
