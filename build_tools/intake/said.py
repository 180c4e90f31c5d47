"""Who says a quotation, how sure that is, and the words that it rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing.speech.pieces import Piece
from build_tools.text.anchoring import Span

SpeakerGrade = Literal["sure", "likely"]


@dataclass(frozen=True)
class Said:
    """Who speaks, an id or as printed, how sure that is, and the words it rests on; `doubt` are candidates."""

    speaker: str | None = None
    grade: SpeakerGrade | None = None
    evidence: tuple[Span, ...] = ()
    doubt: tuple[str, ...] = ()

    @property
    def goes_on(self) -> "Said":
        """Who seems to speak in the next quotation, if nothing beside it says so."""
        return Said(self.speaker, "likely", self.evidence) if self.speaker else NOBODY


NOBODY = Said()


def among(names: Iterable[str], evidence: tuple[Span, ...], tag: Span) -> Said:
    """Return the only one whom the evidence may mean, or a doubt that rests on the tag beside a quotation."""
    candidates = tuple(dict.fromkeys(names))
    return Said(candidates[0], "likely", evidence) if len(candidates) == 1 else Said(None, None, (tag,), candidates)


def in_order(pieces: Sequence[Piece], who: Callable[[Piece, Piece | None, Said], Said]) -> list[Said]:
    """Return who says each piece; `who` is also given the piece before it, and who says that."""
    said = [NOBODY]
    for piece, last in zip(pieces, (None, *pieces), strict=False):
        said.append(who(piece, last, said[-1]))
    return said[1:]
