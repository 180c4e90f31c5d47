"""A quote as a figure: the sources' words, visibly and structurally apart from the curator's."""

from collections.abc import Callable, Iterable, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.markup.prose import inline, led
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import anchor, link, person_path, quote_path
from build_tools.pages.parts.marks import attestation, bare_sigla, if_foreign, siglum
from build_tools.pages.parts.verdicts import verdict
from build_tools.pages.parts.words import Note, annotated, lemma_first, notes_of
from build_tools.text import dates
from build_tools.text.languages import called


def addresses(here: str) -> Callable[[str], str]:
    """How prose on a page refers to quotes."""
    return lambda quote: link(here, quote_path(quote))


def figure(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """A quote on a page that shows several: its words, who says or reports them, its notes.

    Speech is shown in the lemma's words; of a report each source's own words are shown, since they are its own.
    """
    sources = [quote.lemma_source] if quote.speaker else lemma_first(quote)
    notes = notes_of(verified, quote)
    kind = "speech" if quote.speaker else "report"
    return el(
        "figure",
        _caption(verified, quote, here),
        *(each for source in sources for each in _words(verified, quote, source, notes, here)),
        _foot(verified, quote, here),
        note_list(notes, verified, quote, here, shown=sources),
        cls=f"quote quote--{kind}",
        id=anchor("quote", quote.id),
        data_search_exclude="",
    )


def mention(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """A quote on the page of a topic that isn't its main one: the lemma's words; its notes are at the record."""
    kind = "speech" if quote.speaker else "report"
    return el(
        "figure",
        _caption(verified, quote, here),
        *_words(verified, quote, quote.lemma_source, [], here),
        _foot(verified, quote, here),
        cls=f"quote quote--{kind} quote--mention",
        id=anchor("quote", quote.id),
        data_search_exclude="",
    )


def _words(
    verified: VerifiedBriefing, quote: Quote, source: str, notes: Sequence[Note], here: str
) -> tuple[Html, Html]:
    return block(verified, quote, source, notes, here), translation(verified, quote, source)


def translation(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    """The curator's words for those of a source in another language; they stand outside what is the source's."""
    if source not in quote.translations:
        return NOTHING
    language = called(verified.briefing.sources[source].language)
    words = f"“{quote.translations[source]}”" if quote.speaker else quote.translations[source]
    return el("p", el("span", f"Translated from {language}", cls="kicker"), " ", words, cls="translation")


def block(verified: VerifiedBriefing, quote: Quote, source: str, notes: Sequence[Note], here: str) -> Html:
    """One source's words, with its mark and the notes on their spans."""
    witness = verified.briefing.sources[source]
    here_notes = [note for note in notes if note.source == source]
    words = annotated(verified.checks[quote.id, source], here_notes)
    marks = ("“", words, "”") if quote.speaker else (words,)
    at_record = here == quote_path(quote.id)  # elsewhere the record is a link away, and a page of many quotes lighter
    cite = {"cite": witness.url} if at_record and witness.url != UNKNOWN else {}
    paragraph = el("p", *marks, **if_foreign(verified, source))
    return el("blockquote", siglum(verified, source, here), paragraph, cls="words", **cite)


def _caption(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    if quote.speaker is None:
        return el("figcaption", el("span", "Reported", cls="kicker"), " ", quote.title or "", cls="quote-head")
    return el("figcaption", speaker_line(verified, quote, here), cls="quote-head")


def speaker_line(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """Who spoke, and on what occasion."""
    person = verified.briefing.people[quote.speaker or ""]
    name = el("a", person.name, href=link(here, person_path(quote.speaker or "")))
    return join(el("cite", name), _occasion(verified, quote))


def _occasion(verified: VerifiedBriefing, quote: Quote) -> Html:
    if quote.occasion is None:
        return join(", occasion not given")
    event = verified.briefing.events[quote.occasion]
    return el("span", f", {event.title}, {dates.date_in_words(event.date)}", cls="occasion")


def _foot(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    readings = len(quote.readings)
    words = "Record" if readings == 1 else f"Record, {readings} readings compared"
    unseen = quote.speaker is not None and readings > 1
    return el(
        "p",
        bare_sigla(verified, quote.readings) if unseen else NOTHING,
        el("span", attestation(verified, quote.readings), cls="attestation"),
        *(verdict(verified.checks[quote.id, source]) for source in [quote.lemma_source]),
        el("a", words, cls="record", href=link(here, quote_path(quote.id))),
        cls="quote-foot",
    )


def note_list(notes: Sequence[Note], verified: VerifiedBriefing, quote: Quote, here: str, shown: Iterable[str]) -> Html:
    """The curator's notes on a quote; one on a reading that isn't shown names its words."""
    visible = set(shown)
    items = [_note(note, verified, here, note.source in visible) for note in notes]
    if not items:
        return NOTHING
    return el("aside", el("ol", *items), cls="notes", aria_label=f"Notes on the quote {quote.id}")


def _note(note: Note, verified: VerifiedBriefing, here: str, shown: bool) -> Html:
    annotation = note.annotation
    pieces: list[str] = [el("span", annotation.kind, cls=f"note-kind note-kind--{annotation.kind}"), " "]
    if annotation.on is not None and not shown:
        words = el("q", " ".join(annotation.on.split()), **if_foreign(verified, note.source))
        pieces += [siglum(verified, note.source, here), " ", words, ": "]
    pieces.append(inline(annotation.note, addresses(here)))
    if annotation.on is not None and shown:
        back = el("a", "↑", href=f"#{note.id}-ref", cls="note-back", aria_label=f"Back to note {note.number}")
        pieces += [" ", back]
    return el("li", *pieces, id=note.id, value=str(note.number))


def bottom_line(text: str, here: str) -> Html:
    """The bottom line, first on a page and apart from all else."""
    return el("section", el("p", "Bottom line", cls="kicker"), led(text, addresses(here)), cls="bottom-line")
