"""How much wording sources share, as counted in their pins: of each pair, as a table, and for one source."""

from dataclasses import dataclass
from itertools import combinations

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.markup.svg import bar
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.sigla import siglum

_MOST, _SHOWN = 16, 50
"""Of more sources than the first, only so many pairs are listed; a table would grow with the square of the sources."""


@dataclass(frozen=True)
class Shared:
    """How many runs of seven words two sources share, and how many the shorter one has."""

    sources: tuple[str, str]
    runs: int
    of: int

    @property
    def share(self) -> str:
        """The share in figures, rounded to a per cent."""
        exact = 100 * self.runs / self.of if self.of else 0
        return "< 1 %" if 0 < exact < 1 else f"{round(exact)} %"


def shared(verified: VerifiedBriefing) -> list[Shared]:
    """All pairs of sources whose pins count their shared wording, the most similar first."""
    pairs = filter(None, (_pair(verified, *each) for each in combinations(sorted(verified.pins), 2)))
    return sorted(pairs, key=lambda pair: (-pair.runs, pair.sources))


def _pair(verified: VerifiedBriefing, one: str, other: str) -> Shared | None:
    """What two sources share; None if it isn't counted."""
    pins = verified.pins
    found = pins[one].shared.get(other) or pins[other].shared.get(one)
    return Shared((one, other), found.runs, min(pins[one].runs, pins[other].runs)) if found else None


def sharing_table(verified: VerifiedBriefing, here: str) -> Html:
    """Every pair of sources: the runs of seven words that both have; of many sources, the pairs that share most."""
    if len(verified.briefing.sources) > _MOST:
        return _most_similar(verified, here)
    counts = {frozenset(pair.sources): pair for pair in shared(verified)}
    if not counts:
        return NOTHING
    names = [name for name in verified.briefing.sources if any(name in pair for pair in counts)]
    heads = [el("th", siglum(verified, name, here), scope="col") for name in names]
    rows = []
    for name in names:
        cells = [_cell(verified, counts.get(frozenset((name, other))), name == other) for other in names]
        runs = el("td", f"{verified.pins[name].runs:,}")
        rows.append(el("tr", el("th", siglum(verified, name, here), scope="row"), *cells, runs))
    caption = el("caption", say(verified, "shared-table"), cls="unseen")
    source, own = (el("th", say(verified, f"shared-table-{each}"), scope="col") for each in ("source", "own"))
    head = el("tr", source, *heads, own)
    table = el("table", caption, el("thead", head), el("tbody", *rows), cls="matrix matrix--shared")
    return el("div", table, cls="scroll", tabindex="0", role="region", aria_label=say_plain(verified, "shared-region"))


def _most_similar(verified: VerifiedBriefing, here: str) -> Html:
    pairs = shared(verified)[:_SHOWN]
    if not pairs:
        return NOTHING
    items = [
        el("li", *(join(siglum(verified, name, here), " ") for name in pair.sources), _counts(verified, pair))
        for pair in pairs
    ]
    return el("div", el("p", say(verified, "shared-most", count=len(pairs)), cls="lead"), el("ul", *items))


def _counts(verified: VerifiedBriefing, pair: Shared) -> Html:
    said = say(verified, "shared-runs", share=el("b", pair.share), runs=pair.runs, all=pair.of)
    return el("span", said if pair.of else say(verified, "shared-too-short"), cls="count")


def _cell(verified: VerifiedBriefing, pair: Shared | None, itself: bool) -> Html:
    if pair is None:
        return el("td", "" if itself else say(verified, "shared-not-counted"), cls="none")
    return el("td", el("b", f"{pair.runs:,}") if pair.runs else "0")


def shared_with(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """What one source shares with each of the others; a bar is as long as the shorter text."""
    others = sorted(verified.pins.keys() - {name}) if name in verified.pins else ()
    pairs = {other: pair for other in others if (pair := _pair(verified, *sorted((name, other))))}
    items = [_with(verified, name, pairs[other], here) for other in verified.briefing.sources if other in pairs]
    left = [other for other in verified.briefing.sources if other not in pairs and other != name]
    if items and left:
        sigla = separated(siglum(verified, other, here) for other in left)
        items.append(el("li", say(verified, "shared-not-yet-with", sources=sigla)))
    if not items:
        return el("p", say(verified, "shared-with-none"))
    return el("ul", *items, cls="bars")


def not_compared(verified: VerifiedBriefing) -> int:
    """How many pairs of sources are not yet compared."""
    count = len(verified.briefing.sources)
    return count * (count - 1) // 2 - len(shared(verified))


def _with(verified: VerifiedBriefing, name: str, pair: Shared, here: str) -> Html:
    other = pair.sources[pair.sources[0] == name]
    drawn = bar(pair.of, [(pair.runs, "said")])
    reasons = [el("p", curator_prose(verified, why, here)) for why in _independence(verified, pair)]
    return el("li", siglum(verified, other, here), " ", drawn, " ", _counts(verified, pair), *reasons)


def _independence(verified: VerifiedBriefing, pair: Shared) -> list[str]:
    """Why two sources are declared independent although they share wording, as either of them says."""
    one, other = pair.sources
    lineages = verified.briefing.sources[one].lineage, verified.briefing.sources[other].lineage
    named = lineages[0].independent_because.get(other), lineages[1].independent_because.get(one)
    return [why for why in named if why]
