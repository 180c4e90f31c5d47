"""Find the words of a topic, and the topic that words are likely to be about."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.model.values import is_word
from build_tools.text.folding import words

_SHORT = 4


def topic_words(draft: Draft, name: str, language: str) -> list[str]:
    """The words of a topic in a language: those of its id, and those that were looked for in other sources."""
    own = [word for word in name.split("-") if len(word) >= _SHORT] if _is(draft, language) else []
    return [word for word in dict.fromkeys([*own, *_looked_for(draft, name, language)]) if is_word(word)]


def likely_topic(draft: Draft, passage: str, language: str) -> str | None:
    """The topic of which a passage has most words; None if there is none or more than one."""
    found = {word.lower() for word in words(passage)}
    shares = {name: len(found.intersection(_all_words(draft, name, language))) for name in draft.topics}
    most = max(shares.values(), default=0)
    best = [name for name, share in shares.items() if share == most]
    return best[0] if most and len(best) == 1 else None


def _all_words(draft: Draft, name: str, language: str) -> Iterator[str]:
    yield from topic_words(draft, name, language)
    topic = draft.topics[name]
    if _is(draft, language):
        yield from (word.lower() for word in words(f"{topic.title} {topic.question}") if len(word) >= _SHORT)


def _looked_for(draft: Draft, name: str, language: str) -> Iterator[str]:
    for silence in draft.topics[name].silent:
        source = draft.sources.get(silence.source)
        if source is not None and _same(source.language, language):
            yield from (word.casefold() for word in silence.looked_for)


def _is(draft: Draft, language: str) -> bool:
    """Whether the briefing's own words, as in its ids and titles, are in a language."""
    return draft.front is not None and _same(draft.front.language, language)


def _same(one: str, other: str) -> bool:
    return one.split("-")[0] == other.split("-")[0]
