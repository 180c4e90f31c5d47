"""How much wording sources share, as counted in their pins: of each pair, as a table, and for one source."""

from dataclasses import dataclass
from itertools import combinations

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.svg import bar
from build_tools.pages.parts.sigla import siglum


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
    pins = verified.pins
    pairs = [
        Shared((one, other), pins[one].shared[other].runs, min(pins[one].runs, pins[other].runs))
        for one, other in combinations(sorted(pins), 2)
        if other in pins[one].shared
    ]
    return sorted(pairs, key=lambda pair: (-pair.runs, pair.sources))


def sharing_table(verified: VerifiedBriefing, here: str) -> Html:
    """Every pair of sources: the runs of seven words that both have."""
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


def _cell(verified: VerifiedBriefing, pair: Shared | None, itself: bool) -> Html:
    if pair is None:
        return el("td", "" if itself else say(verified, "shared-not-counted"), cls="none")
    return el("td", el("b", f"{pair.runs:,}") if pair.runs else "0")


def shared_with(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """What one source shares with each of the others; a bar is as long as the shorter text."""
    pairs = {pair.sources[pair.sources[0] == name]: pair for pair in shared(verified) if name in pair.sources}
    items = [_with(verified, other, pairs[other], here) for other in verified.briefing.sources if other in pairs]
    if not items:
        return el("p", say(verified, "shared-with-none"))
    return el("ul", *items, cls="bars")


def _with(verified: VerifiedBriefing, other: str, pair: Shared, here: str) -> Html:
    counts = say(verified, "shared-runs", share=el("b", pair.share), runs=pair.runs, all=pair.of)
    said = counts if pair.of else say(verified, "shared-too-short")
    drawn = bar(pair.of, [(pair.runs, "said")])
    return el("li", siglum(verified, other, here), " ", drawn, " ", el("span", said, cls="count"))
