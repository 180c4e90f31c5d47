"""A table of topics by sources with bars: who says how much about what, and who is silent."""

from collections import Counter
from itertools import islice

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, separated
from build_tools.markup.svg import bar, stretched
from build_tools.model import Quote
from build_tools.pages.addresses import anchor, link, source_path, topic_path
from build_tools.pages.parts.by_topic import quotes_from
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.sigla import siglum

_MOST = 16
"""More sources than this have no column each: a row names those that are quoted, and counts the others."""

_NAMED = 10
"""How many sources such a row names; it counts the others that are quoted too."""


def matrix(verified: VerifiedBriefing, here: str) -> Html:
    """How many quotes each source has on each topic: a bar of speech and reports, a broken line for silence."""
    briefing = verified.briefing
    named = say_plain(verified, "coverage-table", kind=kind_of(verified))
    if len(briefing.sources) > _MOST:
        return el(
            "div", _table_of_many(verified, named, here), cls="scroll", tabindex="0", role="region", aria_label=named
        )
    found = (len(_found(verified, topic, source)) for topic in briefing.topics for source in briefing.sources)
    most = max(found, default=0)
    heads = [el("th", siglum(verified, source, here), scope="col") for source in briefing.sources]
    rows = []
    for name in briefing.topics:
        cells = [_cell(verified, name, source, most, here) for source in briefing.sources]
        rows.append(el("tr", _title(verified, name, here), *cells))
    table = el(
        "table",
        el("caption", named, cls="unseen"),
        el("thead", el("tr", el("th", say(verified, "coverage-topic"), scope="col"), *heads)),
        el("tbody", *rows),
        el("tfoot", _foot(verified, here)),
        cls="matrix matrix--bars",
    )
    return el("div", table, cls="scroll", tabindex="0", role="region", aria_label=named)


def _title(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    title = curator_line(verified, verified.briefing.topics[topic].title)
    return el("th", el("a", title, href=link(here, topic_path(topic))), scope="row")


def _table_of_many(verified: VerifiedBriefing, named: str, here: str) -> Html:
    """For each topic the sources that are quoted, those with the most quotes first, and how many others there are."""
    counts = Counter(
        (topic, source)
        for quote in verified.briefing.quotes.values()
        for topic in quote.topics
        for source in quote.readings
    )
    columns = ["topic", "quoted", "silent"]
    columns += ["undecided"] if any(each.undecided for each in verified.silences.values()) else []
    rows = []
    for name, topic in verified.briefing.topics.items():
        quoted = [source for source in verified.briefing.sources if counts[name, source]]
        quoted.sort(key=lambda source: -counts[name, source])
        links = (_quoted(verified, name, source, counts[name, source], here) for source in quoted)
        others = verified.silences[name]
        silent = [len(topic.silent) + len(others.read), len(others.undecided)][: len(columns) - 2]
        shown = list(islice(links, _NAMED))
        if len(quoted) > _NAMED:
            more = say(verified, "coverage-more", count=len(quoted) - _NAMED)
            shown.append(el("a", more, href=link(here, topic_path(name))))
        cells = [el("td", separated(shown, " · ")), *(_count(number, name, here) for number in silent)]
        rows.append(el("tr", _title(verified, name, here), *cells))
    head = el("thead", el("tr", *(el("th", say(verified, f"coverage-column-{each}"), scope="col") for each in columns)))
    return el("table", el("caption", named, cls="unseen"), head, el("tbody", *rows), cls="matrix matrix--many")


def _quoted(verified: VerifiedBriefing, topic: str, source: str, count: int, here: str) -> Html:
    target = quotes_from(verified, here, topic, source)
    return el("a", f"{verified.briefing.sources[source].siglum} {count}", href=target)


def _count(sources: int, topic: str, here: str) -> Html:
    """A number of sources that leads to their list."""
    if not sources:
        return el("td", "0", cls="none")
    return el("td", el("a", str(sources), href=link(here, topic_path(topic), anchor("part", "not-covered-by"))))


def key(verified: VerifiedBriefing) -> Html:
    """What the bars mean, and where the cells lead."""
    if len(verified.briefing.sources) > _MOST:
        return el("p", say(verified, "coverage-key-many"), cls="lead picture-key")
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
        undecided = source in verified.silences[topic].undecided
        target = link(here, topic_path(topic), anchor("part", "not-covered-by"))
        none = say_plain(verified, "coverage-undecided" if undecided else "coverage-none")
        shown = el("b", "?", aria_hidden="true") if undecided else _silence()
        return el("td", el("a", el("span", none, cls="unseen"), shown, href=target, title=none), cls="none")
    said = sum(quote.speaker is not None for quote in found)
    reported = len(found) - said
    counts = [say_plain(verified, "coverage-said", count=said)] if said else []
    counts += [say_plain(verified, "coverage-reported", count=reported)] if reported else []
    parts = ", ".join(counts)
    target = quotes_from(verified, here, topic, source)
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
