"""An id that an edition has published stays: its noun keeps it, or is there with the id under formerly:, or stands in
withdrawn.yml with a reason, so that whoever cites the address learns what became of it."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model import KIND_OF
from build_tools.model.files import EDITIONS


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each id of a recorded edition that leads nowhere now, in the latest edition that has it."""
    if "withdrawn" in draft.incomplete:
        return
    told = {each.address for each in draft.withdrawn.values()}
    for noun, kind in KIND_OF.items():
        known = _known(draft, kind)
        if known is None:
            continue
        for day, name in _published(draft, kind):
            if name not in known and (kind, name) not in told:
                told.add((kind, name))
                yield Finding(Code.VANISHED_ID, (EDITIONS, day), _sentence(noun, name))


def _known(draft: Draft, kind: str) -> set[str] | None:
    """The ids that nouns of a kind have or had; None where they are not all known."""
    names = draft.names[kind]
    if names is None or kind in draft.incomplete:
        return None
    return names | {each for noun in getattr(draft, kind).values() for each in noun.formerly}


def _published(draft: Draft, kind: str) -> Iterator[tuple[str, str]]:
    """The ids that editions have published, each with its edition, the latest first."""
    for day, record in sorted(draft.records.items(), reverse=True):
        for key, nouns in record.nouns.items() if record else ():
            yield from ((day, name) for name in nouns if key == kind)


def _sentence(noun: str, name: str) -> str:
    return (
        f"this edition has published the {noun} '{name}', and it is gone; give it its id back, "
        f"write 'formerly: [{name}]' in the {noun} that it became, or list it in withdrawn.yml"
    )
