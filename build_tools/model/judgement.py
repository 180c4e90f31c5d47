"""The curator's statements that rest on quotes: judgements about the world, and findings about the texts."""

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from build_tools.model.record import Record, any_item
from build_tools.model.register import SilentSource
from build_tools.model.values import Prose, QuoteId, SourceId

Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
"""The seven terms of ICD 203, from one to ninety-nine per cent."""

Confidence = Literal["low", "moderate", "high"]


class Judgement(Record):
    """A statement about the world that rests on quotes (ICD 203); likelihood and confidence stay apart."""

    statement: Prose
    """What you judge about the world, in one sentence. How sure you are belongs under `confidence`."""

    supports: tuple[QuoteId, ...] = Field(min_length=1)
    """Ids of the quotes that support it, as in `[vote, old-quay]`. Only these are counted as evidence."""

    sources: tuple[SourceId, ...] | None = Field(default=None, min_length=1)
    """Ids of the sources whose words support it, where some readings of these quotes don't. Left out, all of them do.
    """

    qualifies: tuple[QuoteId, ...] = ()
    """Ids of the quotes that limit it or add a condition."""

    contradicts: tuple[QuoteId, ...] = ()
    """Ids of the quotes that speak against it."""

    likelihood: Likelihood | None = None
    """How likely the event is, in one of the seven terms of ICD 203. Leave it out where nothing is uncertain."""

    confidence: Confidence
    """How good the evidence is. `high` needs more than one lineage and origin, or a reason under `single_lineage`."""

    because: Prose
    """Why the evidence supports the statement: who reports it, how directly, from how many lineages."""

    single_lineage: Prose | None = None
    """Why one lineage, or one origin, is enough. Only needed for `confidence: high` with one of either."""


class TextualFinding(Record):
    """A statement about what the sources print or leave out; it can be checked, so it has no confidence."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [any_item("cites"), any_item("silent")]})

    statement: Prose
    """What the sources print or leave out, in one sentence, as in `No article quotes the ferry company.`"""

    cites: tuple[QuoteId, ...] = ()
    """Ids of quotes that show it."""

    silent: tuple[SilentSource, ...] = ()
    """The sources that say nothing on it, each with the words that were looked for."""

    @model_validator(mode="after")
    def _has_evidence(self) -> Self:
        """Refuse what `anyOf` refuses in JSON Schema."""
        if not self.cites and not self.silent:
            raise PydanticCustomError(
                "sentence", "nothing shows this finding; add cites: with quotes, or silent: with sources"
            )
        return self
