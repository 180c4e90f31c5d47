"""Decide the verdict on every reading: quotes become verified only here."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.commitment import PIN, Pin, Proof, fingerprint_of, folded
from build_tools.briefing.pins.tokens import Token
from build_tools.briefing.remembered import Memory, selected
from build_tools.briefing.silences import Silences, quoted_on, silences
from build_tools.briefing.speech.speakers import is_office
from build_tools.briefing.stamps.stamp import Stamp
from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Problem, Route
from build_tools.model import Briefing, Quote, Segment, Source
from build_tools.model.edition_record import PINNED_TEXT, EditionRecord
from build_tools.text import folding
from build_tools.text.anchoring import units
from build_tools.text.collation import ELISION
from build_tools.text.languages import comparable
from build_tools.text.spelling import Spelling, same_names
from build_tools.text.suggest import marked_difference, nearest_words
from build_tools.text.word_count import words_of_unit

Verdict = Literal["exact", "folded", "elided", "not-found", "unchecked"]
VERDICTS: tuple[Verdict, ...] = ("exact", "folded", "elided", "not-found", "unchecked")


@dataclass(frozen=True)
class Anchor:
    """A segment as its source prints it; offsets in code points of the source's text, None if unchecked.

    `tokens` are its own, with what the pin proves about each; none if unchecked.
    """

    exact: str
    start: int | None
    end: int | None
    folds: tuple[str, ...]
    tokens: tuple[Token, ...] = ()

    @property
    def spoken(self) -> tuple[Token, ...]:
        """The tokens that are words, whose voices count; all of them if none is a word."""
        return tuple(each for each in self.tokens if words_of_unit(each.text)) or self.tokens


def parted(before: Anchor, after: Anchor) -> bool:
    """Whether the source may have anything between two segments; a pin doesn't show whether it is a space or a word."""
    return before.end is None or before.end != after.start


def words_between(before: Anchor, after: Anchor) -> int | None:
    """How many words of the body a reading leaves out between two segments, as their pin proves; None if unchecked."""
    if not before.tokens or not after.tokens:
        return None
    last = before.tokens[-1]
    return after.tokens[0].words - last.words - words_of_unit(last.text)


@dataclass(frozen=True)
class Check:
    """What verification found for one reading."""

    verdict: Verdict
    anchors: tuple[Anchor, ...]

    @cached_property
    def words(self) -> str:
        """The words on one line, with […] where words of the source are left out between two segments."""
        pieces = [" ".join(self.anchors[0].exact.split())]
        for before, anchor in pairwise(self.anchors):
            pieces += [f" {ELISION} " if parted(before, anchor) else "", " ".join(anchor.exact.split())]
        return "".join(pieces)

    @property
    def is_qualified(self) -> bool:
        """Whether its last sentence goes on in the source with a word like "but", as the pin proves."""
        tokens = self.anchors[-1].tokens
        return bool(tokens) and tokens[-1].qualified

    @property
    def folds(self) -> tuple[str, ...]:
        """The folds that any of the segments needed, in the order of `folding.NAMES`."""
        return tuple(name for name in folding.NAMES if any(name in anchor.folds for anchor in self.anchors))

    @cached_property
    def offices(self) -> tuple[str, ...]:
        """The offices without a name to which the source gives the words, such as "a spokesman", sorted."""
        named = {token.voice.speaker for anchor in self.anchors for token in anchor.spoken}
        return tuple(sorted(filter(is_office, named)))


Checks = Mapping[tuple[str, str], Check]
"""What verification found for each reading, by quote and source."""


@dataclass(frozen=True, eq=False)
class VerifiedBriefing:
    """A briefing in which no reading is not-found; `checks` has each check by quote and source.

    Only this module makes one, so whoever takes one needs no check. It is equal only to itself: comparing two by value
    would walk every record.
    """

    briefing: Briefing
    checks: Checks
    pins: Mapping[str, Pin]
    origins: Mapping[Route, Place]
    """Where each record begins, by its kind and id, each note on a quote, and ("front",).

    File names start with the briefing's folder.
    """

    records: Mapping[str, EditionRecord]
    """The records of editions by day, in order."""

    stamps: Mapping[str, Stamp]
    """The time stamps of records by day, and in `authorities` the certificates of the roots that they lead to."""

    authorities: bytes
    remarks: tuple[Problem, ...]
    """What an editor should decide and nothing prevents from being published."""

    missing: tuple[Problem, ...]
    """What it lacks before it can be published, in the order in which to add it; nothing unless it is a draft."""

    memory: Memory = field(default_factory=Memory, init=False, repr=False)
    """What was found out about it so far."""

    def words(self, quote: Quote, source: str) -> str:
        """The words of a reading on one line, as they are shown; see `Quote.printed_by`."""
        return self.checks[quote.id, quote.printed_by(source)].words

    def beside_lemma(self, quote: Quote) -> dict[str, str]:
        """The words of the other readings in the lemma's language, by source; other languages can't be compared."""
        ours = self.briefing.sources[quote.lemma_source].language
        return {
            source: self.words(quote, source)
            for source in quote.readings
            if source != quote.lemma_source and comparable(self.briefing.sources[source].language, ours)
        }

    def spelling(self, quote: Quote) -> Spelling:
        """How the words of a quote may be spelled: by the rules of its language, and names as people.yml has them."""
        return spelling_of(self, self.briefing.sources[quote.lemma_source].language)

    @property
    def silences(self) -> dict[str, Silences]:
        """The sources without a quote or an entry on each topic."""
        return silences_of(self)

    def totals(self) -> dict[Verdict, int]:
        """How many readings have each verdict, including the verdicts that none has."""
        counted = Counter(check.verdict for check in self.checks.values())
        return {verdict: counted[verdict] for verdict in VERDICTS}


@selected
def spelling_of(verified: VerifiedBriefing, language: str) -> Spelling:
    """Return how words of a language may be spelled; see `VerifiedBriefing.spelling`."""
    people = verified.briefing.people.values()
    return Spelling(language, same_names((person.name, *person.spellings) for person in people))


@selected
def silences_of(verified: VerifiedBriefing) -> dict[str, Silences]:
    """Return the sources without a quote or an entry on each topic; see `VerifiedBriefing.silences`."""
    return silences(verified.briefing.sources, quoted_on(verified.briefing.quotes.values()), verified.briefing.topics)


def verify(draft: Draft, *, unpinned: bool = False) -> tuple[dict[tuple[str, str], Check], list[Finding]]:
    """Check every reading of a draft against the pins of its sources.

    Readings of a source without a pin are unchecked; every such source is a finding, unless `unpinned` allows them.
    """
    checks: dict[tuple[str, str], Check] = {}
    findings: list[Finding] = []
    sound: dict[str, Pin] = {}
    counted_apart = draft.recall(_counted_apart, *draft.pins, *draft.pins.values())
    for name, pin in draft.pins.items():
        problem = (
            _problem_of(draft, name, pin) or counted_apart.get(name) or _put_back(draft, name, pin) if pin else None
        )
        if problem:
            findings.append(Finding(Code.PIN, ("pins", name), f"{problem}; run {PIN}"))
        elif pin:
            sound[name] = pin
    for file in draft.of_files():
        found, faults = draft.recall(_checked, file, *[sound.get(source) for source in file.witnesses])
        checks |= found
        for each in faults:
            few = len(findings) < limits.REPORTED.most  # the others are not reported, and a suggestion is a search
            findings.append(each.finding(sound[each.source] if few else None))
    if not unpinned:
        findings += sources_without_pin(draft)
    return checks, findings


def _problem_of(draft: Draft, name: str, pin: Pin) -> str | None:
    if pin.source != name:
        return f"the pin was made for '{pin.source}'"
    source = None if "sources" in draft.incomplete else draft.sources.get(name)
    if source and pin.furniture != furniture_of(source):
        return "furniture: of the source has changed since the pin was made"
    if not pin.is_sealed:
        return "the figures of this pin do not lead to its root"
    if pin.broken:
        return f"{pin.broken} of {len(pin.proofs)} proofs do not lead to the pin's root"
    if broken := len(pin.absences) - len(pin.absent):
        return f"{broken} of {len(pin.absences)} proofs of absent words do not lead to the pin's root"
    if pin.is_guessable:
        return "so little of this text is not quoted that it could be guessed from this pin"
    return None


def _counted_apart(*given: Any) -> dict[str, str]:
    """What is wrong with pins that were made with other texts than those of others, as when one of them was put back.

    The sources of the pins are given first.
    """
    pins = dict(zip(given[: len(given) // 2], given[len(given) // 2 :], strict=True))
    found: dict[str, str] = {}
    for name, pin in pins.items():
        for other, shared in pin.shared.items() if pin else ():
            its = pins.get(other)
            if its is None:
                continue
            if shared.text != its.text:
                what = f"the wording shared with '{other}' was counted in another text than the one that is pinned"
                found.setdefault(name, what)
            if name in its.shared and its.shared[name].runs != shared.runs:
                found.setdefault(name, f"this pin and that of '{other}' differ on how much wording the two share")
    return found


def _put_back(draft: Draft, name: str, pin: Pin) -> str | None:
    """Whether a pin is of a text that an edition had before a later one had another."""
    if not draft.records:
        return None
    source = draft.sources.get(name)
    names = (name, *(source.formerly if source else ()))
    # The fingerprint of a text has the source's id in it, which may have been another then.
    now = {each: fingerprint_of(pin.model_copy(update={"source": each})) for each in names[1:]} | {name: pin.text}
    recorded = [
        (day, record.nouns["sources"][each][PINNED_TEXT][0] == now[each])
        for day, record in sorted(draft.records.items())
        for each in names
        if record and PINNED_TEXT in record.nouns.get("sources", {}).get(each, {})
    ]
    if recorded and not recorded[-1][1]:
        for day, same in recorded:
            if same:
                return f"this pin is of the text as it was in the edition of {day}; a later edition has a newer one"
    return None


def furniture_of(source: Source) -> tuple[str, ...]:
    """What a pin records about a source's furniture: lines and kind, in the editor's order."""
    return tuple(f"{each.lines} {each.kind}" for each in source.furniture)


def sources_without_pin(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each source whose text is not pinned."""
    for name in draft.sources:
        if name not in draft.pins:
            sentence = f"this source has no pin, so its readings and silences are unchecked; run {PIN}"
            yield Finding(Code.UNCHECKED, ("sources", name), sentence)


def _unchecked(segments: tuple[Segment, ...]) -> Check:
    return Check("unchecked", tuple(Anchor(segment.exact.strip(), None, None, ()) for segment in segments))


@dataclass(frozen=True)
class Fault:
    """What is wrong with the words of a segment, and how to fix it; `instead` if they are those of another reading."""

    code: Code
    what: str
    fix: str
    instead: str = "write its words out"

    def finding(self, quote: Quote, source: str, index: int) -> Finding:
        """Return the finding about a segment of a reading."""
        reading: Route = ("quotes", quote.id, "readings", source)
        if quote.readings[source].same_as is None:
            return Finding(self.code, (*reading, "segments", index, "exact"), f"{self.what}; {self.fix}")
        said = f"this reading is said to be the same as that of '{quote.printed_by(source)}'"
        return Finding(self.code, (*reading, "same_as"), f"{said}, but {self.what}; {self.instead}")


@dataclass(frozen=True)
class Faulty:
    """A segment of a reading with a fault, or None where the pin of its source has no such words."""

    quote: Quote
    source: str
    index: int
    fault: Fault | None

    def finding(self, pin: Pin | None) -> Finding:
        """Return the finding about the segment; a pin says what the source prints instead."""
        fault = self.fault or _miss(self.quote.segments_of(self.source)[self.index], self.source, pin)
        return fault.finding(self.quote, self.source, self.index)


def _checked(file: Draft, *pins: Pin | None) -> tuple[dict[tuple[str, str], Check], list[Faulty]]:
    """Check every reading of a file against the pins of its witnesses; a reading without one is unchecked."""
    checks: dict[tuple[str, str], Check] = {}
    faults: list[Faulty] = []
    sound = dict(zip(file.witnesses, pins, strict=True))
    for quote in file.quotes.values():
        for source in quote.readings:
            pin = sound[source]
            if pin is None:
                checks[quote.id, source] = _unchecked(quote.segments_of(source))
            else:
                checks[quote.id, source] = _check_reading(quote, source, pin, faults)
    return checks, faults


def _check_reading(quote: Quote, source: str, pin: Pin, faults: list[Faulty]) -> Check:
    """Check one reading, and add its faults to the others."""
    anchors: list[Anchor] = []
    end = 0
    segments = quote.segments_of(source)
    if not segments:
        return Check("not-found", ())  # the rule `same-as` says why
    for index, segment in enumerate(segments):
        found = _proof_of(segment, pin, end)
        if isinstance(found, Proof):
            words = segment.exact.strip()
            folds = folding.used(words, found.exact)
            anchors.append(Anchor(found.exact, found.start, found.end, folds, tuple(found.quoted)))
            end = found.end
        else:
            faults.append(Faulty(quote, source, index, found))
    return Check(_verdict(anchors, len(segments)), tuple(anchors))


def _verdict(anchors: list[Anchor], segments: int) -> Verdict:
    if len(anchors) < segments:
        return "not-found"
    if len(anchors) > 1:
        return "elided"
    return "folded" if anchors[0].folds else "exact"


def _proof_of(segment: Segment, pin: Pin, end: int) -> Proof | Fault | None:
    """The proof of a segment's words, a problem with the proofs that there are, or None if there is no proof."""
    same = pin.by_words.get(folded(segment.exact), [])
    near = [proof for proof in same if _is_beside(proof, segment)] if segment.prefix or segment.suffix else same
    if same and not near:
        what = "the pin has these words, but not beside this prefix or suffix"
        return Fault(Code.NOT_FOUND, what, f"correct them, or run {PIN}", _OR_PIN)
    if len({proof.start for proof in near}) > 1 or any(proof.comes_again(*beside(segment, proof)) for proof in near):
        return AMBIGUOUS
    later = [proof for proof in near if proof.start >= end]
    if near and not later:
        return SEGMENT_ORDER
    return later[0] if later else None


SEGMENT_ORDER = Fault(
    Code.SEGMENT_ORDER,
    "in the source these words come before the previous segment",
    "list the segments in the source's order",
)
AMBIGUOUS = Fault(
    Code.AMBIGUOUS,
    "these words appear in several places of the source's body",
    "add prefix: or suffix: to show which one",
)
_OR_PIN = f"write its words out, or if they are the same, run {PIN}"


def beside(segment: Segment, proof: Proof) -> tuple[int, int]:
    """How many tokens a segment's prefix and suffix have in a proof whose context they are, without spaces."""
    return _tokens(segment.prefix, proof.before), _tokens(segment.suffix, proof.after)


def _tokens(given: str | None, printed: str) -> int:
    if not printed:  # as it is where no context was needed
        return 0
    # A longer context was proved for another reading. An ellipsis may be typed in more tokens than are printed.
    words = printed if folded(given or "") == folded(printed) else folded(given or "")
    return sum(not words[start:end].isspace() for start, end in units(words))


def _is_beside(proof: Proof, segment: Segment) -> bool:
    before, after = folding.fold(proof.before).text.rstrip(), folding.fold(proof.after).text.lstrip()
    return before.endswith(folded(segment.prefix or "")) and after.startswith(folded(segment.suffix or ""))


def _miss(segment: Segment, source: str, pin: Pin | None) -> Fault:
    missing = f"the pin of '{source}' does not contain these words"
    printed = nearest_words(segment.exact, [proof.exact for proof in (pin.proofs if pin else ())])
    if printed is None or folded(printed) == folded(segment.exact):
        return Fault(Code.NOT_FOUND, missing, f"if they are right, run {PIN}", _OR_PIN)
    what = f"{missing}; the source prints “{marked_difference(segment.exact, printed)}”"
    return Fault(Code.NOT_FOUND, what, f"correct the reading, or if it is right, run {PIN}", _OR_PIN)


def publishable(
    draft: Draft,
    checks: Checks,
    origins: Mapping[Route, Place],
    remarks: tuple[Problem, ...],
    missing: tuple[Problem, ...],
) -> VerifiedBriefing:
    """Return the verified briefing; raises ValueError if a reading is not found."""
    if any(check.verdict == "not-found" for check in checks.values()):
        raise ValueError("a reading that is not found can't be published")
    read = {name: pin for name, pin in draft.pins.items() if pin}
    records = {day: record for day, record in sorted(draft.records.items()) if record}
    return VerifiedBriefing(
        draft.briefing(), checks, read, origins, records, draft.stamps, draft.authorities, remarks, missing
    )
