"""A quote's page: the record with the permanent address."""

from collections.abc import Iterator

from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.exports.quotation import quotation
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import link, person_path, quote_path, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.card import quote_card
from build_tools.pages.parts.curators import curator_language, curator_line
from build_tools.pages.parts.events import when
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.labels import label
from build_tools.pages.parts.quote.apparatus import apparatus
from build_tools.pages.parts.quote.cite import cite, permanent
from build_tools.pages.parts.quote.figure import block, speaker_line, translation
from build_tools.pages.parts.quote.lemma_choice import by_lemma
from build_tools.pages.parts.quote.neighbours import neighbours
from build_tools.pages.parts.quote.notes import note_list, notes_of
from build_tools.pages.parts.quote.readings import readings
from build_tools.pages.parts.quote.uses import uses
from build_tools.pages.parts.sigla import sigla
from build_tools.pages.parts.terms import facts
from build_tools.pages.parts.topic_parts import topic_links


def quote_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one quote."""
    quote = verified.briefing.quotes[name]
    here = quote_path(name)
    made = quotation(verified, quote, permanent(verified, quote))
    return Page(
        path=here,
        title=title(verified, quote),
        title_attributes=curator_language(verified) if quote.title is not None else {},
        description=say_plain(verified, "quote-about", title=title(verified, quote), sources=len(quote.readings)),
        card=quote_card(verified, made).alternative if made else "",
        blocks=(
            _record(verified, quote, here),
            *readings(verified, quote, here),
            *apparatus(verified, quote, here),
            section(say_plain(verified, "uses-title")),
            uses(verified, name, here),
            *cite(verified, quote, title(verified, quote), made),
            section(say_plain(verified, "quote-details")),
            facts(_rows(verified, quote, here)),
            neighbours(verified, quote, here),
        ),
    )


def _record(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """The words of the lemma, who spoke and when, and the curator's notes beside them."""
    kind = "speech" if quote.speaker else "report"
    figure = el(
        "figure",
        by_lemma(verified, quote, lambda each: _words(verified, quote, each.lemma_source, here)),
        _attribution(verified, quote, here),
        cls=f"quote quote--{kind} quote--record",
    )
    notes = note_list(notes_of(verified, quote), verified, quote, here, shown=[quote.lemma_source])
    return el("div", figure, el("div", notes, cls="after-record") if notes else NOTHING, cls="record")


def _words(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    return join(block(verified, quote, source, notes_of(verified, quote), here), translation(verified, quote, source))


def title(verified: VerifiedBriefing, quote: Quote) -> str:
    """A quote's title: speaker and first words, or what is reported."""
    if quote.speaker is None:
        return quote.title or ""
    return f"{verified.briefing.people[quote.speaker].name}: {label(verified, quote)}"


def _attribution(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    def printed(under: Quote) -> Html:
        source = verified.briefing.sources[under.lemma_source].publisher
        return el("p", say(verified, "quote-wording", publisher=source), cls="printed")

    who = el("p", speaker_line(verified, quote, here), cls="who") if quote.speaker else NOTHING
    return el("figcaption", who, by_lemma(verified, quote, printed))


def _rows(verified: VerifiedBriefing, quote: Quote, here: str) -> list[tuple[str, Html]]:
    briefing = verified.briefing
    rows: list[tuple[str, Html]] = []
    if quote.occasion:
        event = briefing.events[quote.occasion]
        rows.append(
            (
                say(verified, "quote-occasion"),
                join(
                    el("a", curator_line(verified, event.title), href=record_link("events", event.id, here)),
                    ", ",
                    when(verified, event),
                ),
            )
        )
    if quote.origin:
        person = briefing.people[quote.origin]
        rows.append(
            (say(verified, "quote-according-to"), el("a", person.name, href=link(here, person_path(quote.origin))))
        )
    rows += [
        (say(verified, "quote-topics"), topic_links(verified, quote.topics, here)),
        (
            say(verified, "quote-reported-by"),
            join(attestation(verified, quote.readings), " ", sigla(verified, quote.readings, here)),
        ),
        (say(verified, "quote-verification"), el("ul", *_checked(verified, quote, here))),
        (say(verified, "quote-address"), _address(verified, quote)),
        (say(verified, "quote-id"), el("code", quote.id)),
    ]
    return rows


def _checked(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The verdicts on the readings, and the folds they needed, in words."""
    checks = {source: verified.checks[quote.id, source] for source in quote.readings}
    for verdict in VERDICTS:
        found = [source for source, check in checks.items() if check.verdict == verdict]
        if found:
            name, meaning = say(verified, f"verdict-{verdict}"), say(verified, f"verdict-means-{verdict}")
            yield el("li", sigla(verified, found, here), " ", el("b", name), ": ", meaning)
    for fold in dict.fromkeys(fold for check in checks.values() for fold in check.folds):
        found = [source for source, check in checks.items() if fold in check.folds]
        name, meaning = say(verified, f"fold-{fold}"), say(verified, f"fold-means-{fold}")
        yield el("li", sigla(verified, found, here), " ", el("b", name), ": ", meaning)


def _address(verified: VerifiedBriefing, quote: Quote) -> Html:
    """The page's permanent address; only its path if the briefing doesn't say where it is published."""
    address = permanent(verified, quote)
    return el("code", f"quotes/{quote.id}/") if address == UNKNOWN else el("a", address, href=address, rel="bookmark")
