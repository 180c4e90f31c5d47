"""Sources' words as HTML: with the marks of the curator's notes, with omissions, and one reading against another."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from build_tools.briefing.verify import Anchor, Check, parted, words_between
from build_tools.markup.html import NOTHING, Html, el, encode, join
from build_tools.pages.parts.quote.notes import Note, span_of
from build_tools.text.collation import ELISION, Change, changes
from build_tools.text.counting import counted
from build_tools.text.spelling import Spelling
from build_tools.text.variants import Piece
from build_tools.text.word_count import counts_characters


def annotated(check: Check, notes: Sequence[Note], *, in_full: bool = False) -> Html:
    """A reading's words; those with a note are marked, and the note's number follows them.

    Shown in full, it also says how many words are left out.
    """
    pieces = [_annotated(check.anchors[0], notes)]
    for before, anchor in pairwise(check.anchors):
        pieces += [_elided(before, anchor, in_full=in_full), _annotated(anchor, notes)]
    return join(*pieces)


def _elided(before: Anchor, after: Anchor, *, in_full: bool) -> Html:
    if not parted(before, after):
        return NOTHING
    how_much = omitted(before, after)
    shown = f" [{how_much}] " if in_full and how_much else f" {ELISION} "
    return el("span", shown, cls="elision", title=how_much or "words of the source left out here")


def omitted(before: Anchor, after: Anchor) -> str | None:
    """How much of the body a reading leaves out between two segments, in words; None if unchecked."""
    number = words_between(before, after)
    if number is None:
        return None
    unit = "character" if counts_characters(before.exact + after.exact) else "word"
    return f"{counted(number, unit)} omitted" if number else "only marks omitted"


def _annotated(anchor: Anchor, notes: Sequence[Note]) -> Html:
    words = anchor.exact
    spans = [(*span_of(words, note.annotation), note) for note in notes if _is_about(words, note)]
    edges = sorted({0, len(words)} | {edge for start, end, _ in spans for edge in (start, end)})
    pieces: list[Html] = []
    for start, end in pairwise(edges):
        piece = encode(words[start:end])
        inside = any(first <= start and end <= last for first, last, _ in spans)
        pieces.append(el("span", piece, cls="noted") if inside else piece)
        pieces += [_reference(note) for _, last, note in spans if last == end]
    return join(*pieces)


def _is_about(words: str, note: Note) -> bool:
    return note.annotation.on is not None and span_of(words, note.annotation) != (0, 0)


def _reference(note: Note) -> Html:
    mark = el("a", str(note.number), href=f"#{note.id}", id=f"{note.id}-ref", aria_label=f"Note {note.number}")
    return el("sup", mark, cls="note-ref")


def against(lemma: Check, reading: Check, spelling: Spelling) -> Html:
    """A reading compared with the lemma: added words are underlined, dropped words struck."""
    return join(*(_change(change) for change in changes(lemma.words, reading.words, spelling)))


def _change(change: Change) -> Html:
    if change.weight == "same":
        return join(change.reading, change.gap)
    dropped = el("del", change.lemma) if change.lemma else NOTHING
    added = el("ins", change.reading) if change.reading else NOTHING
    space = change.gap if change.lemma and change.reading else ""
    return join(el("span", dropped, space, added, cls=f"variant variant--{change.weight}"), change.gap)


def pieces(said: Iterable[Piece], foreign: dict[str, str]) -> Html:
    """A description of differences; words in another language are marked, so that they keep their own direction."""
    return join(*(el("span", piece, **foreign) if foreign and words else piece for piece, words in said))
