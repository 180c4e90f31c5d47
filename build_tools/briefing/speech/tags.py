"""Find speech tags in an article's own words: reporting verbs with their subjects."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import (
    AROUND,
    INVERTED,
    JOINING,
    NO_NAMES,
    NOT_SUBJECT,
    PASSIVE,
    PLACING,
    PUTTING,
    SAYING,
)
from build_tools.briefing.speech.mentions import Mention
from build_tools.briefing.speech.people import Who
from build_tools.briefing.speech.tokens import Paragraph, Token

REACH, FAR = 14, 60
"""The most tokens between a tag's verb and its quotation, and the most that any search covers."""
ANOTHER = "another"
DASHES = "–—-"
_AFTER_SUBJECT = NOT_SUBJECT | PLACING | JOINING | AROUND | NO_NAMES | frozenset(["who", "whose", "ahead", "last", "&"])
_LEADS_TO_ING = frozenset("as by while before after without and".split())
_CLAUSE = frozenset("and but that when as while because although though whether if so or".split())


@dataclass(frozen=True)
class Tag:
    """A reporting verb with its subject; start, stop and verb are token indices."""

    start: int
    stop: int
    verb: int
    subject: Mention


def tags_of(paragraph: Paragraph, here: Sequence[Mention]) -> list[Tag]:
    """Return the tags of a paragraph in the order of their verbs."""
    tagger = _Tagger(paragraph, here)
    for verb, token in enumerate(paragraph.tokens):
        tag = tagger.tag_at(verb, token, tagger.found)
        if tag is not None:
            tagger.found.append(tag)
    return tagger.found


class _Tagger:
    def __init__(self, paragraph: Paragraph, here: Sequence[Mention]):
        self.tokens = paragraph.tokens
        self.paragraph = paragraph
        self.found: list[Tag] = []
        self._here = here
        self._ends = {each.stop: each for each in here}
        self._starts = {each.start: each for each in here}

    def tag_at(self, verb: int, token: Token, found: Sequence[Tag]) -> Tag | None:
        if token.word == "according" and verb + 2 in self._starts and self.tokens[verb + 1].word == "to":
            subject = self._starts[verb + 2]
            return Tag(verb, subject.stop, verb, subject)
        if token.capital or token.possessive or token.word not in SAYING | PUTTING:
            return None
        if token.word == "put" and self._word(verb + 1) != "it":
            return None
        if self._word(verb + 1) == "by" or (token.word == "read" and self._word(verb + 1) == "from"):
            return None
        if token.word == "saying" and self._word(verb - 1) == "as":
            return self._quoted_as(verb)
        return self._before_verb(verb, found) or self._inverted(verb)

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _inverted(self, verb: int) -> Tag | None:
        """Return a tag such as "said the minister" directly after a quotation or its comma."""
        at = verb - (self._text(verb - 1) in (",", *DASHES))
        behind = at > 0 and self.tokens[at - 1].quotation >= 0
        if not behind or self.tokens[verb].word not in INVERTED or verb + 1 not in self._starts:
            return None
        subject = self._starts[verb + 1]
        if subject.possessive:
            subject = self._starts.get(subject.stop, subject)
        if self._goes_on(subject.stop) and not subject.possessive:
            return None
        if subject.possessive or self._word(subject.stop) in ("and", "&", "or"):
            return Tag(verb, subject.stop, verb, nobody(subject, self._starts.get(subject.stop + 1)))
        return Tag(verb, subject.stop, verb, subject)

    def _goes_on(self, at: int) -> bool:
        """Whether a subject continues past its apparent end: said Lunde harbour chair …"""
        if at >= len(self.tokens) or not self.tokens[at].is_word or self.tokens[at].capital:
            return False
        word = self.tokens[at].word
        return not (word in _AFTER_SUBJECT or word.endswith("ly") or word.isdigit())

    def _before_verb(self, verb: int, found: Sequence[Tag]) -> Tag | None:
        begin = self.paragraph.begins[verb]
        at = self._over_adverbs(verb, begin)
        if self.tokens[verb].word.endswith("ing"):
            saying = self._ends.get(at) if self.tokens[verb].word == "saying" else None
            if saying is not None:
                return self._as_subject(saying, verb, begin)
            led = self._word(at - 1) in _LEADS_TO_ING or self._text(at - 1) in (",", *DASHES)
            return self._same_subject(verb, begin, found) if at > begin and led else None
        if at > begin and self._word(at - 1) in JOINING:
            return self._same_subject(verb, begin, found)
        subject = self._ends.get(at) or self._around_aside(at, begin)
        return self._as_subject(subject, verb, begin) if subject and subject.start >= begin else None

    def _over_adverbs(self, verb: int, begin: int) -> int:
        """Return where the subject of a verb must end; in the passive none does, since "was" is not an adverb."""
        at = verb
        while at > begin:
            word = self._word(at - 1)
            if word in AROUND or (word.endswith("ly") and not self.tokens[at - 1].capital):
                at -= 1
                continue
            placed = self._placed(at, begin)
            if placed is None:
                return at
            at = placed
        return at

    def _placed(self, at: int, begin: int) -> int | None:
        """Return the start of words such as "on Monday" or "at the same time" that end here, or None."""
        for start in range(at - 1, max(at - 6, begin) - 1, -1):
            token = self.tokens[start]
            if not token.is_word:
                return None
            if token.word in PLACING:
                return start if start > begin and start < at - 1 else None
            who = self._ends.get(start + 1)
            if start == at - 1 and who and any(each.person and each.named for each in who.who):
                return None
        return None

    def _around_aside(self, at: int, begin: int) -> Mention | None:
        """Return the subject before an aside in commas, dashes or brackets that ends here."""
        closing = self._text(at - 1)
        opening = {",": ",", ")": "(", "–": "–", "—": "—"}.get(closing)
        if at - 1 <= begin or opening is None:
            return None
        whole = self._ends.get(at - 1)
        if whole and any(token.text == "," for token in self.tokens[whole.start : whole.stop]):
            return whole
        for place in range(at - 2, max(begin, at - FAR), -1):
            if self._text(place) == opening:
                subject = self._ends.get(place)
                return subject if subject and self._begins_clause(subject.start, begin) else None
        return None

    def _begins_clause(self, start: int, begin: int) -> bool:
        before = self.tokens[start - 1]
        return start == begin or not before.is_word or before.word in _CLAUSE

    def _as_subject(self, subject: Mention, verb: int, begin: int) -> Tag | None:
        """Return a tag unless the words before a mention show that it isn't the subject, or not all of it."""
        if subject.possessive:
            return None
        before = self._word(subject.start - 1) if subject.start > begin else ""
        head = self._ends.get(subject.start - 1) if before in NOT_SUBJECT or before in ("in", "at") else None
        if head is not None and head.kind == "office":
            return self._as_subject(Mention(head.start, subject.stop, "office", head.who), verb, begin)
        if before in ("in", "at", "near", "inside", "outside", "if", "unless", "whether"):
            return Tag(subject.start, verb + 1, verb, nobody(subject))
        if before in ("and", "&", "or", "nor") and subject.start - 1 in self._ends:
            other = self._ends[subject.start - 1]
            return Tag(other.start, verb + 1, verb, nobody(other, subject))
        if before in NOT_SUBJECT:
            return None
        owner = self._ends.get(subject.start)
        if owner is not None and owner.possessive:
            subject = Mention(owner.start, subject.stop, subject.kind, subject.who)
        return Tag(subject.start, verb + 1, verb, subject)

    def _same_subject(self, verb: int, begin: int, found: Sequence[Tag]) -> Tag | None:
        """Return a tag with the subject that a verb after "and", or one in -ing, shares with the verb before it."""
        if found and found[-1].verb >= begin:
            tag = found[-1]
            return Tag(tag.start, verb + 1, verb, tag.subject) if tag.verb < verb else None
        first, stop = (bisect_left(self._here, place, key=lambda each: each.start) for place in (begin, verb))
        inside = self._here[first : min(stop, first + FAR)]
        people = [each for each in inside if not each.possessive and _people(each)]
        everyone = dict.fromkeys(who for each in people for who in each.who if who.person)
        if not people or len(everyone) > 1 or not self._begins_clause(people[0].start, begin):
            return None
        return Tag(people[0].start, verb + 1, verb, people[0])

    def _quoted_as(self, verb: int) -> Tag | None:
        """Return the tag of "X quoted Y as saying" or "Y was quoted as saying"."""
        begin = self.paragraph.begins[verb]
        for place in range(verb - 2, max(begin, verb - REACH), -1):
            if self._word(place) == "quoted":
                passive = self._word(place - 1) in PASSIVE
                subject = self._ends.get(place - 1) if passive else self._ends.get(verb - 1)
                return Tag(subject.start, verb + 1, verb, subject) if subject and not subject.possessive else None
        return None


def nobody(*mentions: Mention | None) -> Mention:
    """Join two mentions so that neither is the only speaker."""
    named = [each for each in mentions if each is not None]
    who = tuple(dict.fromkeys(who for each in named for who in each.who))
    both = who if len(who) > 1 else (*who, Who("", ANOTHER))
    return Mention(named[0].start, named[-1].stop, "name", both)


def _people(mention: Mention) -> bool:
    return any(who.person for who in mention.who)
