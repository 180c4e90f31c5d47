"""Say whom a text itself names as the speaker of each of its quotations, as it prints the name, or that it is unsure.

Nobody is known but from the text, so the answer doesn't change when people.yml does. Only a tag that is adjacent to a
quotation counts (“…,” Ada Quist said), and its continuation; a name elsewhere in the sentence may not be the speaker's.

Pins commit to these answers: a change to any module of this folder that changes one makes other pins.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from build_tools.briefing.speech.attribution import Attribution
from build_tools.briefing.speech.lexicon import DETERMINERS
from build_tools.briefing.speech.offices import office_in
from build_tools.briefing.speech.pieces import pieces
from build_tools.briefing.speech.tokens import lookup_words, words_of
from build_tools.model import Person
from build_tools.text.anchoring import Span
from build_tools.text.folding import without_marks
from build_tools.text.quotation_marks import quotations


def speakers(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield each quotation in the body with its speaker: a name, or an office with its article; empty if not sure."""
    found = list(quotations(text, spans))
    speaker = ""
    for piece in pieces(text, spans, found, {}):
        own = piece.attribution
        if own.evidence is not None or not piece.quotation.reopened:
            speaker = _printed(own)
        yield (piece.quotation.start, piece.quotation.end), speaker


def _printed(attribution: Attribution) -> str:
    if not attribution.direct:
        return ""
    if attribution.who:
        return attribution.who.name
    # "husband" in "Ms Brandt's husband" is no more than a part of how the text calls somebody.
    return attribution.office if is_office(attribution.office) else ""


def is_somebody_else(named: str, person: Person, people: Iterable[Person]) -> bool:
    """Whether a speaker as printed isn't this person. An office alone must be another's: many have no spelling."""
    if may_be(named, person):
        return False
    return not is_office(named) or any(may_be(named, each) for each in people)


def may_be(speaker: str, person: Person) -> bool:
    """Whether a speaker as printed may be this person.

    A name may be shorter or longer than one of the person's spellings, and has the same last word; an office is one.
    Accents don't count, which papers often leave out.
    """
    said = _bare(speaker)
    spelled = [_bare(each) for each in (person.name, *person.spellings)]
    if is_office(speaker):
        return said in spelled
    return any(each[-1:] == said[-1:] and (set(each) <= set(said) or set(said) <= set(each)) for each in spelled)


def is_another_office(named: str, person: Person) -> bool:
    """Whether a speaker as printed is an office that a person's role doesn't say: a spokesman, or the deputy mayor.

    What "the minister" is may be said otherwise in the role, and whoever speaks for a body is no one else.
    """
    if not is_office(named) or person.kind != "person" or may_be(named, person):
        return False
    asked, held = office_in(words_of(named)), office_in(words_of(person.role))
    if asked.heads & held.heads:
        return asked.qualifiers != held.qualifiers
    return bool(asked.heads) and lookup_words(named)[0] in ("a", "an", "one", "another")


@lru_cache(maxsize=10_000)
def is_office(speaker: str) -> bool:
    """Whether a speaker as printed is an office without a name, such as "a spokesman"."""
    return any(word in DETERMINERS for word in lookup_words(speaker)[:1])


@lru_cache(maxsize=10_000)
def _bare(name: str) -> tuple[str, ...]:
    words = lookup_words(without_marks(name))
    return words[1:] if words[:1] and words[0] in DETERMINERS else words
