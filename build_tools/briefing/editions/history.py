"""What changed from edition to edition of a verified briefing, and what its records were called."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from textwrap import shorten

from build_tools.briefing.editions.compare import Revision, compare
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Withdrawal
from build_tools.model.edition_record import WORDS_IN, EditionRecord, Parts, with_references
from build_tools.model.files import RECORDED, address_of

_LONGEST = 72
_NAMED_BY = ("name", "publisher", "title", "question")
WORD_FOR = {kind.name: kind.shown_as or kind.word for kind in RECORDED}
"""What readers call a record of each kind."""


@dataclass(frozen=True)
class Step:
    """What an edition changed, or what has changed since the latest recorded edition."""

    day: str
    is_edition: bool
    revisions: tuple[Revision, ...]

    def anchor(self, revision: Revision) -> str:
        """The id of a revision's place on the page of changes."""
        when = self.day if self.is_edition else f"since-{self.day}"
        return f"change-{when}-{revision.kind}-{revision.former or revision.id}"


@dataclass(frozen=True)
class History:
    """The first edition, and the later ones with what they changed, newest first."""

    first: EditionRecord
    steps: tuple[Step, ...]
    names: Mapping[tuple[str, str], str]
    """The latest name of each record of any edition, by kind and id."""

    withdrawn: Mapping[tuple[str, str], Withdrawal]

    def name(self, kind: str, name: str) -> str:
        """The name of a record; its id, if no edition had it."""
        return self.names.get((kind, name), name)

    def readable(self, text: str) -> str:
        """A record's text with names in place of its references."""
        return with_references(text, self.name)


@remembered
def history(verified: VerifiedBriefing) -> History:
    """Return the history of a briefing, from the records of its editions to its present state."""
    now = record_of(verified)
    editions = [*verified.records.values(), now]
    renamed = verified.briefing.renamed()
    steps = [
        Step(new.edition, old.edition < new.edition, tuple(compare(old.nouns, new.nouns, renamed)))
        for old, new in pairwise(editions)
    ]
    named = [step for step in steps if step.is_edition or step.revisions]
    withdrawn = {address_of(each): each for each in verified.briefing.withdrawn}
    return History(editions[0], tuple(reversed(named)), _names(editions), withdrawn)


def _names(editions: list[EditionRecord]) -> dict[tuple[str, str], str]:
    found = {
        (str(kind), name): _called(parts) or name
        for record in editions
        for kind, nouns in record.nouns.items()
        for name, parts in nouns.items()
    }
    return {key: with_references(called, lambda *other: found.get(other, other[1])) for key, called in found.items()}


def _called(parts: Parts) -> str:
    """The name of a record; speech without a title is named by its speaker and first words."""
    own = next((parts[part][0] for part in _NAMED_BY if part in parts), None)
    if own is not None:
        return shorten(own, _LONGEST, placeholder=" …")
    speaker, lemma = parts.get("speaker", ("",))[0], parts.get("lemma", ("",))[0]
    words = parts.get(f"{WORDS_IN}{lemma}", ("",))[0].rstrip(" ,;:")
    return f"{speaker}: “{shorten(words, _LONGEST, placeholder=' …')}”" if words else ""
