"""The noun of withdrawn.yml."""

from typing import Literal

from build_tools.model.record import Record
from build_tools.model.values import Day, Id, Prose

WithdrawnKind = Literal["quote", "topic", "person", "source", "discrepancy", "event"]

KIND_OF: dict[WithdrawnKind, str] = {
    "quote": "quotes",
    "topic": "topics",
    "person": "people",
    "source": "sources",
    "discrepancy": "discrepancies",
    "event": "events",
}
"""The nouns that have an address of their own, or a place in a register."""


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

    instead: Id | None = None
    """Id of another of the same kind that replaces it, if one does."""

    @property
    def address(self) -> tuple[str, str]:
        """The kind and id by which the noun was published."""
        return KIND_OF[self.kind], self.id
