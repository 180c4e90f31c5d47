"""An id that was given up isn't used again: formerly: and withdrawn.yml name only ids that no noun has, each once."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import KIND_OF


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each given-up id that a noun has, and for each second word on what became of one."""
    seen: set[tuple[str, str]] = set()
    for noun, kind, name, route in _given_up(draft):
        living = draft.names[kind]
        if living is not None and name in living:
            sentence = f"the {noun} '{name}' is there; take the id out here, or give that {noun} another"
            yield Finding(Code.FORMER_ID, route, sentence)
        elif (kind, name) in seen:
            sentence = f"what became of the {noun} '{name}' is told already; say it once, here or there"
            yield Finding(Code.FORMER_ID, route, sentence)
        seen.add((kind, name))


def _given_up(draft: Draft) -> Iterator[tuple[str, str, str, Route]]:
    for noun, kind in KIND_OF.items():
        for name, each in getattr(draft, kind).items():
            # The same id twice in one list is told by named-twice.
            for former in dict.fromkeys(each.formerly):
                yield noun, kind, former, (kind, name, "formerly", each.formerly.index(former))
    for name, withdrawal in draft.withdrawn.items():
        yield withdrawal.kind, KIND_OF[withdrawal.kind], withdrawal.id, ("withdrawn", name, "id")
