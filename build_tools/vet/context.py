"""What a text says around a quotation of where the words are from, and when they were said. Text in, claims out.

Only plain claims count: "told NAME", "NAME reported", a name in brackets or a link to the article; and a day that
follows a verb of saying, or begins the sentence.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import SAYING
from build_tools.model import Event
from build_tools.text.anchoring import Span
from build_tools.text.dates import MONTHS, days
from build_tools.text.quotation_marks import Quotation, body_paragraphs
from build_tools.text.sentences import NEXT_SENTENCE

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<month_first>{_MONTH})\.? (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year_after>\d{{4}}))?)\b"
)
_VERBS = "|".join(sorted(SAYING | {"spoke", "speaking", "declaring", "saying"}))
_OTHERWISE = "before|ahead|after|of|since|until|about|following|meetings?|talks|summit|visit|trip|session|call|vote"
_SAID_ON = re.compile(
    rf"\b(?:{_VERBS})\b(?: (?!(?:{_OTHERWISE})\b)[\w’'-]+){{0,6}}(?: on)?,? ?$|^\W*(?:on )?$", re.IGNORECASE
)
"""What comes before a day on which something was said, and not a day of something else of which the sentence speaks."""

_BEFORE = r"(?:told|according to|(?:reported|quoted|published|printed|cited) (?:by|in)|in|by|via|from)(?: [Tt]he)? "
_AFTER = (
    r"(?:[’']s)?(?: \w+ly)? (?:reports?|reported|quotes?|quoted|writes|wrote|prints?|printed|cites?|cited|says|said)\b"
    r"(?=\W*$|[,;:.)]| (?:on|in|last|earlier|later|today|yesterday)\b|(?: that)?(?: [\w’'.-]+){0,6}[,:]? ?[“\"'‘]?_)"
)
"""After a name, that it reports; and either no clause of its own follows, or the quotation does."""

_REACH = 1000
"""How far before and after a quotation its sentence is looked for; a paragraph may be a whole text."""

_MOST_APART = 10
"""The most days that may be meant for a quotation to be denied another one."""


@dataclass(frozen=True)
class Sentence:
    """The sentence of a text that a quotation is in, without what it and other quotations say, and its links."""

    text: str
    links: tuple[str, ...]


def sentences(
    text: str, spans: Sequence[Span], found: Sequence[Quotation], links: Iterable[tuple[Span, str]]
) -> dict[Span, Sentence]:
    """Return the sentence around each quotation, by the quotation's span."""
    blank = list(text)
    for each in found:
        blank[each.start : each.end] = "_" * (each.end - each.start)
    shown = "".join(blank)
    paragraphs = list(body_paragraphs(text, spans))
    listed = sorted(links)
    sentence: dict[Span, Sentence] = {}
    number = 0
    for each in found:
        while number < len(paragraphs) - 1 and paragraphs[number][1] < each.end:
            number += 1
        first, last = paragraphs[number] if paragraphs else (0, len(text))
        first, last = max(first, each.start - _REACH), min(last, each.end + _REACH)
        start = max((end.end() for end in NEXT_SENTENCE.finditer(shown, first, each.start)), default=first)
        end = _end_of_sentence(text, shown, each, last)
        among = listed[bisect_left(listed, ((start, 0), "")) : bisect_left(listed, ((end, 0), ""))]
        inside = tuple(url for _, url in among)
        sentence[each.start, each.end] = Sentence(re.sub(r"_{2,}", "_", shown[start:end]), inside)
    return sentence


def _end_of_sentence(text: str, shown: str, quotation: Quotation, last: int) -> int:
    """Where the sentence ends: with the quotation if this ends one and another begins, but for a source in brackets."""
    rest = re.compile(r"[’”\"']?\s*").match(shown, quotation.end)
    at = rest.end() if rest else quotation.end
    if text[quotation.end - 1] in ".!?…" and at < last and text[at].isupper():
        return quotation.end
    found = NEXT_SENTENCE.search(shown, quotation.end + 1, last)
    return found.end() if found else last


def names_somewhere(sentence: Sentence, names: Iterable[str]) -> bool:
    """Whether a sentence says that its words are from somebody with one of these names."""
    for name in names:
        spelled = re.escape(re.sub("^[Tt]he ", "", name))
        alone = rf"[(\[]\s*(?:[Tt]he )?{spelled}\s*[)\]]|[—–]\s*(?:[Tt]he )?{spelled}(?=\s*(?:[,.;)\]—–]|$))"
        claim = rf"{_BEFORE}{spelled}\b|\b{spelled}{_AFTER}|{alone}"
        if re.search(claim, sentence.text):
            return True
    return False


def other_day(sentence: Sentence, event: Event) -> str:
    """Return the day on which a sentence says that something was said, if it isn't that of an event; else nothing."""
    first, after = days(event.date)
    named = list(_DAY.finditer(sentence.text))
    if after - first > _MOST_APART or len(named) != 1 or not _SAID_ON.search(sentence.text[: named[0].start()]):
        return ""
    possible = map(datetime.date.fromordinal, range(first, after))
    if re.match("[’']s?\\b", sentence.text[named[0].end() :]):
        return ""
    return "" if any(_is_on(named[0], each) for each in possible) else named[0].group()


def _is_on(named: re.Match[str], day: datetime.date) -> bool:
    if named["weekday"]:
        return _WEEKDAYS[day.weekday()] == named["weekday"]
    month, number = named["month"] or named["month_first"], int(named["day"] or named["day_after"])
    year = named["year"] or named["year_after"]
    same = MONTHS[day.month - 1].startswith(month[:3]) and day.day == number
    return same and (not year or int(year) == day.year)


def said_below(text: str, quotation: Quotation, spellings: Iterator[tuple[str, str]]) -> str | None:
    """Return who is named below a quotation after a dash, by the spellings of people; None if nobody is."""
    line = re.compile(r"[’”\"']?\s*(?:—|–|--|―)\s*([^\n]{1,200})").match(text, quotation.end)
    found = [
        (len(spelling), name)
        for spelling, name in spellings
        if line and re.search(rf"\b{re.escape(spelling)}\b", line[1])
    ]
    return max(found)[1] if found else None
