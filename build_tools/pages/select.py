"""Which records a page lists, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from build_tools.briefing.remembered import remembered, selected
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import DiscrepancyStatus, Event, Grade, Quote
from build_tools.text import dates
from build_tools.text.folding import without_marks

Citing = TypeVar("Citing")

Beside = tuple[str | None, str | None]
"""The ids of the records before and after one; None at an end."""


@dataclass(frozen=True)
class _Row:
    """The ids of quotes that are read one after the other, with the place of each."""

    names: Sequence[str]
    places: Mapping[str, int]

    def beside(self, name: str) -> Beside:
        """The ids of the quotes before and after one of the row."""
        place = self.places[name]
        before = self.names[place - 1] if place else None
        return before, self.names[place + 1] if place + 1 < len(self.names) else None


@dataclass(frozen=True)
class _Index:
    """The ids of a briefing's quotes in every order that pages list them in."""

    on_topic: Mapping[str, Sequence[str]]
    spoken_by: Mapping[str | None, Sequence[str]]
    topic_rows: Mapping[str, _Row]
    speaker_rows: Mapping[str | None, _Row]


@remembered
def _index(verified: VerifiedBriefing) -> _Index:
    """The index of a briefing, which every page of a quote asks for."""
    on_topic: dict[str, list[Quote]] = {topic: [] for topic in verified.briefing.topics}
    spoken_by = defaultdict(list)
    for quote in verified.briefing.quotes.values():
        spoken_by[quote.speaker].append(quote.id)
    for quote in by_occasion(verified, verified.briefing.quotes.values()):
        for topic in quote.topics:
            on_topic[topic].append(quote)
    listed = defaultdict(list)
    for quote in in_index_order(verified):
        listed[quote.speaker].append(quote)
    return _Index(
        {topic: [quote.id for quote in quotes] for topic, quotes in on_topic.items()},
        spoken_by,
        {topic: _row(_speech_first(quotes)) for topic, quotes in on_topic.items()},
        {speaker: _row(quotes) for speaker, quotes in listed.items()},
    )


def _row(quotes: Sequence[Quote]) -> _Row:
    names = [quote.id for quote in quotes]
    return _Row(names, {name: place for place, name in enumerate(names)})


def quotes_on_topic(verified: VerifiedBriefing, topic: str) -> Sequence[Quote]:
    """A topic's quotes by occasion."""
    return [verified.briefing.quotes[name] for name in names_on_topic(verified, topic)]


@selected
def names_on_topic(verified: VerifiedBriefing, topic: str) -> Sequence[str]:
    """The ids of a topic's quotes by occasion."""
    return _index(verified).on_topic[topic]


@selected
def beside_on_topic(verified: VerifiedBriefing, topic: str, name: str) -> Beside:
    """The ids of the quotes before and after one on its topic's page: speech, then reports."""
    return _index(verified).topic_rows[topic].beside(name)


@selected
def beside_in_index(verified: VerifiedBriefing, speaker: str | None, name: str) -> Beside:
    """The ids of the quotes before and after one among those of its speaker, or of none, in the index of quotes."""
    return _index(verified).speaker_rows[speaker].beside(name)


def spoken_by(verified: VerifiedBriefing, name: str) -> Sequence[Quote]:
    """What a person is quoted with, in the editor's order."""
    return [verified.briefing.quotes[each] for each in names_spoken_by(verified, name)]


@selected
def names_spoken_by(verified: VerifiedBriefing, name: str) -> Sequence[str]:
    """The ids of the quotes of a person, in the editor's order."""
    return _index(verified).spoken_by.get(name, ())


def printed_in(verified: VerifiedBriefing, source: str) -> Sequence[Quote]:
    """The quotes that a source prints, in the order of the index."""
    return [verified.briefing.quotes[name] for name in names_printed_in(verified, source)]


@selected
def names_printed_in(verified: VerifiedBriefing, source: str) -> Sequence[str]:
    """The ids of the quotes that a source prints, in the order of the index."""
    return [quote.id for quote in in_index_order(verified) if source in quote.readings]


def listed_on(verified: VerifiedBriefing, topic: str) -> Sequence[Quote]:
    """The quotes of a topic, also those with another main topic, in the order of the index."""
    return [verified.briefing.quotes[name] for name in names_listed_on(verified, topic)]


@selected
def names_listed_on(verified: VerifiedBriefing, topic: str) -> Sequence[str]:
    """The ids of the quotes of a topic in the order of the index."""
    return [quote.id for quote in in_index_order(verified) if topic in quote.topics]


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


@remembered
def in_index_order(verified: VerifiedBriefing) -> list[Quote]:
    """All quotes by their main topics; those of one topic in the editor's order."""
    order = {topic: place for place, topic in enumerate(verified.briefing.topics)}
    return sorted(verified.briefing.quotes.values(), key=lambda quote: order[quote.topics[0]])


def own_quotes(verified: VerifiedBriefing, topic: str) -> list[Quote]:
    """The quotes whose main topic this is: speech, then reports."""
    return [quote for quote in _speech_first(quotes_on_topic(verified, topic)) if quote.topics[0] == topic]


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


@selected
def differences_citing(verified: VerifiedBriefing, quote: str) -> Sequence[str]:
    """The differences whose positions cite a quote."""
    return _citing(verified).get(quote, ())


@remembered
def _citing(verified: VerifiedBriefing) -> Mapping[str, Sequence[str]]:
    """The differences whose positions cite each quote."""
    register = verified.briefing.discrepancies
    return by_cited((name, (each for one in entry.positions for each in one.cites)) for name, entry in register.items())


def by_cited(cites: Iterable[tuple[Citing, Iterable[str]]]) -> Mapping[str, list[Citing]]:
    """What cites each quote, once, from the quotes that each thing cites: to search them all would be quadratic."""
    found = defaultdict(list)
    for each, quotes in cites:
        for quote in dict.fromkeys(quotes):
            found[quote].append(each)
    return found


def gravest_first(verified: VerifiedBriefing, names: Iterable[str]) -> list[str]:
    """Differences that matter, then the others; of one grade by their status, conflicts first."""
    grades, statuses = get_args(Grade), get_args(DiscrepancyStatus)

    def order(name: str) -> tuple[int, int]:
        entry = verified.briefing.discrepancies[name]
        return grades.index(entry.grade), statuses.index(entry.status)

    return sorted(names, key=order)


@selected
def most_quoted_first(verified: VerifiedBriefing) -> list[str]:
    """The ids of people; those quoted equally often by name, with letters with marks beside those without."""
    people = verified.briefing.people
    return sorted(
        people, key=lambda name: (-len(names_spoken_by(verified, name)), without_marks(people[name].name).casefold())
    )
