"""Invent a briefing of any size, valid and the same each time, with the private texts that its pins are made from.

Sources are a fiftieth of the quotes and topics a hundredth; a third of the quotes has notes, and one to three sources
print each. Papers of one agency share sentences of their own, and what others print of a quote differs in a word, its
spelling, or an omission. An article has the same length in a small briefing and in a large one.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.words import (
    ASIDES,
    FIRST_NAMES,
    INSTEAD,
    KINDS,
    NOTES,
    PLACE_BEGINS,
    PLACE_ENDS,
    REPORTS,
    ROLES,
    SIDES,
    SPEECH,
    SURNAME_BEGINS,
    SURNAME_ENDS,
    TAGS,
)

Record = dict[str, Any]

DAY = "2031-06-20"
ABSENT = ("zeppelin", "unicorn", "volcano", "pharaoh")
"""Words that no article has."""

_KINDS = {kind: words.split() for kind, words in KINDS.items()} | {
    "place": [begin + end for begin in PLACE_BEGINS for end in PLACE_ENDS]
}
_SURNAMES = [begin + end for end in SURNAME_ENDS for begin in SURNAME_BEGINS]
_ANNOTATIONS = ("context", "caution", "translation", "inference", "link")
_GRADES = ("matters", "wording", "coverage")
_TYPES = ("substance", "figure", "time", "wording", "attribution", "scope")
_STATUSES = ("conflict", "open", "compatible", "settled")
_FEWEST_SOURCES = 3


@dataclass(frozen=True)
class Invented:
    """A briefing's records by the path of their file, and the text of each source."""

    records: Mapping[str, Any]
    texts: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Write `briefing/` and `texts/` below a folder; pins are left to `briefing pin`."""
        for path, content in self.records.items():
            _write(folder / "briefing" / path, yaml.dump(content, Dumper=_DUMPER, allow_unicode=True, sort_keys=False))
        for name, text in self.texts.items():
            _write(folder / "texts" / f"{name}.txt", text)


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _typed(words: str) -> str:
    """As an editor types it, with straight apostrophes; that they differ is folded."""
    return words.replace("’", "'")


def invent(quotes: int) -> Invented:
    """Return a briefing with so many quotes; the same number gives the same briefing."""
    return _Inventor(quotes).invented()


@dataclass
class _Inventor:
    """Draws words and makes records of them; what is drawn depends on the number of quotes and on nothing else."""

    size: int
    drawn: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.drawn = random.Random(self.size)
        self.topics = [f"topic-{number}" for number in range(max(1, self.size // 100))]
        self.sources = [f"paper-{number}" for number in range(max(_FEWEST_SOURCES, self.size // 50))]
        self.lineages = [f"wire-{number}" for number in range(max(2, len(self.sources) // 4))]
        self.people = [f"person-{number}" for number in range(min(len(_SURNAMES), max(6, self.size // 25)))]
        self.paragraphs: dict[str, list[str]] = defaultdict(list)
        self.agency_copy: dict[str, list[str]] = defaultdict(list)

    def invented(self) -> Invented:
        quotes = [self._quote(number) for number in range(self.size)]
        of = {topic: [quote for quote in quotes if quote["topics"][0] == topic] for topic in self.topics}
        records: dict[str, Any] = {
            "briefing.yml": self._front(quotes),
            "people.yml": [self._person(number) for number in range(len(self.people))],
            "timeline.yml": list(self._events(of)),
            "discrepancies.yml": list(self._differences(quotes)),
            **{f"topics/{topic}.yml": self._topic(topic, quotes) for topic in self.topics},
            **{f"sources/{name}.yml": self._source(name) for name in self.sources},
            **{f"quotes/{topic}.yml": of[topic] for topic in self.topics},
        }
        return Invented(records, {name: "\n\n".join(self._article(name)) + "\n" for name in self.sources})

    def _said(self, form: str) -> str:
        """A form with words for its gaps, the commoner ones more often."""

        def word(gap: re.Match[str]) -> str:
            words = _KINDS[gap[1]]
            return words[int(len(words) * self.drawn.random() ** 2)]

        return re.sub(r"\{(\w+)\}", word, form)

    def _one_of(self, forms: tuple[str, ...]) -> str:
        return self._said(forms[int(len(forms) * self.drawn.random())])

    def _lineage(self, source: str) -> str:
        return self.lineages[self.sources.index(source) % len(self.lineages)]

    def _quote(self, number: int) -> Record:
        topic = number * len(self.topics) // self.size
        is_speech = number % 4 != 3
        words = self._one_of(SPEECH if is_speech else REPORTS)
        quote: Record = {"id": f"quote-{number}", "topics": [self.topics[topic]]}
        if is_speech:
            quote["speaker"] = self.people[int(len(self.people) * self.drawn.random() ** 2)]
        else:
            quote["title"] = self._said("What became of the {noun} of {place}")
        if number % 7 == 0 and len(self.topics) > 1:
            quote["topics"].append(self.topics[topic - 1])
        if number % 25 == 0:
            quote["occasion"] = f"event-{number // 50}"
        printed = self._readings(number, topic, words)
        quote["readings"] = {}
        for source, (segments, text) in printed.items():
            same = next((other for other in quote["readings"] if self._is_copy(printed, source, other)), None)
            quote["readings"][source] = {"same_as": same} if same else segments
            self._print(source, text, quote.get("speaker"))
        if number // 2 % 3 == 0:
            quote["annotations"] = self._notes(number, next(iter(printed.values()))[0])
        return quote

    def _is_copy(self, printed: Mapping[str, tuple[Any, str]], source: str, other: str) -> bool:
        return printed[source] == printed[other] and self._lineage(source) == self._lineage(other)

    def _readings(self, number: int, topic: int, words: str) -> dict[str, tuple[Any, str]]:
        """The words that each paper is quoted with, and those that it prints."""
        width = min(len(self.sources), 8)
        first, count = topic * 3 + int(width * self.drawn.random()), 1 + number % 3
        found: dict[str, tuple[Any, str]] = {}
        for place in range(count):
            source = self.sources[(first + place * (1 + number % 2)) % len(self.sources)]
            if source in found:
                continue
            if place == 0 or number % 5 == 0:
                found[source] = _typed(words), words
            elif ", " in words and number % 2 == 0:
                found[source] = re.split(r", (?:and|because) ", _typed(words)), words
            else:
                varied = self._varied(words)
                found[source] = _typed(varied), varied
        return found

    def _varied(self, words: str) -> str:
        """The words with one that the next paper has instead; without such a word, another place."""
        for ours in sorted(INSTEAD, key=lambda _: self.drawn.random()):
            if f" {ours} " in words:
                return words.replace(f" {ours} ", f" {INSTEAD[ours]} ", 1)
        return re.sub(
            r"\b(of|in|from|at) [A-Z]\w+", lambda found: f"{found[1]} {self._said('{place}')}", words, count=1
        )

    def _print(self, source: str, words: str, speaker: str | None) -> None:
        if speaker:
            first, last = self._named(speaker)
            who = f"{first} {last}" if self.drawn.random() < 0.7 else f"Mr {last}"
            said = f"“{words},” {self._one_of(TAGS).replace('WHO', who)}."
        else:
            said = f"{self._said('In {place}')} {words}."
        self.paragraphs[source].append(f"{said} {self._aside(source)}")

    def _aside(self, source: str) -> str:
        """A sentence of the paper's own; one in four is its agency's, which another of its papers prints too."""
        copy = self.agency_copy[self._lineage(source)]
        if copy and self.drawn.random() < 0.25:
            return copy.pop()
        aside = self._one_of(ASIDES)
        if self.drawn.random() < 0.25:
            copy.append(aside)
        return aside

    def _notes(self, number: int, words: Any) -> list[Record]:
        lemma = words.split()
        at = int((len(lemma) - 3) * self.drawn.random())
        on = " ".join(lemma[at : at + 3]).strip(",")
        note = self._one_of(NOTES)
        if number % 2:
            note += f" The words “{' '.join(lemma[at : at + 5]).strip(',')}” are its own."
        if number % 4 == 0:
            note += f" See [an earlier statement](quote:quote-{number // 2})."
        rest = {"kind": _ANNOTATIONS[number % len(_ANNOTATIONS)], "note": note, "author": "editors", "date": DAY}
        return [{"on": on, **rest} if words.count(on) == 1 else rest]

    def _article(self, source: str) -> Iterator[str]:
        yield self._headline(source)
        yield from self.paragraphs[source]
        yield self._one_of(ASIDES)

    def _headline(self, source: str) -> str:
        return f"Talks at the Narrows, seen from {_KINDS['place'][self.sources.index(source) % len(_KINDS['place'])]}"

    def _source(self, name: str) -> Record:
        number, lineage = self.sources.index(name), self._lineage(name)
        is_credited = number % 2 == 0
        agency = f"Wire {lineage.removeprefix('wire-')}"
        return {
            "siglum": f"{chr(ord('A') + number % 26)}{number // 26 or ''}",
            "kind": "article",
            "publisher": f"The {_KINDS['place'][number % len(_KINDS['place'])]} Paper",
            "title": self._headline(name),
            "byline": "unknown",
            "agency": agency if is_credited else "unknown",
            "lineage": {
                "of": lineage,
                "status": "credited" if is_credited else "inferred",
                "because": "It names the agency." if is_credited else "Its sentences run parallel to other copies.",
            },
            "language": "en",
            "published": f"2031-06-{number % 19 + 1:02}",
            "published_basis": "Printed at its head.",
            "url": f"https://{name}.example/talks",
            "retrieved": "2031-06-19",
            "descriptor": self._said("A daily paper of {place}. It reports most on the {noun} and the {noun}."),
            "read_in_full": {"on": DAY, "by": "editors"},
            "furniture": [{"lines": "1", "kind": "headline"}],
        }

    def _named(self, person: str) -> tuple[str, str]:
        number = self.people.index(person)
        return FIRST_NAMES[number % len(FIRST_NAMES)], _SURNAMES[number]

    def _person(self, number: int) -> Record:
        first, last = self._named(self.people[number])
        return {
            "id": self.people[number],
            "name": f"{first} {last}",
            "role": ROLES[number % len(ROLES)],
            "side": SIDES[number % len(SIDES)],
            "spellings": [f"{first} {last}", f"Mr {last}"],
        }

    def _front(self, quotes: list[Record]) -> Record:
        step = max(1, len(quotes) // 3)
        return {
            "version": "2",
            "language": "en",
            "title": "The talks at the Narrows",
            "question": "What did Ostermark and Velia agree on at the Narrows?",
            "position": {"date": DAY, "note": "no minutes were seen"},
            "bottom_line": "They agreed to go on talking. *Nothing* was signed, and each side counts its own things.",
            "evidence": f"{len(self.sources)} papers report it. Nobody who was in the room is quoted at length.",
            "edition": DAY,
            "topics": self.topics,
            "lineages": [{"id": name, "name": f"Wire {number}"} for number, name in enumerate(self.lineages)],
            "curators": [{"id": "editors", "name": "The editors"}],
            "credits": "The sources and their words are invented.",
            "judgements": [self._judgement(quotes[at : at + 3]) for at in range(0, len(quotes), step)][:3],
            "textual_findings": [
                {"statement": f"No paper has a {ABSENT[0]}.", "silent": self._silent(self.sources[:2], ABSENT[:1])}
            ],
        }

    def _judgement(self, quotes: list[Record]) -> Record:
        return {
            "statement": self._said("The {adjective} {noun} of {place} comes first."),
            "supports": [quote["id"] for quote in quotes],
            "likelihood": "likely",
            "confidence": "low",
            "because": self._said("Few papers report it, and only the {nouns} saw the {noun}."),
        }

    def _silent(self, sources: list[str], looked_for: tuple[str, ...]) -> list[Record]:
        return [{"source": source, "looked_for": list(looked_for)} for source in sources]

    def _topic(self, name: str, every: list[Record]) -> Record:
        quotes = [quote for quote in every if name in quote["topics"]]
        printing = {source for quote in quotes for source in quote["readings"]}
        silent = [source for source in self.sources if source not in printing][:4]
        return {
            "title": f"{self._said('The {adjective} {noun} of {place}')} ({name.removeprefix('topic-')})",
            "question": self._said("What becomes of the {noun} of {place}?"),
            "bottom_line": self._said("Both sides spoke of the {noun}. Little was agreed on the {adjective} {noun}."),
            "background": {
                "text": self._said("The {noun} has been disputed since the {noun} of {place}."),
                "cites": [quotes[0]["id"]],
            },
            "judgements": [self._judgement(quotes[at : at + 4]) for at in range(0, min(len(quotes), 12), 4)],
            "silent": [
                {"source": source, "looked_for": list(ABSENT[1:3]), "note": "It was about other things."}
                for source in silent
            ],
            "open_questions": [
                {"question": self._said("Who pays for the {noun}?"), "settled_by": "The minutes of the talks."}
            ],
        }

    def _differences(self, quotes: list[Record]) -> Iterator[Record]:
        """One for every fifth quote that two papers print."""
        two = [quote for quote in quotes if len(quote["readings"]) > 1]
        for number, quote in enumerate(two[::5]):
            yield {
                "id": f"words-of-{quote['id']}",
                "topics": quote["topics"][:1],
                "question": self._said("How many {nouns} were there, and what did the {noun} of {place} do?"),
                "grade": _GRADES[number % len(_GRADES)],
                "type": _TYPES[number % len(_TYPES)],
                "positions": [
                    {"claim": self._said("The {noun} came first."), "sources": [source], "cites": [quote["id"]]}
                    for source in quote["readings"]
                ],
                "silent": [{"source": each} for each in self.sources if each not in quote["readings"]][:3],
                "assessment": self._said("Both had the same {noun}, and one of them changed a word of the {nouns}."),
                "status": _STATUSES[number % len(_STATUSES)],
                "settled_by": "The agency's own text.",
            }

    def _events(self, of: Mapping[str, list[Record]]) -> Iterator[Record]:
        """One for every fifty quotes; only the last one is still to come."""
        quotes = [quote for each in of.values() for quote in each]
        last = (len(quotes) - 1) // 50
        for number in range(last + 1):
            is_ahead = number == last > 0
            yield {
                "id": f"event-{number}",
                "title": self._said("The {noun} of {place} is opened"),
                "date": "2032-03~" if is_ahead else f"20{31 - number // 300}-0{number % 5 + 1}-{number % 27 + 1:02}",
                "dating": "A paper says so.",
                "status": "planned" if is_ahead else "happened",
                "topics": quotes[number * 50]["topics"][:1],
                "cites": [quotes[number * 50]["id"]],
            }
