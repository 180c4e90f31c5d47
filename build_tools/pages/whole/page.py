"""The whole briefing on one page, from the question to the credits: each quote stands once and bears a number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join, length
from build_tools.markup.prose import paragraphs
from build_tools.model import Quote
from build_tools.pages.page import WHOLE, Page, anchor, section
from build_tools.pages.parts.figure import bottom_line
from build_tools.pages.parts.topic_parts import at_a_glance, nobody_quoted, open_questions, silent_list
from build_tools.pages.select import differences_on_topic, own_differences, own_quotes, quotes_on_topic
from build_tools.pages.whole.annex import about, differences, method, people, sources, timeline
from build_tools.pages.whole.entries import PROSE, difference, figure, judgements
from build_tools.pages.whole.numbers import Numbers, numbers


@dataclass(frozen=True)
class Part:
    """A part of the whole briefing: its heading, where links find it, and what stands in it."""

    title: str
    id: str
    body: Html


ANNEX: tuple[tuple[str, str, Callable[[VerifiedBriefing, Numbers], Iterator[Html]]], ...] = (
    ("Differences", "differences", differences),
    ("Timeline", "timeline", timeline),
    ("People and organisations", "people", people),
    ("Sources", "sources", sources),
    ("How it was checked", "method", method),
    ("This edition", "about", about),
)


def whole_page(verified: VerifiedBriefing) -> Page:
    """The page that holds everything."""
    shown = list(parts(verified, records=True))
    blocks = [opening(verified), contents(shown)]
    for part in shown:
        blocks += [el("div", id=part.id, cls="part"), section(part.title), part.body]
    description = f"All of {verified.briefing.front.title} on one page, for reading through and for printing."
    return Page(WHOLE, "Whole briefing", description, tuple(blocks), search="never")


def opening(verified: VerifiedBriefing) -> Html:
    """The question and the bottom line."""
    front = verified.briefing.front
    return el(
        "div", el("div", paragraphs(front.question, PROSE), cls="question"), bottom_line(front.bottom_line, WHOLE)
    )


def contents(shown: list[Part]) -> Html:
    """The list of parts, each a link."""
    links = (el("li", el("a", part.title, href=f"#{part.id}")) for part in shown)
    named = {"role": "navigation", "aria_label": "Contents"}
    return el("div", el("p", "Contents", cls="kicker"), el("ol", *links), cls="contents", **named)


def parts(verified: VerifiedBriefing, *, records: bool) -> Iterator[Part]:
    """The judgements, each topic, and what belongs to all of them; with links to the quotes' records or without."""
    given = numbers(verified, records=records)
    front = verified.briefing.front
    yield _part("Judgements", anchor("part", "judgements"), given, [judgements(verified, given, front.judgements)])
    for name, topic in verified.briefing.topics.items():
        yield _part(topic.title, anchor("topic", name), given, list(_topic(verified, given, name)))
    for title, place, make in ANNEX:
        yield _part(title, anchor("part", place), given, list(make(verified, given)))


def _part(title: str, place: str, given: Numbers, blocks: list[Html]) -> Part:
    """A part whose length is told to the style sheet, by which a browser leaves room for it before it draws it."""
    body = given.after_references(join(*blocks))
    return Part(title, place, el("section", body, cls="whole", style=f"--length: {length(body)}"))


def _topic(verified: VerifiedBriefing, given: Numbers, name: str) -> Iterator[Html]:
    topic = verified.briefing.topics[name]
    yield el("div", paragraphs(topic.question, PROSE), cls="question")
    yield bottom_line(topic.bottom_line, WHOLE)
    yield at_a_glance(verified, name, WHOLE)
    yield el("h3", "Judgements")
    yield judgements(verified, given, topic.judgements)
    yield from _quotes(verified, given, name)
    yield from _differences(verified, given, name)
    yield el("h3", "Who is silent")
    yield silent_list(verified, topic, WHOLE)
    yield el("h3", "Open questions")
    yield open_questions(topic, WHOLE)


def _quotes(verified: VerifiedBriefing, given: Numbers, name: str) -> Iterator[Html]:
    """What was said and what was reported; quotes that stand at another topic by their numbers."""
    own = own_quotes(verified, name)
    others = [quote for quote in quotes_on_topic(verified, name) if quote not in own]
    for title, speech in (("What was said", True), ("What was reported", False)):
        here = [figure(verified, given, quote) for quote in own if (quote.speaker is not None) == speech]
        elsewhere = [quote for quote in others if (quote.speaker is not None) == speech]
        if here or elsewhere:
            yield el("h3", title)
            yield from here
            yield _elsewhere(verified, given, elsewhere)
        elif speech:
            yield el("h3", title)
            yield el("p", nobody_quoted(verified), cls="nothing-said")


def _elsewhere(verified: VerifiedBriefing, given: Numbers, quotes: list[Quote]) -> Html:
    people = verified.briefing.people
    items = [
        el("li", given.quote(quote.id), " ", people[quote.speaker].name if quote.speaker else quote.title or "")
        for quote in sorted(quotes, key=lambda quote: list(given.quotes).index(quote.id))
    ]
    return el("div", el("p", "At another topic", cls="kicker"), el("ul", *items), cls="elsewhere") if items else NOTHING


def _differences(verified: VerifiedBriefing, given: Numbers, name: str) -> Iterator[Html]:
    own = own_differences(verified, name)
    others = [given.difference(each) for each in differences_on_topic(verified, name) if each not in own]
    if own or others:
        yield el("h3", "Where the sources differ")
    yield from (difference(verified, given, each) for each in own)
    if others:
        listed = join(*(join(", " if index else "", each) for index, each in enumerate(others)))
        yield el("p", "At another topic: ", listed, ".", cls="elsewhere")
