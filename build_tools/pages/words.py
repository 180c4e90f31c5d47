"""Sources' words as HTML: spans with the curator's annotations, elisions, and one reading against another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.anchoring import find
from build_tools.collation import Change, Piece, changes
from build_tools.escape import NOTHING, Html, el, encode, join
from build_tools.model import Annotation, Quote
from build_tools.verify import ELISION, Anchor, Check, between, parted

ELIDED = el("span", f" {ELISION} ", cls="elision", title="words of the source left out here")


@dataclass(frozen=True)
class Note:
    """An annotation with its number on the page, and the ids that lead to it and back."""

    number: int
    annotation: Annotation
    source: str
    id: str


def notes_of(quote: Quote) -> list[Note]:
    """A quote's annotations, numbered in the editor's order."""
    return [
        Note(number, annotation, annotation.reading or quote.lemma_source, f"note-{quote.id}-{number}")
        for number, annotation in enumerate(quote.annotations, 1)
    ]


def annotated(check: Check, notes: Sequence[Note]) -> Html:
    """A reading's words, those that bear a note marked and followed by its number."""
    pieces = [_annotated(check.anchors[0], notes)]
    for before, anchor in pairwise(check.anchors):
        pieces += [ELIDED if parted(before, anchor) else join(between(before, anchor)), _annotated(anchor, notes)]
    return join(*pieces)


def _annotated(anchor: Anchor, notes: Sequence[Note]) -> Html:
    words = anchor.exact
    spans = [(*_span(words, note), note) for note in notes if _stands_in(words, note)]
    edges = sorted({0, len(words)} | {edge for start, end, _ in spans for edge in (start, end)})
    pieces: list[Html] = []
    for start, end in pairwise(edges):
        piece = encode(words[start:end])
        inside = any(first <= start and end <= last for first, last, _ in spans)
        pieces.append(el("span", piece, cls="noted") if inside else piece)
        pieces += [_reference(note) for _, last, note in spans if last == end]
    return join(*pieces)


def _stands_in(words: str, note: Note) -> bool:
    return note.annotation.on is not None and _span(words, note) != (0, 0)


def _span(words: str, note: Note) -> tuple[int, int]:
    annotation = note.annotation
    matches = find(annotation.on or "", words, [(0, len(words))], annotation.prefix or "", annotation.suffix or "")
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
