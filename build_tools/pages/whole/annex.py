"""What the whole briefing has after its topics: both registers, people, sources, and how it was checked."""

from collections.abc import Iterator
from typing import get_args

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, join
from build_tools.model import Grade, Person
from build_tools.pages.addresses import WHOLE, anchor
from build_tools.pages.parts.curators import curator_line, curator_paragraphs, curator_prose
from build_tools.pages.parts.events import event_list
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.parts.pins import what_pins_prove
from build_tools.pages.parts.sigla import bare_siglum
from build_tools.pages.parts.source_facts import source_facts
from build_tools.pages.parts.terms import terms
from build_tools.pages.select import most_quoted_first, spoken_by


def difference_part(verified: VerifiedBriefing, numbers: Numbers) -> Iterator[Html]:
    """The register in short: what matters first, each difference by its number."""
    register = verified.briefing.discrepancies
    for grade in get_args(Grade):
        found = [name for name in numbers.differences if register[name].grade == grade]
        if found:
            items = [
                el("li", numbers.difference(name), " ", curator_prose(verified, register[name].question, WHOLE))
                for name in found
            ]
            yield el("p", el("b", say(verified, f"differences-grade-{grade}")), cls="lead")
            yield el("ul", *items, cls="register")


def event_part(verified: VerifiedBriefing, numbers: Numbers) -> Iterator[Html]:
    """All events by date."""
    yield event_list(verified, verified.briefing.events.values(), WHOLE, numbers)


def people_part(verified: VerifiedBriefing, numbers: Numbers) -> Iterator[Html]:
    """Who is quoted or named, with the numbers of what they say."""
    people = verified.briefing.people
    items = [
        _person(verified, people[name], numbers.cited(quote.id for quote in spoken_by(verified, name)))
        for name in most_quoted_first(verified)
    ]
    yield el("ul", *items, cls="register")


def _person(verified: VerifiedBriefing, person: Person, said: Html) -> Html:
    return el(
        "li",
        el("b", person.name),
        ", ",
        curator_line(verified, f"{person.role}, {person.side}"),
        ". ",
        el("span", said or say(verified, "whole-not-quoted"), ".", cls="cited"),
        id=anchor("person", person.id),
    )


def source_part(verified: VerifiedBriefing) -> Iterator[Html]:
    """Each source with its descriptor, and who descends from whom."""
    for name, source in verified.briefing.sources.items():
        yield el(
            "div",
            el("h3", bare_siglum(verified, name), f" {source.publisher}"),
            curator_paragraphs(verified, source.descriptor, WHOLE),
            source_facts(verified, name, WHOLE, compact=True),
            cls="source",
            id=anchor("source", name),
        )
    yield el("h3", say(verified, "home-lineages", kind=kind_of(verified)))
    yield lineage_box(verified, WHOLE)


def method_part(verified: VerifiedBriefing) -> Iterator[Html]:
    """How the readings were checked: the totals, the verdicts that occur, and what the pins prove."""
    counts = verified.totals()
    quotes = len(verified.briefing.quotes)
    yield el("p", say(verified, "whole-compared", wordings=sum(counts.values()), quotes=quotes))
    yield terms(
        (join(f"{count} ", say(verified, f"verdict-{verdict}")), say(verified, f"verdict-means-{verdict}"))
        for verdict, count in counts.items()
        if count
    )
    yield what_pins_prove(verified)
