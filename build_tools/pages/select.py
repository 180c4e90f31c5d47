"""Choose and order what a page shows."""

from collections.abc import Iterable
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import DiscrepancyStatus, Event, Quote
from build_tools.text import dates
from build_tools.text.folding import without_marks


def quotes_on_topic(verified: VerifiedBriefing, topic: str) -> list[Quote]:
    """A topic's quotes in the order of their occasions, those without one last, else in the editor's order."""
    events = verified.briefing.events

    def order(quote: Quote) -> tuple[bool, tuple[str, str]]:
        if quote.occasion is None:
            return True, ("", "")
        return False, dates.sort_key(events[quote.occasion].date)

    return sorted((each for each in verified.briefing.quotes.values() if topic in each.topics), key=order)


def by_date(events: list[Event]) -> list[Event]:
    """Events in the order of their dates."""
    return sorted(events, key=lambda event: dates.sort_key(event.date))


def differences_on_topic(verified: VerifiedBriefing, topic: str) -> list[str]:
    """The register's entries that belong to a topic, conflicts first."""
    entries = verified.briefing.discrepancies
    return gravest_first(verified, (name for name, entry in entries.items() if topic in entry.topics))


def gravest_first(verified: VerifiedBriefing, names: Iterable[str]) -> list[str]:
    """Entries of the register by their status, conflicts first; those of one status as the editors ordered them."""
    order = get_args(DiscrepancyStatus)
    return sorted(names, key=lambda name: order.index(verified.briefing.discrepancies[name].status))


def in_index_order(verified: VerifiedBriefing) -> list[Quote]:
    """All quotes by their main topics, else in the editor's order."""
    order = list(verified.briefing.topics)
    return sorted(verified.briefing.quotes.values(), key=lambda quote: order.index(quote.topics[0]))


def most_quoted_first(verified: VerifiedBriefing) -> list[str]:
    """The ids of people; those who are quoted as often by their names, letters with marks among those without."""
    people = verified.briefing.people
    return sorted(
        people, key=lambda name: (-len(spoken_by(verified, name)), without_marks(people[name].name).casefold())
    )


def spoken_by(verified: VerifiedBriefing, name: str) -> list[Quote]:
    return [quote for quote in verified.briefing.quotes.values() if quote.speaker == name]


def own_quotes(verified: VerifiedBriefing, topic: str) -> list[Quote]:
    """The quotes that stand at a topic, since it is the first of theirs: speech, then reports."""
    found = [quote for quote in quotes_on_topic(verified, topic) if quote.topics[0] == topic]
    return sorted(found, key=lambda quote: quote.speaker is None)


def own_differences(verified: VerifiedBriefing, topic: str) -> list[str]:
    """The differences that stand at a topic, since it is the first of theirs."""
    register = verified.briefing.discrepancies
    return [name for name in differences_on_topic(verified, topic) if register[name].topics[0] == topic]
