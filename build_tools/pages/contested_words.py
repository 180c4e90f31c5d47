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
from build_tools.pages.addresses import CONTESTED_WORDS, SAFE_TO_QUOTE, anchor, link, quote_path, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.agencies import agency_legend, printed_by
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.select import gravest_first, in_index_order

_GRADES = get_args(Grade)


def contested_words_page(verified: VerifiedBriefing) -> Page:
    """The page: by topic, what differs in each quote; what only turns on small words is folded away at its end."""
    quotes = [quote for quote in in_index_order(verified) if quote.speaker]
    found = {quote.id: contested_words(verified, quote) for quote in quotes}
    weighty = {name: [each for each in places if not each.is_lesser] for name, places in found.items()}
    lesser = [place for places in found.values() for place in places if place.is_lesser]
    safe = el("a", say(verified, "safe-title"), href=link(CONTESTED_WORDS, SAFE_TO_QUOTE))
    blocks = [
        el("p", say(verified, "contested-lead" if any(weighty.values()) else "contested-none", safe=safe), cls="lead"),
        agency_legend(verified, CONTESTED_WORDS),
    ]
    for name, topic in verified.briefing.topics.items():
        entries = [
            _entry(verified, quote, weighty[quote.id]) for quote in quotes if _is_under(quote, name, weighty[quote.id])
        ]
        if entries:
            blocks += [section(topic.title, **curator_language(verified)), *entries]
    if lesser:
        summary = el("summary", say(verified, "contested-lesser", count=len(lesser)))
        items = el("ul", *(_lesser(verified, place) for place in lesser), cls="wordings")
        blocks.append(el("details", summary, items, cls="lesser"))
    title, about = (say_plain(verified, name) for name in ("contested-title", "contested-about"))
    return Page(CONTESTED_WORDS, title, about, tuple(blocks))


def _is_under(quote: Quote, topic: str, places: Sequence[Contested]) -> bool:
    return quote.topics[0] == topic and bool(places)


def _entry(verified: VerifiedBriefing, quote: Quote, places: Sequence[Contested]) -> Html:
    speaker = verified.briefing.people[quote.speaker or ""].name
    words = el("a", marked_label(verified, quote), href=link(CONTESTED_WORDS, quote_path(quote.id)))
    return el(
        "article",
        el("p", speaker, " ", words, cls="contested-quote"),
        *(_place(verified, place) for place in places),
        *_differences(verified, quote),
        cls="contested",
        id=anchor("contested", quote.id),
    )


def _place(verified: VerifiedBriefing, place: Contested) -> Html:
    """The words against each other as a heading, and each within what its paper prints around it."""
    lines = [
        el("li", _in_context(verified, each), " ", printed_by(verified, each.sources, CONTESTED_WORDS), cls="wording")
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


def _lesser(verified: VerifiedBriefing, place: Contested) -> Html:
    words = el("a", marked_label(verified, place.quote), href=link(CONTESTED_WORDS, quote_path(place.quote.id)))
    return el("li", _set_against(verified, place), ": ", words)


def _differences(verified: VerifiedBriefing, quote: Quote) -> Iterator[Html]:
    """Links to the differences whose positions cite the quote."""
    register = verified.briefing.discrepancies
    names = [
        name for name, entry in register.items() if any(quote.id in position.cites for position in entry.positions)
    ]
    for name in sorted(gravest_first(verified, names), key=lambda name: _GRADES.index(register[name].grade)):
        asked = el(
            "a",
            curator_line(verified, plain(register[name].question)),
            href=record_link("discrepancies", name, CONTESTED_WORDS),
        )
        yield el("p", say(verified, "contested-difference", question=asked), cls="wording-foot")
