"""A quote as a figure: the sources' words, visibly and structurally apart from the curator's."""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, language_name, say
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import WHOLE, anchor, link, person_path, quote_path
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.parts.quote.distinct_readings import distinct_readings, reading_in_words
from build_tools.pages.parts.quote.lemma_choice import lemma_first
from build_tools.pages.parts.quote.notes import Note, explanations_of, note_list, notes_of
from build_tools.pages.parts.quote.words import annotated
from build_tools.pages.parts.sigla import as_shown, bare_sigla, sigla, siglum
from build_tools.pages.parts.verdicts import verdict


def figure(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """A quote on a page that shows several: its words, who says or reports them, its notes.

    Speech is shown in the lemma's words. A report is shown in the words of each source, since each wrote its own.
    """
    shown = [quote.lemma_source] if quote.speaker else lemma_first(quote)
    notes = notes_of(verified, quote)
    return el(
        "figure",
        _caption(verified, quote, here),
        *_words(verified, quote, shown, notes, here),
        _foot(verified, quote, here),
        note_list(notes, verified, quote, here, shown=shown),
        cls=_classes(quote),
        id=anchor("quote", quote.id),
    )


def mention(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """A quote on the page of a topic that isn't its main one: the lemma's words; its notes are on its own page."""
    return el(
        "figure",
        _caption(verified, quote, here),
        *_words(verified, quote, [quote.lemma_source], [], here),
        _foot(verified, quote, here),
        cls=f"{_classes(quote)} quote--mention",
        id=anchor("quote", quote.id),
    )


def numbered_figure(verified: VerifiedBriefing, quote: Quote, numbers: Numbers) -> Html:
    """A quote in the whole briefing: its number, its notes, and every reading, set out whole or described in words."""
    shown = distinct_readings(verified, quote)
    notes = notes_of(verified, quote)
    who = speaker_line(verified, quote, WHOLE) if quote.speaker else curator_line(verified, quote.title or "")
    described = [source for source in quote.written_out if source not in shown]
    marks = sigla(verified, quote.readings, WHOLE) if described else NOTHING
    return el(
        "figure",
        el("figcaption", numbers.own(quote.id), " ", who, cls="quote-head"),
        *_words(verified, quote, shown, notes, WHOLE),
        el("p", marks, *_attested(verified, quote), cls="quote-foot"),
        *(
            join(reading_in_words(verified, quote, source, WHOLE), same_words(verified, quote, source, WHOLE))
            for source in described
        ),
        *explanations_of(verified, quote, WHOLE),
        note_list(notes, verified, quote, WHOLE, shown=shown),
        cls=_classes(quote),
        id=anchor("quote", quote.id),
    )


def _classes(quote: Quote) -> str:
    return f"quote quote--{'speech' if quote.speaker else 'report'}"


def _caption(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    if quote.speaker is None:
        return el(
            "figcaption",
            el("span", say(verified, "quote-reported"), cls="kicker"),
            " ",
            curator_line(verified, quote.title or ""),
            cls="quote-head",
        )
    return el("figcaption", speaker_line(verified, quote, here), cls="quote-head")


def _words(
    verified: VerifiedBriefing, quote: Quote, sources: Iterable[str], notes: Sequence[Note], here: str
) -> Iterator[Html]:
    for source in sources:
        yield block(verified, quote, source, notes, here)
        yield translation(verified, quote, source)
        yield same_words(verified, quote, source, here)


def _foot(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    readings = len(quote.readings)
    words = say(verified, "quote-link", wordings=readings)
    unseen = quote.speaker is not None and readings > 1
    return el(
        "p",
        as_shown(verified, quote.readings, quote, bare_sigla) if unseen else NOTHING,
        *_attested(verified, quote),
        el("a", words, cls="record", href=link(here, quote_path(quote.id))),
        cls="quote-foot",
    )


def _attested(verified: VerifiedBriefing, quote: Quote) -> Iterator[Html]:
    """Who told the journalists, how well a quote is attested, and the verdict on its lemma."""
    if quote.origin:
        yield el(
            "span",
            say(verified, "according-to", who=verified.briefing.people[quote.origin].name_in_sentences),
            cls="origin",
        )
    yield el("span", attestation(verified, quote.readings), cls="attestation")
    yield verdict(verified, verified.checks[quote.id, quote.lemma_source])


def translation(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    """The curator's words for those of a source in another language, outside the block that is the source's."""
    if source not in quote.translations:
        return NOTHING
    language = language_name(verified, verified.briefing.sources[source].language)
    words = f"“{quote.translations[source]}”" if quote.speaker else quote.translations[source]
    return el(
        "p",
        el("span", say(verified, "quote-translated", language=language), cls="kicker"),
        " ",
        curator_line(verified, words),
        cls="translation",
    )


def block(verified: VerifiedBriefing, quote: Quote, source: str, notes: Sequence[Note], here: str) -> Html:
    """One source's words with its siglum, and the marks of the notes on them."""
    witness = verified.briefing.sources[source]
    here_notes = [note for note in notes if note.source == source]
    at_record = here == quote_path(quote.id)  # elsewhere it is a link away, and a page of many quotes is lighter
    words = annotated(verified, verified.checks[quote.id, source], here_notes, in_full=at_record)
    marks = ("“", words, "”") if quote.speaker else (words,)
    cite = {"cite": witness.url} if at_record and witness.url != UNKNOWN else {}
    paragraph = el("p", *marks, **if_foreign(verified, source))
    return el("blockquote", siglum(verified, source, here), paragraph, cls="words", **cite)


def same_words(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    """Which other sources print the words of a reading, which are not printed again."""
    others = [name for name in quote.printing_as(source) if name != source]
    if not others:
        return NOTHING
    named = separated((join(siglum(verified, name, here), " ", _publisher(verified, name)) for name in others), ", ")
    return el("p", say(verified, "same-words", count=len(others), sources=named), cls="varying")


def _publisher(verified: VerifiedBriefing, source: str) -> Html:
    """A source's name, linked to what it printed, if its address is known."""
    witness = verified.briefing.sources[source]
    return (
        join(witness.publisher)
        if witness.url == UNKNOWN
        else el("a", witness.publisher, href=witness.url, rel="external")
    )


def speaker_line(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """Who spoke, and on what occasion."""
    person = verified.briefing.people[quote.speaker or ""]
    name = el("a", person.name, href=link(here, person_path(quote.speaker or "")))
    return join(el("cite", name), _occasion(verified, quote))


def _occasion(verified: VerifiedBriefing, quote: Quote) -> Html:
    if quote.occasion is None:
        return join(", ", say(verified, "quote-no-occasion"))
    event = verified.briefing.events[quote.occasion]
    return el("span", ", ", curator_line(verified, event.title), f", {date(verified, event.date)}", cls="occasion")
