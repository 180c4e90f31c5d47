"""What became of an id that no record has: it was changed, or an edition published it and its record was deleted."""

from functools import cached_property

from build_tools.briefing.load import Draft
from build_tools.model.files import BY_NAME, PUBLISHED


class Gone:
    """The ids that records of a draft had, and those that editions have published."""

    def __init__(self, draft: Draft):
        self._draft = draft
        self._records = [record.nouns for record in draft.records.values() if record]

    @cached_property
    def _now(self) -> dict[tuple[str, str], str]:
        return {
            (kind.name, former): name
            for kind in PUBLISHED
            for name, record in self._draft.of_kind(kind).items()
            for former in record.formerly
        }

    def sentence(self, kind: str, name: str) -> str | None:
        """Say what became of an id and how to fix a reference to it; None if nothing is known of it."""
        word = BY_NAME[kind].word
        if (kind, name) in self._now:
            return f"the {word} '{name}' is now called '{self._now[kind, name]}'; write that"
        if any(name in nouns.get(kind, {}) for nouns in self._records):
            return f"the {word} '{name}' was deleted; take it out here, or restore it"
        return None
