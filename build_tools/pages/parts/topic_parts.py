"""What a topic has on its own page and in the whole briefing."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, separated
from build_tools.model import Topic
from build_tools.pages.addresses import link, topic_path
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.sigla import explained_siglum
from build_tools.pages.select import quotes_on_topic
from build_tools.text.counting import counted_in_words, number_in_words


def at_a_glance(verified: VerifiedBriefing, topic: str, here: str) -> Html:
    """How much there is on a topic, and the legend of the sigla with the number of each source's quotes."""
    quotes = quotes_on_topic(verified, topic)
    speech = [quote for quote in quotes if quote.speaker]
    sources = list(dict.fromkeys(source for quote in quotes for source in quote.readings))
    counts = [
        el("li", *explained_siglum(verified, source, here), f" {sum(source in quote.readings for quote in quotes)}")
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


def nobody_quoted(verified: VerifiedBriefing) -> str:
    """The sentence for a topic on which no source quotes anyone."""
    every = len(verified.briefing.sources)
    if every == 1:
        return "The one source quotes nobody on this topic."
    return f"None of the {number_in_words(every)} sources quotes anyone on this topic."


def open_questions(verified: VerifiedBriefing, topic: Topic, here: str) -> Html:
    """What the sources leave open, and what would settle it."""
    items = [
        el(
            "li",
            el("p", curator_prose(verified, each.question, here), cls="statement"),
            el("p", el("b", "What would settle it."), " ", curator_prose(verified, each.settled_by, here)),
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
