"""A person's page: role, spellings, and all that the sources quote of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say, say_plain
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.svg import bar
from build_tools.model import Person, Quote
from build_tools.pages.addresses import link, person_path, quote_path, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.events import when
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.sigla import as_shown, sigla
from build_tools.pages.parts.terms import facts
from build_tools.pages.select import by_occasion, spoken_by
from build_tools.text import dates


def person_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one person."""
    person = verified.briefing.people[name]
    here = person_path(name)
    rows = [
        (say(verified, "person-role"), curator_line(verified, person.role)),
        (say(verified, "person-side"), curator_line(verified, person.side)),
        (say(verified, "person-spellings"), _spellings(person)),
    ]
    return Page(
        here,
        person.name,
        say_plain(verified, "person-about", name=person.name, role=person.role),
        (facts(rows), *_quotes(verified, name, here)),
    )


def _spellings(person: Person) -> Html:
    """Every spelling that sources use for the person, each in its own writing direction."""
    return el("ul", *(el("li", el("bdi", spelling)) for spelling in person.spellings), cls="spellings")


def _quotes(verified: VerifiedBriefing, name: str, here: str) -> list[Html]:
    spoken = spoken_by(verified, name)
    if not spoken:
        return [el("p", say(verified, "person-not-quoted", kind=kind_of(verified)))]
    blocks = [
        section(say_plain(verified, "person-by-occasion")),
        _by_time(verified, spoken, here),
        section(say_plain(verified, "person-by-topic")),
    ]
    found = defaultdict(list)
    for quote in by_occasion(verified, spoken):
        found[_main_topic(verified, quote)].append(quote)
    for key, topic in verified.briefing.topics.items():
        if key in found:
            count = el("span", say(verified, "person-quotations", count=len(found[key])), cls="count")
            blocks += [
                el("h3", curator_line(verified, topic.title), " ", count, id=f"on-{key}", cls="by-topic"),
                _listed(verified, found[key], here),
            ]
    return blocks


def _listed(verified: VerifiedBriefing, found: list[Quote], here: str) -> Html:
    """Quotes as a list of links, each with the date of its occasion and who prints it."""
    items = []
    for quote in found:
        occasion = verified.briefing.events[quote.occasion] if quote.occasion else None
        said_on = date(verified, occasion.date) if occasion else say(verified, "person-no-occasion")
        words = el("a", marked_label(verified, quote), href=link(here, quote_path(quote.id)))
        marks = as_shown(verified, quote.readings, quote, partial(sigla, here=here))
        items.append(el("li", words, " ", marks, " ", el("span", said_on, cls="count")))
    return el("ul", *items, cls="quote-list")


def _main_topic(verified: VerifiedBriefing, quote: Quote) -> str:
    """The topic under which a quote is listed once: the first of the briefing's topics that it belongs to."""
    return next(topic for topic in verified.briefing.topics if topic in quote.topics)


def _by_time(verified: VerifiedBriefing, spoken: Sequence[Quote], here: str) -> Html:
    """How many quotes there are of each occasion, the earliest first, and on which topics."""
    events = verified.briefing.events
    occasions = Counter(quote.occasion for quote in spoken)
    dated = sorted((each for each in occasions if each), key=lambda each: dates.sort_key(events[each].date))
    most = max(occasions.values())
    rows = [_row(verified, [quote for quote in spoken if quote.occasion == each], most, here) for each in dated]
    if occasions[None]:
        rows.append(_row(verified, [quote for quote in spoken if quote.occasion is None], most, here))
    names = ("person-table-occasion", "person-table-quotations", "person-table-topics")
    heads = (el("th", say(verified, name), scope="col") for name in names)
    caption = el("caption", say(verified, "person-table"), cls="unseen")
    return el("table", caption, el("thead", el("tr", *heads)), el("tbody", *rows), cls="matrix matrix--occasions")


def _row(verified: VerifiedBriefing, found: list[Quote], most: int, here: str) -> Html:
    event = verified.briefing.events[found[0].occasion] if found[0].occasion else None
    counts = Counter(_main_topic(verified, quote) for quote in found)
    on = [
        el("li", el("a", curator_line(verified, topic.title), href=f"#on-{key}"), f" {counts[key]}")
        for key, topic in verified.briefing.topics.items()
        if counts[key]
    ]
    occasion = (
        el("a", curator_line(verified, event.title), href=record_link("events", event.id, here))
        if event
        else say(verified, "person-table-no-occasion")
    )
    return el(
        "tr",
        el("th", occasion, " ", when(verified, event) if event else NOTHING, scope="row"),
        el("td", el("b", str(len(found))), bar(most, [(len(found), "said")])),
        el("td", el("ul", *on)),
    )
