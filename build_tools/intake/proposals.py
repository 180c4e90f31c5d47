"""Propose the quotations of a text as quotes; an editor decides which of them to accept."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import furniture_lines, looks_like_furniture, spans_without
from build_tools.briefing.speech.pieces import Piece, PieceKind, Reading
from build_tools.intake.likely_speakers import said_by
from build_tools.intake.plain_speakers import language_of, said_plainly, spoken_parts
from build_tools.intake.said import Said, SpeakerGrade
from build_tools.intake.similarity import Likeness, Likenesses, own_spans
from build_tools.intake.turns import Turn, speaker_of, turns, without
from build_tools.model import Furniture, Person
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import Quotation, quotations


@dataclass(frozen=True)
class Proposal:
    """A quotation as its text prints it: its segments, its speaker, and the known quotes that it resembles.

    Its kind is `speech` if that of one of its pieces is. A `sure` speaker may be written as it is; a `likely` one only
    with the editor's assent. `evidence` are the words of the text on which the speaker, or the doubt about it, rests.
    """

    segments: tuple[Span, ...]
    speaker: str | None
    grade: SpeakerGrade | None
    evidence: tuple[Span, ...]
    doubt: tuple[str, ...]
    cue: Span | None
    kind: PieceKind
    unclosed: bool
    like: tuple[Likeness, ...]
    known: tuple[str, ...] | None
    """The quotes for which this source already has these words; empty if its `left_out` has them; else None."""

    @property
    def quote(self) -> str | None:
        """The known quote of which these words are, or seem to be, a reading."""
        ids = [*(self.known or ()), *(each.quote for each in self.like)]
        return ids[0] if ids else None


def propose(draft: Draft, source: str, text: str, furniture: Sequence[Furniture] = ()) -> list[Proposal]:
    """Return the quotations and turns of speech of a text's body in order, without those that contain no word.

    `furniture` is that of a source that the draft doesn't have yet.
    """
    spans = body_of(draft, source, text, furniture)
    taken = turns(text, spans)
    rest = without(spans, taken)
    reading = Reading(text, rest, worded_quotations(text, rest), draft.people)
    found = [*as_proposals(text, reading, draft.people), *(_of_turn(each, reading) for each in taken)]
    found.sort(key=lambda each: each.segments)
    likenesses = Likenesses(draft, source)
    own = own_spans(draft, source, text, spans)
    return [_with_likeness(text, each, likenesses, own) for each in found]


def worded_quotations(text: str, spans: Sequence[Span]) -> list[Quotation]:
    """Return the quotations in a body that have a word in them."""
    return [each for each in quotations(text, spans) if any(map(str.isalnum, text[each.start : each.end]))]


def body_of(draft: Draft, source: str, text: str, furniture: Sequence[Furniture] = ()) -> list[Span]:
    """Return the body without the furniture of this source and without lines that look like furniture."""
    furniture = draft.sources[source].furniture if source in draft.sources else furniture
    lines = set(furniture_lines(furniture)) | {line for line, _ in looks_like_furniture(text, furniture)}
    return spans_without(text, lines)


def as_proposals(text: str, reading: Reading, people: Mapping[str, Person]) -> Iterator[Proposal]:
    """Yield proposals, each made of the pieces that belong together, without the known quotes that they resemble."""
    group: list[tuple[Piece, Said]] = []
    pieces = list(reading.pieces())
    language = language_of(text)
    if language:
        for piece, said in zip(pieces, said_plainly(text, pieces, people, language), strict=True):
            whole = (piece.quotation.start, piece.quotation.end)
            yield replace(_proposal([piece], said), segments=tuple(spoken_parts(text, whole, language)))
        return
    for piece, said in zip(pieces, said_by(text, reading, pieces), strict=True):
        if group and not (piece.goes_on or piece.quotation.reopened):
            yield _proposal([piece for piece, _ in group], _agreed([said for _, said in group]))
            group = []
        group.append((piece, said))
    if group:
        yield _proposal([piece for piece, _ in group], _agreed([said for _, said in group]))


def _proposal(group: Sequence[Piece], said: Said) -> Proposal:
    kind: PieceKind = "speech" if any(piece.kind == "speech" for piece in group) else group[0].kind
    return Proposal(
        segments=tuple((piece.quotation.start, piece.quotation.end) for piece in group),
        speaker=said.speaker,
        grade=said.grade,
        evidence=said.evidence,
        doubt=said.doubt,
        cue=next((piece.cue for piece in group if piece.cue), None),
        kind=kind,
        unclosed=group[-1].quotation.unclosed,
        like=(),
        known=None,
    )


def _of_turn(turn: Turn, reading: Reading) -> Proposal:
    said = speaker_of(turn, reading)
    return Proposal(turn.segments, said.speaker, said.grade, said.evidence, said.doubt, None, "speech", False, (), None)


def _agreed(all_said: Sequence[Said]) -> Said:
    """Return who says a quotation in several pieces: the pieces of which somebody is named must agree."""
    named = [each for each in all_said if each.speaker is not None]
    if len({each.speaker for each in named}) > 1:
        return Said(None, None, named[0].evidence, tuple(dict.fromkeys(str(each.speaker) for each in named)))
    return next((each for each in named if each.grade == "sure"), (named or all_said)[0])


def _with_likeness(text: str, proposal: Proposal, known: Likenesses, own: Sequence[tuple[Span, str]]) -> Proposal:
    printed = " ".join(text[start:end] for start, end in proposal.segments)
    covering = _covering(text, proposal.segments, own)
    like = () if covering is not None else tuple(known.like(printed, proposal.speaker))
    return replace(proposal, like=like, known=covering)


def _covering(text: str, segments: Sequence[Span], own: Sequence[tuple[Span, str]]) -> tuple[str, ...] | None:
    """Return the quotes whose readings in this source cover every word of the segments, longest first; else None."""
    shares: dict[str, int] = {}
    for start, end in segments:
        done = start
        for (first, last), quote in own[_first_beside(own, start) :]:
            if first >= end:
                break
            if last <= start:
                continue
            shares[quote] = shares.get(quote, 0) + min(last, end) - max(first, start)
            if any(map(str.isalnum, text[done:first])):
                return None
            done = max(done, last)
        if any(map(str.isalnum, text[done:end])):
            return None
    return tuple(quote for quote in sorted(shares, key=lambda quote: -shares[quote]) if quote)


def _first_beside(own: Sequence[tuple[Span, str]], start: int) -> int:
    """Return the index of the first sorted span that may reach a position."""
    longest = max((last - first for (first, last), _ in own), default=0)
    return bisect_left(own, ((start - longest, 0), ""))
