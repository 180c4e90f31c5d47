"""What the whole briefing has after its topics: registers, people, sources, how it was checked, credits."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.markup.prose import inline, paragraphs
from build_tools.model import Person, Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import WHOLE, anchor
from build_tools.pages.parts.facts import published
from build_tools.pages.parts.labels import STATUS
from build_tools.pages.parts.marks import if_foreign, known
from build_tools.pages.parts.summary import credits, lineages
from build_tools.pages.parts.verdicts import VERDICT_WORDS, pins
from build_tools.pages.select import by_date, most_quoted_first
from build_tools.pages.whole.entries import PROSE, event
from build_tools.pages.whole.numbers import Numbers
from build_tools.text import dates
from build_tools.text.counting import counted_in_words, plural


def differences(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:
    """The register in short: conflicts first, each difference by its number."""
    register = verified.briefing.discrepancies
    for word, meaning in STATUS.items():
        found = [name for name in given.differences if register[name].status == word]
        if found:
            items = [el("li", given.difference(name), " ", inline(register[name].question, PROSE)) for name in found]
            yield el("p", el("b", meaning), f" {counted_in_words(len(found), 'difference').capitalize()}.", cls="lead")
            yield el("ul", *items, cls="register")


def timeline(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:
    """All events by date."""
    ordered = by_date(list(verified.briefing.events.values()))
    yield el("ol", *(event(given, each) for each in ordered), cls="timeline")


def people(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:
    """Who is quoted or named, with the numbers of what they say."""
    spoken = {
        name: [quote.id for quote in verified.briefing.quotes.values() if quote.speaker == name]
        for name in verified.briefing.people
    }
    people = ((verified.briefing.people[name], spoken[name]) for name in most_quoted_first(verified))
    yield el("ul", *(_person(person, given.cited(quotes)) for person, quotes in people), cls="register")


def _person(person: Person, said: Html) -> Html:
    return el(
        "li",
        el("b", person.name),
        f", {person.role}, {person.side}. ",
        el("span", said or "Not quoted", ".", cls="cited"),
        id=anchor("person", person.id),
    )


def sources(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:  # noqa: ARG001  # made like its neighbours
    """Each source with its descriptor, and who descends from whom."""
    yield from (_source(verified, name, source) for name, source in verified.briefing.sources.items())
    yield el("h3", "Where the words come from")
    yield lineages(verified, WHOLE)


def _source(verified: VerifiedBriefing, name: str, source: Source) -> Html:
    lineage = next(each.name for each in verified.briefing.front.lineages if each.id == source.lineage.of)
    address = join("not known") if source.url == UNKNOWN else el("a", source.url, href=source.url, rel="external")
    retrieved = known(source.retrieved) if source.retrieved == UNKNOWN else dates.date_in_words(source.retrieved)
    quotes = sum(name in quote.readings for quote in verified.briefing.quotes.values())
    title = join("not known") if source.title == UNKNOWN else el("span", source.title, **if_foreign(verified, name))
    rows = (
        ("Title", title),
        ("Byline", join(known(source.byline))),
        ("Lineage", join(f"{lineage}, {source.lineage.status}. ", inline(source.lineage.because, PROSE))),
        ("Published", join(published(source), ". ", inline(source.published_basis, PROSE))),
        ("Address", address),
        ("Retrieved", join(retrieved)),
        ("Quotes", join(str(quotes))),
    )
    return el(
        "div",
        el("h3", el("span", source.siglum, cls="siglum"), f" {source.publisher}"),
        paragraphs(source.descriptor, PROSE),
        el("dl", *(join(el("dt", key), el("dd", value)) for key, value in rows)),
        cls="source",
        id=anchor("source", name),
    )


def method(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:  # noqa: ARG001
    """How the readings were checked: the totals, the verdicts that occur, and what the pins show."""
    counts = verified.totals()
    every, quotes = sum(counts.values()), len(verified.briefing.quotes)
    of_quotes = f"of {quotes} {plural('quote', quotes)}"
    yield el("p", f"{every} {plural('reading', every)} {of_quotes} {'was' if every == 1 else 'were'} compared.")
    found = [(verdict, count) for verdict, count in counts.items() if count]
    terms = (join(el("dt", f"{count} {verdict}"), el("dd", VERDICT_WORDS[verdict])) for verdict, count in found)
    yield el("dl", *terms)
    yield pins(verified)


def about(verified: VerifiedBriefing, given: Numbers) -> Iterator[Html]:  # noqa: ARG001
    """Whose work it is."""
    yield credits(verified.briefing.front, WHOLE)
