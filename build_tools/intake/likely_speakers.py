"""Say who seems to speak where a quotation's own tag names nobody: "she", "the minister", a name just before.

What comes of this is no proof and never part of a pin. An editor sees it with the words that it rests on.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.briefing.speech.attribution import Speech
from build_tools.briefing.speech.lexicon import (
    BODIES,
    DETERMINERS,
    JOINING,
    NOT_SUBJECT,
    PASSIVE,
    PLURAL,
    PUTTING,
    SAYING,
    TITLES,
)
from build_tools.briefing.speech.mentions import Mention
from build_tools.briefing.speech.offices import office_in
from build_tools.briefing.speech.people import Who
from build_tools.briefing.speech.pieces import Piece, Reading
from build_tools.briefing.speech.tags import ANOTHER, FAR
from build_tools.briefing.speech.tokens import Token, words_of
from build_tools.intake.said import NOBODY, Said, among, in_order
from build_tools.text.anchoring import Span

_FAR_BACK, _BEFORE = 3, 1
"""How many paragraphs back a pronoun may refer, and the speaker of a quotation without any tag may be."""
_AFTER, _PHRASE = 12, 7
"""The most words after a quotation that may name its speaker, and of a phrase for somebody without an office."""
_PLACES = 200
"""The most mentions before a tag that are looked through for an office."""
_INTRODUCING = ("named", "called")
_DENYING = ("denied", "denies", "denying")
_INDEFINITE = ("a", "an", "one", "another", "some", "two", "three", "several", "many")


@dataclass(frozen=True)
class _Place:
    """A mention in a paragraph, by which somebody may be meant later."""

    paragraph: int
    mention: Mention
    speaker: str
    who: Who | None
    is_subject: bool
    possessive: bool


def said_by(text: str, reading: Reading, pieces: Sequence[Piece]) -> list[Said]:
    """Return for each piece who says it; a speaker whom its own tags name without doubt is sure."""
    return in_order(pieces, _Finder(text, reading).of_piece)


class _Finder:
    def __init__(self, text: str, reading: Reading):
        self._text = text
        self._speeches = reading.speeches
        self._gazetteer = reading.gazetteer
        self._subjects = {
            (speech.tokens[tag.start].start, speech.tokens[tag.stop - 1].end): (number, tag.subject)
            for number, speech in enumerate(self._speeches)
            for tag in speech.tags
        }
        self._persons = {who.name for who in self._speaking()}
        self._first_names = self._by_first_name()
        self._places = [list(self._places_in(number)) for number in range(len(self._speeches))]

    def of_piece(self, piece: Piece, last: Piece | None, before: Said) -> Said:
        """Say who speaks in a piece, given the piece before it and who speaks there."""
        if piece.kind == "title-or-name":
            return NOBODY
        own = piece.attribution
        if last is not None and (piece.inherits or (piece.quotation.reopened and own.evidence is None)):
            return before
        if own.who is not None and own.evidence is not None:
            sure = own.direct or not self._somebody_between(piece, own.evidence, own.who)
            return Said(own.who.name, "sure" if sure else "likely", (own.evidence,))
        found = self._by_tag(piece) if own.evidence is not None else self._without_tag(piece, last, before)
        if found.grade == "sure" and not own.office:
            return replace(found, grade="likely")
        if found.speaker is None and own.evidence is not None:
            return Said(None, None, (own.evidence,), own.doubt or found.doubt)
        return found

    def _speaking(self) -> Iterator[Who]:
        """Yield the people who are shown to be people: they speak somewhere, hold an office, or are known."""
        for speech in self._speeches:
            for tag in speech.tags:
                yield from (who for who in tag.subject.who if who.named)
            for mention in speech.mentions:
                yield from (who for who in mention.who if who.known or self._gazetteer.has_role(who))

    def _by_first_name(self) -> dict[str, set[Who]]:
        found: dict[str, set[Who]] = {}
        for speech in self._speeches:
            for who in (who for mention in speech.mentions for who in mention.who if who.person and " " in who.name):
                found.setdefault(who.name.split()[0].casefold(), set()).add(Who(who.name, who.name))
        return found

    def _places_in(self, number: int) -> Iterator[_Place]:
        speech = self._speeches[number]
        for mention in speech.mentions:
            if mention.kind == "pronoun":
                continue
            who = self._whom(mention)
            compared = mention.start > 0 and speech.tokens[mention.start - 1].word in ("like", "than")
            words = speech.tokens[mention.start : mention.stop]
            is_adjective = mention.kind == "name" and all(token.word in TITLES for token in words)
            if compared or is_adjective or (who is not None and not (who.person or who.perhaps)):
                continue
            is_subject, possessive = _is_subject(speech, mention), mention.possessive
            introduced = self._introduced(speech, mention) if mention.kind == "office" else None
            if introduced is not None:
                mention, who = introduced
                self._gazetteer.give_role(who, words)
            name = who.name if who is not None and who.named else self._printed(speech, mention)
            yield _Place(number, mention, name, who, is_subject, possessive)

    def _whom(self, mention: Mention) -> Who | None:
        """Return the one whom a mention refers to, by a first name too; None if there are several."""
        if len(mention.who) != 1:
            return None
        only = mention.who[0]
        alike = self._first_names.get(only.name.casefold(), set())
        return next(iter(alike)) if not only.known and len(alike) == 1 else only

    def _introduced(self, speech: Speech, office: Mention) -> tuple[Mention, Who] | None:
        """Return the person whom a sentence names after an office: her clerk, a tall man named Ochs."""
        stop = min(speech.paragraph.stops[office.start], office.stop + FAR)
        for mention in _between(speech.mentions, office.stop + 1, stop):
            if mention.kind == "name":
                who = self._whom(mention) if speech.tokens[mention.start - 1].word in _INTRODUCING else None
                return (mention, who) if who is not None else None
        return None

    def _printed(self, speech: Speech, mention: Mention) -> str:
        """Return an office as printed, with the body or person it belongs to: a spokesman for the board."""
        stop = mention.stop
        tokens = speech.tokens
        if stop < len(tokens) and tokens[stop].word in ("for", "of", "at", "in"):
            near = _between(speech.mentions, stop, stop + FAR)
            covered = {at for each in near for at in range(each.start, each.stop)}
            end = stop + 1
            while end < len(tokens) and (end in covered or tokens[end].capital or tokens[end].word in DETERMINERS):
                end += 1
            stop = end if end > stop + 1 else stop
        words = " ".join(self._text[tokens[mention.start].start : tokens[stop - 1].end].split())
        return words.removesuffix("’s").removesuffix("'s")

    def _by_tag(self, piece: Piece) -> Said:
        """Resolve the subject of the tag on which an attribution without a name rests."""
        evidence = piece.attribution.evidence
        if evidence is None or evidence not in self._subjects:
            return NOBODY
        number, subject = self._subjects[evidence]
        return self._of_subject(number, subject, evidence)

    def _of_subject(self, number: int, subject: Mention, evidence: Span) -> Said:
        speech = self._speeches[number]
        if any(who.shown == ANOTHER for who in subject.who):
            return NOBODY
        if subject.kind == "pronoun":
            return self._antecedent(number, subject.start, speech.tokens[subject.start].word, _FAR_BACK, (evidence,))
        if subject.kind == "office" and not any(who.named for who in subject.who):
            return self._of_office(number, subject, evidence)
        who = self._whom(subject)
        if who is None:
            return Said(None, None, (evidence,), tuple(each.shown for each in subject.who))
        return Said(who.name or self._printed(speech, subject), "likely", (evidence,))

    def _of_office(self, number: int, office: Mention, evidence: Span) -> Said:
        """Return who holds an office: whom the text said to hold it, or else the office as printed."""
        speech = self._speeches[number]
        tokens = speech.tokens[office.start : office.stop]
        words = [token.word for token in tokens]
        words = words[: next((at for at, word in enumerate(words) if at and word in NOT_SUBJECT), len(words))]
        printed = self._printed(speech, office)
        extended = _is_anothers(words_of(printed))
        if words[0] in _INDEFINITE or words[-1] in PLURAL or extended or words[-1] in BODIES:
            return Said(printed, "sure" if words[-1] not in BODIES else "likely", (evidence,))
        asked, earlier = office_in(tokens), self._earlier(number, office.start)
        holders = [
            each for each in earlier if each.who and each.who.named and self._gazetteer.role_fits(each.who, asked)
        ]
        if holders:
            return among((each.speaker for each in holders), (self._span(holders[-1]), evidence), evidence)
        same = [
            each for each in earlier if self._is_same(each, tokens) and each.speaker.casefold() != printed.casefold()
        ]
        if same and words[0] == "the":
            return Said(same[-1].speaker, "likely", (self._span(same[-1]), evidence))
        return Said(printed, "likely", (evidence,))

    def _near(self, number: int, at: int | None) -> Sequence[_Place]:
        """The last places of a paragraph, before a token if one is given."""
        places = self._places[number]
        stop = len(places) if at is None else bisect_left(places, at, key=lambda each: each.mention.start)
        return places[max(stop - _PLACES, 0) : stop]

    def _earlier(self, number: int, at: int) -> Sequence[_Place]:
        """The last places before a token of a paragraph, in this one and those before it."""
        found = list(self._near(number, at))
        for before in range(number - 1, -1, -1):
            if len(found) >= _PLACES:
                break
            found[:0] = self._near(before, None)
        return found

    def _is_same(self, place: _Place, office: Sequence[Token]) -> bool:
        """Whether somebody without a name was mentioned by this office, perhaps with more words."""
        tokens = self._speeches[place.paragraph].tokens[place.mention.start : place.mention.stop]
        alike = place.mention.kind == "office" and tokens[-1].word == office[-1].word
        return alike and office_in(office).may_be(office_in(tokens))

    def _span(self, place: _Place) -> Span:
        tokens = self._speeches[place.paragraph].tokens
        return tokens[place.mention.start].start, tokens[place.mention.stop - 1].end

    def _antecedent(self, number: int, at: int, pronoun: str, back: int, evidence: tuple[Span, ...]) -> Said:
        """Return the last subject before a token, or else the last other mention, whom a pronoun may mean."""
        if pronoun == "they":
            return NOBODY
        for sure_persons in (True, False):
            for paragraph in range(number, max(number - back, 0) - 1, -1):
                fitting = [
                    each
                    for each in self._near(paragraph, at if paragraph == number else None)
                    if not each.possessive and self._fits(each, pronoun, sure=sure_persons)
                ]
                if fitting:
                    return self._best(fitting, evidence)
        return NOBODY

    def _best(self, fitting: Sequence[_Place], evidence: tuple[Span, ...]) -> Said:
        best = max(fitting, key=lambda each: (each.is_subject, each.mention.start))
        if best.who is None and best.mention.kind == "name":
            return Said(None, None, evidence, tuple(each.shown for each in best.mention.who))
        tokens = self._speeches[best.paragraph].tokens
        joined = tokens[best.mention.stop : best.mention.stop + 1]
        if any(token.word in ("and", "or") for token in joined) or _joined_before(tokens, best.mention):
            return Said(None, None, evidence, (best.speaker,))
        return Said(best.speaker, "likely", tuple(sorted({self._span(best), *evidence})))

    def _fits(self, place: _Place, pronoun: str, *, sure: bool) -> bool:
        who = place.who
        if who is None:
            return place.mention.kind == "name"
        if sure and who.named and who.name not in self._persons:
            return False
        gendered = who if who.named else replace(who, shown=place.speaker)
        return not pronoun or self._gazetteer.gender_fits(gendered, pronoun)

    def _without_tag(self, piece: Piece, last: Piece | None, before: Said) -> Said:
        """Look for a speaker right after a quotation, before its colon, in its sentence, and before its paragraph."""
        speech = self._speeches[piece.paragraph]
        begins = speech.paragraph.begins[piece.at]
        if any(token.word in _DENYING for token in speech.tokens[max(begins, piece.at - FAR) : piece.at]):
            return NOBODY
        found = self._after(piece, speech) or self._before_colon(piece, speech) or self._by_verb(piece, speech)
        if found is not None:
            return found
        if piece.kind == "phrase":
            return NOBODY
        own_sentence = begins == piece.at
        if last is not None and last.paragraph == piece.paragraph and before.speaker:
            return before.goes_on
        if own_sentence and piece.at == 0 and last is not None and last.paragraph == piece.paragraph - 1:
            return Said(before.speaker, before.grade and "likely", before.evidence, before.doubt)
        return self._antecedent(piece.paragraph, piece.at, "", _BEFORE, ())

    def _after(self, piece: Piece, speech: Speech) -> Said | None:
        """Return who is named between a quotation that ends in a comma, or the like, and the next mark."""
        tokens, at = speech.tokens, piece.at + 1
        ends = tokens[piece.at].text.rstrip("”’\"'")[-1:]
        if at < len(tokens) and tokens[at].text in ",–—-":
            at += 1
        elif ends not in ",?!…–—-":
            return None
        stop = at
        while stop < min(len(tokens), at + _AFTER) and tokens[stop].is_word:
            stop += 1
        if stop == at or tokens[at].word in JOINING:
            return None
        if any(token.word in PASSIVE for token in tokens[at:stop]):
            return NOBODY
        for mention in _between(speech.mentions, at, stop):
            if not mention.possessive and tokens[mention.start - 1].word not in NOT_SUBJECT:
                return self._of_subject(piece.paragraph, mention, (tokens[at].start, tokens[stop - 1].end))
        verb = next((each for each in range(at, stop) if tokens[each].word in SAYING), None)
        if verb is None or not at < verb <= at + _PHRASE:
            return None
        return self._of_words(speech, at, verb)

    def _before_colon(self, piece: Piece, speech: Speech) -> Said | None:
        """Return the subject of the sentence that ends in a colon before a quotation."""
        tokens, at = speech.tokens, piece.at
        if at == 0 or tokens[at - 1].text != ":":
            return None
        begin = max(speech.paragraph.begins[at - 1], at - FAR)
        words = [token.word for token in tokens[begin:at]]
        if any(word in PASSIVE for word in words) or ("read" in words and "from" in words):
            return NOBODY
        evidence = (tokens[begin].start, tokens[at - 2].end) if at - 2 >= begin else None
        if evidence is None:
            return None
        if tokens[begin].word in _INDEFINITE and all(token.is_word for token in tokens[begin : at - 1]):
            return self._of_words(speech, begin, at - 2)
        for mention in _between(speech.mentions, begin, at):
            if not mention.possessive and _is_subject(speech, mention):
                return self._of_subject(piece.paragraph, mention, evidence)
        return None

    def _by_verb(self, piece: Piece, speech: Speech) -> Said | None:
        """Return the subject before the last verb of saying in a sentence, which may be far from it."""
        tokens = speech.tokens
        begin = max(speech.paragraph.begins[piece.at], piece.at - FAR)
        verbs = (at for at in range(piece.at - 1, begin, -1) if tokens[at].word in SAYING | PUTTING)
        verb = next((at for at in verbs if tokens[at].is_word and not tokens[at].capital), None)
        if verb is None or tokens[verb - 1].word in PASSIVE:
            return None
        near = _between(speech.mentions, begin, verb)
        if tokens[verb - 1].word == "who":
            stop = verb - 1 - (tokens[verb - 2].text == ",")
            subject = next((each for each in near if each.stop == stop), None)
        else:
            subject = next((each for each in reversed(near) if _may_speak(speech, each)), None)
        if subject is None:
            return None
        return self._of_subject(piece.paragraph, subject, (tokens[subject.start].start, tokens[verb].end))

    def _of_words(self, speech: Speech, start: int, verb: int) -> Said | None:
        """Return somebody who has neither name nor office, as printed before the verb: one of them said."""
        tokens = speech.tokens[start : verb + 1]
        if len(tokens) - 1 not in range(1, _PHRASE + 1) or tokens[0].word not in _INDEFINITE:
            return None
        span = (tokens[0].start, tokens[-1].end)
        return Said(" ".join(self._text[span[0] : tokens[-2].end].split()), "likely", (span,))

    def _somebody_between(self, piece: Piece, evidence: Span, speaker: Who) -> bool:
        """Whether somebody else is mentioned between a tag and the quotation."""
        speech = self._speeches[piece.paragraph]
        return any(
            evidence[1] <= speech.tokens[mention.start].start
            and mention.kind != "pronoun"
            and any(token.word in SAYING | PUTTING for token in speech.tokens[mention.stop : mention.stop + 1])
            and all(who.person and who.name != speaker.name for who in mention.who)
            and any(not who.named or who.name in self._persons for who in mention.who)
            for mention in _between(speech.mentions, piece.at - FAR, piece.at)
        )


def _between(mentions: Sequence[Mention], start: int, stop: int) -> Sequence[Mention]:
    """The mentions that begin between two tokens."""
    first, last = (bisect_left(mentions, place, key=lambda each: each.start) for place in (start, stop))
    return mentions[first:last]


def _is_subject(speech: Speech, mention: Mention) -> bool:
    """Whether a mention seems to be the subject of its sentence or clause."""
    begin = speech.paragraph.begins[mention.start]
    before = speech.tokens[mention.start - 1] if mention.start > begin else None
    if before is None:
        return True
    if before.quotation >= 0 or not before.is_word:
        return before.text != "("
    return before.word in ("but", "and", "that", "as", "when", "while") or before.word in SAYING


def _may_speak(speech: Speech, mention: Mention) -> bool:
    """Whether a mention is a subject of somebody who may speak, and not the name of a place."""
    somebody = mention.kind != "name" or any(who.known or who.person for who in mention.who)
    return somebody and not mention.possessive and (mention.kind == "pronoun" or _is_subject(speech, mention))


def _is_anothers(office: Sequence[Token]) -> bool:
    """Whether an office names whose it is: a spokesman for the board, the harbour master of Tarn."""
    return any(
        one.word in ("for", "of", "at", "in", "to")
        and (other.word in DETERMINERS or (other.capital and other.word not in TITLES))
        for one, other in pairwise(office)
    )


def _joined_before(tokens: Sequence[Token], mention: Mention) -> bool:
    return mention.start > 0 and tokens[mention.start - 1].word in ("and", "or")
