"""Check that every id that an edition has published still leads to a record, or to what became of it."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model.files import EDITIONS, PUBLISHED, Kind, address_of


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each recorded id that leads nowhere now, in the latest edition that has it."""
    if "withdrawn" in draft.incomplete:
        return
    explained = {address_of(each) for each in draft.withdrawn.values()}
    for kind in PUBLISHED:
        known = _known(draft, kind)
        if known is None:
            continue
        for day, name in _published(draft, kind):
            if name not in known and (kind.name, name) not in explained:
                explained.add((kind.name, name))
                yield Finding(Code.VANISHED_ID, (EDITIONS, day), _sentence(kind.word, name))


def _known(draft: Draft, kind: Kind) -> set[str] | None:
    """The ids that records of a kind have or had; None if not all are known."""
    names = draft.names[kind.name]
    if names is None or kind.name in draft.incomplete:
        return None
    return names | {each for record in draft.of_kind(kind).values() for each in record.formerly}


def _published(draft: Draft, kind: Kind) -> Iterator[tuple[str, str]]:
    """The ids that editions have published, each with its edition, the latest first."""
    for day, record in sorted(draft.records.items(), reverse=True):
        for name in record.nouns.get(kind.name, {}) if record else ():
            yield day, name


def _sentence(word: str, name: str) -> str:
    return (
        f"this edition published the {word} '{name}', which is gone; restore its id, "
        f"write 'formerly: [{name}]' in the {word} that replaced it, or list it in withdrawn.yml"
    )
