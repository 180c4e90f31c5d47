"""Check that two sources that share much of their own wording are of one lineage, or that a reason says why not."""

from collections.abc import Iterator
from itertools import combinations

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding

_SHARE = 10
"""Sources are kin if they share one part in so many of the shorter one's runs of seven words."""


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a remark for each pair of lineages that shares a tenth of the shorter one's runs, and gives no reason."""
    known = draft.names["lineages"] or set()
    lineages = {name: source.lineage.of for name, source in draft.sources.items() if source.lineage.of in known}
    pins = {name: pin for name, pin in draft.pins.items() if pin and name in lineages}
    # Pairs grow with the square of the sources, so this loop does little for each.
    for name, other in combinations(sorted(pins), 2):
        shared = pins[name].shared.get(other) or pins[other].shared.get(name)
        if shared and lineages[name] != lineages[other] and not settled(draft, name, other):
            shorter = min(pins[name].runs, pins[other].runs)
            if are_kin(shared.runs, shorter):
                sentence = (
                    f"outside quotation marks this source shares {shared.runs} of {shorter} runs of seven words with "
                    f"'{other}', which is declared as another lineage; give both the same lineage, or write why they "
                    f"are independent under independent_because: {other}:"
                )
                yield Finding(Code.UNDECLARED_KINSHIP, ("sources", name, "lineage", "of"), sentence)


def are_kin(shared: int, shorter: int) -> bool:
    """Whether two sources share a tenth of the runs of the shorter one."""
    return shared > 0 and shorter <= shared * _SHARE


def settled(draft: Draft, name: str, other: str) -> bool:
    """Whether a reason says why two sources are independent all the same."""
    sources = draft.sources
    return other in sources[name].lineage.independent_because or name in sources[other].lineage.independent_because
