"""A source's page: what is known of it, what is quoted from it by topic, and what it shares, leaves out or lacks."""

from collections import Counter
from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say, say_plain
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Quote
from build_tools.pages.addresses import link, quote_path, source_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_line, curator_paragraphs, curator_prose
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.own_copy import own_copy
from build_tools.pages.parts.shared_wording import shared_with
from build_tools.pages.parts.source_facts import source_facts
from build_tools.pages.parts.topic_parts import topic_links
from build_tools.pages.parts.verdicts import verdict
from build_tools.pages.select import printed_in


def source_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one source."""
    source = verified.briefing.sources[name]
    here = source_path(name)
    about = say_plain(verified, "source-about", publisher=source.publisher, briefing=verified.briefing.front.title)
    return Page(
        path=here,
        title=source.publisher,
        description=about,
        blocks=(
            el("div", curator_paragraphs(verified, source.descriptor, here), cls="bottom-line"),
            source_facts(verified, name, here),
            section(say_plain(verified, "source-quoted")),
            *_by_topic(verified, name, here),
            *_left_out(verified, name, here),
            *_own_copy(verified, name, here),
            section(say_plain(verified, "source-shares")),
            shared_with(verified, name, here),
            section(say_plain(verified, "source-silent")),
            _silences(verified, name, here),
        ),
    )


def _by_topic(verified: VerifiedBriefing, source: str, here: str) -> Iterator[Html]:
    """What is quoted from a source, each quote once under the first of its topics: not in the source's own order."""
    listed = printed_in(verified, source)
    if not listed:
        yield el("p", say(verified, "source-not-quoted"))
    for name, topic in verified.briefing.topics.items():
        items = [_quote(verified, quote, source, here) for quote in listed if quote.topics[0] == name]
        if items:
            yield el("h3", curator_line(verified, topic.title), cls="by-topic", id=f"on-{name}")
            yield el("ul", *items, cls="quote-list")


def _quote(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    kind = verified.briefing.people[quote.speaker].name if quote.speaker else say(verified, "quote-reported")
    words = el("a", marked_label(verified, quote), href=link(here, quote_path(quote.id)))
    return el(
        "li", el("span", kind, cls="kicker"), " ", words, " ", verdict(verified, verified.checks[quote.id, source])
    )


def _left_out(verified: VerifiedBriefing, name: str, here: str) -> Iterator[Html]:
    """Why passages in quotation marks are not quoted; their words are verified by nothing and shown nowhere."""
    reasons = Counter(each.because for each in verified.briefing.sources[name].left_out)
    if reasons:
        yield section(say_plain(verified, "source-left-out"))
        yield el("ul", *(_reason(verified, because, count, here) for because, count in reasons.items()))


def _reason(verified: VerifiedBriefing, because: str, count: int, here: str) -> Html:
    times = el("span", " ", say(verified, "source-left-out-times", count=count), cls="count") if count > 1 else NOTHING
    return el("li", curator_prose(verified, because, here), times)


def _own_copy(verified: VerifiedBriefing, name: str, here: str) -> Iterator[Html]:
    """How a reader compares what is quoted with the article, if there is a pin to do it with."""
    if name in verified.pins:
        yield section(say_plain(verified, "own-copy-title"))
        yield el("p", say(verified, "own-copy-lead"))
        yield own_copy(verified, [name], here)


def _silences(verified: VerifiedBriefing, name: str, here: str) -> Html:
    briefing, found = verified.briefing, verified.silences
    items = [
        el("li", topic_links(verified, [key], here), ": ", curator_prose(verified, silence.note, here))
        for key, topic in briefing.topics.items()
        for silence in topic.silent
        if silence.source == name
    ]
    record = briefing.sources[name].read_in_full
    read = [key for key in briefing.topics if name in found[key].read]
    if record and read:
        curator = next(each.name for each in briefing.front.curators if each.id == record.by)
        topics = topic_links(verified, read, here)
        said = say(verified, "source-read-in-full", curator=curator, date=date(verified, record.on), topics=topics)
        items.append(el("li", said))
    undecided = [key for key in briefing.topics if name in found[key].undecided]
    if undecided:
        items.append(el("li", say(verified, "source-undecided", topics=topic_links(verified, undecided, here))))
    return el("ul", *items) if items else el("p", say(verified, "source-covers-all"))
