"""Sources' words as HTML: with the marks of the curator's notes, with omissions, and one reading against another."""

from collections.abc import Sequence
from itertools import pairwise

from build_tools.briefing.verify import Anchor, Check, VerifiedBriefing, parted, words_between
from build_tools.interface.words import say_plain
from build_tools.markup.html import NOTHING, Html, el, encode, join
from build_tools.pages.parts.quote.notes import Note, span_of
from build_tools.pages.parts.quote.variants import LOUD
from build_tools.text.collation import ELISION, Change, changes
from build_tools.text.spelling import Spelling
from build_tools.text.word_count import counts_characters


def annotated(verified: VerifiedBriefing, check: Check, notes: Sequence[Note], *, in_full: bool = False) -> Html:
    """A reading's words; those with a note are marked, and the note's number follows them.

    Shown in full, it also says how many words are left out.
    """
    pieces = [_annotated(verified, check.anchors[0], notes)]
    for before, anchor in pairwise(check.anchors):
        pieces += [_elided(verified, before, anchor, in_full=in_full), _annotated(verified, anchor, notes)]
    return join(*pieces)


def _elided(verified: VerifiedBriefing, before: Anchor, after: Anchor, *, in_full: bool) -> Html:
    if not parted(before, after):
        return NOTHING
    how_much = omitted(verified, before, after)
    shown = f" [{how_much}] " if in_full and how_much else f" {ELISION} "
    return el("span", shown, cls="elision", title=how_much or say_plain(verified, "omitted"))


def omitted(verified: VerifiedBriefing, before: Anchor, after: Anchor) -> str | None:
    """How much of the body a reading leaves out between two segments, in words; None if unchecked."""
    number = words_between(before, after)
    if number is None:
        return None
    if counts_characters(before.exact + after.exact):
        return say_plain(verified, "omitted-characters", count=number)
    return say_plain(verified, "omitted-words", count=number)


def _annotated(verified: VerifiedBriefing, anchor: Anchor, notes: Sequence[Note]) -> Html:
    words = anchor.exact
    spans = [(*span_of(words, note.annotation), note) for note in notes if _is_about(words, note)]
    edges = sorted({0, len(words)} | {edge for start, end, _ in spans for edge in (start, end)})
    pieces: list[Html] = []
    for start, end in pairwise(edges):
        piece = encode(words[start:end])
        inside = any(first <= start and end <= last for first, last, _ in spans)
        pieces.append(el("span", piece, cls="noted") if inside else piece)
        pieces += [_reference(verified, note) for _, last, note in spans if last == end]
    return join(*pieces)


def _is_about(words: str, note: Note) -> bool:
    return note.annotation.on is not None and span_of(words, note.annotation) != (0, 0)


def _reference(verified: VerifiedBriefing, note: Note) -> Html:
    label = say_plain(verified, "note-reference", number=note.number)
    mark = el("a", str(note.number), href=f"#{note.id}", id=f"{note.id}-ref", aria_label=label)
    return el("sup", mark, cls="note-ref")


def against(lemma: Check, reading: Check, spelling: Spelling) -> Html:
    """A reading compared with the lemma: added words are underlined, dropped words struck.

    Words that differ only in spelling or punctuation are shown as the reading has them.
    """
    return join(*map(_change, changes(lemma.words, reading.words, spelling)))


def _change(change: Change) -> str:
    if change.weight not in LOUD:
        return f"{change.reading}{change.gap}"
    dropped = el("del", change.lemma) if change.lemma else NOTHING
    added = el("ins", change.reading) if change.reading else NOTHING
    space = change.gap if change.lemma and change.reading else ""
    return join(el("span", dropped, space, added, cls=f"variant variant--{change.weight}"), change.gap)
