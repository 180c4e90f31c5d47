"""The stemma: a drawing of agencies, the sources that use their copy, and the wording that sources share."""

from collections.abc import Iterator
from textwrap import wrap

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.svg import drawing, line, rect, rounded, svg_text
from build_tools.model import Lineage
from build_tools.pages.parts.labels import shortened
from build_tools.pages.parts.shared_wording import Shared, shared

ROW, TOP = 34, 8
NAME, LINK, SIGLUM = 132, 188, 34
WIDTH = 340
_DRAWN = 100
"""A pair is drawn if it shares at least a hundredth of the shorter text."""

_MOST_SOURCES, _MOST_ARCS = 100, 50
"""Of more sources there is no drawing, many screens long; of more pairs, those that share most have arcs."""


def stemma(verified: VerifiedBriefing) -> Html:
    """The drawing and its key, unless there are too many sources; the list of lineages beside it says the same."""
    if len(verified.briefing.sources) > _MOST_SOURCES:
        return NOTHING
    lineages = [each for each in verified.briefing.front.lineages if _members(verified, each)]
    ordered = [source for lineage in lineages for source in _members(verified, lineage)]
    middle = {source: TOP + ROW * (number + 0.5) for number, source in enumerate(ordered)}
    shapes = [shape for lineage in lineages for shape in _lineage(verified, lineage, middle)]
    arcs = _arcs(verified, middle)
    picture = drawing(WIDTH, 2 * TOP + ROW * len(ordered), *shapes, *arcs, cls="stemma")
    return el("div", picture, _key(verified, bool(arcs)), cls="picture")


def _key(verified: VerifiedBriefing, arcs: bool) -> Html:
    used = {source.lineage.status for source in verified.briefing.sources.values()}
    links = {"credited": "stemma-link", "inferred": "stemma-link stemma-link--inferred"}
    items = [_sample(cls, say(verified, f"stemma-{status}")) for status, cls in links.items() if status in used]
    if arcs:
        items.append(_sample("stemma-arc", say(verified, "stemma-shared")))
    return el("ul", *items, cls="picture-key")


def _sample(cls: str, meaning: str) -> Html:
    return el("li", drawing(28, 8, line(("0", "4"), ("28", "4"), cls), cls="sample"), " ", meaning)


def _members(verified: VerifiedBriefing, lineage: Lineage) -> list[str]:
    return [name for name, source in verified.briefing.sources.items() if source.lineage.of == lineage.id]


def _lineage(verified: VerifiedBriefing, lineage: Lineage, middle: dict[str, float]) -> Iterator[Html]:
    """An agency's name, and a line from it to each of its sources."""
    members = _members(verified, lineage)
    centre = sum(middle[source] for source in members) / len(members)
    lines = wrap(lineage.name, 19, max_lines=3, placeholder=" …")
    for number, text in enumerate(lines):
        y = centre + 4 + 14 * (number - (len(lines) - 1) / 2)
        yield svg_text("0", rounded(y), shortened(text, 19), "stemma-agency")
    for source in members:
        witness = verified.briefing.sources[source]
        at = middle[source]
        inferred = " stemma-link--inferred" if witness.lineage.status == "inferred" else ""
        yield line((str(NAME + 6), rounded(centre)), (str(LINK), rounded(at)), f"stemma-link{inferred}")
        yield rect(str(LINK), rounded(at - 10), str(SIGLUM), "20", "stemma-source")
        yield svg_text(str(LINK + SIGLUM // 2), rounded(at + 4), witness.siglum, "stemma-siglum")


def _arcs(verified: VerifiedBriefing, middle: dict[str, float]) -> list[Html]:
    """An arc for each pair that shares much: the more, the wider, with the share in figures."""
    drawn = [pair for pair in shared(verified) if pair.of and pair.runs * _DRAWN >= pair.of]
    return [
        shape for pair in drawn[:_MOST_ARCS] for shape in _arc(pair, *sorted(middle[source] for source in pair.sources))
    ]


def _arc(pair: Shared, top: float, bottom: float) -> Iterator[Html]:
    x = LINK + SIGLUM + 3
    reach = min(18 + (bottom - top) / 3, 60)
    far = rounded(x + reach)
    path = f"M{x} {rounded(top)}C{far} {rounded(top)} {far} {rounded(bottom)} {x} {rounded(bottom)}"
    yield el("path", d=path, cls="stemma-arc", stroke_width=rounded(1 + 8 * pair.runs / pair.of))
    label_at = rounded(x + 0.75 * reach + 8)
    yield svg_text(label_at, rounded((top + bottom) / 2 + 4), pair.share, "stemma-share")
