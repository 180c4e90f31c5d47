"""Propose the quotations of a text as quotes; an editor decides which of them to accept."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import furniture_lines, looks_like_furniture, spans_without
from build_tools.intake.attribution import Attribution, Speech, all_of, attribute
from build_tools.intake.lexicon import CUE, JOINING, NAMING, PUTTING, SAYING, WORKS
from build_tools.intake.mentions import mentions
from build_tools.intake.people import Gazetteer
from build_tools.intake.similarity import Likeness, Likenesses, own_spans
from build_tools.intake.tokens import tokenize
from build_tools.model import Furniture
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import Quotation, quotations

ProposalKind = Literal["speech", "phrase", "title-or-name"]
_FEW, _NAME = 4, 8
_BESIDE = 60
_ENDS = ".?!…"


@dataclass(frozen=True)
class Proposal:
    """A quotation as its text prints it: its segments, its speaker, and the known quotes that it resembles.

    It is `speech` if it has a tag, is a whole sentence, or has four words or more; a shorter piece within the article's
    own sentence is a `phrase`; `title-or-name` follows words such as "titled" or "the film".
    """

    segments: tuple[Span, ...]
    speaker: str | None
    evidence: Span | None
    doubt: tuple[str, ...]
    cue: Span | None
    kind: ProposalKind
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
    """Return the quotations of a text's body in order, without those that contain no word.

    `furniture` is that of a source that the draft doesn't have yet.
    """
    spans = body_of(draft, source, text, furniture)
    found = [each for each in quotations(text, spans) if any(map(str.isalnum, text[each.start : each.end]))]
    pieces = list(_Reader(draft, text, spans, found).groups())
    likenesses = Likenesses(draft, source)
    own = own_spans(draft, source, text, spans)
    return [_with_likeness(text, piece, likenesses, own) for piece in pieces]


def body_of(draft: Draft, source: str, text: str, furniture: Sequence[Furniture] = ()) -> list[Span]:
    """Return the body without the furniture of this source and without lines that look like furniture."""
    furniture = draft.sources[source].furniture if source in draft.sources else furniture
    lines = set(furniture_lines(furniture)) | {line for line, _ in looks_like_furniture(text, furniture)}
    return spans_without(text, lines)


@dataclass(frozen=True)
class _Piece:
    """A quotation in the text with what its paragraph says about it."""

    quotation: Quotation
    attribution: Attribution
    cue: Span | None
    kind: ProposalKind
    goes_on: bool
    inherits: bool


class _Reader:
    """Reads a text once: attributes each quotation and groups those that belong together."""

    def __init__(self, draft: Draft, text: str, spans: Sequence[Span], found: Sequence[Quotation]):
        self._text = text
        self._found = found
        self._cues: dict[int, Span | None] = {}
        paragraphs = tokenize(text, spans, found)
        here = mentions(paragraphs, Gazetteer(draft.people, paragraphs))
        self._speeches = [Speech(paragraph, each) for paragraph, each in zip(paragraphs, here, strict=True)]

    def groups(self) -> Iterator[Proposal]:
        """Yield proposals, each made of the pieces that belong together."""
        group: list[_Piece] = []
        for piece in self._pieces():
            if group and not (piece.goes_on or piece.quotation.reopened):
                yield self._proposal(group)
                group = []
            group.append(piece)
        if group:
            yield self._proposal(group)

    def _proposal(self, group: Sequence[_Piece]) -> Proposal:
        attribution = all_of(piece.attribution for piece in group)
        kind: ProposalKind = "speech" if any(piece.kind == "speech" for piece in group) else group[0].kind
        return Proposal(
            segments=tuple((piece.quotation.start, piece.quotation.end) for piece in group),
            speaker=(attribution.who.name if attribution.who.known else attribution.who.shown)
            if attribution.who
            else None,
            evidence=attribution.evidence,
            doubt=attribution.doubt,
            cue=next((piece.cue for piece in group if piece.cue), None),
            kind=kind,
            unclosed=group[-1].quotation.unclosed,
            like=(),
            known=None,
        )

    def _pieces(self) -> Iterator[_Piece]:
        before: Speech | None = None
        for speech in self._speeches:
            last: tuple[int, _Piece] | None = None
            for at, token in enumerate(speech.tokens):
                if token.quotation >= 0:
                    piece = self._piece(speech, at, before, last)
                    yield piece
                    last = at, piece
            before = speech

    def _piece(self, speech: Speech, at: int, before: Speech | None, last: tuple[int, _Piece] | None) -> _Piece:
        quotation = self._found[speech.tokens[at].quotation]
        goes_on = last is not None and _goes_on(speech, last[0], at)
        attribution = attribute(speech, at, before)
        cue = self._cue(speech, at)
        inherits = last is not None and (goes_on or _follows(speech, last[0], at, last[1], attribution))
        if last is not None and inherits:
            attribution, cue = last[1].attribution, cue or last[1].cue
        kind = self._kind(quotation, direct=attribution.direct or inherits)
        if kind == "title-or-name":
            attribution = Attribution(None, None)
        return _Piece(quotation, attribution, cue, kind, goes_on, inherits)

    def _cue(self, speech: Speech, at: int) -> Span | None:
        """Return the occasion named in a quotation's sentence, searched once per sentence."""
        sentence = speech.paragraph.sentence(at)
        key = speech.tokens[sentence.start].start
        if key not in self._cues:
            self._cues[key] = self._find_cue(speech, sentence)
        return self._cues[key]

    def _find_cue(self, speech: Speech, sentence: range) -> Span | None:
        tokens = speech.tokens[sentence.start : sentence.stop]
        start = None
        for token in [*tokens, None]:
            if token is not None and token.quotation < 0:
                start = token.start if start is None else start
                end = token.end
            elif start is not None:
                found = CUE.search(self._text, start, end)
                if found:
                    return found.start(), found.end()
                start = None
        return None

    def _kind(self, quotation: Quotation, *, direct: bool) -> ProposalKind:
        words = self._text[quotation.start : quotation.end].split()
        mark = quotation.start - 1
        before = self._text[max(mark - _BESIDE, 0) : mark]
        if len(words) <= _NAME and (NAMING.search(before) or (WORKS.search(before) and _is_title(words))):
            return "title-or-name"
        whole = words[0][:1].isupper() and words[-1].rstrip("”’\"'")[-1:] in _ENDS
        return "speech" if direct or whole or len(words) >= _FEW else "phrase"


def _is_title(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[:1].isupper() for word in long)


def _goes_on(speech: Speech, first: int, second: int) -> bool:
    """Whether a quotation that a tag interrupts continues in the same sentence."""
    tag = speech.after(first)
    between = speech.tokens[first + 1 : second]
    if tag is None or tag.stop > second or not between or between[-1].text not in ",–—-":
        return False
    rest = speech.tokens[tag.stop : second]
    again = any(token.word in JOINING or token.word in SAYING | PUTTING or token.word == "that" for token in rest)
    over = speech.tokens[first].text.rstrip("”’\"'")[-1:] in _ENDS
    return not again and not (over and speech.tokens[second].text[:1].isupper())


def _follows(speech: Speech, first: int, second: int, last: _Piece, attribution: Attribution) -> bool:
    """Whether an untagged quotation is a sentence directly after a quotation with a speaker."""
    begins = speech.paragraph.begins
    if attribution.evidence is not None or begins[second] != second or len(speech.paragraph.sentence(second)) > 1:
        return False
    tagged = last.attribution.evidence is not None and (last.attribution.direct or last.inherits)
    return tagged and speech.paragraph.sentence(first).stop == second


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
