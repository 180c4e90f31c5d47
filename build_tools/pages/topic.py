"""A topic's page: from the bottom line to the open questions."""

from collections.abc import Iterator
from itertools import pairwise

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.prose import plain
from build_tools.model import Quote, Topic
from build_tools.pages.addresses import TOPICS, link, topic_path
from build_tools.pages.page import Page, placed_section, section
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.differences import brief_difference, mentioned_difference
from build_tools.pages.parts.events import mentioned_events
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.findings import textual_findings
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.question import background, bottom_line
from build_tools.pages.parts.quote.figure import figure, mention
from build_tools.pages.parts.silence import silent_list
from build_tools.pages.parts.topic_parts import at_a_glance, nobody_quoted, open_questions
from build_tools.pages.select import differences_on_topic, quotes_on_topic


def topic_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one topic."""
    topic = verified.briefing.topics[name]
    here = topic_path(name)
    return Page(
        path=here,
        title=topic.title,
        title_attributes=curator_language(verified),
        description=plain(topic.question),
        blocks=(
            _every_topic(verified, name, here),
            bottom_line(verified, topic.bottom_line, here),
            background(verified, topic.background.text, here),
            *_judged(verified, topic, here),
            *_said(verified, name, here),
            *_reported(verified, name, here),
            *_differences(verified, name, here),
            *placed_section("not-covered-by", say_plain(verified, "topic-not-covered")),
            silent_list(verified, name, here),
            *_timeline(verified, name, here),
            section(say_plain(verified, "topic-open")),
            open_questions(verified, topic, here),
            _beside(verified, name, here),
        ),
    )


def _judged(verified: VerifiedBriefing, topic: Topic, here: str) -> Iterator[Html]:
    if topic.judgements:
        yield from placed_section("judgements", say_plain(verified, "judgements"))
        yield judgements(verified, topic.judgements, here)
    if topic.textual_findings:
        yield from placed_section("findings", say_plain(verified, "findings"))
        yield textual_findings(verified, topic.textual_findings, here)


def _said(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    yield section(say_plain(verified, "topic-said"))
    yield at_a_glance(verified, topic, here)
    speech = [quote for quote in quotes_on_topic(verified, topic) if quote.speaker]
    if not speech:
        yield el("p", nobody_quoted(verified), cls="nothing-said")
    yield from (_shown(verified, topic, quote, here) for quote in speech)


def _shown(verified: VerifiedBriefing, topic: str, quote: Quote, here: str) -> Html:
    return figure(verified, quote, here) if quote.topics[0] == topic else mention(verified, quote, here)


def _reported(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    reports = [quote for quote in quotes_on_topic(verified, topic) if not quote.speaker]
    if reports:
        yield section(say_plain(verified, "topic-reported"))
        yield el("p", say(verified, "topic-reported-lead", kind=kind_of(verified)), cls="lead")
    yield from (_shown(verified, topic, quote, here) for quote in reports)


def _differences(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    """The differences that matter, then the others, a line each and folded away."""
    register = verified.briefing.discrepancies
    entries = differences_on_topic(verified, topic)
    if not entries:
        return
    yield section(say_plain(verified, "topic-differences", kind=kind_of(verified)))
    yield from (brief_difference(verified, name, here) for name in entries if register[name].grade == "matters")
    others = [mentioned_difference(verified, name, here) for name in entries if register[name].grade != "matters"]
    if others:
        summary = el("summary", say(verified, "topic-lesser", count=len(others)))
        yield el("details", summary, el("ul", *others, cls="differences-beside"), cls="lesser")


def _timeline(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    events = [event for event in verified.briefing.events.values() if topic in event.topics]
    if events:
        yield section(say_plain(verified, "topic-timeline"))
        yield mentioned_events(verified, events, here)


def _every_topic(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """Links to every topic, folded away; the page's own is no link."""
    items = (
        el("li", el("b", curator_line(verified, topic.title)) if each == name else _way(verified, each, here))
        for each, topic in verified.briefing.topics.items()
    )
    folded = el("details", el("summary", say(verified, "topic-others")), el("ul", *items))
    return el("nav", folded, cls="every-topic", aria_label=say_plain(verified, "topic-topics"))


def _beside(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """Links to the topics before and after in the briefing's order, and to the list of all."""
    links = [el("p", el("a", say(verified, "topic-all"), href=link(here, TOPICS)))]
    for one, next_one in pairwise(verified.briefing.topics):
        if next_one == name:
            links.insert(0, el("p", say(verified, "topic-previous", topic=_way(verified, one, here, "prev"))))
        if one == name:
            links.append(el("p", say(verified, "topic-next", topic=_way(verified, next_one, here, "next"))))
    return el("nav", *links, cls="neighbours", aria_label=say_plain(verified, "topic-beside"))


def _way(verified: VerifiedBriefing, topic: str, here: str, rel: str = "") -> Html:
    title = curator_line(verified, verified.briefing.topics[topic].title)
    return el("a", title, href=link(here, topic_path(topic)), **({"rel": rel} if rel else {}))
