"""Check that `formerly:` and withdrawn.yml list only ids that no record has now, each once."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model.files import BY_NAME, PUBLISHED, address_of


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each former id that a record has, and for each one that is listed again."""
    seen: set[tuple[str, str]] = set()
    for kind, name, route in draft.each(_former_ids):
        word, known = BY_NAME[kind].word, draft.names[kind]
        if known is not None and name in known:
            sentence = f"the {word} '{name}' still exists; remove the id here, or give that {word} another one"
            yield Finding(Code.FORMER_ID, route, sentence)
        elif (kind, name) in seen:
            sentence = f"another record already says what became of the {word} '{name}'; remove one of the two"
            yield Finding(Code.FORMER_ID, route, sentence)
        seen.add((kind, name))


def _former_ids(draft: Draft) -> list[tuple[str, str, Route]]:
    found: list[tuple[str, str, Route]] = []
    for kind in PUBLISHED:
        for name, record in draft.of_kind(kind).items():
            # named-twice reports an id that one list has twice.
            for former in dict.fromkeys(record.formerly):
                found.append((kind.name, former, (kind.name, name, "formerly", record.formerly.index(former))))
    for name, withdrawal in draft.withdrawn.items():
        found.append((*address_of(withdrawal), ("withdrawn", name, "id")))
    return found
