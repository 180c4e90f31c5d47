"""The first page: question, bottom line, judgements, who says what on what, who descends from whom, totals."""

from collections.abc import Iterator

from build_tools import dates
from build_tools.escape import Html, el, join
from build_tools.model import Front
from build_tools.pages.judging import judgements
from build_tools.pages.marks import counted, sigla, siglum
from build_tools.pages.page import HOME, Page, anchor, link, section, topic_path
from build_tools.pages.quotation import addresses, bottom_line
from build_tools.prose import paragraphs, plain
from build_tools.verify import VerifiedBriefing


def home(verified: VerifiedBriefing) -> Page:
    """The home page."""
    front = verified.briefing.front
    return Page(
        path=HOME,
        title=front.title,
        description=plain(front.question),
        blocks=(
            el("div", paragraphs(front.question, addresses(HOME)), cls="question"),
            bottom_line(front.bottom_line, HOME),
            section("Judgements"),
            judgements(verified, front.judgements, HOME),
            section("Who says what"),
            _matrix_intro(),
            el("div", matrix(verified, HOME), cls="scroll", tabindex="0", role="region", aria_label="Topics by source"),
            section("Where the words come from"),
            lineages(verified, HOME),
            section("How it was checked"),
            totals(verified, HOME),
            credits(front, HOME),
        ),
    )


def _matrix_intro() -> Html:
    return el(
        "p",
        "Quotes on each topic in each source: speech, and what the source itself reports. "
        "A dash is a source in which the editors found nothing on the topic; the topic's page says more.",
    )


def matrix(verified: VerifiedBriefing, here: str) -> Html:
    """How many quotes each source has on each topic; speech and reports counted apart."""
    briefing = verified.briefing
    heads = [el("th", siglum(verified, source, here), scope="col") for source in briefing.sources]
    rows = []
    for name, topic in briefing.topics.items():
        cells = [_cell(verified, name, source, here) for source in briefing.sources]
        title = el("th", el("a", topic.title, href=link(here, topic_path(name))), scope="row")
        rows.append(el("tr", title, *cells))
    return el(
        "table",
        el("caption", "Topics by source", cls="unseen"),
        el("thead", el("tr", el("th", "Topic", scope="col"), *heads)),
        el("tbody", *rows),
        cls="matrix",
    )


def _cell(verified: VerifiedBriefing, topic: str, source: str, here: str) -> Html:
    found = [quote for quote in verified.briefing.quotes.values() if topic in quote.topics and source in quote.readings]
    if not found:
        silent = link(here, topic_path(topic), "who-is-silent")
        return el("td", el("a", "–", el("span", " silent", cls="unseen"), href=silent), cls="none")
    speech = sum(quote.speaker is not None for quote in found)
    reports = len(found) - speech
    parts = [f"{count} {word}" for count, word in ((speech, "said"), (reports, "reported")) if count]
    target = link(here, topic_path(topic), anchor("quote", found[0].id))
    return el("td", el("a", el("b", str(len(found))), el("span", ", ".join(parts), cls="split"), href=target))


def lineages(verified: VerifiedBriefing, here: str) -> Html:
    """Which sources descend from which agency, and how that is known."""
    briefing = verified.briefing
    items = []
    for lineage in briefing.front.lineages:
        members = {name: source for name, source in briefing.sources.items() if source.lineage.of == lineage.id}
        if not members:
            continue
        known = [
            el("li", siglum(verified, name, here), f" {source.publisher}, {source.lineage.status}")
            for name, source in members.items()
        ]
        items.append(el("li", el("b", lineage.name), el("ul", *known)))
    sources = counted(len(briefing.sources), "source")
    independent = counted(len(briefing.lineages_of(briefing.sources)), "lineage")
    return el(
        "div",
        el("p", f"{sources}, {independent}: sources with one agency's copy count as one witness.".capitalize()),
        el("ul", *items, cls="lineages"),
        *_kinship(verified),
        cls="lineage-box",
    )


def _kinship(verified: VerifiedBriefing) -> Iterator[Html]:
    """The pair of sources that share most of their wording, and the most that any pair of two lineages shares."""
    briefing, pins = verified.briefing, verified.pins
    pairs = sorted(
        (
            (shared, name, other)
            for name, pin in pins.items()
            for other, shared in pin.shared.items()
            if name < other and other in pins
        ),
        reverse=True,
    )
    within = [pair for pair in pairs if len(briefing.lineages_of(pair[1:])) == 1]
    across = [pair for pair in pairs if len(briefing.lineages_of(pair[1:])) == 2]
    said = []
    for shared, name, other in within[:1]:
        shorter = min(pins[name].runs, pins[other].runs)
        names = f"{briefing.sources[name].publisher} and {briefing.sources[other].publisher}"
        said.append(f"{names} share {shared:,} of {shorter:,} runs of seven words.")
    if across:
        said.append(f"No two sources of different lineages share more than {across[0][0]:,}.")
    if said:
        yield el("p", " ".join(said), cls="lead")


def totals(verified: VerifiedBriefing, here: str) -> Html:
    """How many readings were checked, and with what verdict."""
    counts = verified.totals()
    shown = [
        el("li", el("b", str(count)), f" {verdict}", cls=f"total total--{verdict}") for verdict, count in counts.items()
    ]
    method = el("a", "How readings are checked, and what that proves", href=link(here, "method/index.md"))
    return el(
        "div",
        el(
            "p",
            f"{sum(counts.values())} readings of {len(verified.briefing.quotes)} quotes, "
            "each compared with its source at every build.",
        ),
        el("ul", *shown, cls="totals"),
        el("p", method, "."),
        cls="totals-box",
    )


def credits(front: Front, here: str) -> Html:
    """Whose work the briefing is, and which edition of it this is."""
    edition = el("time", dates.in_words(front.edition), datetime=front.edition)
    signed = ", ".join(curator.name for curator in front.curators)
    return el(
        "div",
        paragraphs(front.credits, addresses(here)),
        el("p", "Edition of ", edition, f". {signed}."),
        cls="credits",
    )


def topics_index(verified: VerifiedBriefing) -> Page:
    """The list of topics."""
    here = "topics/index.md"
    items = [
        el(
            "li",
            el("h2", el("a", topic.title, href=link(here, topic_path(name)))),
            el("p", plain(topic.bottom_line)),
            _present(verified, name, here),
        )
        for name, topic in verified.briefing.topics.items()
    ]
    description = f"The topics of {verified.briefing.front.title}, each with its bottom line."
    return Page(here, "Topics", description, (el("ul", *items, cls="cards"),), search="never")


def _present(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    sources = {
        source for quote in verified.briefing.quotes.values() if topic in quote.topics for source in quote.readings
    }
    return join(sigla(verified, sources, here))
