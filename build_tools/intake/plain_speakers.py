"""Say who speaks in a German or French text where the verb of saying is plain, and who seems to, where it is not.

As a rule a text is read for one thing: the verb beside a quotation, and the words beside that verb.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from build_tools.briefing.speech.pieces import Piece
from build_tools.briefing.speech.speakers import may_be
from build_tools.intake.printed_names import WORD, printed_names
from build_tools.intake.said import NOBODY, Said, among, in_order
from build_tools.intake.saying_lexicons import LEXICONS, Lexicon
from build_tools.model import Person
from build_tools.text.anchoring import Span

_FAR, _BESIDE, _NAME, _MANY, _LONGEST = 300, 4, 3, 50, 14
_CLITIC = re.compile(r"(?:-t)?-(il|elle)s?$")
_ENDS = ".!?…"


@dataclass(frozen=True)
class _Subject:
    """A name or an office as printed, with where it is; a pronoun has neither."""

    name: str
    office: str
    pronoun: str
    span: Span


def language_of(text: str) -> str:
    """The language of a text, among those that have a lexicon, by its commonest words; empty if it is in another."""
    words = re.findall(r"\w+", text.casefold())
    counts = {name: sum(word in lexicon.common for word in words) for name, lexicon in LEXICONS.items()}
    best = max(counts, key=lambda name: counts[name])
    rest = max((counts[name] for name in counts if name != best), default=0)
    english = sum(word in ("the", "and", "of", "to", "said") for word in words)
    return best if counts[best] > max(2 * rest, 2 * english, _BESIDE) else ""


def said_plainly(text: str, pieces: Sequence[Piece], people: Mapping[str, Person], language: str) -> list[Said]:
    """Return for each quotation of a text who says it."""
    return in_order(pieces, _Finder(text, pieces, people, LEXICONS[language]).of_piece)


def spoken_parts(text: str, span: Span, language: str) -> list[Span]:
    """Return a quotation without the tags that French papers print inside its marks: « Oui, dit-il. Demain. »"""
    if language != "fr":
        return [span]
    parts, at = [], span[0]
    for found in _INSERTED.finditer(text, *span):
        parts.append((at, found.start()))
        at = found.end()
    return [(start, end) for start, end in [*parts, (at, span[1])] if text[start:end].strip(" .,")]


_VERBS = "|".join(sorted(LEXICONS["fr"].saying, key=len, reverse=True))
_INSERTED = re.compile(
    rf",[ \u00a0](?:(?:a|ont)-t-(?:il|elle)s?[ \u00a0](?:{_VERBS})"
    rf"|(?:(?:a|ont|se|s[’']est)[ \u00a0]|s[’'])?(?:{_VERBS})(?:(?:-t)?-(?:il|elle)s?)?)"
    r"\b[^.!?«»]{0,120}?(?:\.[ \u00a0]+|,[ \u00a0](?!qui\b|dont\b)|$)"
)


class _Finder:
    def __init__(self, text: str, pieces: Sequence[Piece], people: Mapping[str, Person], lexicon: Lexicon):
        self._text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._starts = [*(piece.quotation.start for piece in pieces), len(text)]
        self._people = people
        self._lexicon = lexicon
        self._spoken: list[tuple[str, str, str]] = []
        """Each speaker so far: who it is, the office, and the gender that the words for it show."""
        self._ids: dict[str, list[str]] = {}
        self._full_names: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._holders: dict[str, set[str]] = defaultdict(set)
        for each in printed_names(text, lexicon):
            self._full_names[each.name.split()[-1]].add(each.name)
            self._names[each.printed] = each.name
            self._hold(each.office, next(iter(self._known(each.name)), each.name))
        for name, person in people.items():
            for words in (person.role, *person.spellings):
                self._hold(lexicon.office_in(_small_words(words)), name)

    def _hold(self, office: str, who: str) -> None:
        for each in self._lexicon.short_for(office):
            self._holders[each].add(who)

    def _known(self, name: str) -> list[str]:
        """The people of the briefing whose name this may be."""
        if name not in self._ids:
            self._ids[name] = [each for each, person in self._people.items() if may_be(name, person)]
        return self._ids[name]

    def of_piece(self, piece: Piece, last: Piece | None, before: Said) -> Said:
        """Say who speaks in a quotation, given the one before it and who speaks there."""
        start, end = piece.quotation.start - 1, piece.quotation.end + 1
        inside = _INSERTED.search(self._text, piece.quotation.start, piece.quotation.end)
        behind = self._sentence_after(end, self._starts[bisect_right(self._starts, piece.quotation.start)])
        ahead = self._sentence_before(last.quotation.end if last else 0, start)
        if self._is_title(ahead):
            return NOBODY
        subject = self._after(self._words(*inside.span())) if inside and self._lexicon is LEXICONS["fr"] else None
        subject = subject or self._after(behind) or self._before(ahead)
        if subject is not None:
            return self._said(subject)
        if ahead and ahead[-1].group() == ":":
            subject = self._subject(ahead[:-1])
            said = self._said(subject) if subject is not None else NOBODY
            return replace(said, grade=said.grade and "likely")
        alone = not self._text[self._line_of(start) : start].strip()
        near = last is not None and piece.paragraph - last.paragraph <= alone
        return before.goes_on if near and piece.kind != "phrase" else NOBODY

    def _line_of(self, at: int) -> int:
        """Where the line of a place begins."""
        return self._lines[bisect_right(self._lines, at) - 1]

    def _words(self, start: int, stop: int) -> list[re.Match[str]]:
        return list(WORD.finditer(self._text, start, stop))

    def _sentence_after(self, start: int, stop: int) -> list[re.Match[str]]:
        line = self._text.find("\n", start, stop)
        words = self._words(start, min(stop if line < 0 else line, start + _FAR))
        ends = (number for number, each in enumerate(words) if number and each.group() in _ENDS)
        return words[: next(ends, len(words))]

    def _sentence_before(self, start: int, stop: int) -> list[re.Match[str]]:
        line = self._text.rfind("\n", start, stop)
        words = self._words(max(start, line + 1, stop - _FAR), stop)
        ends = [number for number, each in enumerate(words) if each.group() in _ENDS]
        words = words[ends[-1] + 1 if ends else 0 :]
        return words[1:] if words and words[0].group() in "”“»«" else words

    def _is_title(self, ahead: Sequence[re.Match[str]]) -> bool:
        last = [each.group().casefold() for each in ahead[-2:] if each.group() not in "«„“"]
        return bool(last) and last[-1] in self._lexicon.works

    def _is_saying(self, word: str) -> bool:
        return _CLITIC.sub("", word.casefold()) in self._lexicon.saying

    def _after(self, words: Sequence[re.Match[str]]) -> _Subject | None:
        """Return the subject of a verb right after a quotation."""
        while words and words[0].group() in "”“»«‘’,–—":
            words = words[1:]
        for number, each in enumerate(words[:_BESIDE]):
            clitic = _CLITIC.search(each.group())
            if clitic and (self._is_saying(each.group()) or each.group().startswith(("a-", "A-"))):
                return _Subject("", "", self._lexicon.pronouns[clitic[1]], each.span())
            if self._is_saying(each.group()):
                return self._subject(words[number + 1 :])
            if each.group().casefold() not in self._lexicon.auxiliaries:
                return None
        return None

    def _before(self, words: Sequence[re.Match[str]]) -> _Subject | None:
        """Return the subject of the last verb of saying before a quotation, or whom it is according to."""
        for number, each in enumerate(words):
            if each.group().casefold() in self._lexicon.according and number <= 1:
                return self._subject(words[number + 1 :])
        verbs = [number for number, each in enumerate(words) if number and self._is_saying(each.group())]
        if not verbs:
            return self._inverted(words)
        stop = verbs[-1]
        while stop and words[stop - 1].group().casefold() in self._lexicon.auxiliaries:
            stop -= 1
        subject = self._subject(words[:stop])
        if subject is not None and (subject.office or subject.pronoun or self._is_known(subject.name)):
            return subject
        return self._subject(words[verbs[-1] + 1 :])

    def _is_known(self, name: str) -> bool:
        """Whether a name is more than a word with a capital: it has two words, or is known from elsewhere."""
        return " " in name or bool(self._known(name) or self._full_names.get(name))

    def _inverted(self, words: Sequence[re.Match[str]]) -> _Subject | None:
        first = next(iter(words), None)
        return self._subject(words[1:]) if first is not None and self._is_saying(first.group()) else None

    def _subject(self, words: Sequence[re.Match[str]]) -> _Subject | None:
        """Read a pronoun, or an office with a name, or either of them, from the words beside a verb."""
        if not words:
            return None
        first = words[0].group().casefold()
        if first in self._lexicon.pronouns:
            return _Subject("", "", self._lexicon.pronouns[first], words[0].span())
        has_office, named, stop = False, list[int](), 0
        for at in range(min(len(words), _LONGEST)):
            part = self._part(words, at)
            if part == "office":
                has_office, named, stop = True, [], at + 1
            elif part == "name" and len(named) < _NAME:
                named, stop = [*named, at], at + 1
            elif part == "owner" and not named:
                stop = at + 1
            elif part != "between" or named:
                break
        if not named and not has_office:
            return None
        begin, end = words[0].start(), words[stop - 1].end()
        name = self._text[words[named[0]].start() : words[named[-1]].end()] if named else ""
        return _Subject(name, self._text[begin:end] if has_office else "", "", (begin, end))

    def _part(self, words: Sequence[re.Match[str]], at: int) -> Literal["office", "name", "owner", "between", "end"]:
        """What a word is in words for somebody: an owner is a body after "of", as in "der Baufirma"."""
        word, small = words[at].group(), words[at].group().casefold()
        if self._lexicon.is_office(small):
            return "office"
        if word == "," or small in self._lexicon.articles | self._lexicon.linking | self._lexicon.honorifics:
            return "between"
        if small.startswith(self._lexicon.qualifiers):
            return "between"
        if not word[0].isalpha() or small in self._lexicon.according:
            return "end"
        if at and words[at - 1].group().casefold() in self._lexicon.linking:
            return "owner"
        return "name" if word[0].isupper() else "end"

    def _said(self, subject: _Subject) -> Said:
        if subject.pronoun:
            return self._by_pronoun(subject)
        if not subject.name:
            return self._by_office(subject)
        ids, name = self._known(subject.name), self._names.get(subject.name, subject.name)
        full = [name] if " " in name else sorted(self._full_names.get(name, ()))
        candidates = ids or full or [name]
        if len(candidates) > 1:
            return among(candidates, (), subject.span)
        self._speaks(candidates[0], subject)
        return Said(candidates[0], "sure", (subject.span,))

    def _by_pronoun(self, subject: _Subject) -> Said:
        """Return whom the paragraph begins with, or else the last speaker, if the pronoun fits."""
        begin = self._line_of(subject.span[0])
        words = self._words(begin, min(subject.span[0], begin + _FAR))
        first = self._subject(words[1:] if words and words[0].group().casefold() in self._lexicon.according else words)
        if first is not None and (first.name or first.office):
            said = self._said(first)
            if said.speaker and self._gender(first.office) in ("", subject.pronoun):
                return Said(said.speaker, "likely", (first.span, subject.span))
        for speaker, _, gender in reversed(self._spoken[-_MANY:]):
            if gender in ("", subject.pronoun):
                return Said(speaker, "likely", (subject.span,))
        return NOBODY

    def _by_office(self, subject: _Subject) -> Said:
        words = _small_words(subject.office)
        indefinite = words[0].startswith(("ein", "un"))
        asked = "" if indefinite or len(words) > 2 else self._lexicon.office_in(words)
        spoken = {who for who, office, _ in self._spoken[-_MANY:] if asked in self._lexicon.short_for(office)}
        holders = self._holders.get(asked) or spoken
        if asked and holders:
            return among(sorted(holders), (subject.span,), subject.span)
        self._speaks(subject.office, subject)
        return Said(subject.office, "sure" if indefinite else "likely", (subject.span,))

    def _speaks(self, speaker: str, subject: _Subject) -> None:
        office = self._lexicon.office_in(_small_words(subject.office))
        self._spoken.append((speaker, office, self._gender(subject.office)))

    def _gender(self, office: str) -> str:
        words = office.casefold().split()
        heads = [word for word in words if self._lexicon.is_office(word)]
        if self._lexicon is LEXICONS["fr"] or not heads:
            return "she" if words[:1] and words[0] in self._lexicon.women else ""
        return "she" if heads[0].endswith(self._lexicon.women) else "he"


def _small_words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]
