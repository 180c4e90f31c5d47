"""Which records a page lists, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import DiscrepancyStatus, Event, Grade, Quote
from build_tools.text import dates
from build_tools.text.folding import without_marks


@dataclass(frozen=True)
class Row:
    """Quotes that are read one after the other, with the place of each by its id."""

    quotes: Sequence[Quote]
    places: Mapping[str, int]

    def before(self, quote: Quote) -> Quote | None:
        """The quote before one of the row."""
        place = self.places[quote.id]
        return self.quotes[place - 1] if place else None

    def after(self, quote: Quote) -> Quote | None:
        """The quote after one of the row."""
        place = self.places[quote.id]
        return self.quotes[place + 1] if place + 1 < len(self.quotes) else None


@dataclass(frozen=True)
class _Index:
    """The quotes of a briefing in every order that pages list them in."""

    on_topic: Mapping[str, Sequence[Quote]]
    spoken_by: Mapping[str | None, Sequence[Quote]]
    topic_rows: Mapping[str, Row]
    speaker_rows: Mapping[str | None, Row]


@lru_cache(maxsize=1)
def _index(verified: VerifiedBriefing) -> _Index:
    """The index of a briefing; the last one is kept, since every page of a quote asks for it."""
    on_topic: dict[str, list[Quote]] = {topic: [] for topic in verified.briefing.topics}
    spoken_by = defaultdict(list)
    for quote in verified.briefing.quotes.values():
        spoken_by[quote.speaker].append(quote)
    for quote in by_occasion(verified, verified.briefing.quotes.values()):
        for topic in quote.topics:
            on_topic[topic].append(quote)
    listed = defaultdict(list)
    for quote in in_index_order(verified):
        listed[quote.speaker].append(quote)
    return _Index(
        on_topic,
        spoken_by,
        {topic: _row(_speech_first(quotes)) for topic, quotes in on_topic.items()},
        {speaker: _row(quotes) for speaker, quotes in listed.items()},
    )


def _row(quotes: Sequence[Quote]) -> Row:
    return Row(quotes, {quote.id: place for place, quote in enumerate(quotes)})


def quotes_on_topic(verified: VerifiedBriefing, topic: str) -> Sequence[Quote]:
    """A topic's quotes by occasion."""
    return _index(verified).on_topic[topic]


def topic_row(verified: VerifiedBriefing, topic: str) -> Row:
    """A topic's quotes as its page has them: speech, then reports."""
    return _index(verified).topic_rows[topic]


def speaker_row(verified: VerifiedBriefing, speaker: str | None) -> Row:
    """The quotes of one speaker, or of none, as the index of quotes has them."""
    return _index(verified).speaker_rows[speaker]


def spoken_by(verified: VerifiedBriefing, name: str) -> Sequence[Quote]:
    """What a person is quoted with, in the editor's order."""
    return _index(verified).spoken_by.get(name, ())


def by_occasion(verified: VerifiedBriefing, quotes: Iterable[Quote]) -> list[Quote]:
    """Quotes in the order of their occasions, those without one last; those of one occasion in the order given."""
    events = verified.briefing.events

    def order(quote: Quote) -> tuple[bool, tuple[str, str]]:
        if quote.occasion is None:
            return True, ("", "")
        return False, dates.sort_key(events[quote.occasion].date)

    return sorted(quotes, key=order)


def _speech_first(quotes: Iterable[Quote]) -> list[Quote]:
    """Speech, then reports, each in the order given."""
    return sorted(quotes, key=lambda quote: quote.speaker is None)


def in_index_order(verified: VerifiedBriefing) -> list[Quote]:
    """All quotes by their main topics; those of one topic in the editor's order."""
    order = {topic: place for place, topic in enumerate(verified.briefing.topics)}
    return sorted(verified.briefing.quotes.values(), key=lambda quote: order[quote.topics[0]])


def own_quotes(verified: VerifiedBriefing, topic: str) -> list[Quote]:
    """The quotes whose main topic this is: speech, then reports."""
    return [quote for quote in topic_row(verified, topic).quotes if quote.topics[0] == topic]


def by_date(events: Iterable[Event]) -> list[Event]:
    """Events in the order of their dates."""
    return sorted(events, key=lambda event: dates.sort_key(event.date))


def dates_ahead(verified: VerifiedBriefing) -> list[Event]:
    """What was still to come on the day of the briefing's position."""
    return by_date(event for event in verified.briefing.events.values() if verified.briefing.front.is_ahead(event))


def differences_on_topic(verified: VerifiedBriefing, topic: str) -> list[str]:
    """The ids of a topic's differences, those that matter first."""
    register = verified.briefing.discrepancies
    return gravest_first(verified, (name for name, entry in register.items() if topic in entry.topics))


def own_differences(verified: VerifiedBriefing, topic: str) -> list[str]:
    """The ids of the differences whose main topic this is, those that matter first."""
    register = verified.briefing.discrepancies
    return gravest_first(verified, (name for name, entry in register.items() if entry.topics[0] == topic))


def gravest_first(verified: VerifiedBriefing, names: Iterable[str]) -> list[str]:
    """Differences that matter, then the others; of one grade by their status, conflicts first."""
    grades, statuses = get_args(Grade), get_args(DiscrepancyStatus)

    def order(name: str) -> tuple[int, int]:
        entry = verified.briefing.discrepancies[name]
        return grades.index(entry.grade), statuses.index(entry.status)

    return sorted(names, key=order)


def most_quoted_first(verified: VerifiedBriefing) -> list[str]:
    """The ids of people; those quoted equally often by name, with letters with marks beside those without."""
    people = verified.briefing.people
    return sorted(
        people, key=lambda name: (-len(spoken_by(verified, name)), without_marks(people[name].name).casefold())
    )
