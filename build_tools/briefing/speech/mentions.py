"""Find the mentions of people in an article's own words, and whom each may refer to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from build_tools.briefing.speech.lexicon import (
    AROUND,
    BODIES,
    DETERMINERS,
    MEETING,
    NO_NAMES,
    PLURAL,
    PUTTING,
    QUALIFIERS,
    ROLES,
    SAYING,
    TALKING,
    TITLES,
)
from build_tools.briefing.speech.offices import is_office_word, office_in
from build_tools.briefing.speech.people import Gazetteer, Who, bare, capitalised_runs
from build_tools.briefing.speech.tokens import Paragraph, Token

PRONOUNS = ("he", "she", "they")
_ADJECTIVES = 5
_MANY = 6
"""With more candidates nobody is named, and a doubt lists no more than these."""


@dataclass(frozen=True)
class Mention:
    """Tokens from start to stop that refer to one of the candidates in `who`."""

    start: int
    stop: int
    kind: Literal["name", "office", "pronoun"]
    who: tuple[Who, ...]
    possessive: bool = False

    @property
    def sure(self) -> Who | None:
        """The only candidate, if there is just one and it has a name."""
        return self.who[0] if len(self.who) == 1 and self.who[0].named else None


class _Mentioned:
    """Who has been mentioned in a paragraph so far, who of them speaks, and who appears only as a possessor."""

    def __init__(self, paragraph: Paragraph):
        self._paragraph = paragraph
        self.everyone: dict[Who, None] = {}
        self._speaking: dict[Who, None] = {}
        self._free: set[Who] = set()
        self._owning: dict[Who, int] = {}

    def add(self, each: Mention) -> None:
        """Record a mention."""
        behind = self._paragraph.tokens[each.stop] if each.stop < len(self._paragraph.tokens) else None
        for who in each.who:
            self.everyone[who] = None
            if each.possessive:
                self._owning[who] = self._paragraph.begins[each.start]
            else:
                self._free.add(who)
                if behind is not None and behind.word in SAYING:
                    self._speaking[who] = None

    def only_speaker(self, who: tuple[Who, ...], begin: int) -> tuple[Who, ...]:
        """Return the only one who spoke before a sentence, if all others appear only as possessors; else everyone."""
        only = [one for one in who if one in self._speaking]
        others = [one for one in who if one not in self._speaking]
        owners = all(one not in self._free and self._owning.get(one, begin) < begin for one in others)
        return tuple(only) if len(only) == 1 and owners else who


def mentions(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer) -> list[list[Mention]]:
    """Return the mentions in each paragraph, outside its quotations and in order.

    A pronoun or an office without a name refers to whoever fits among those mentioned earlier in the paragraph, or else
    in the paragraph before; if several fit, all of them are candidates.
    """
    found: list[list[Mention]] = []
    before: tuple[Who, ...] = ()
    for paragraph in paragraphs:
        here: list[Mention] = []
        mentioned = _Mentioned(paragraph)
        for each in () if paragraph.is_heading else _phrases(paragraph.tokens, gazetteer):
            if not _is_apposition(each, here, paragraph.tokens, gazetteer):
                here.append(_resolved(each, paragraph, mentioned, before, gazetteer))
            mentioned.add(here[-1])
        found.append(here)
        before = tuple(mentioned.everyone)
    return found


def _is_apposition(each: Mention, here: list[Mention], tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Merge a name and an office that are in apposition (Ada Quist, the mayor); return whether they were."""
    if not here or here[-1].stop != each.start - 1 or tokens[each.start - 1].text != ",":
        return False
    last = here[-1]
    if each.stop < len(tokens) and tokens[each.stop].word in SAYING | PUTTING | AROUND:
        return False
    if last.kind == "name" and each.kind == "office" and len(last.who) == 1 and not each.possessive:
        gazetteer.give_role(last.who[0], tokens[each.start : each.stop])
        return True
    if last.kind == "office" and each.kind == "name" and tokens[last.stop - 1].word not in PLURAL:
        gazetteer.give_role(each.who[0], tokens[last.start : last.stop])
        here[-1] = Mention(last.start, each.stop, "name", each.who, each.possessive)
        return True
    return False


def _resolved(
    each: Mention, paragraph: Paragraph, here: _Mentioned, before: tuple[Who, ...], gazetteer: Gazetteer
) -> Mention:
    words = paragraph.tokens[each.start : each.stop]
    if each.kind == "pronoun":
        who = _fitting_gender(words[0].word, here, before, gazetteer, paragraph.begins[each.start])
    elif each.kind == "office":
        who = _in_office(words, here, before, gazetteer)
        if _is_anothers(each, paragraph.tokens, who, gazetteer):
            who = (Who("", " ".join(word.text for word in words), person=words[-1].word not in BODIES | PLURAL),)
    else:
        return each
    return Mention(each.start, each.stop, each.kind, who[:_MANY], each.possessive)


def _is_anothers(each: Mention, tokens: Sequence[Token], who: tuple[Who, ...], gazetteer: Gazetteer) -> bool:
    """Whether an office belongs to another person or place than the candidates' (Brandt's spokesman)."""
    if each.start and tokens[each.start - 1].possessive and tokens[each.start - 1].word not in ("its", "our"):
        return not all(gazetteer.belongs(one, tokens[each.start - 1]) for one in who)
    behind = tokens[each.stop : each.stop + 3]
    place = next((token for token in behind[1:] if token.word != "the"), None)
    if not behind or behind[0].word not in ("of", "for", "at") or place is None or not place.capital:
        return False
    return not all(gazetteer.belongs(one, place) for one in who)


def _fitting_gender(
    pronoun: str, here: _Mentioned, before: tuple[Who, ...], gazetteer: Gazetteer, begin: int
) -> tuple[Who, ...]:
    doubtful: tuple[Who, ...] = ()
    for group in (here.everyone, before):
        fitting = tuple(islice((who for who in group if gazetteer.gender_fits(who, pronoun)), _MANY))
        if not any(who.person for who in fitting):
            doubtful += fitting
        elif len(fitting) > 1 and group is here.everyone:
            return here.only_speaker(fitting, begin)
        else:
            return (*doubtful, *fitting)
    return (*doubtful, Who("", pronoun))


def _in_office(
    words: Sequence[Token], here: _Mentioned, before: tuple[Who, ...], gazetteer: Gazetteer
) -> tuple[Who, ...]:
    """Return whom an office without a name refers to; somebody unnamed if nobody fits."""
    spelled = tuple(gazetteer.described(words))
    one = words[-1].word not in BODIES | PLURAL
    unnamed = (Who("", " ".join(word.text for word in words), person=one),)
    if words[0].word in ("a", "an", "one", "another") or words[-1].word in PLURAL:
        return spelled or unnamed
    office = office_in(words)
    for group in (here.everyone, before):
        named = (who for who in group if who.named and who.person == one and gazetteer.role_fits(who, office))
        fitting = tuple(islice(named, _MANY))
        if fitting:
            return tuple(dict.fromkeys((*fitting, *spelled)))
    return spelled or unnamed


def _phrases(tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterable[Mention]:
    names = {run.start: run.stop for run in capitalised_runs(tokens)}
    at = 0
    while at < len(tokens):
        stop = at
        if tokens[at].word in PRONOUNS and tokens[at].is_word:
            yield Mention(at, at + 1, "pronoun", ())
            stop = at + 1
        elif tokens[at].is_word:
            stop = _phrase_end(tokens, at, names, gazetteer)
            if stop > at:
                yield from _of_phrase(tokens, at, stop, gazetteer)
        at = max(stop, at + 1)


def _phrase_end(tokens: Sequence[Token], at: int, names: dict[int, int], gazetteer: Gazetteer) -> int:
    """Return the index after a phrase that refers to somebody, or `at` if none begins there."""
    stop = end = at
    adjectives = 0
    while stop < len(tokens) and tokens[stop].is_word:
        spelled = gazetteer.spelled_at(tokens, stop)
        word = tokens[stop].word
        if stop > at and word in DETERMINERS:
            break
        if spelled > stop:
            stop = end = spelled
        elif stop in names:
            stop = end = names[stop]
        elif is_office_word(word) and word not in SAYING:
            stop = end = stop + 1
        elif end > at and word == "of" and stop + 1 < len(tokens) and tokens[stop + 1].word in TITLES:
            stop = end = stop + 2
        elif word in TITLES and not tokens[stop].capital:
            stop += 1
        elif (
            (end == at or _is_within_office(tokens, stop)) and adjectives < _ADJECTIVES and _may_lead(tokens, at, stop)
        ):
            stop, adjectives = stop + 1, adjectives + 1
        else:
            break
        if end == stop and tokens[end - 1].possessive:
            break
    return end


def _is_within_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word may be between "deputy" and another word for an office: deputy city manager."""
    word, follows = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    verb = word in MEETING | PUTTING or word.endswith("ed")
    return tokens[at - 1].word in QUALIFIERS and follows in ROLES and not (verb or tokens[at].possessive)


def _may_lead(tokens: Sequence[Token], at: int, here: int) -> bool:
    word = tokens[here].word
    if here == at:
        return word in DETERMINERS or word in TITLES
    return word not in NO_NAMES and word not in SAYING and not tokens[here].possessive


def _of_phrase(tokens: Sequence[Token], at: int, stop: int, gazetteer: Gazetteer) -> Iterable[Mention]:
    start = at + 1 if tokens[at].word in DETERMINERS and gazetteer.spelled_at(tokens, at) < stop else at
    possessive = tokens[stop - 1].possessive
    if _is_office(tokens[at:stop]) and gazetteer.spelled_at(tokens, start) < stop:
        yield Mention(at, stop, "office", (), possessive)
    elif tokens[stop - 1].capital and not (is_office_word(tokens[stop - 1].word) and stop - 1 == start):
        run = (
            next(each for each in reversed(list(capitalised_runs(tokens[start:stop]))))
            if _has_run(tokens[start:stop])
            else None
        )
        words = tokens[start:stop]
        who = gazetteer.named(words)
        if len(who) == 1 and not who[0].known and run is not None:
            office = any(word.word in ROLES for word in words[: run.start])
            who = gazetteer.named(words[run.start :], in_office=office)
            gazetteer.give_role(who[0], words[: -len(bare(words[run.start :]))])
            if start > at and not office and not any(word.word in TITLES for word in words[: run.start]):
                who = [replace(each, person=False, perhaps=each.person and run.start > 0) for each in who]
            elif start == at and _met(tokens, at):
                who = [replace(each, person=True) for each in who]
        yield Mention(at, stop, "name", tuple(who), possessive)
    elif is_office_word(tokens[stop - 1].word):
        yield Mention(at, stop, "office", (), possessive)
    else:
        who = gazetteer.described(tokens[at:stop])
        if who:
            yield Mention(at, stop, "name", tuple(who), possessive)


def _is_office(tokens: Sequence[Token]) -> bool:
    """Whether words are an office that is printed with capitals, and no name: the Secretary of State."""
    inside = tokens[1:]
    titled = all(token.word in TITLES or token.word == "of" for token in inside)
    return bool(inside) and titled and tokens[0].word in DETERMINERS and any(token.word in ROLES for token in inside)


def _met(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before a name show that it is a person's: met Quist, spoke with Quist."""
    before = [token.word for token in tokens[max(at - 2, 0) : at]]
    return before[-1:] != [] and (before[-1] in MEETING or (before[-1] in ("with", "to") and before[0] in TALKING))


def _has_run(tokens: Sequence[Token]) -> bool:
    return any(True for _ in capitalised_runs(tokens))
