"""A quote's page: the record with a permanent address."""

from collections.abc import Iterator

from build_tools import dates
from build_tools.escape import Html, el, join
from build_tools.model import Quote
from build_tools.pages.apparatus import readings
from build_tools.pages.marks import attestation, counted, label, sigla, siglum, topics, verdict, when
from build_tools.pages.page import HOME, Page, anchor, link, quote_path, section, topic_path
from build_tools.pages.quotation import addresses, block, note_list, speaker_line, translation
from build_tools.pages.searching import hidden
from build_tools.pages.topic import quotes_of
from build_tools.pages.words import Note, notes_of
from build_tools.prose import inline
from build_tools.verify import VerifiedBriefing


def quote_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one quote."""
    quote = verified.briefing.quotes[name]
    here = quote_path(name)
    notes = notes_of(quote)
    lemma = quote.lemma_source
    kind = "speech" if quote.speaker else "report"
    words = el(
        "figure",
        block(verified, quote, lemma, notes, here),
        translation(verified, quote, lemma),
        _attribution(verified, quote, here),
        cls=f"quote quote--{kind} quote--record",
    )
    return Page(
        path=here,
        title=title(verified, quote),
        description=f"{title(verified, quote)}: verified against {counted(len(quote.readings), 'source')}.",
        blocks=(
            words,
            _for_search(verified, quote),
            *_notes(verified, quote, notes, here),
            el("div", _facts(verified, quote, here), cls="facts", data_search_exclude=""),
            *readings(verified, quote, here),
            section("Where it is used"),
            _uses(verified, name, here),
            _neighbours(verified, quote, here),
        ),
        search="first",
    )


def _notes(verified: VerifiedBriefing, quote: Quote, notes: list[Note], here: str) -> Iterator[Html]:
    if notes:
        yield section("Notes")
        yield el("div", note_list(notes, verified, quote, here, shown=[quote.lemma_source]), cls="after-record")


def title(verified: VerifiedBriefing, quote: Quote) -> str:
    """A quote's title: speaker and first words, or what is reported."""
    if quote.speaker is None:
        return quote.title or ""
    return f"{verified.briefing.people[quote.speaker].name}: {label(verified, quote)}"


def _attribution(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    source = verified.briefing.sources[quote.lemma_source]
    if quote.speaker is None:
        return el("figcaption", el("cite", source.publisher), ", in its own words")
    return el("figcaption", speaker_line(verified, quote, here), f", as {source.publisher} prints it")


def _for_search(verified: VerifiedBriefing, quote: Quote) -> Html:
    """Words by which search finds the quote and that stand elsewhere: other readings', spellings, topics.

    Each is given once, since search counts how often a word stands on a page.
    """
    briefing = verified.briefing
    said = [verified.checks[quote.id, source].words for source in quote.readings]
    if quote.speaker:
        said += briefing.people[quote.speaker].spellings
    said += [briefing.topics[name].title for name in quote.topics]
    said += quote.translations.values()
    return hidden(said, verified.checks[quote.id, quote.lemma_source].words)


def _facts(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    briefing = verified.briefing
    rows: list[tuple[str, Html]] = []
    if quote.occasion:
        event = briefing.events[quote.occasion]
        target = link(here, "timeline/index.md", f"event-{event.id}")
        rows.append(("Occasion", join(el("a", event.title, href=target), ", ", when(event))))
    rows += [
        ("Topics", topics(verified, quote.topics, here)),
        ("Attested", join(attestation(verified, quote.readings), " ", sigla(verified, quote.readings, here))),
        (
            "Lemma",
            join(
                siglum(verified, quote.lemma_source, here), " ", verdict(verified.checks[quote.id, quote.lemma_source])
            ),
        ),
        ("Id", el("code", quote.id)),
        ("Cite as", join(_citation(verified, quote))),
    ]
    return el("dl", *(join(el("dt", name), el("dd", value)) for name, value in rows))


def _neighbours(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """The quotes before and after this one, in each of its topics and of its speaker."""
    briefing = verified.briefing
    rows = [(f"In {briefing.topics[topic].title}", quotes_of(verified, topic)) for topic in quote.topics]
    if quote.speaker:
        spoken = [each for each in briefing.quotes.values() if each.speaker == quote.speaker]
        rows.append((f"Of {briefing.people[quote.speaker].name}", spoken))
    lines = [_beside(verified, quote, name, row, here) for name, row in rows if len(row) > 1]
    return el("div", *lines, cls="neighbours", data_search_exclude="")


def _beside(verified: VerifiedBriefing, quote: Quote, name: str, row: list[Quote], here: str) -> Html:
    at = row.index(quote)
    links = [
        el("p", f"{word}: ", el("a", title(verified, row[index]), href=link(here, quote_path(row[index].id))))
        for word, index in (("Before", at - 1), ("After", at + 1))
        if 0 <= index < len(row)
    ]
    return el("div", el("p", name, cls="kicker"), *links)


def _citation(verified: VerifiedBriefing, quote: Quote) -> str:
    """How to cite a quote: its title, the briefing, the edition, the id that its address is made of."""
    front = verified.briefing.front
    return f"{title(verified, quote)}. In: {front.title}, edition of {dates.in_words(front.edition)}, quote {quote.id}."


def _uses(verified: VerifiedBriefing, name: str, here: str) -> Html:
    items = list(_used_in(verified, name, here))
    if not items:
        return el("p", "No judgement, difference or event cites this quote; it stands on the pages of its topics.")
    return el("ul", *items, cls="uses", data_search_exclude="")


def _used_in(verified: VerifiedBriefing, name: str, here: str) -> Iterator[Html]:
    briefing = verified.briefing
    owners = [(HOME, briefing.front.title, briefing.front.judgements)]
    owners += [(topic_path(key), topic.title, topic.judgements) for key, topic in briefing.topics.items()]
    for path, owner, listed in owners:
        for judgement in listed:
            if name in judgement.cites:
                place = el("a", f"{owner}, judgement", href=link(here, path, "judgements"))
                yield el("li", place, ": ", inline(judgement.statement, addresses(here)))
    for key, entry in briefing.discrepancies.items():
        if any(name in position.cites for position in entry.positions):
            target = link(here, "differences/index.md", anchor("difference", key))
            yield el("li", el("a", "Difference", href=target), ": ", inline(entry.question, addresses(here)))
    for event in briefing.events.values():
        if name in event.cites:
            target = link(here, "timeline/index.md", f"event-{event.id}")
            yield el("li", el("a", "Timeline", href=target), f": {event.title}")


def quote_list(verified: VerifiedBriefing, listed: list[Quote], here: str) -> Html:
    """Quotes as a list of links, with who says them and who prints them."""
    items = []
    for quote in listed:
        kind = verified.briefing.people[quote.speaker].name if quote.speaker else "Reported"
        words = el("a", label(verified, quote), href=link(here, quote_path(quote.id)))
        items.append(el("li", el("span", kind, cls="kicker"), " ", words, " ", sigla(verified, quote.readings, here)))
    return el("ul", *items, cls="quote-list", data_search_exclude="")
