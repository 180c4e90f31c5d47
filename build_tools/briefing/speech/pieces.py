"""Read a text once: its quotations in order, each with its speaker and with what its paragraph says about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing.speech.attribution import Attribution, Speech, attribute
from build_tools.briefing.speech.lexicon import CUE, JOINING, NAMING, PUTTING, SAYING, SIGNS, WORKS
from build_tools.briefing.speech.mentions import mentions
from build_tools.briefing.speech.people import Gazetteer
from build_tools.briefing.speech.tokens import tokenize
from build_tools.model import Person
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import Quotation

PieceKind = Literal["speech", "phrase", "title-or-name"]
_FEW, _NAME = 4, 8
_BESIDE = 60
_ENDS = ".?!…"


@dataclass(frozen=True)
class Piece:
    """A quotation in the text with what its paragraph says about it.

    It is `speech` if it has a tag, is a whole sentence, or has four words or more; a shorter piece within the article's
    own sentence is a `phrase`; `title-or-name` follows words such as "titled" or "the film". It `goes_on` with the
    sentence of the piece before it, or `inherits` its speaker as the next sentence. It is a token of the paragraph with
    that number.
    """

    paragraph: int
    at: int
    quotation: Quotation
    attribution: Attribution
    cue: Span | None
    kind: PieceKind
    goes_on: bool
    inherits: bool


def pieces(
    text: str, spans: Sequence[Span], found: Sequence[Quotation], people: Mapping[str, Person]
) -> Iterator[Piece]:
    """Yield a piece for each quotation that was found in the body; without people, speakers are those of the text."""
    return Reading(text, spans, found, people).pieces()


class Reading:
    """A text that was read once: its people, and each paragraph with its mentions of them and its speech tags."""

    def __init__(
        self, text: str, spans: Sequence[Span], found: Sequence[Quotation], people: Mapping[str, Person]
    ) -> None:
        self._text = text
        self._found = found
        self._cues: dict[int, Span | None] = {}
        paragraphs = tokenize(text, spans, found)
        self.gazetteer = Gazetteer(people, paragraphs)
        here = mentions(paragraphs, self.gazetteer)
        self.speeches = [Speech(paragraph, each) for paragraph, each in zip(paragraphs, here, strict=True)]

    def pieces(self) -> Iterator[Piece]:
        """Yield the quotations in order."""
        for number, speech in enumerate(self.speeches):
            last: Piece | None = None
            for at, token in enumerate(speech.tokens):
                if token.quotation >= 0:
                    last = self._piece(number, at, last)
                    yield last

    def _piece(self, number: int, at: int, last: Piece | None) -> Piece:
        speech, before = self.speeches[number], self.speeches[number - 1] if number else None
        quotation = self._found[speech.tokens[at].quotation]
        goes_on = last is not None and _goes_on(speech, last.at, at)
        attribution = attribute(speech, at, before)
        cue = self._cue(speech, at)
        inherits = last is not None and (goes_on or _follows(speech, last.at, at, last, attribution))
        if last is not None and inherits:
            attribution, cue = last.attribution, cue or last.cue
        kind = self._kind(quotation, direct=attribution.direct or inherits)
        if kind == "title-or-name":
            attribution, goes_on, inherits = Attribution(None, None), False, False
        return Piece(number, at, quotation, attribution, cue, kind, goes_on, inherits)

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

    def _kind(self, quotation: Quotation, *, direct: bool) -> PieceKind:
        words = self._text[quotation.start : quotation.end].split()
        mark = quotation.start - 1
        before = self._text[max(mark - _BESIDE, 0) : mark]
        named = NAMING.search(before) or SIGNS.match(self._text, quotation.end)
        if len(words) <= _NAME and (named or (WORKS.search(before) and _is_title(words))):
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


def _follows(speech: Speech, first: int, second: int, last: Piece, attribution: Attribution) -> bool:
    """Whether an untagged quotation is a sentence directly after a quotation with a speaker."""
    begins = speech.paragraph.begins
    if attribution.evidence is not None or begins[second] != second or len(speech.paragraph.sentence(second)) > 1:
        return False
    tagged = last.attribution.evidence is not None and (last.attribution.direct or last.inherits)
    return tagged and speech.paragraph.sentence(first).stop == second
