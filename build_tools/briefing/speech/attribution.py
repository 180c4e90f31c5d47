"""Attribute quotations: find each speaker and the words that name them, or the candidates if that is ambiguous.

The speaker is the subject of a reporting verb next to the quotation, or of every reporting verb in the sentence that
contains it. If these differ, or a pronoun may refer to two people, nobody is named.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import BESIDE, OUTRIGHT, PUTTING
from build_tools.briefing.speech.mentions import PRONOUNS, Mention
from build_tools.briefing.speech.people import Who
from build_tools.briefing.speech.tags import ANOTHER, DASHES, FAR, REACH, Tag, nobody, tags_of
from build_tools.briefing.speech.tokens import Paragraph
from build_tools.text.anchoring import Span


@dataclass(frozen=True)
class Attribution:
    """A speaker and the span of the words that name them, or the candidates; `direct` if a tag is adjacent.

    `office` is how the text calls a speaker whose name it doesn't give: a spokesman.
    """

    who: Who | None
    evidence: Span | None
    doubt: tuple[str, ...] = ()
    direct: bool = False
    office: str = ""


class Speech:
    """The speech tags of one paragraph, found once, and how they relate to its quotations."""

    def __init__(self, paragraph: Paragraph, here: Sequence[Mention]):
        self.tokens = paragraph.tokens
        self.paragraph = paragraph
        self.mentions = here
        self.tags = tags_of(paragraph, here)
        self._verbs = [tag.verb for tag in self.tags]
        self._by_start: dict[int, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            self._by_start[tag.start].append(tag)

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def after(self, quote: int) -> Tag | None:
        """Return the tag that directly follows a quotation."""
        words = self.tokens[quote].text.rstrip("”’\"'")
        at = quote + 1
        comma = self._text(at) in (",", *DASHES)
        at += comma
        at += self._word(at) == "as"
        for tag in self._by_start.get(at, ()):
            if tag.verb > quote + REACH:
                return None
            if self._leads_on(tag, words):
                continue
            inverted = tag.verb == tag.start
            if tag.stop in self._by_start:
                other = self._by_start[tag.stop][0]
                return Tag(tag.start, other.stop, other.verb, nobody(tag.subject, other.subject))
            if comma or words[-1:] in ",?!…–—-" or (inverted and words[-1:] != "."):
                return tag if self._no_break(at, tag.verb) else None
        return None

    def _no_break(self, start: int, stop: int) -> bool:
        return not any(token.quotation >= 0 or token.text in ".:;?!" for token in self.tokens[start:stop])

    def _leads_on(self, tag: Tag, words: str) -> bool:
        """Whether a tag belongs to the next quotation: it is followed by a colon and not preceded by a comma."""
        if words[-1:] == ",":
            return False
        for token in self.tokens[tag.stop : tag.stop + REACH]:
            if token.text == ":":
                return True
            if token.quotation >= 0 or token.text in ".;":
                return False
        return False

    def leading(self, quote: int) -> tuple[list[Tag], bool]:
        """Return the tags in the sentence before a quotation, and whether the last one leads directly to it."""
        begin = self.paragraph.begins[quote]
        stop = bisect_left(self._verbs, quote)
        inside = self.tags[max(bisect_left(self._verbs, begin), stop - FAR) : stop]
        inside = [tag for tag in inside if tag.start >= begin and tag.stop <= quote]
        if not inside:
            return [], False
        mark = self._text(quote - 1)
        last = inside[-1]
        between = self.tokens[last.verb + 1 : min(quote, last.verb + FAR)]
        if any(token.word in OUTRIGHT for token in between):
            return [Tag(last.start, last.stop, last.verb, nobody(last.subject))], False
        rest = [token.word for token in self.tokens[last.verb + 1 : quote]]
        starts_big = self.tokens[quote].text[:1].isupper()
        colon = mark == ":" or (mark == "," and starts_big)
        direct = self.tokens[last.verb].word not in PUTTING and (colon or rest in ([], ["that"], [","]))
        others = [tag for tag in inside if self.tokens[tag.verb].word not in BESIDE]
        return (inside if direct else others), direct

    def closing(self, quote: int) -> list[Tag]:
        """Return the tag that ends the sentence after a comma: …, the spokesman said."""
        sentence = self.paragraph.sentence(quote)
        last = bisect_left(self._verbs, sentence.stop) - 1
        if last < 0 or self.tags[last].start <= quote + 1 or self._text(self.tags[last].start - 1) != ",":
            return []
        tag = self.tags[last]
        rest = self.tokens[tag.stop : min(sentence.stop, tag.stop + REACH + 1)]
        ends = len(rest) <= REACH and all(token.is_word for token in rest[:-1])
        return [tag] if ends and tag.verb - quote < FAR and self._no_break(quote + 1, tag.verb) else []


def attribute(speech: Speech, quote: int, before: Speech | None) -> Attribution:
    """Attribute the quotation at a token of a paragraph by its own tags only."""
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
    """Combine several tags: one speaker only if they all name the same."""
    if not tags:
        return Attribution(None, None)
    last = tags[-1]
    evidence = (speech.tokens[last.start].start, speech.tokens[last.stop - 1].end)
    sure = {tag.subject.sure.name if tag.subject.sure else None for tag in tags}
    if len(sure) == 1 and None not in sure:
        return Attribution(last.subject.sure, evidence, (), direct)
    shown_names = (who.shown for tag in tags for who in tag.subject.who)
    doubt = tuple(dict.fromkeys(shown for shown in shown_names if shown not in (*PRONOUNS, ANOTHER)))
    return Attribution(None, evidence, doubt, direct, _office(tags))


def _office(tags: Sequence[Tag]) -> str:
    """The office that all tags give their only subject, which has no name; empty if there is no such office."""
    offices = {
        who.shown if tag.subject.kind == "office" and not who.named else "" for tag in tags for who in tag.subject.who
    }
    alone = len(offices) == 1 and all(len(tag.subject.who) == 1 for tag in tags)
    return offices.pop() if alone else ""
