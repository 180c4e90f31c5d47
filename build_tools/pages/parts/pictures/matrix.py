"""A table of topics by sources with bars: who says how much about what, and who is silent."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.svg import bar, stretched
from build_tools.model import Quote
from build_tools.pages.addresses import QUOTES, anchor, link, source_path, topic_path
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.facets import filtered
from build_tools.pages.parts.sigla import siglum


def matrix(verified: VerifiedBriefing, here: str) -> Html:
    """How many quotes each source has on each topic: a bar of speech and reports, a broken line for silence."""
    briefing = verified.briefing
    named = say_plain(verified, "coverage-table", kind=kind_of(verified))
    found = (len(_found(verified, topic, source)) for topic in briefing.topics for source in briefing.sources)
    most = max(found, default=0)
    heads = [el("th", siglum(verified, source, here), scope="col") for source in briefing.sources]
    rows = []
    for name, topic in briefing.topics.items():
        cells = [_cell(verified, name, source, most, here) for source in briefing.sources]
        title = el("th", el("a", curator_line(verified, topic.title), href=link(here, topic_path(name))), scope="row")
        rows.append(el("tr", title, *cells))
    table = el(
        "table",
        el("caption", named, cls="unseen"),
        el("thead", el("tr", el("th", say(verified, "coverage-topic"), scope="col"), *heads)),
        el("tbody", *rows),
        el("tfoot", _foot(verified, here)),
        cls="matrix matrix--bars",
    )
    return el("div", table, cls="scroll", tabindex="0", role="region", aria_label=named)


def key(verified: VerifiedBriefing) -> Html:
    """What the bars mean, and where the cells lead."""
    said = say(
        verified,
        "coverage-key",
        kind=kind_of(verified),
        said=_sample("said"),
        reported=_sample("reported"),
        silent=_silence(),
    )
    return el("p", said, cls="lead picture-key")


def _sample(part: str) -> Html:
    return bar(1, [(1, part)])


def _found(verified: VerifiedBriefing, topic: str, source: str) -> list[Quote]:
    return [quote for quote in verified.briefing.quotes.values() if topic in quote.topics and source in quote.readings]


def _cell(verified: VerifiedBriefing, topic: str, source: str, most: int, here: str) -> Html:
    found = _found(verified, topic, source)
    if not found:
        target = link(here, topic_path(topic), anchor("part", "not-covered-by"))
        none = say_plain(verified, "coverage-none")
        return el("td", el("a", el("span", none, cls="unseen"), _silence(), href=target, title=none), cls="none")
    said = sum(quote.speaker is not None for quote in found)
    reported = len(found) - said
    counts = [say_plain(verified, "coverage-said", count=said)] if said else []
    counts += [say_plain(verified, "coverage-reported", count=reported)] if reported else []
    parts = ", ".join(counts)
    target = filtered(here, QUOTES, topic=topic, source=source)
    drawn = bar(most, [(said, "said"), (reported, "reported")])
    words = el("span", f": {parts}", cls="unseen")
    return el("td", el("a", el("b", str(len(found))), words, drawn, href=target, title=parts))


def _silence() -> Html:
    """A broken line where others have a bar."""
    dashes = [el("rect", x=str(at), width="1", height="1", cls="silence") for at in (0, 2, 4)]
    return stretched(5, *dashes, cls="bar bar--none")


def _foot(verified: VerifiedBriefing, here: str) -> Html:
    counts = {
        source: sum(source in quote.readings for quote in verified.briefing.quotes.values())
        for source in verified.briefing.sources
    }
    cells = [
        el("td", el("a", el("b", str(count)), href=link(here, source_path(source)))) for source, count in counts.items()
    ]
    return el("tr", el("th", say(verified, "coverage-every"), scope="row"), *cells)
