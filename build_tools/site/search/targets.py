"""What search leads to: every record of a briefing and every page of its site, with the words that find each."""

import urllib.parse
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date
from build_tools.markup.html import shown
from build_tools.markup.prose import plain
from build_tools.model import Discrepancy, Event, Grade, Person, Quote, Source, Topic
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import (
    RECORD_PAGES,
    REGISTERS,
    anchor,
    record_path,
    served_at,
)
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.lang import if_foreign
from build_tools.text.search_terms import search_terms

NAMED = ("topics", "people", "sources", "pages")
"""The kinds that a reader can name, in the order in which search shows them; their targets come before all others."""

KINDS = (*NAMED, "quotes", "reports", "discrepancies", "events")
"""What a hit may say that it is: a quote that has no speaker is a report."""

_FEWEST_INITIALS, _LITTLE_WORD = 3, 3
"""How many initials a name is called by, and the letters of a word such as "and" that proper names write small."""


class Part(IntEnum):
    """Where in a target a word occurs: the lower the number, the more it counts."""

    SPEAKER = 0
    OWN = 1
    CONTEXT = 2
    NOTE = 3


@dataclass(frozen=True)
class Passage:
    """Words on one line, the code of their language if the page's is another, the part that they are, and whose."""

    words: str
    language: str = ""
    part: Part = Part.OWN
    is_sources: bool = False


@dataclass(frozen=True)
class PageText:
    """A page that is about no single record: its file below docs/, its title, and what only it says."""

    path: str
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """What a hit leads to.

    `address` is relative to the site's root. `names` are what it is called, its title first; only what can be named has
    any. A hit shows `title` and `lead`, and of the passages the one that fits best. By `context` it is found too, but
    these words are not shown. `speaker`, `topics`, `sources` and `agencies` are its values of the facets; what can be
    named is a value of its own facet too.
    """

    kind: str
    id: str
    address: str
    title: Passage | None
    lead: str = ""
    names: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    context: tuple[tuple[str, Part], ...] = ()
    speaker: str | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    agencies: int = 0


def targets(verified: VerifiedBriefing, pages: Iterable[PageText]) -> list[Target]:
    """Everything that search finds: what can be named, then quotes, those that most agencies have first, then the rest.

    `pages` are those that are about no single record.
    """
    briefing = verified.briefing
    speaking = {each.speaker for each in briefing.quotes.values()}
    of_speakers = words_of_speakers(briefing.people.values())
    quotes = [_quote(verified, each, of_speakers) for each in briefing.quotes.values()]
    grades = get_args(Grade)
    differences = sorted(briefing.discrepancies.values(), key=lambda each: grades.index(each.grade))
    return [
        *(_topic(verified, name, each) for name, each in briefing.topics.items()),
        *(_person(verified, each, speaks=each.id in speaking) for each in briefing.people.values()),
        *(_source(verified, name, each) for name, each in briefing.sources.items()),
        *(_page(each) for each in pages),
        *sorted(quotes, key=lambda each: -each.agencies),
        *(_difference(verified, each) for each in differences),
        *(_event(verified, each) for each in briefing.events.values()),
    ]


def words_of_speakers(people: Collection[Person]) -> dict[str, tuple[tuple[str, Part], ...]]:
    """The words by which quotes of each person are found, by the person's id.

    A word that the spellings of several have, such as "Minister", names none of them, unless it is in the name itself.
    """
    terms = {each.id: set(search_terms(" ".join(_names(each)))) for each in people}
    counts = Counter(chain.from_iterable(terms.values()))
    shared = {term for term, count in counts.items() if count > 1}
    names = {each.id: set(search_terms(each.name)) for each in people}
    return {
        name: (
            (" ".join(sorted(spelled - shared | names[name])), Part.SPEAKER),
            (" ".join(sorted(spelled & shared - names[name])), Part.CONTEXT),
        )
        for name, spelled in terms.items()
    }


def _names(person: Person) -> tuple[str, ...]:
    """What a person or body is called: by name, by each spelling, by initials such as "VOA" for "Voice of America"."""
    words = person.name.split()
    is_proper = all(word[0].isupper() for word in words if len(word) > _LITTLE_WORD)
    initials = ["".join(word[0] for word in words)] if is_proper and len(words) >= _FEWEST_INITIALS else []
    return tuple(dict.fromkeys((person.name, *person.spellings, *initials)))


def _place(kind: str, name: str) -> str:
    """The address of a record, relative to the site's root."""
    if kind in RECORD_PAGES:
        return served_at(record_path(kind, name))
    path, prefix = REGISTERS[kind]
    return f"{served_at(path)}#{anchor(prefix, name)}"


def _passage(words: str, language: str = "", part: Part = Part.OWN, *, is_sources: bool = False) -> Passage:
    return Passage(shown(" ".join(words.split())), language, part, is_sources)


def _curators(verified: VerifiedBriefing, texts: Iterable[str], part: Part) -> Iterator[Passage]:
    """Passages in the curators' words, which may have the marks of prose."""
    language = curator_language(verified).get("lang", "")
    return (_passage(plain(text), language, part) for text in texts)


def _line(verified: VerifiedBriefing, words: str) -> Passage:
    """A title in the curators' words."""
    return _passage(words, curator_language(verified).get("lang", ""))


def _topic(verified: VerifiedBriefing, name: str, topic: Topic) -> Target:
    texts = [
        *(topic.bottom_line, topic.question, topic.background.text),
        *(each.statement for each in topic.judgements),
        *(each.statement for each in topic.textual_findings),
        *(each.question for each in topic.open_questions),
    ]
    return Target(
        "topics",
        name,
        _place("topics", name),
        _line(verified, topic.title),
        names=(topic.title,),
        passages=tuple(_curators(verified, texts, Part.NOTE)),
        topics=(name,),
    )


def _person(verified: VerifiedBriefing, person: Person, *, speaks: bool) -> Target:
    return Target(
        "people",
        person.id,
        _place("people", person.id),
        _passage(person.name),
        names=_names(person),
        passages=tuple(_curators(verified, [person.role], Part.OWN)),
        speaker=person.id if speaks else None,
    )


def _source(verified: VerifiedBriefing, name: str, source: Source) -> Target:
    language = if_foreign(verified, name).get("lang", "")
    title = None if source.title == UNKNOWN else source.title
    said = [_passage(text, language) for text in (title, source.author, source.credited_agency) if text]
    agency = next(each.name for each in verified.briefing.front.lineages if each.id == source.lineage.of)
    day = "" if source.published == UNKNOWN else date(verified, source.published)
    return Target(
        "sources",
        name,
        _place("sources", name),
        _passage(source.publisher),
        day,
        names=(source.publisher, source.siglum),
        passages=(*said, *_curators(verified, [source.descriptor], Part.NOTE)),
        context=((day, Part.OWN), (agency, Part.OWN)),
        sources=(name,),
    )


def _page(page: PageText) -> Target:
    address = urllib.parse.quote(served_at(page.path))  # a file may be called `javascript:x.md`
    passages = tuple(_passage(text, part=Part.NOTE) for text in page.texts if text)
    return Target("pages", address, address, _passage(page.title), names=(page.title,), passages=passages)


def _quote(verified: VerifiedBriefing, quote: Quote, of_speakers: Mapping[str, tuple[tuple[str, Part], ...]]) -> Target:
    briefing = verified.briefing
    said = dict.fromkeys(
        (verified.words(quote, source), if_foreign(verified, source).get("lang", ""))
        for source in (quote.lemma_source, *quote.written_out)
    )
    passages = (
        *(_passage(words, language, is_sources=True) for words, language in said),
        *_curators(verified, quote.translations.values(), Part.OWN),
        *_curators(verified, (each.note for each in quote.annotations), Part.NOTE),
    )
    speaker = briefing.people[quote.speaker] if quote.speaker else None
    context = [*of_speakers[quote.speaker]] if quote.speaker else []
    context += [(briefing.people[quote.origin].name, Part.CONTEXT)] if quote.origin else []
    context += [(briefing.topics[name].title, Part.CONTEXT) for name in quote.topics]
    context += [(briefing.sources[name].publisher, Part.CONTEXT) for name in quote.readings]
    context += [(briefing.events[quote.occasion].title, Part.CONTEXT)] if quote.occasion else []
    return Target(
        "quotes",
        quote.id,
        _place("quotes", quote.id),
        _line(verified, quote.title) if quote.title else None,
        lead=shown(speaker.name) if speaker else "",
        passages=passages,
        context=tuple(context),
        speaker=quote.speaker,
        topics=quote.topics,
        sources=tuple(quote.readings),
        agencies=len(briefing.lineages_of(quote.readings)),
    )


def _difference(verified: VerifiedBriefing, entry: Discrepancy) -> Target:
    texts = [*(each.claim for each in entry.positions), entry.assessment]
    sources = tuple(dict.fromkeys(source for each in entry.positions for source in each.sources))
    return Target(
        "discrepancies",
        entry.id,
        _place("discrepancies", entry.id),
        _line(verified, plain(entry.question)),
        passages=tuple(_curators(verified, texts, Part.NOTE)),
        topics=entry.topics,
        sources=sources,
        agencies=len(verified.briefing.lineages_of(sources)),
    )


def _event(verified: VerifiedBriefing, event: Event) -> Target:
    day = date(verified, event.date)
    return Target(
        "events",
        event.id,
        _place("events", event.id),
        _line(verified, event.title),
        lead=day,
        passages=tuple(_curators(verified, [event.dating], Part.NOTE)),
        context=((day, Part.OWN),),
        topics=event.topics,
    )
