"""Find the topics that a new source has no quote on, and words of them that appear in its body or are absent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.absence import Vocabulary, vocabulary_of
from build_tools.briefing.speech.tokens import tokenize
from build_tools.intake.topics import topic_words
from build_tools.text.anchoring import Span

_LOOKED_FOR = 4


@dataclass(frozen=True)
class Gap:
    """A topic with the first sentence that has a word of it, or else up to four words that are provably absent."""

    topic: str
    word: str | None
    sentence: Span | None
    absent: tuple[str, ...]


def gaps(draft: Draft, text: str, spans: Sequence[Span], closed: Iterable[str], language: str) -> list[Gap]:
    """Return a gap for each topic but those that are closed: quoted, or decided.

    If one of a topic's words in the language of the text appears in the
    body, the source may say something about the topic and isn't called silent.
    """
    vocabulary = vocabulary_of(text, tuple(spans))
    sentences = list(_sentences(text, spans))
    return [
        _gap(name, topic_words(draft, name, language), vocabulary, sentences)
        for name in sorted(draft.topics.keys() - set(closed))
    ]


def _gap(
    name: str, words: Sequence[str], vocabulary: Vocabulary, sentences: Sequence[tuple[Span, frozenset[str]]]
) -> Gap:
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
