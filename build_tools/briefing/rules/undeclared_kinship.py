"""Two sources that share much of their wording are not declared independent: a tenth of the shorter is much."""

from collections.abc import Iterator
from itertools import combinations

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding

_MUCH = 10


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each pair of sources of different lineages that share a tenth of the shorter one's runs."""
    known = draft.names["lineages"] or set()
    declared = {name for name, source in draft.sources.items() if source.lineage.of in known}
    pins = {name: pin for name, pin in draft.pins.items() if pin and name in declared}
    for name, other in combinations(sorted(pins), 2):
        counted = pins[name].shared.get(other, pins[other].shared.get(name))
        if counted is None:
            sentence = f"how much it shares with '{other}' is not counted; run `briefing pin` with the texts of both"
            yield Finding(Code.UNDECLARED_KINSHIP, ("sources", name), sentence)
            continue
        shorter = min(pins[name].runs, pins[other].runs)
        independent = draft.sources[name].lineage.of != draft.sources[other].lineage.of
        if counted and independent and counted * _MUCH >= shorter:
            sentence = (
                f"it shares {counted} of {shorter} runs of seven words with '{other}', "
                "which is declared of another lineage; give both the same"
            )
            yield Finding(Code.UNDECLARED_KINSHIP, ("sources", name, "lineage", "of"), sentence)
