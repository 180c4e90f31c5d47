"""The record of withdrawn.yml."""

from typing import Literal

from build_tools.model.record import Record
from build_tools.model.values import Day, Id, OwnKindId, Prose

WithdrawnKind = Literal["quote", "topic", "person", "source", "discrepancy", "event"]
"""The words of `files.PUBLISHED`, written out for the JSON Schema; a test compares them."""


class Withdrawal(Record):
    """A record that an edition published and that is gone: since when, why, and which of its kind replaces it."""

    kind: WithdrawnKind
    """What it was: a quote, a topic, a person, and so on."""

    id: Id
    """The id under which it was published."""

    date: Day
    """The day on which it was withdrawn, as in `2021-05-24`."""

    because: Prose
    """Why it is gone, for a reader who comes to its address."""

    instead: OwnKindId | None = None
    """Id of another of the same kind that replaces it, if one does."""
