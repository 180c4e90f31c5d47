"""The whole briefing on one page, from the question to the credits: each quote once, under a number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join, length, separated
from build_tools.model import Quote
from build_tools.pages.addresses import DIFFERENCES, PEOPLE, SOURCES, WHOLE, anchor, link_off_page, topic_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.by_topic import is_in_parts, topic_list
from build_tools.pages.parts.credits import credit_box
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.differences import numbered_difference
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.findings import textual_findings
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.numbers import Numbers, numbers_of
from build_tools.pages.parts.question import background, bottom_line, evidence_box, position_line, question_box
from build_tools.pages.parts.quote.figure import numbered_figure
from build_tools.pages.parts.silence import silent_list
from build_tools.pages.parts.topic_parts import at_a_glance, nobody_quoted, open_questions
from build_tools.pages.parts.wants import wants
from build_tools.pages.select import differences_on_topic, own_differences, own_quotes, quotes_on_topic
from build_tools.pages.whole.annex import difference_part, event_part, method_part, people_part, source_part

_FOLLOWING = {anchor("part", name) for name in ("wants", "findings", "about")}


@dataclass(frozen=True)
class Part:
    """A part of the whole briefing: its heading, where links find it, and its content."""

    title: str
    id: str
    title_attributes: Mapping[str, str]
    """The language of the title, if it is in another than the page."""

    body: Html

    opens_page: bool
    """Whether it begins a new sheet on paper; what is short and goes with the part before it does not."""


def whole_page(verified: VerifiedBriefing) -> Page:
    """The page that holds everything, or in a large briefing leads to the pages that do."""
    if is_in_parts(verified):
        return _in_parts(verified)
    shown = list(parts(verified, records=True))
    blocks = [opening(verified), _contents(verified, shown)]
    for part in shown:
        blocks += [el("div", id=part.id, cls="part"), section(part.title, **part.title_attributes), part.body]
    description = say_plain(verified, "whole-about", title=verified.briefing.front.title)
    return Page(WHOLE, say_plain(verified, "whole-title"), description, tuple(blocks))


def _in_parts(verified: VerifiedBriefing) -> Page:
    """What leads to the topics and to the lists beside them."""
    lists = (("differences-title", DIFFERENCES), ("people-title", PEOPLE), ("whole-sources", SOURCES))
    count = len(verified.briefing.quotes)
    blocks = (
        el("p", say(verified, "whole-in-parts", count=count), cls="lead"),
        topic_list(verified, WHOLE, {topic: topic_path(topic) for topic in verified.briefing.topics}),
        el("ul", *(el("li", el("a", say(verified, name), href=link_off_page(WHOLE, path))) for name, path in lists)),
    )
    title = say_plain(verified, "whole-title")
    return Page(WHOLE, title, say_plain(verified, "whole-parts-about", count=count), blocks)


def opening(verified: VerifiedBriefing) -> Html:
    """The position in time, the question, the bottom line, and how good the evidence is."""
    front = verified.briefing.front
    return el(
        "div",
        position_line(verified),
        question_box(verified, front.question, WHOLE),
        bottom_line(verified, front.bottom_line, WHOLE),
        evidence_box(verified, front.evidence, WHOLE),
    )


def _contents(verified: VerifiedBriefing, shown: list[Part]) -> Html:
    """The list of parts, each a link."""
    links = (el("li", el("a", part.title, href=f"#{part.id}", **part.title_attributes)) for part in shown)
    named = {"role": "navigation", "aria_label": say_plain(verified, "whole-contents")}
    return el("div", el("p", say(verified, "whole-contents"), cls="kicker"), el("ol", *links), cls="contents", **named)


def parts(verified: VerifiedBriefing, *, records: bool) -> Iterator[Part]:
    """The judgements, each topic, and what concerns all of them; with links to the quotes' own pages, or without."""
    numbers = numbers_of(verified, records=records)
    topics = {anchor("topic", name) for name in verified.briefing.topics}
    for title, place, blocks in _parts(verified, numbers):
        body = numbers.after_references(join(*blocks))
        # The style sheet needs the length to reserve room for a part that the browser has not drawn yet.
        language = curator_language(verified) if place in topics else {}
        block = el("section", body, cls="whole", style=f"--length: {length(body)}")
        yield Part(title, place, language, block, opens_page=place not in _FOLLOWING)


def _parts(verified: VerifiedBriefing, numbers: Numbers) -> Iterator[tuple[str, str, Iterable[Html]]]:
    """The title, place and blocks of each part."""
    front = verified.briefing.front
    judged = [judgements(verified, front.judgements, WHOLE, numbers)]
    yield say_plain(verified, "judgements"), anchor("part", "judgements"), judged
    if front.wants:
        yield say_plain(verified, "home-wants"), anchor("part", "wants"), [wants(verified, WHOLE, numbers)]
    if front.textual_findings:
        found = textual_findings(verified, front.textual_findings, WHOLE, numbers)
        yield say_plain(verified, "findings"), anchor("part", "findings"), [found]
    for name, topic in verified.briefing.topics.items():
        yield topic.title, anchor("topic", name), _topic(verified, numbers, name)
    yield say_plain(verified, "differences-title"), anchor("part", "differences"), difference_part(verified, numbers)
    yield say_plain(verified, "topic-timeline"), anchor("part", "timeline"), event_part(verified, numbers)
    yield say_plain(verified, "people-title"), anchor("part", "people"), people_part(verified, numbers)
    yield say_plain(verified, "whole-sources"), anchor("part", "sources"), source_part(verified)
    yield say_plain(verified, "home-checked"), anchor("part", "method"), method_part(verified)
    yield say_plain(verified, "whole-edition"), anchor("part", "about"), [credit_box(verified, WHOLE)]


def _topic(verified: VerifiedBriefing, numbers: Numbers, name: str) -> Iterator[Html]:
    topic = verified.briefing.topics[name]
    yield question_box(verified, topic.question, WHOLE)
    yield bottom_line(verified, topic.bottom_line, WHOLE)
    yield background(verified, topic.background.text, WHOLE)
    yield at_a_glance(verified, name, WHOLE)
    if topic.judgements:
        yield el("h3", say(verified, "judgements"))
        yield judgements(verified, topic.judgements, WHOLE, numbers)
    if topic.textual_findings:
        yield el("h3", say(verified, "findings"))
        yield textual_findings(verified, topic.textual_findings, WHOLE, numbers)
    yield from _quotes(verified, numbers, name)
    yield from _differences(verified, numbers, name)
    yield el("h3", say(verified, "topic-not-covered"))
    yield silent_list(verified, name, WHOLE)
    yield el("h3", say(verified, "topic-open"))
    yield open_questions(verified, topic, WHOLE)


def _quotes(verified: VerifiedBriefing, numbers: Numbers, name: str) -> Iterator[Html]:
    """What was said and what was reported; quotes whose main topic is another are only named by their numbers."""
    own = own_quotes(verified, name)
    others = [quote for quote in quotes_on_topic(verified, name) if quote.topics[0] != name]
    for title, speech in ((say(verified, "topic-said"), True), (say(verified, "topic-reported"), False)):
        here = [numbered_figure(verified, quote, numbers) for quote in own if (quote.speaker is not None) == speech]
        elsewhere = [quote for quote in others if (quote.speaker is not None) == speech]
        if here or elsewhere:
            yield el("h3", title)
            yield from here
            yield _elsewhere(verified, numbers, elsewhere)
        elif speech:
            yield el("h3", title)
            yield el("p", nobody_quoted(verified), cls="nothing-said")


def _elsewhere(verified: VerifiedBriefing, numbers: Numbers, quotes: list[Quote]) -> Html:
    people = verified.briefing.people
    items = [
        el(
            "li",
            numbers.quote(quote.id),
            " ",
            people[quote.speaker].name if quote.speaker else marked_label(verified, quote),
        )
        for quote in sorted(quotes, key=lambda quote: numbers.quotes[quote.id])
    ]
    if not items:
        return NOTHING
    return el("div", el("p", say(verified, "whole-elsewhere"), cls="kicker"), el("ul", *items), cls="elsewhere")


def _differences(verified: VerifiedBriefing, numbers: Numbers, name: str) -> Iterator[Html]:
    register = verified.briefing.discrepancies
    own = own_differences(verified, name)
    others = [
        numbers.difference(each) for each in differences_on_topic(verified, name) if register[each].topics[0] != name
    ]
    if own or others:
        yield el("h3", say(verified, "topic-differences", kind=kind_of(verified)))
    yield from (numbered_difference(verified, each, numbers) for each in own)
    if others:
        yield el("p", say(verified, "whole-differences-elsewhere", numbers=separated(others)), cls="elsewhere")
