"""Tell who speaks: quotations and an article's own words in, a speaker with the words that say so out, or a doubt.

The speaker is the subject of a verb of saying that stands beside the quotation, or of every such verb of the sentence
that the quotation is worked into. Where these differ, or a pronoun may mean two, nobody is named.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.anchoring import Span
from build_tools.cast import Who
from build_tools.mentions import PRONOUNS, Mention
from build_tools.narration import Paragraph, Token
from build_tools.saying import (
    AROUND,
    BESIDE,
    INVERTED,
    JOINING,
    NO_NAMES,
    NOT_SUBJECT,
    PASSIVE,
    PLACING,
    PUTTING,
    SAYING,
)

_AFTER_SUBJECT = NOT_SUBJECT | PLACING | JOINING | AROUND | NO_NAMES | frozenset(["who", "whose", "ahead", "last", "&"])
_REACH, _FAR = 14, 60
_ANOTHER = "another"
_DASHES = "–—-"
_LEADS_TO_ING = frozenset("as by while before after without and".split())
_CLAUSE = frozenset("and but that when as while because although though whether if so or".split())


@dataclass(frozen=True)
class Tag:
    """A verb of saying with its subject: token numbers, and whom the subject may mean."""

    start: int
    stop: int
    verb: int
    subject: Mention


@dataclass(frozen=True)
class Attribution:
    """Who speaks, by words at a span of the text; in doubt, those who may be meant. `direct` is by a tag beside it."""

    who: Who | None
    evidence: Span | None
    doubt: tuple[str, ...] = ()
    direct: bool = False


class Speech:
    """One paragraph's tags, found once, and who speaks in each of its quotations."""

    def __init__(self, paragraph: Paragraph, here: Sequence[Mention]):
        self.tokens = paragraph.tokens
        self.paragraph = paragraph
        self._ends = {each.stop: each for each in here}
        self._starts = {each.start: each for each in here}
        self._here = here
        self.tags: list[Tag] = []
        for verb, token in enumerate(self.tokens):
            tag = self._tag_at(verb, token, self.tags)
            if tag is not None:
                self.tags.append(tag)
        self._verbs = [tag.verb for tag in self.tags]
        self._by_start: dict[int, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            self._by_start[tag.start].append(tag)

    def _tag_at(self, verb: int, token: Token, found: Sequence[Tag]) -> Tag | None:
        if token.word == "according" and verb + 2 in self._starts and self.tokens[verb + 1].word == "to":
            subject = self._starts[verb + 2]
            return Tag(verb, subject.stop, verb, subject)
        if token.capital or token.possessive or token.word not in SAYING | PUTTING:
            return None
        if token.word == "put" and self._word(verb + 1) != "it":
            return None
        if self._word(verb + 1) in ("by",):
            return None
        if token.word == "saying" and self._word(verb - 1) == "as":
            return self._quoted_as(verb)
        return self._before_verb(verb, found) or self._inverted(verb)

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _inverted(self, verb: int) -> Tag | None:
        """said the minister, right behind a quotation or its comma."""
        at = verb - (self._text(verb - 1) in (",", *_DASHES))
        behind = at > 0 and self.tokens[at - 1].quotation >= 0
        if not behind or self.tokens[verb].word not in INVERTED or verb + 1 not in self._starts:
            return None
        subject = self._starts[verb + 1]
        if self._goes_on(subject.stop):
            return None
        if subject.possessive or self._word(subject.stop) in ("and", "&", "or"):
            return Tag(verb, subject.stop, verb, _nobody(subject, self._starts.get(subject.stop + 1)))
        return Tag(verb, subject.stop, verb, subject)

    def _goes_on(self, at: int) -> bool:
        """Whether the words go on that a subject seemed to end with: said Lunde harbour chair …"""
        if at >= len(self.tokens) or not self.tokens[at].is_word or self.tokens[at].capital:
            return False
        word = self.tokens[at].word
        return not (word in _AFTER_SUBJECT or word.endswith("ly") or word.isdigit())

    def _before_verb(self, verb: int, found: Sequence[Tag]) -> Tag | None:
        begin = self.paragraph.begins[verb]
        at = self._over_adverbs(verb, begin)
        if at is None:
            return None
        if self.tokens[verb].word.endswith("ing"):
            led = self._word(at - 1) in _LEADS_TO_ING or self._text(at - 1) in (",", *_DASHES)
            return self._same_subject(verb, begin, found) if at > begin and led else None
        if at > begin and self._word(at - 1) in JOINING:
            return self._same_subject(verb, begin, found)
        subject = self._ends.get(at) or self._around_aside(at, begin)
        return self._as_subject(subject, verb, begin) if subject and subject.start >= begin else None

    def _over_adverbs(self, verb: int, begin: int) -> int | None:
        """Where a subject would have to end; None in the passive, of which the subject is not the one who speaks."""
        at = verb
        while at > begin:
            word = self._word(at - 1)
            if word in PASSIVE:
                return None
            if word in AROUND or (word.endswith("ly") and not self.tokens[at - 1].capital):
                at -= 1
                continue
            placed = self._placed(at, begin)
            if placed is None:
                return at
            at = placed
        return at

    def _placed(self, at: int, begin: int) -> int | None:
        """The beginning of words like "on Monday" or "at the same time" that end here."""
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
        """The subject before words set off by commas, dashes or brackets that end here."""
        closing = self._text(at - 1)
        opening = {",": ",", ")": "(", "–": "–", "—": "—"}.get(closing)
        if at - 1 <= begin or opening is None:
            return None
        whole = self._ends.get(at - 1)
        if whole and any(token.text == "," for token in self.tokens[whole.start : whole.stop]):
            return whole
        for place in range(at - 2, max(begin, at - _FAR), -1):
            if self._text(place) == opening:
                subject = self._ends.get(place)
                return subject if subject and self._begins_clause(subject.start, begin) else None
        return None

    def _begins_clause(self, start: int, begin: int) -> bool:
        before = self.tokens[start - 1]
        return start == begin or not before.is_word or before.word in _CLAUSE

    def _as_subject(self, subject: Mention, verb: int, begin: int) -> Tag | None:
        """A tag, if nothing before the words shows that they are not the subject, or not all of it."""
        if subject.possessive:
            return None
        before = self._word(subject.start - 1) if subject.start > begin else ""
        if before in ("and", "&", "or") and subject.start - 1 in self._ends:
            other = self._ends[subject.start - 1]
            return Tag(other.start, verb + 1, verb, _nobody(other, subject))
        if before in NOT_SUBJECT:
            head = self._ends.get(subject.start - 1)
            if head is None or head.kind != "office":
                return None
            return self._as_subject(Mention(head.start, subject.stop, "office", head.who), verb, begin)
        owner = self._ends.get(subject.start)
        if owner is not None and owner.possessive:
            subject = Mention(owner.start, subject.stop, subject.kind, subject.who)
        return Tag(subject.start, verb + 1, verb, subject)

    def _same_subject(self, verb: int, begin: int, found: Sequence[Tag]) -> Tag | None:
        """The subject that a verb behind "and", or one in -ing, shares with the verb before it."""
        if found and found[-1].verb >= begin:
            tag = found[-1]
            return Tag(tag.start, verb + 1, verb, tag.subject) if tag.verb < verb else None
        first, stop = (bisect_left(self._here, place, key=lambda each: each.start) for place in (begin, verb))
        inside = self._here[first : min(stop, first + _FAR)]
        people = [each for each in inside if not each.possessive and _people(each)]
        everyone = dict.fromkeys(who for each in people for who in each.who if who.person)
        if not people or len(everyone) > 1 or not self._begins_clause(people[0].start, begin):
            return None
        return Tag(people[0].start, verb + 1, verb, people[0])

    def _quoted_as(self, verb: int) -> Tag | None:
        """X quoted Y as saying, and Y was quoted as saying."""
        begin = self.paragraph.begins[verb]
        for place in range(verb - 2, max(begin, verb - _REACH), -1):
            if self._word(place) == "quoted":
                passive = self._word(place - 1) in PASSIVE
                subject = self._ends.get(place - 1) if passive else self._ends.get(verb - 1)
                return Tag(subject.start, verb + 1, verb, subject) if subject and not subject.possessive else None
        return None

    def after(self, quote: int) -> Tag | None:
        """The tag right behind a quotation."""
        words = self.tokens[quote].text.rstrip("”’\"'")
        at = quote + 1
        comma = self._text(at) in (",", *_DASHES)
        at += comma
        at += self._word(at) == "as"
        for tag in self._by_start.get(at, ()):
            if tag.verb > quote + _REACH:
                return None
            if self._leads_on(tag, words):
                continue
            inverted = tag.verb == tag.start
            if comma or words[-1:] in ",?!…–—-" or (inverted and words[-1:] != "."):
                return tag if self._no_break(at, tag.verb) else None
        return None

    def _no_break(self, start: int, stop: int) -> bool:
        return not any(token.quotation >= 0 or token.text in ".:;?!" for token in self.tokens[start:stop])

    def _leads_on(self, tag: Tag, words: str) -> bool:
        """Whether a tag belongs to the next quotation: a colon follows, and no comma went before."""
        if words[-1:] == ",":
            return False
        for token in self.tokens[tag.stop : tag.stop + _REACH]:
            if token.text == ":":
                return True
            if token.quotation >= 0 or token.text in ".;":
                return False
        return False

    def leading(self, quote: int) -> tuple[list[Tag], bool]:
        """The tags in the sentence before a quotation, and whether the last of them leads right up to it."""
        begin = self.paragraph.begins[quote]
        stop = bisect_left(self._verbs, quote)
        inside = self.tags[max(bisect_left(self._verbs, begin), stop - _FAR) : stop]
        inside = [tag for tag in inside if tag.start >= begin and tag.stop <= quote]
        if not inside:
            return [], False
        mark = self._text(quote - 1)
        last = inside[-1]
        rest = [token.word for token in self.tokens[last.verb + 1 : quote]]
        starts_big = self.tokens[quote].text[:1].isupper()
        colon = mark == ":" or (mark == "," and starts_big)
        direct = self.tokens[last.verb].word not in PUTTING and (colon or rest in ([], ["that"], [","]))
        others = [tag for tag in inside if self.tokens[tag.verb].word not in BESIDE]
        return (inside if direct else others), direct

    def closing(self, quote: int) -> list[Tag]:
        """A tag at the end of the sentence, set off by a comma: …, the spokesman said."""
        sentence = self.paragraph.sentence(quote)
        last = bisect_left(self._verbs, sentence.stop) - 1
        if last < 0 or self.tags[last].start <= quote + 1 or self._text(self.tags[last].start - 1) != ",":
            return []
        tag = self.tags[last]
        rest = self.tokens[tag.stop : min(sentence.stop, tag.stop + _REACH + 1)]
        ends = len(rest) <= _REACH and all(token.is_word for token in rest[:-1])
        return [tag] if ends and tag.verb - quote < _FAR and self._no_break(quote + 1, tag.verb) else []


def _nobody(*mentions: Mention | None) -> Mention:
    """Two together: neither alone speaks."""
    named = [each for each in mentions if each is not None]
    who = tuple(dict.fromkeys(who for each in named for who in each.who))
    both = who if len(who) > 1 else (*who, Who("", _ANOTHER))
    return Mention(named[0].start, named[-1].stop, "name", both)


def _people(mention: Mention) -> bool:
    return any(who.person for who in mention.who)


def attribute(speech: Speech, quote: int, before: Speech | None) -> Attribution:
    """Who speaks in the quotation at a token of a paragraph, by its own tags alone."""
    behind = speech.after(quote)
    leading, direct = speech.leading(quote)
    tags = leading[-1:] if direct else leading
    alone = speech.paragraph.begins[quote] == quote
    if behind is None:
        tags = [*tags, *(() if direct else speech.closing(quote))]
    if quote == 0 and before is not None and before.tokens and before.tokens[-1].text == ":":
        led = [tag for tag in before.tags if tag.verb >= before.paragraph.begins[len(before.tokens) - 1]]
        tags, direct = led[-1:], bool(led)
        speech = before if led else speech
    if behind is not None:
        tags = [*(() if alone else tags), behind]
    return agreed(tags, speech, direct=direct or (behind is not None and alone))


def agreed(tags: Sequence[Tag], speech: Speech, *, direct: bool) -> Attribution:
    """What several tags say together; one speaker only where all name the same."""
    if not tags:
        return Attribution(None, None)
    last = tags[-1]
    evidence = (speech.tokens[last.start].start, speech.tokens[last.stop - 1].end)
    sure = {tag.subject.sure.name if tag.subject.sure else None for tag in tags}
    if len(sure) == 1 and None not in sure:
        return Attribution(last.subject.sure, evidence, (), direct)
    told = (who.shown for tag in tags for who in tag.subject.who)
    doubt = tuple(dict.fromkeys(shown for shown in told if shown not in (*PRONOUNS, _ANOTHER)))
    return Attribution(None, evidence, doubt, direct)


def all_of(attributions: Iterable[Attribution]) -> Attribution:
    """Who speaks in several pieces of one quotation: those that say so must say the same."""
    told = [each for each in attributions if each.evidence is not None]
    if not told:
        return Attribution(None, None)
    names = {each.who.name if each.who else None for each in told}
    if len(names) == 1:
        return next((each for each in told if each.direct), told[0])
    doubt = tuple(dict.fromkeys(name for each in told for name in ((each.who.shown,) if each.who else each.doubt)))
    return Attribution(None, told[0].evidence, doubt, any(each.direct for each in told))
