"""The words on which independent agencies differ where they quote the same speech."""

from collections.abc import Iterator, Sequence
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.contested import Contested, contested_words
from build_tools.briefing.wordings.quoted import Wording
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.markup.prose import plain
from build_tools.model import Grade, Quote
from build_tools.pages.addresses import (
    CONTESTED_WORDS,
    SAFE_TO_QUOTE,
    anchor,
    link,
    quote_path,
    record_link,
    topic_part,
)
from build_tools.pages.page import Page, section
from build_tools.pages.parts.agencies import agency_legend, printed_by
from build_tools.pages.parts.by_topic import is_in_parts, part_title, quotes_of_part, topic_list
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.select import differences_citing, gravest_first, in_index_order

_GRADES = get_args(Grade)


def contested_words_page(verified: VerifiedBriefing) -> Page:
    """The page, or what leads to its parts."""
    if not is_in_parts(verified):
        return _page(verified, CONTESTED_WORDS, say_plain(verified, "contested-title"), in_index_order(verified))
    parts = {topic: topic_part(CONTESTED_WORDS, topic) for topic in verified.briefing.topics}
    blocks = (
        el("p", say(verified, "contested-lead", safe=_safe(verified, CONTESTED_WORDS)), cls="lead"),
        topic_list(verified, CONTESTED_WORDS, parts),
    )
    title, about = (say_plain(verified, name) for name in ("contested-title", "contested-about"))
    return Page(CONTESTED_WORDS, title, about, blocks)


def contested_words_part(verified: VerifiedBriefing, topic: str) -> Page:
    """The part of a topic."""
    title = part_title(verified, "contested-title", topic)
    return _page(verified, topic_part(CONTESTED_WORDS, topic), title, quotes_of_part(verified, topic))


def _safe(verified: VerifiedBriefing, here: str) -> Html:
    return el("a", say(verified, "safe-title"), href=link(here, SAFE_TO_QUOTE))


def _page(verified: VerifiedBriefing, here: str, title: str, listed: Sequence[Quote]) -> Page:
    """By topic, what differs in each quote; what only turns on small words is folded away at the end."""
    quotes = [quote for quote in listed if quote.speaker]
    found = {quote.id: contested_words(verified, quote) for quote in quotes}
    weighty = {name: [each for each in places if not each.is_lesser] for name, places in found.items()}
    lesser = [place for places in found.values() for place in places if place.is_lesser]
    lead = "contested-lead" if any(weighty.values()) else "contested-none"
    blocks = [
        el("p", say(verified, lead, safe=_safe(verified, here)), cls="lead"),
        agency_legend(verified, here),
    ]
    for name, topic in verified.briefing.topics.items():
        entries = [
            _entry(verified, quote, weighty[quote.id], here)
            for quote in quotes
            if _is_under(quote, name, weighty[quote.id])
        ]
        if entries:
            blocks += [section(topic.title, **curator_language(verified)), *entries]
    if lesser:
        summary = el("summary", say(verified, "contested-lesser", count=len(lesser)))
        items = el("ul", *(_lesser(verified, place, here) for place in lesser), cls="wordings")
        blocks.append(el("details", summary, items, cls="lesser"))
    return Page(here, title, say_plain(verified, "contested-about"), tuple(blocks))


def _is_under(quote: Quote, topic: str, places: Sequence[Contested]) -> bool:
    return quote.topics[0] == topic and bool(places)


def _entry(verified: VerifiedBriefing, quote: Quote, places: Sequence[Contested], here: str) -> Html:
    speaker = verified.briefing.people[quote.speaker or ""].name
    words = el("a", marked_label(verified, quote), href=link(here, quote_path(quote.id)))
    return el(
        "article",
        el("p", speaker, " ", words, cls="contested-quote"),
        *(_place(verified, place, here) for place in places),
        *_differences(verified, quote, here),
        cls="contested",
        id=anchor("contested", quote.id),
    )


def _place(verified: VerifiedBriefing, place: Contested, here: str) -> Html:
    """The words against each other as a heading, and each within what its paper prints around it."""
    lines = [
        el("li", _in_context(verified, each), " ", printed_by(verified, each.sources, here), cls="wording")
        for each in place.wordings
    ]
    return el("div", el("h3", _set_against(verified, place)), el("ul", *lines, cls="wordings"))


def _set_against(verified: VerifiedBriefing, place: Contested) -> Html:
    return separated((_bare(verified, each) for each in place.wordings), " / ")


def _bare(verified: VerifiedBriefing, wording: Wording) -> Html:
    if not wording.words:
        return el("i", say(verified, "contested-nothing"))
    return el("span", wording.words.strip(" .,;:…"), **if_foreign(verified, wording.sources[0]))


def _in_context(verified: VerifiedBriefing, wording: Wording) -> Html:
    parts = [
        join(wording.before),
        el("span", wording.words, cls="differs") if wording.words else NOTHING,
        join(wording.after),
    ]
    return el("q", separated((part for part in parts if part), " "), **if_foreign(verified, wording.sources[0]))


def _lesser(verified: VerifiedBriefing, place: Contested, here: str) -> Html:
    words = el("a", marked_label(verified, place.quote), href=link(here, quote_path(place.quote.id)))
    return el("li", _set_against(verified, place), ": ", words)


def _differences(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """Links to the differences whose positions cite the quote."""
    register = verified.briefing.discrepancies
    names = differences_citing(verified, quote.id)
    for name in sorted(gravest_first(verified, names), key=lambda name: _GRADES.index(register[name].grade)):
        asked = el(
            "a",
            curator_line(verified, plain(register[name].question)),
            href=record_link("discrepancies", name, here),
        )
        yield el("p", say(verified, "contested-difference", question=asked), cls="wording-foot")
