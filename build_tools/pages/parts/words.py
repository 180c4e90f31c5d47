"""Sources' words as HTML: spans with the curator's annotations, elisions, and one reading against another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.briefing.verify import Anchor, Check, VerifiedBriefing, parted
from build_tools.markup.html import NOTHING, Html, el, encode, join
from build_tools.model import Annotation, Quote
from build_tools.text.anchoring import find_words
from build_tools.text.collation import ELISION, Change, changes
from build_tools.text.variants import Piece

ELIDED = el("span", f" {ELISION} ", cls="elision", title="words of the source left out here")


@dataclass(frozen=True)
class Note:
    """An annotation with its number on the page, and its permanent id, which counts in the editor's order."""

    number: int
    annotation: Annotation
    source: str
    id: str


def lemma_first(quote: Quote) -> list[str]:
    """The sources of a quote's readings in the order in which they are shown."""
    return sorted(quote.readings, key=lambda source: source != quote.lemma_source)


def notes_of(verified: VerifiedBriefing, quote: Quote) -> list[Note]:
    """A quote's annotations, numbered as their marks are met: along each reading as shown, then those on the whole."""
    sources = [annotation.reading or quote.lemma_source for annotation in quote.annotations]
    shown = lemma_first(quote)

    def met(index: int) -> tuple[int, ...]:
        annotation, source = quote.annotations[index], sources[index]
        if annotation.on is None:
            return (len(shown),)
        return shown.index(source), *_mark(verified.checks[quote.id, source], annotation)

    return [
        Note(number, quote.annotations[index], sources[index], f"note-{quote.id}-{index + 1}")
        for number, index in enumerate(sorted(range(len(sources)), key=met), 1)
    ]


def _mark(check: Check, annotation: Annotation) -> tuple[int, int, int]:
    """Where the mark of a note on words stands: behind them, in which piece of the reading."""
    spans = [(piece, *_span(anchor.exact, annotation)) for piece, anchor in enumerate(check.anchors)]
    return next((piece, end, start) for piece, start, end in spans if end)


def annotated(check: Check, notes: Sequence[Note]) -> Html:
    """A reading's words, those that bear a note marked and followed by its number."""
    pieces = [_annotated(check.anchors[0], notes)]
    for before, anchor in pairwise(check.anchors):
        pieces += [ELIDED if parted(before, anchor) else NOTHING, _annotated(anchor, notes)]
    return join(*pieces)


def _annotated(anchor: Anchor, notes: Sequence[Note]) -> Html:
    words = anchor.exact
    spans = [(*_span(words, note.annotation), note) for note in notes if _stands_in(words, note)]
    edges = sorted({0, len(words)} | {edge for start, end, _ in spans for edge in (start, end)})
    pieces: list[Html] = []
    for start, end in pairwise(edges):
        piece = encode(words[start:end])
        inside = any(first <= start and end <= last for first, last, _ in spans)
        pieces.append(el("span", piece, cls="noted") if inside else piece)
        pieces += [_reference(note) for _, last, note in spans if last == end]
    return join(*pieces)


def _stands_in(words: str, note: Note) -> bool:
    return note.annotation.on is not None and _span(words, note.annotation) != (0, 0)


def _span(words: str, annotation: Annotation) -> tuple[int, int]:
    matches = find_words(
        annotation.on or "", words, [(0, len(words))], annotation.prefix or "", annotation.suffix or ""
    )
    return (matches[0].start, matches[0].end) if matches else (0, 0)


def _reference(note: Note) -> Html:
    mark = el("a", str(note.number), href=f"#{note.id}", id=f"{note.id}-ref", aria_label=f"Note {note.number}")
    return el("sup", mark, cls="note-ref")


def against(lemma: Check, reading: Check) -> Html:
    """A reading with its differences from the lemma: words added and changed marked, those dropped shown struck."""
    return join(*(_change(change) for change in changes(lemma.words, reading.words)))


def _change(change: Change) -> Html:
    if change.weight == "same":
        return join(change.reading, change.gap)
    dropped = el("del", change.lemma) if change.lemma else NOTHING
    added = el("ins", change.reading) if change.reading else NOTHING
    space = change.gap if change.lemma and change.reading else ""
    return join(el("span", dropped, space, added, cls=f"variant variant--{change.weight}"), change.gap)


def pieces(said: Iterable[Piece], foreign: dict[str, str]) -> Html:
    """What is said of differences; words in another language are marked, so that each is read in its own direction."""
    return join(*(el("span", piece, **foreign) if foreign and words else piece for piece, words in said))
