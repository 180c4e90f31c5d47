"""Where a quote is used: the judgements, differences and events that rest on it, each with its sentence."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.markup.prose import inline
from build_tools.pages.addresses import HOME, link, quote_links, record_link, topic_path


def uses(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The list of uses, or that there is none."""
    items = list(_uses(verified, name, here))
    if not items:
        return el("p", "No judgement, difference or event cites this quote; it stands on the pages of its topics.")
    return el("ul", *items, cls="uses", data_search_exclude="")


def _uses(verified: VerifiedBriefing, name: str, here: str) -> Iterator[Html]:
    briefing = verified.briefing
    owners = [(HOME, briefing.front.title, briefing.front.judgements)]
    owners += [(topic_path(key), topic.title, topic.judgements) for key, topic in briefing.topics.items()]
    for path, owner, listed in owners:
        for judgement in listed:
            if name in judgement.cites:
                place = el("a", f"{owner}, judgement", href=link(here, path, "judgements"))
                yield el("li", place, ": ", inline(judgement.statement, quote_links(here)))
    for key, entry in briefing.discrepancies.items():
        if any(name in position.cites for position in entry.positions):
            target = record_link("discrepancies", key, here)
            yield el("li", el("a", "Difference", href=target), ": ", inline(entry.question, quote_links(here)))
    for event in briefing.events.values():
        if name in event.cites:
            target = record_link("events", event.id, here)
            yield el("li", el("a", "Timeline", href=target), f": {event.title}")
