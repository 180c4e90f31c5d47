"""Find the topics that a new source has no quote on, and words of them that appear in its body or are absent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.absence import Vocabulary, vocabulary_of
from build_tools.briefing.speech.tokens import tokenize
from build_tools.model.values import is_word
from build_tools.text.anchoring import Span

_LOOKED_FOR, _SHORT = 4, 4


@dataclass(frozen=True)
class Gap:
    """A topic with the first sentence that has a word of it, or else up to four words that are provably absent."""

    topic: str
    word: str | None
    sentence: Span | None
    absent: tuple[str, ...]


def gaps(draft: Draft, text: str, spans: Sequence[Span], quoted: Iterable[str]) -> list[Gap]:
    """Return a gap for each topic that isn't among those quoted.

    A topic's words are those of its id and those that were looked for in other sources. If one of them appears in the
    body, the source may say something about the topic and isn't called silent.
    """
    vocabulary = vocabulary_of(text, tuple(spans))
    sentences = list(_sentences(text, spans))
    return [_gap(draft, name, vocabulary, sentences) for name in sorted(draft.topics.keys() - set(quoted))]


def _gap(draft: Draft, name: str, vocabulary: Vocabulary, sentences: Sequence[tuple[Span, frozenset[str]]]) -> Gap:
    looked_for = [word for silence in draft.topics[name].silent for word in silence.looked_for]
    own = [word for word in name.split("-") if len(word) >= _SHORT]
    words = [word for word in dict.fromkeys([*own, *looked_for]) if is_word(word)]
    present = [word for word in words if word in vocabulary.words]
    if present:
        first = next((span for span, within in sentences if within.intersection(present)), None)
        return Gap(name, present[0], first, ())
    absent = [word for word in words if vocabulary.prove(word) is not None]
    return Gap(name, None, None, tuple(absent[:_LOOKED_FOR]))


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, frozenset[str]]]:
    for paragraph in tokenize(text, spans, ()):
        at = 0
        while at < len(paragraph.tokens):
            stop = paragraph.stops[at]
            tokens = paragraph.tokens[at:stop]
            yield (tokens[0].start, tokens[-1].end), frozenset(token.word for token in tokens)
            at = stop
