"""What a topic has on its own page and in the whole briefing."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, separated
from build_tools.model import Topic
from build_tools.model.record import NOT_WRITTEN
from build_tools.pages.addresses import link, topic_path
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.evidence import attestation, kind_of
from build_tools.pages.parts.sigla import explained_siglum
from build_tools.pages.select import quotes_on_topic


def at_a_glance(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    """How much there is on a topic, and the legend of the sigla with the number of each source's quotes."""
    quotes = quotes_on_topic(verified, topic)
    speech = sum(quote.speaker is not None for quote in quotes)
    sources = list(dict.fromkeys(source for quote in quotes for source in quote.readings))
    counts = [
        el("li", *explained_siglum(verified, source, here), f" {sum(source in quote.readings for quote in quotes)}")
        for source in verified.briefing.sources
    ]
    said = say(
        verified,
        "topic-at-a-glance" if speech else "topic-only-reports",
        quotations=say_plain(verified, "topic-quotations", count=speech),
        reports=say_plain(verified, "topic-reports", count=len(quotes) - speech),
        attested=attestation(verified, sources),
    )
    return el(
        "div",
        el("p", said),
        el(
            "ul",
            *counts,
            cls="glance-counts",
            aria_label=say_plain(verified, "topic-counts", kind=kind_of(verified)),
        ),
        cls="glance",
    )


def nobody_quoted(verified: VerifiedBriefing) -> Html:
    """The sentence for a topic on which no source quotes anyone."""
    return say(
        verified,
        "topic-nobody-quoted",
        kind=kind_of(verified),
        count=len(verified.briefing.sources),
    )


def open_questions(verified: VerifiedBriefing, topic: Topic, here: str) -> Html:
    """What the sources leave open, and what would settle it."""
    if not topic.open_questions:
        return el("p", NOT_WRITTEN)
    settled_by = el("b", say(verified, "topic-settled-by"))
    items = [
        el(
            "li",
            el("p", curator_prose(verified, each.question, here), cls="statement"),
            el("p", settled_by, " ", curator_prose(verified, each.settled_by, here)),
        )
        for each in topic.open_questions
    ]
    return el("ol", *items, cls="open-questions")


def topic_links(verified: VerifiedBriefing, names: Iterable[str], here: str) -> Html:
    """Links to topics, on one line."""
    return separated(
        el("a", curator_line(verified, verified.briefing.topics[name].title), href=link(here, topic_path(name)))
        for name in names
    )
