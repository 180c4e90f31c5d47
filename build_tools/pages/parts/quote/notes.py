"""The curator's notes on a quote: their numbers, their permanent ids, and the words that they are about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import Check, VerifiedBriefing
from build_tools.diagnostics.finding import Route
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Annotation, Quote
from build_tools.pages.addresses import quote_path
from build_tools.pages.parts.curators import curator_paragraphs, curator_prose
from build_tools.pages.parts.edit_links import suggestion
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.quote.lemma_choice import lemma_first
from build_tools.pages.parts.sigla import siglum
from build_tools.text.anchoring import find_words


@dataclass(frozen=True)
class Note:
    """An annotation with its number on the page, and its permanent id, which follows the order in the editor's file."""

    number: int
    annotation: Annotation
    source: str
    id: str
    route: Route


@remembered
def notes_of(verified: VerifiedBriefing, quote: Quote) -> list[Note]:
    """A quote's annotations, numbered as a reader meets them: along each reading as shown, then those on the whole."""
    sources = [annotation.reading or quote.lemma_source for annotation in quote.annotations]
    shown = lemma_first(quote)

    def met(index: int) -> tuple[int, ...]:
        annotation, source = quote.annotations[index], sources[index]
        if annotation.on is None:
            return (len(shown),)
        return shown.index(source), *_mark(verified.checks[quote.id, source], annotation)

    return [
        Note(
            number,
            quote.annotations[index],
            sources[index],
            f"note-{quote.id}-{index + 1}",
            ("quotes", quote.id, "annotations", index),
        )
        for number, index in enumerate(sorted(range(len(sources)), key=met), 1)
    ]


def _mark(check: Check, annotation: Annotation) -> tuple[int, int, int]:
    """Where the mark of a note is: which segment of the reading, and behind which of its words."""
    spans = [(piece, *span_of(anchor.exact, annotation)) for piece, anchor in enumerate(check.anchors)]
    return next((piece, end, start) for piece, start, end in spans if end)


def span_of(words: str, annotation: Annotation) -> tuple[int, int]:
    """Where the words that a note is about are in a segment, in code points; (0, 0) if they are not in it."""
    matches = find_words(
        annotation.on or "", words, [(0, len(words))], annotation.prefix or "", annotation.suffix or ""
    )
    return (matches[0].start, matches[0].end) if matches else (0, 0)


def note_list(notes: Sequence[Note], verified: VerifiedBriefing, quote: Quote, here: str, shown: Iterable[str]) -> Html:
    """The list of notes on a quote; a note on a reading that isn't shown repeats its words."""
    visible = set(shown)
    items = [_note(note, verified, here, note.source in visible) for note in notes]
    if not items:
        return NOTHING
    return el("aside", el("ol", *items), cls="notes", aria_label=say_plain(verified, "notes", id=quote.id))


def _note(note: Note, verified: VerifiedBriefing, here: str, shown: bool) -> Html:
    annotation = note.annotation
    pieces: list[str] = [
        el("span", say(verified, f"note-{annotation.kind}"), cls=f"note-kind note-kind--{annotation.kind}"),
        " ",
    ]
    if annotation.on is not None and not shown:
        words = el("q", " ".join(annotation.on.split()), **if_foreign(verified, note.source))
        pieces += [siglum(verified, note.source, here), " ", words, ": "]
    pieces.append(curator_prose(verified, annotation.note, here))
    if annotation.on is not None and shown:
        label = say_plain(verified, "note-back", number=note.number)
        back = el("a", "↑", href=f"#{note.id}-ref", cls="note-back", aria_label=label)
        pieces += [" ", back]
    if here == quote_path(str(note.route[1])):
        suggested = suggestion(verified, note.route, note.number, here)
        pieces += [" ", suggested] if suggested else []
    return el("li", *pieces, id=note.id, value=str(note.number))


def explanations_of(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """Why readings that differ are taken as one quote, and why one ends or is put together as it is, or is speech."""
    for text in (quote.sameness, quote.cut):
        if text:
            yield el("div", curator_paragraphs(verified, text, here), cls="sameness")
    for what, reasons in (
        ("why-one-quote", quote.elided_because),
        ("why-speech", quote.speaker_because),
    ):
        for source, text in reasons.items():
            marked = el("p", siglum(verified, source, here), " ", el("b", say(verified, what)))
            yield el("div", marked, curator_paragraphs(verified, text, here), cls="sameness")
