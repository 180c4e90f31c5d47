"""Make pins: find every reading in the text of its source, or say why it can't be found."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from build_tools.briefing.load import Draft
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.absence import Absence, Vocabulary, vocabulary_of
from build_tools.briefing.pins.body import body_spans, furniture_at, furniture_lines, unquoted_spans
from build_tools.briefing.pins.commitment import Commitment, Pin, Proof, Shared
from build_tools.briefing.pins.texts import KEY_LENGTH
from build_tools.briefing.verify import AMBIGUOUS, SEGMENT_ORDER, Fault, beside, furniture_of
from build_tools.briefing.walk import words_looked_for
from build_tools.diagnostics import limits
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Furniture, Quote, Segment
from build_tools.text.anchoring import Match, Span, find_words
from build_tools.text.folding import fold
from build_tools.text.shingles import shingles
from build_tools.text.suggest import marked_difference, nearest_words

_NOT_YET = "0" * 64
"""Where a hash of the rest of a pin will be."""


@dataclass(frozen=True)
class _Work:
    """What the pins of all sources need, computed once and by source."""

    draft: Draft
    texts: Mapping[str, str]
    quotes: Mapping[str, list[Quote]]
    looked_for: Mapping[str, list[tuple[Route, str]]]
    runs: Mapping[str, int]
    shared: Mapping[str, Mapping[str, int]]


def _work(draft: Draft, texts: Mapping[str, str]) -> _Work:
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in draft.quotes.values():
        for source in quote.readings:
            quotes[source].append(quote)
    looked_for: dict[str, list[tuple[Route, str]]] = defaultdict(list)
    for route, source, word in words_looked_for(draft):
        looked_for[source].append((route, word))
    return _Work(draft, texts, quotes, looked_for, *_runs(draft, texts))


def _runs(draft: Draft, texts: Mapping[str, str]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """How many runs of words each source has outside quotation marks, and how many each other source has there too.

    What somebody said is the same wherever it is quoted, so it says nothing of whose copy a paper prints.

    Going through the runs, and not through all pairs of sources, costs no more than the wording that is shared.
    """
    count: dict[str, int] = {}
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for source in draft.sources.keys() & texts.keys():
        text = texts[source]
        runs = shingles(text, unquoted_spans(text, body_spans(text, draft.sources[source].furniture)))
        count[source] = len(runs)
        for run in runs:
            having[run].append(source)
    shared = {source: dict.fromkeys(count.keys() - {source}, 0) for source in count}
    for sources in having.values():
        for one, other in permutations(sources, 2):
            shared[one][other] += 1
    return count, shared


@dataclass(frozen=True)
class Pinned:
    """A pin for each source whose text is available, the keys that were drawn for them, and what can't be pinned."""

    pins: Mapping[str, Pin]
    keys: Mapping[str, bytes]
    findings: list[Finding]


def pin_all(draft: Draft, texts: Mapping[str, str], keys: Mapping[str, bytes]) -> Pinned:
    """Pin each source whose text is available, with the key of those that have one; draw one where a pin needs it.

    There is a finding for each source with neither a text nor a pin. A pin lacks the readings and silences that the
    findings name.
    """
    work = _work(draft, texts)
    drawn: dict[str, bytes] = {}
    alone = _each_alone(work, keys)
    for source, (pin, problems) in alone.items():
        if pin.is_guessable:
            drawn[source] = secrets.token_bytes(KEY_LENGTH)
            alone[source] = _alone(work, source, drawn[source], suggestions=0)[0], problems
    findings = [finding for _, problems in alone.values() for finding in problems]
    findings += [_no_text(source) for source in draft.sources if source not in texts and source not in draft.pins]
    return Pinned(_together(work, alone), drawn, findings)


def check_pins(draft: Draft, texts: Mapping[str, str], keys: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield a finding for each pin that its text does not reproduce, and for each text or key that is missing."""
    work = _work(draft, texts)
    alone = _each_alone(work, keys)
    made = _together(work, alone)
    changed = {source for source in made if not _same_text(draft.pins.get(source), made[source])}
    for source in draft.sources:
        if source not in texts:
            yield _no_text(source)
            continue
        if source in draft.pins and draft.pins[source] is None:
            continue
        pin, (_, findings) = draft.pins.get(source), alone[source]
        if pin and pin.keyed and source not in keys:
            sentence = f"the folder of texts has no {source}.key, which this pin was made with; add it to the folder"
            yield Finding(Code.UNCHECKED, ("sources", source), sentence)
            continue
        yield from findings
        if not findings and source in changed:
            sentence = "the pin of this source differs from the text; run `briefing pin`"
            yield Finding(Code.PIN, ("sources", source), sentence)
        elif not findings and pin and pin != _but_for(made[source], pin, changed):
            sentence = "what this source shares with others differs from the texts; run `briefing pin`"
            yield Finding(Code.PIN, ("sources", source), sentence)


def _same_text(present: Pin | None, made: Pin) -> bool:
    return present is not None and present.model_copy(update={"shared": made.shared, "root": made.root}) == made


def _but_for(made: Pin, present: Pin, changed: set[str]) -> Pin:
    """A new pin with the present one's counts of what it shares with texts that have changed.

    The findings about those texts say so; this pin needs none of its own.
    """
    kept = {other: present.shared[other] for other in made.shared.keys() & present.shared.keys() & changed}
    pin = made.model_copy(update={"shared": {**made.shared, **kept}})
    return pin.model_copy(update={"root": commitment.root_of(pin)})


def _no_text(source: str) -> Finding:
    sentence = f"the folder of texts has no {source}.txt; add it, or name another folder"
    return Finding(Code.UNCHECKED, ("sources", source), sentence)


def _each_alone(work: _Work, keys: Mapping[str, bytes]) -> dict[str, tuple[Pin, list[Finding]]]:
    """What `_alone` returns for each source whose text is available, with suggestions for as much as is reported."""
    alone: dict[str, tuple[Pin, list[Finding]]] = {}
    left = limits.REPORTED.most
    for source in work.draft.sources:
        if source in work.texts:
            alone[source] = _alone(work, source, keys.get(source, b""), suggestions=left)
            left = max(left - len(alone[source][1]), 0)
    return alone


def _alone(work: _Work, source: str, key: bytes, *, suggestions: int) -> tuple[Pin, list[Finding]]:
    """The pin of a text without what it shares with others, and what can't be pinned.

    Each suggestion is a search through the text, so only so many of the readings that aren't found get one.
    """
    text, record = work.texts[source], work.draft.sources[source]
    spans = body_spans(text, record.furniture)
    committed, vocabulary = Commitment(text, spans, key), vocabulary_of(text, tuple(spans), key)
    proofs, findings = _proofs(work, source, spans, committed, suggestions)
    absences, silent = _absences(work, source, vocabulary)
    pin = Pin(
        version=commitment.VERSION,
        source=source,
        keyed=bool(key),
        tokens=committed.size,
        top=committed.top,
        text=_NOT_YET,
        root=_NOT_YET,
        furniture=furniture_of(record),
        words=committed.words,
        words_root=vocabulary.root,
        runs=work.runs[source],
        shared={},
        absences=absences,
        proofs=proofs,
    )
    pin = pin.model_copy(update={"text": commitment.fingerprint_of(pin)})
    return pin, [*_furniture_problems(source, text, record.furniture), *findings, *silent]


def _together(work: _Work, alone: Mapping[str, tuple[Pin, list[Finding]]]) -> dict[str, Pin]:
    """The pins with what the texts share, and with their roots."""
    made = {name: pin.model_copy(update={"shared": _shared(work, alone, name)}) for name, (pin, _) in alone.items()}
    return {name: pin.model_copy(update={"root": commitment.root_of(pin)}) for name, pin in made.items()}


def _shared(work: _Work, alone: Mapping[str, tuple[Pin, list[Finding]]], source: str) -> dict[str, Shared]:
    """Shared runs by source, in order: counted from the texts that are available, else as in the present pin."""
    present = work.draft.pins.get(source)
    counted = {other: Shared(runs=runs, text=alone[other][0].text) for other, runs in work.shared[source].items()}
    shared = {**(present.shared if present else {}), **counted}
    return {other: shared[other] for other in sorted(shared.keys() & work.draft.sources.keys() - {source})}


def _proofs(
    work: _Work, source: str, spans: list[Span], committed: Commitment, suggestions: int
) -> tuple[tuple[Proof, ...], list[Finding]]:
    text, furniture = work.texts[source], work.draft.sources[source].furniture
    proofs: dict[tuple[int, ...], Proof] = {}
    findings: list[Finding] = []
    for quote in work.quotes.get(source, ()):
        end = 0
        for index, segment in enumerate(quote.segments_of(source)):
            match = _locate(segment, source, text, spans, furniture, end, suggest=len(findings) < suggestions)
            if isinstance(match, Fault):
                findings.append(match.finding(quote, source, index))
                continue
            proof = committed.prove(match)
            if proof.comes_again(*beside(segment, proof)):
                findings.append(AMBIGUOUS.finding(quote, source, index))
            proofs[match.context_start, match.start, match.end, match.context_end] = proof
            end = match.end
    return tuple(proofs[place] for place in sorted(proofs)), findings


def _absences(work: _Work, source: str, vocabulary: Vocabulary) -> tuple[tuple[Absence, ...], list[Finding]]:
    proved: dict[str, Absence] = {}
    findings: list[Finding] = []
    for route, word in work.looked_for.get(source, ()):
        absence = vocabulary.prove(word)
        if word in vocabulary.words:
            sentence = f"the word '{word}' appears in the body of '{source}'; quote it, or look for another word"
            findings.append(Finding(Code.SILENCE_PROOF, route, sentence))
        elif absence is None:
            sentence = (
                f"the proof that the word '{word}' is absent would reveal another word; look for a different word"
            )
            findings.append(Finding(Code.SILENCE_PROOF, route, sentence))
        else:
            proved[word] = absence
    return tuple(proved[word] for word in sorted(proved)), findings


def _furniture_problems(source: str, text: str, furniture: Sequence[Furniture]) -> Iterator[Finding]:
    if not text.strip():
        sentence = f"{source}.txt is empty; save the source's text in it"
        yield Finding(Code.NOT_FOUND, ("sources", source), sentence)
        return
    last = text.count("\n") + 1
    for index, each in enumerate(furniture):
        if max(furniture_lines([each])) > last:
            sentence = f"the text has only {last} lines; correct the line numbers"
            yield Finding(Code.VALUE, ("sources", source, "furniture", index, "lines"), sentence)


def _locate(
    segment: Segment,
    source: str,
    text: str,
    spans: list[Span],
    furniture: Sequence[Furniture],
    end: int,
    *,
    suggest: bool,
) -> Match | Fault:
    matches = find_words(segment.exact, text, spans, segment.prefix or "", segment.suffix or "")
    if len(matches) > 1:
        return AMBIGUOUS
    if not matches:
        bare = f"these words are not in the body of '{source}' as given", "copy them from the source"
        why = _why_not(segment, source, text, spans, furniture) if suggest else bare
        return Fault(Code.NOT_FOUND, *why)
    if matches[0].start < end:
        return SEGMENT_ORDER
    return matches[0]


def _why_not(
    segment: Segment, source: str, text: str, spans: list[Span], furniture: Sequence[Furniture]
) -> tuple[str, str]:
    """Why words are not found, and how to fix that."""
    if (segment.prefix or segment.suffix) and find_words(segment.exact, text, spans):
        what = f"'{source}' has these words, but not beside this prefix or suffix"
        return what, "copy these from the source too"
    outside = next(iter(find_words(segment.exact, text, list(_gaps(spans, len(text))))), None)
    if outside:
        line, kind = furniture_at(text, outside.start, furniture)
        what = f"these words appear only in line {line} of '{source}', which is a {kind} and not body text"
        return what, "quote the body, or correct furniture: in the source's file"
    printed = nearest_words(segment.exact, [text[start:end] for start, end in spans])
    if printed is None:
        return f"'{source}' contains no words like these", "copy them from the source"
    if fold(printed).text == fold(segment.exact).text.strip():
        return f"these words begin or end inside a word or figure of '{source}'", "quote all of it"
    return f"'{source}' prints “{marked_difference(segment.exact, printed)}”", "copy the source's words"


def _gaps(spans: list[Span], length: int) -> Iterator[Span]:
    """The stretches between spans."""
    done = 0
    for start, end in [*spans, (length, length)]:
        if start > done:
            yield done, start
        done = end
