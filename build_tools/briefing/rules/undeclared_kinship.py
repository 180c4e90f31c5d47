"""Check that two sources that share much of their wording are of one lineage."""

from collections.abc import Iterator
from itertools import combinations

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding

_SHARE = 10
"""Sources are kin if they share one part in so many of the shorter one's runs of seven words."""


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each pair of sources of different lineages that share a tenth of the shorter one's runs."""
    known = draft.names["lineages"] or set()
    lineages = {name: source.lineage.of for name, source in draft.sources.items() if source.lineage.of in known}
    pins = {name: pin for name, pin in draft.pins.items() if pin and name in lineages}
    # Pairs grow with the square of the sources, so this loop does little for each.
    for name, other in combinations(sorted(pins), 2):
        shared = pins[name].shared.get(other) or pins[other].shared.get(name)
        if shared and shared.runs and lineages[name] != lineages[other]:
            shorter = min(pins[name].runs, pins[other].runs)
            if shared.runs * _SHARE >= shorter:
                sentence = (
                    f"this source shares {shared.runs} of {shorter} runs of seven words with '{other}', "
                    "which is declared as another lineage; give both the same lineage"
                )
                yield Finding(Code.UNDECLARED_KINSHIP, ("sources", name, "lineage", "of"), sentence)
