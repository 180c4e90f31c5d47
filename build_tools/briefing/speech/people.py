"""Resolve names as printed to the people of a briefing, or to people that only the text names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.lexicon import HONORIFICS, MEN, NO_NAMES, NO_PERSONS, ROLES, TITLES, WOMEN
from build_tools.briefing.speech.offices import Office, is_office_word, office_in
from build_tools.briefing.speech.tokens import Paragraph, Token, words_of
from build_tools.briefing.speech.tokens import lookup_words as words_in
from build_tools.model import Person

_LONGEST = 9


@dataclass(frozen=True)
class Who:
    """A person or body: `name` is the id if the briefing has one, else the name as printed, empty if there is none."""

    name: str
    shown: str
    known: bool = False
    person: bool = True
    perhaps: bool = False
    """Whether it may be a person's name all the same: the singer Jonas Fell, as against the ship Jonas Fell."""

    @property
    def named(self) -> bool:
        """Whether there is an id or a name."""
        return bool(self.name)


class Gazetteer:
    """The people of a briefing by their spellings, and what a text says about others."""

    def __init__(self, people: Mapping[str, Person], paragraphs: Sequence[Paragraph]):
        self._people = people
        self._spelled: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = {}
        self._full: dict[str, dict[str, str]] = defaultdict(dict)
        self._genders: dict[str, set[str]] = defaultdict(set)
        self._offices: dict[str, dict[Office, None]] = defaultdict(dict)
        for name, person in people.items():
            self._add(name, person)
        inside: set[str] = set()
        for paragraph in paragraphs:
            if not paragraph.is_heading:
                inside |= self._learn(paragraph)
        self._occupied = self._with_occupation(inside)

    def _add(self, name: str, person: Person) -> None:
        self._words[name] = {word for text in (person.role, person.side, *person.spellings) for word in words_in(text)}
        for text in (person.role, *person.spellings):
            self._hold(name, words_of(text))
        for spelling in {person.name, *person.spellings}:
            self._spelled[words_in(spelling)].add(name)
            words = spelling.split()
            if person.kind == "person" and words[-1][:1].isupper():
                self._surnames[words_in(words[-1])[-1]].add(name)
            if words[0].casefold().rstrip(".") in HONORIFICS:
                self._genders[name].add(HONORIFICS[words[0].casefold().rstrip(".")])
        self._genders[name] |= _genders_of(words_in(person.role))

    def _learn(self, paragraph: Paragraph) -> set[str]:
        """Record full names and honorifics, to resolve a surname later; return the names within sentences."""
        tokens, inside = paragraph.tokens, set()
        for run in capitalised_runs(tokens):
            words = bare(tokens[run.start : run.stop])
            if len(words) > 1 and is_persons(tokens[run.start : run.stop]):
                self._full[words[-1].word].setdefault(_key(words), _printed(words))
                if paragraph.begins[run.start] < run.start:
                    inside.add(_key(words))
            honorific = tokens[run.start].word
            if honorific in HONORIFICS and len(run) > 1:
                self._genders[tokens[run.stop - 1].word].add(HONORIFICS[honorific])
        return inside

    def _with_occupation(self, inside: set[str]) -> set[str]:
        """Take out and return names that begin with an occupation: Haulier Tom Ochs, if there is also a Tom Ochs.

        Such a word has its capital only from the start of a sentence.
        """
        found = set()
        for full in self._full.values():
            for key in [each for each in full if each not in inside and each.count(" ") > 1]:
                _, _, rest = key.partition(" ")
                if rest in full or self._spelled.get(tuple(rest.split())):
                    found.add(key)
                    del full[key]
        return found

    def spelled_at(self, tokens: Sequence[Token], at: int) -> int:
        """Return the index after the longest spelling that begins at a token, or `at` if there is none."""
        words = [token.word for token in tokens[at : at + _LONGEST]]
        for length in range(len(words), 0, -1):
            if tuple(words[:length]) in self._spelled:
                return at + length
        return at

    def named(self, tokens: Sequence[Token], *, in_office: bool = False) -> list[Who]:
        """Return whom a name may refer to: people of the briefing, or else somebody known only as printed."""
        name = bare(tokens)
        if _key(name) in self._occupied:
            tokens = name[1:]
        words = tuple(token.word for token in tokens)
        for start in range(len(words)):
            ids = self._spelled.get(words[start:], set())
            if not ids and start == len(words) - 1:
                ids = self._surnames.get(words[-1], set())
            if ids and all(self._leads(words[:start], name) for name in ids):
                return [self._who(name) for name in sorted(ids)]
        return self._printed_only(tokens, in_office)

    def _leads(self, words: Iterable[str], name: str) -> bool:
        return all(word in TITLES or word in self._words[name] for word in words)

    def _who(self, name: str) -> Who:
        person = self._people[name]
        return Who(name, person.name, known=True, person=person.kind == "person")

    def _printed_only(self, tokens: Sequence[Token], in_office: bool) -> list[Who]:
        words = bare(tokens)
        full = self._full.get(words[-1].word, {})
        if len(words) == 1 and len(full) > 1:
            return [Who(each, each) for each in sorted(full.values())]
        person = in_office or any(token.word in TITLES & ROLES | HONORIFICS.keys() for token in tokens[: -len(words)])
        person = is_persons(words) and (person or len(words) > 1 or bool(full))
        name = next(iter(full.values()), "") if len(words) == 1 else full.get(_key(words), "")
        return [Who(name or _printed(words), _printed(_polite(tokens)), person=person)]

    def gender_fits(self, who: Who, pronoun: str) -> bool:
        """Whether a pronoun may refer to somebody: not to a body, nor against what the text or the briefing says."""
        if pronoun == "they":
            return True
        last = who.name.split()[-1].casefold() if who.named else ""
        genders = self._genders.get(who.name, set()) | self._genders.get(last, set())
        if who.known:
            genders = genders | set().union(*(self._genders.get(word, set()) for word in self._surname(who.name)))
        genders = genders | _genders_of(words_in(who.shown) if not who.named else ())
        return (who.person or who.perhaps) and not (len(genders) == 1 and pronoun not in genders)

    def _surname(self, name: str) -> set[str]:
        return {surname for surname, ids in self._surnames.items() if ids == {name}}

    def give_role(self, who: Who, words: Sequence[Token]) -> None:
        """Record the office that the text prints next to a name."""
        self._hold(who.name, words)

    def _hold(self, name: str, words: Sequence[Token]) -> None:
        office = office_in(words)
        if office.heads:
            self._offices[name][office] = None

    def has_role(self, who: Who) -> bool:
        """Whether the briefing or the text gives somebody an office."""
        return bool(self._offices.get(who.name))

    def role_fits(self, who: Who, office: Office) -> bool:
        """Whether somebody holds this office, according to the briefing or the text."""
        return any(office.may_be(held) for held in self._offices.get(who.name, ()))

    def belongs(self, who: Who, word: Token) -> bool:
        """Whether a place or body is part of somebody's office in the briefing."""
        return word.word in self._words.get(who.name, set()) and word.word not in words_in(who.shown)

    def described(self, tokens: Sequence[Token]) -> list[Who]:
        """Return the people whose spelling is exactly these words."""
        words = tuple(token.word for token in tokens)
        bare_words = words[1:] if words[0] in ("the", "a", "an") else words
        ids = self._spelled.get(words) or self._spelled.get(bare_words) or self._spelled.get(("the", *bare_words)) or ()
        return [self._who(name) for name in sorted(ids)]


def capitalised_runs(tokens: Sequence[Token]) -> Iterable[range]:
    """Yield runs of capitalised words, without words that are capitalised only at the start of a sentence."""
    at = 0
    while at < len(tokens):
        stop = at
        while stop < len(tokens) and (_in_name(tokens[stop]) or (stop > at and _joins(tokens, stop))):
            stop += 1
            if tokens[stop - 1].possessive:
                break
        if stop > at:
            yield range(at, stop)
        at = max(stop, at + 1)


def _in_name(token: Token) -> bool:
    return token.capital and token.word not in NO_NAMES


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a particle in a name: van, de, bin."""
    particle = tokens[at].text in ("van", "von", "de", "der", "den", "di", "da", "dos", "bin", "ibn", "al", "el", "la")
    return particle and at + 1 < len(tokens) and (tokens[at + 1].capital or _joins(tokens, at + 1))


def bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a name without the titles before it."""
    start = 0
    while start < len(tokens) - 1 and (tokens[start].word in TITLES or is_office_word(tokens[start].word)):
        start += 1
    return tokens[start:]


def _polite(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a name without offices, but with an honorific directly before it."""
    words = bare(tokens)
    before = len(tokens) - len(words) - 1
    return tokens[before:] if before >= 0 and tokens[before].word in HONORIFICS else words


def is_persons(tokens: Sequence[Token]) -> bool:
    """Whether a name may be a person's: it has no word such as "council" or "street"."""
    return not any(token.word in NO_PERSONS for token in bare(tokens))


def _key(words: Sequence[Token]) -> str:
    return " ".join(token.word for token in words)


def _printed(words: Sequence[Token]) -> str:
    return " ".join([*(token.text for token in words[:-1]), words[-1].text.removesuffix("’s").removesuffix("'s")])


def _genders_of(words: Iterable[str]) -> set[str]:
    return {gender for gender, table in (("he", MEN), ("she", WOMEN)) if table & set(words)}
