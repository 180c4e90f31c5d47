"""Tell what a new source has on topics that none of its quotes is on: words that stand in its body, or are absent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.absence import Vocabulary
from build_tools.intake.tokens import narrate
from build_tools.model.values import is_word
from build_tools.text.anchoring import Span

_LOOKED_FOR, _SHORT = 4, 4


@dataclass(frozen=True)
class Gap:
    """A topic; the first sentence with a word of it, or else up to four words that are proved absent."""

    topic: str
    word: str | None
    sentence: Span | None
    absent: tuple[str, ...]


def gaps(draft: Draft, text: str, spans: Sequence[Span], quoted: Iterable[str]) -> list[Gap]:
    """A gap for each topic that isn't among those quoted.

    Its words are those that were looked for in other sources, and those of its id; one that stands in the body shows
    that the source may say something, and then it isn't called silent.
    """
    vocabulary = Vocabulary(text, spans)
    sentences = list(_sentences(text, spans))
    return [_gap(draft, name, vocabulary, sentences) for name in sorted(draft.topics.keys() - set(quoted))]


def _gap(draft: Draft, name: str, vocabulary: Vocabulary, sentences: Sequence[tuple[Span, frozenset[str]]]) -> Gap:
    looked_for = [word for silence in draft.topics[name].silent for word in silence.looked_for]
    own = [word for word in name.split("-") if len(word) >= _SHORT]
    words = [word for word in dict.fromkeys([*own, *looked_for]) if is_word(word)]
    standing = [word for word in words if word in vocabulary.words]
    if standing:
        first = next((span for span, within in sentences if within.intersection(standing)), None)
        return Gap(name, standing[0], first, ())
    absent = [word for word in words if vocabulary.prove(word) is not None]
    return Gap(name, None, None, tuple(absent[:_LOOKED_FOR]))


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, frozenset[str]]]:
    for paragraph in narrate(text, spans, ()):
        at = 0
        while at < len(paragraph.tokens):
            stop = paragraph.stops[at]
            tokens = paragraph.tokens[at:stop]
            yield (tokens[0].start, tokens[-1].end), frozenset(token.word for token in tokens)
            at = stop
