"""Make 300 quotations from a briefing, the same ones each time: a third true, a third with one other word, the rest worse.

Nothing here asks `build_tools.vet` anything. A quotation has five words or more, since fewer are too few to be called
altered; the words around it say who speaks or which paper reports it.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from build_tools.exports.json_export import BriefingExport, ExportedQuote

FEWEST = 5
THIRD = 100
_QUALIFIED = re.compile(r"[,;]? (?=(?:but|although|though|unless|however|except|despite|if)\b)")
_CONDITION = re.compile(r"^(?:But |However, )?[Ii]f [^,]+(?:, [^,]+)*, ")
_DENIED = re.compile(r"\b(?:not|never|no|nor|without)\b|n[’']t\b")
_MODALS = {
    "will": "could",
    "can": "must",
    "may": "will",
    "must": "may",
    "could": "will",
    "would": "may",
    "should": "may",
}
_TENSES = {"is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "had": "has"}
_NUMBERS = {"two": "three", "eight": "nine", "10": "12", "nine": "seven", "16": "18", "five": "six", "1": "2"}
_OTHERS = (
    "harbour", "yellow", "quietly", "borrowed", "mountains", "seldom", "engines", "winter", "gladly", "painted", "several",
    "kitchen", "forgotten", "narrow", "together", "letters",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A paragraph with one quotation, what was done to it, and the verdicts any of which is right."""

    kind: str
    words: str
    paragraph: str
    right: frozenset[str]
    original: str = ""


@dataclass
class Maker:
    """Makes the cases of one briefing."""

    briefing: BriefingExport
    chance: random.Random = field(default_factory=lambda: random.Random(2021))

    def cases(self) -> list[Case]:
        """All cases, in the order of the briefing within each kind."""
        return [*self.untouched(), *self.changed(), *self.worse()]

    def _segments(self, fewest: int = FEWEST) -> list[tuple[ExportedQuote, str, str]]:
        """Each quote, source and segment that is long enough, those with the same words once."""
        found: dict[str, tuple[ExportedQuote, str, str]] = {}
        for quote in self.briefing.quotes:
            for reading in quote.readings:
                for segment in reading.segments:
                    words = " ".join(segment.exact.split())
                    if len(words.split()) >= fewest:
                        found.setdefault(words, (quote, reading.source, words))
        return list(found.values())

    def untouched(self) -> Iterator[Case]:
        """Whole segments, and stretches of those that neither deny nor qualify anything."""
        segments = self._segments()
        taken = segments[:THIRD]
        plain = [
            each for each in segments if not _DENIED.search(each[2]) and not re.search(r"\b(?:[Ii]f|but)\b", each[2])
        ]
        number = 0
        while len(taken) < THIRD:
            quote, source, words = plain[number % len(plain)]
            listed = words.split()
            if len(listed) > FEWEST + 1 or number >= len(plain) * 3:
                size = self.chance.randint(min(FEWEST, len(listed)), max(len(listed) - 1, FEWEST))
                start = self.chance.randint(0, max(len(listed) - size, 0))
                taken.append((quote, source, " ".join(listed[start : start + size])))
            number += 1
        for quote, source, words in taken:
            yield self._case("untouched", quote, source, words, {"verbatim", "other-wording"})

    def changed(self) -> Iterator[Case]:
        """Segments with one word that is another, is missing, or is added."""
        segments = self._segments()
        for number in range(THIRD):
            quote, source, words = segments[number % len(segments)]
            changed = self._with_one_change(words.split(), number)
            yield self._case("one word", quote, source, " ".join(changed), {"altered"}, original=words)

    def _with_one_change(self, words: list[str], number: int) -> list[str]:
        for table in (_NUMBERS, _MODALS, _TENSES):
            places = [at for at, word in enumerate(words) if word in table]
            if places and number % 3:
                at = places[number % len(places)]
                return [*words[:at], table[words[at]], *words[at + 1 :]]
        denials = [at for at, word in enumerate(words) if word in ("not", "never", "no") and 0 < at < len(words) - 1]
        if denials:
            return [*words[: denials[0]], *words[denials[0] + 1 :]]
        at = self.chance.randrange(1, len(words) - 1)
        other = _OTHERS[number % len(_OTHERS)]
        if number % 7 == 5 and len(words) > FEWEST:
            return [*words[:at], *words[at + 1 :]]
        if number % 7 == 6:
            return [*words[:at], "not" if number % 2 else other, *words[at:]]
        at = self.chance.randrange(len(words))
        marks = re.sub(r"^.*?(\W*)$", r"\1", words[at])
        return [*words[:at], other + marks, *words[at + 1 :]]

    def inserted(self) -> Iterator[Case]:
        """Segments into which the author writes a word that changes nothing, a denial, or "sic" for some of theirs."""
        for number, (quote, source, words) in enumerate(self._segments(FEWEST + 3)[:THIRD]):
            listed = words.split()
            at = len(listed) // 2 - 1
            own, left_out, right = (
                ("[indeed]", 0, {"verbatim", "other-wording"}),
                ("[not]", 0, {"altered"}),
                ("(sic)", 2, {"altered"}),
            )[number % 3]
            changed = " ".join([*listed[:at], own, *listed[at + left_out :]])
            yield self._case("inserted", quote, source, changed, right, original=words)

    def worse(self) -> Iterator[Case]:
        """Cut, reordered, joined and given to somebody else; the last as many as are missing to a hundred."""
        made = [*self.cut(), *self.reordered(35), *self.joined(30)]
        yield from made
        yield from self.given_away(THIRD - len(made))

    def cut(self) -> Iterator[Case]:
        """Everything that a reading has before a qualification, or after a condition or a "not"."""
        for quote, source, words in self._segments(4):
            found = _QUALIFIED.search(words, 1)
            if found and len(words[: found.start()].split()) >= 4 and not _CONDITION.match(words):
                yield self._case("cut", quote, source, words[: found.start()], {"cut"}, original=words)
            condition = _CONDITION.match(words)
            if condition and len(words[condition.end() :].split()) >= 3:
                yield self._case("cut", quote, source, words[condition.end() :], {"cut"}, original=words)
            denial = re.search(r"\b(?:not|never)\b ", words)
            if denial and len(words[denial.end() :].split()) >= 4:
                yield self._case("cut", quote, source, words[denial.end() :], {"cut"}, original=words)

    def reordered(self, count: int) -> Iterator[Case]:
        """Two neighbouring words, or the two halves, in the other order."""
        segments = [each for each in self._segments() if len(set(each[2].split())) > FEWEST]
        for number in range(count):
            quote, source, words = segments[(number * 3) % len(segments)]
            listed = re.sub(r"[,;:.]", "", words).split()
            at = self.chance.randrange(1, len(listed) - 2)
            if number % 2:
                moved = [*listed[:at], listed[at + 1], listed[at], *listed[at + 2 :]]
            else:
                half = len(listed) // 2
                moved = [*listed[half:], *listed[:half]]
            yield self._case("reordered", quote, source, " ".join(moved), {"altered"}, original=words)

    def joined(self, count: int) -> Iterator[Case]:
        """The beginning of one quote and the end of another, as if they were one."""
        segments = [each for each in self._segments(6) if not _DENIED.search(each[2])]
        for number in range(count):
            quote, source, words = segments[number % len(segments)]
            others = [each for each in segments if each[0] is not quote]
            _, _, other = others[(number * 7) % len(others)]
            joined = f"{' '.join(words.split()[:5])} {' '.join(other.split()[-5:])}"
            yield self._case("joined", quote, source, joined, {"altered"}, original=f"{words} / {other}")

    def given_away(self, count: int) -> Iterator[Case]:
        """True words of one person given to another."""
        segments = [each for each in self._segments() if each[0].speaker]
        people = [
            name for name, person in self.briefing.people.items() if person.kind == "person" and _is_name(person.name)
        ]
        for number in range(count):
            quote, _, words = segments[number % len(segments)]
            others = [name for name in people if name != quote.speaker]
            other = self.briefing.people[others[(number * 5) % len(others)]].name
            paragraph = f"“{words.rstrip('.,')},” {other} said."
            yield Case("another speaker", words, paragraph, frozenset({"wrong-speaker"}))

    def _case(
        self, kind: str, quote: ExportedQuote, source: str, words: str, right: set[str], original: str = ""
    ) -> Case:
        if quote.speaker:
            name = self.briefing.people[quote.speaker].name_in_sentences
            paragraph = f"“{words.rstrip('.,')},” {name} said."
        else:
            paragraph = (
                f"It was a matter of “{words.rstrip('.,')}”, {self.briefing.sources[source].publisher} reported."
            )
        return Case(kind, words, paragraph, frozenset(right), original)


def _is_name(name: str) -> bool:
    return all(word[0].isupper() for word in name.split()) and " " in name


def text_of(cases: Sequence[Case]) -> str:
    """A text with a paragraph for each case."""
    return "\n\n".join(case.paragraph for case in cases) + "\n"
