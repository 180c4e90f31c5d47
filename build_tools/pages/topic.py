"""A topic's page: from the bottom line to the open questions."""

from collections.abc import Iterator
from itertools import pairwise

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.prose import inline, paragraphs, plain
from build_tools.model import Event, Quote, Topic
from build_tools.pages.page import TIMELINE, TOPICS, Page, link, section, topic_path
from build_tools.pages.parts.edit_links import of_noun
from build_tools.pages.parts.figure import addresses, bottom_line, figure, mention
from build_tools.pages.parts.judgements import brief, differences_on_topic, judgements, mentioned
from build_tools.pages.parts.marks import (
    attestation,
    counted_in_words,
    evidence,
    looked_for,
    named,
    number_in_words,
    siglum,
    when,
)
from build_tools.text import dates


def topic_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one topic."""
    topic = verified.briefing.topics[name]
    here = topic_path(name)
    return Page(
        path=here,
        title=topic.title,
        description=plain(topic.question),
        blocks=(
            el("div", paragraphs(topic.question, addresses(here)), cls="question"),
            bottom_line(topic.bottom_line, here),
            at_a_glance(verified, name, here),
            section("Judgements"),
            judgements(verified, topic.judgements, here),
            *_said(verified, name, here),
            *_reported(verified, name, here),
            *_differences(verified, name, here),
            section("Who is silent"),
            silent_list(verified, topic, here),
            *_timeline(verified, name, here),
            section("Open questions"),
            open_questions(topic, here),
            _beside(verified, name, here),
        ),
    )


def quotes_on_topic(verified: VerifiedBriefing, topic: str) -> list[Quote]:
    """A topic's quotes in the order of their occasions, those without one last, else in the editor's order."""
    events = verified.briefing.events

    def order(quote: Quote) -> tuple[bool, tuple[str, str]]:
        if quote.occasion is None:
            return True, ("", "")
        return False, dates.sort_key(events[quote.occasion].date)

    return sorted((each for each in verified.briefing.quotes.values() if topic in each.topics), key=order)


def at_a_glance(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    """How much there is on a topic, and the legend of the sources' marks, which says how much each has."""
    quotes = quotes_on_topic(verified, topic)
    speech = [quote for quote in quotes if quote.speaker]
    sources = list(dict.fromkeys(source for quote in quotes for source in quote.readings))
    counts = [
        el("li", *named(verified, source, here), f" {sum(source in quote.readings for quote in quotes)}")
        for source in verified.briefing.sources
    ]
    said = counted_in_words(len(speech), "quote") + " of speech" if speech else "Nobody is quoted"
    reported = counted_in_words(len(quotes) - len(speech), "report")
    return el(
        "div",
        el("p", f"{said[0].upper()}{said[1:]}, {reported}; {attestation(verified, sources)}."),
        el("ul", *counts, cls="glance-counts", aria_label="Quotes by source"),
        cls="glance",
    )


def _said(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    yield section("What was said")
    speech = [quote for quote in quotes_on_topic(verified, topic) if quote.speaker]
    if not speech:
        one = len(verified.briefing.sources) == 1
        report = "What it reports in words of its own" if one else "What they report in words of their own"
        yield el("p", f"{nobody_quoted(verified)} {report} follows, quoted as evidence.", cls="nothing-said")
    yield from (_shown(verified, topic, quote, here) for quote in speech)


def nobody_quoted(verified: VerifiedBriefing) -> str:
    """What is said where a topic has no speech."""
    every = len(verified.briefing.sources)
    if every == 1:
        return "The one source quotes nobody on this topic."
    return f"None of the {number_in_words(every)} sources quotes anyone on this topic."


def _shown(verified: VerifiedBriefing, topic: str, quote: Quote, here: str) -> Html:
    return figure(verified, quote, here) if quote.topics[0] == topic else mention(verified, quote, here)


def _reported(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    reports = [quote for quote in quotes_on_topic(verified, topic) if not quote.speaker]
    if reports:
        yield section("What was reported")
        yield el("p", "The sources' own words, each under the editors' line on what is reported.", cls="lead")
    yield from (_shown(verified, topic, quote, here) for quote in reports)


def _differences(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    entries = differences_on_topic(verified, topic)
    if not entries:
        return
    yield section("Where the sources differ")
    unresolved = [name for name in entries if verified.briefing.discrepancies[name].status in ("conflict", "open")]
    others = [name for name in entries if name not in unresolved]
    yield from (brief(verified, name, here) for name in unresolved)
    if others:
        yield el("p", "Differences that can be reconciled, or that the sources settle:", cls="lead")
        yield el("ul", *(mentioned(verified, name, here) for name in others), cls="differences-beside")


def silent_list(verified: VerifiedBriefing, topic: Topic, here: str) -> Html:
    """The sources that have no words on a topic, and what was looked for in them."""
    if not topic.silent:
        every = len(verified.briefing.sources)
        who = "the one source has" if every == 1 else f"all {number_in_words(every)} have"
        return el("p", f"No source is silent: {who} words on this topic.")
    items = [
        el(
            "li",
            siglum(verified, each.source, here),
            " ",
            inline(each.note, addresses(here)),
            el("p", looked_for(verified, each.source, each.looked_for), cls="looked-for"),
        )
        for each in topic.silent
    ]
    return el("ul", *items, cls="silent-list")


def _timeline(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    events = [event for event in verified.briefing.events.values() if topic in event.topics]
    if events:
        yield section("Timeline")
        yield el("ol", *(_mentioned_event(each, here) for each in by_date(events)), cls="timeline timeline--brief")


def _mentioned_event(event: Event, here: str) -> Html:
    target = link(here, TIMELINE, f"event-{event.id}")
    status = el("span", event.status, cls="status") if event.status != "happened" else NOTHING
    title = el("p", el("a", event.title, href=target), " ", status)
    return el("li", when(event), el("div", title), cls=f"event event--{event.status}")


def by_date(events: list[Event]) -> list[Event]:
    """Events in the order of their dates."""
    return sorted(events, key=lambda event: dates.sort_key(event.date))


def event_list(verified: VerifiedBriefing, events: list[Event], here: str) -> Html:
    """Events in the order of their dates, each with how it is dated and what it rests on."""
    return el("ol", *(_event(verified, event, here) for event in by_date(events)), cls="timeline")


def _event(verified: VerifiedBriefing, event: Event, here: str) -> Html:
    status = el("span", event.status, cls="status") if event.status != "happened" else NOTHING
    return el(
        "li",
        when(event),
        el(
            "div",
            el("p", el("b", event.title), " ", status),
            el("p", inline(event.dating, addresses(here)), cls="dating"),
            el(
                "details",
                el("summary", "Evidence"),
                evidence(verified, event.cites, verified.briefing.sources, here),
                of_noun(verified, "events", event.id, here),
            ),
        ),
        cls=f"event event--{event.status}",
        id=f"event-{event.id}",
    )


def open_questions(topic: Topic, here: str) -> Html:
    """What the sources leave open, and what would settle it."""
    items = [
        el(
            "li",
            el("p", inline(each.question, addresses(here)), cls="statement"),
            el("p", el("b", "What would settle it."), " ", inline(each.settled_by, addresses(here))),
        )
        for each in topic.open_questions
    ]
    return el("ol", *items, cls="open-questions")


def _beside(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The way on: the topics before and after in the briefing's order, and the list of all."""
    links = [el("p", el("a", "All topics", href=link(here, TOPICS)))]
    for one, next_one in pairwise(verified.briefing.topics):
        if next_one == name:
            links.insert(0, _way(verified, "Previous", one, here, "prev"))
        if one == name:
            links.append(_way(verified, "Next", next_one, here, "next"))
    return el("nav", *links, cls="neighbours", aria_label="Topics before and after", data_search_exclude="")


def _way(verified: VerifiedBriefing, word: str, topic: str, here: str, rel: str) -> Html:
    title = verified.briefing.topics[topic].title
    return el("p", f"{word}: ", el("a", title, href=link(here, topic_path(topic)), rel=rel))
