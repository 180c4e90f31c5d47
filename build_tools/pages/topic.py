"""A topic's page: from the bottom line to the open questions."""

from collections.abc import Iterator
from itertools import pairwise

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.markup.prose import plain
from build_tools.model import Quote, Topic
from build_tools.pages.addresses import TOPICS, link, topic_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.differences import brief_difference, mentioned_difference
from build_tools.pages.parts.events import mentioned_events
from build_tools.pages.parts.findings import textual_findings
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.question import background, bottom_line, question_box
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
            question_box(verified, topic.question, here),
            bottom_line(verified, topic.bottom_line, here),
            background(verified, topic.background.text, here),
            at_a_glance(verified, name, here),
            *_judged(verified, topic, here),
            *_said(verified, name, here),
            *_reported(verified, name, here),
            *_differences(verified, name, here),
            section("Who is silent"),
            silent_list(verified, topic, here),
            *_timeline(verified, name, here),
            section("Open questions"),
            open_questions(verified, topic, here),
            _beside(verified, name, here),
        ),
    )


def _judged(verified: VerifiedBriefing, topic: Topic, here: str) -> Iterator[Html]:
    if topic.judgements:
        yield section("Judgements")
        yield judgements(verified, topic.judgements, here)
    if topic.textual_findings:
        yield section("Checked in the texts")
        yield textual_findings(verified, topic.textual_findings, here)


def _said(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    yield section("What was said")
    speech = [quote for quote in quotes_on_topic(verified, topic) if quote.speaker]
    if not speech:
        one = len(verified.briefing.sources) == 1
        report = "What it reports in words of its own" if one else "What they report in words of their own"
        yield el("p", f"{nobody_quoted(verified)} {report} follows, quoted as evidence.", cls="nothing-said")
    yield from (_shown(verified, topic, quote, here) for quote in speech)


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
    yield from (brief_difference(verified, name, here) for name in unresolved)
    if others:
        yield el("p", "Differences that can be reconciled, or that the sources settle:", cls="lead")
        yield el("ul", *(mentioned_difference(verified, name, here) for name in others), cls="differences-beside")


def _timeline(verified: VerifiedBriefing, topic: str, here: str) -> Iterator[Html]:
    events = [event for event in verified.briefing.events.values() if topic in event.topics]
    if events:
        yield section("Timeline")
        yield mentioned_events(verified, events, here)


def _beside(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """Links to the topics before and after in the briefing's order, and to the list of all."""
    links = [el("p", el("a", "All topics", href=link(here, TOPICS)))]
    for one, next_one in pairwise(verified.briefing.topics):
        if next_one == name:
            links.insert(0, _way(verified, "Previous", one, here, "prev"))
        if one == name:
            links.append(_way(verified, "Next", next_one, here, "next"))
    return el("nav", *links, cls="neighbours", aria_label="Topics before and after", data_search_exclude="")


def _way(verified: VerifiedBriefing, word: str, topic: str, here: str, rel: str) -> Html:
    title = verified.briefing.topics[topic].title
    return el("p", f"{word}: ", el("a", curator_line(verified, title), href=link(here, topic_path(topic)), rel=rel))
