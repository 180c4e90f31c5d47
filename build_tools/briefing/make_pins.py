"""Make pins: every reading found in the text of its source, or a sentence on why not."""

from collections.abc import Iterator, Mapping

from build_tools.briefing.load import Draft
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.absence import Absence, Vocabulary
from build_tools.briefing.pins.body import body_spans, furniture_at, furniture_lines
from build_tools.briefing.pins.commitment import Commitment, Pin, Proof
from build_tools.briefing.verify import SEGMENT_ORDER, ambiguous, furniture_of
from build_tools.briefing.walk import words_looked_for
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Furniture, Segment
from build_tools.text.anchoring import Match, Span, find_words
from build_tools.text.folding import fold
from build_tools.text.shingles import shingles
from build_tools.text.suggest import marked_difference, nearest_words


def pin_source(draft: Draft, source: str, texts: Mapping[str, str]) -> tuple[Pin, list[Finding]]:
    """Commit to a source's text and prove each of its readings and silences; the pin lacks what the findings name.

    How much it shares with others is counted where their texts are at hand, else taken from the pin there is.
    """
    text = texts[source]
    furniture = draft.sources[source].furniture
    spans = body_spans(text, furniture)
    committed, vocabulary = Commitment(text, spans), Vocabulary(text, spans)
    proofs, findings = _proofs(draft, source, text, spans, committed)
    absences, silent = _absences(draft, source, vocabulary)
    made_of = furniture_of(draft.sources[source])
    count = len(_runs(draft, source, texts))
    pin = Pin(
        version=commitment.VERSION,
        source=source,
        tokens=committed.size,
        root=committed.root(vocabulary.root, count, made_of),
        furniture=made_of,
        words_root=vocabulary.root,
        runs=count,
        shared=_shared(draft, source, texts),
        absences=absences,
        proofs=proofs,
    )
    return pin, [*_furniture_beyond(source, text, furniture), *findings, *silent]


def _proofs(
    draft: Draft, source: str, text: str, spans: list[Span], committed: Commitment
) -> tuple[tuple[Proof, ...], list[Finding]]:
    proofs: dict[tuple[int, ...], Proof] = {}
    findings: list[Finding] = []
    for quote in draft.quotes.values():
        end = 0
        reading = quote.readings.get(source)
        for index, segment in enumerate(reading.segments if reading else ()):
            at = ("quotes", quote.id, "readings", source, "segments", index, "exact")
            match = _locate(segment, source, text, spans, draft.sources[source].furniture, end, at)
            if isinstance(match, Finding):
                findings.append(match)
                continue
            places = len(find_words(segment.exact, text, spans))
            proofs[match.context_start, match.start, match.end, match.context_end] = committed.prove(match, places)
            end = match.end
    return tuple(proofs[place] for place in sorted(proofs)), findings


def _absences(draft: Draft, source: str, vocabulary: Vocabulary) -> tuple[tuple[Absence, ...], list[Finding]]:
    proved: dict[str, Absence] = {}
    findings: list[Finding] = []
    for route, name, word in words_looked_for(draft):
        if name != source:
            continue
        absence = vocabulary.prove(word)
        if word in vocabulary.words:
            sentence = f"'{word}' stands in the body of '{source}'; it isn't silent, or look for another word"
            findings.append(Finding(Code.SILENCE_PROOF, route, sentence))
        elif absence is None:
            sentence = f"the proof that '{word}' is absent would give another word away; look for another word"
            findings.append(Finding(Code.SILENCE_PROOF, route, sentence))
        else:
            proved[word] = absence
    return tuple(proved[word] for word in sorted(proved)), findings


def _shared(draft: Draft, source: str, texts: Mapping[str, str]) -> dict[str, int]:
    pin = draft.pins.get(source)
    known = pin.shared if pin else {}
    ours = _runs(draft, source, texts)
    return {
        other: len(ours & _runs(draft, other, texts)) if other in texts else known[other]
        for other in sorted(draft.sources.keys() - {source})
        if other in texts or other in known
    }


def _runs(draft: Draft, source: str, texts: Mapping[str, str]) -> set[tuple[str, ...]]:
    return shingles(texts[source], body_spans(texts[source], draft.sources[source].furniture))


def _furniture_beyond(source: str, text: str, furniture: tuple[Furniture, ...]) -> Iterator[Finding]:
    if not text.strip():
        yield Finding(Code.NOT_FOUND, ("sources", source), f"{source}.txt is empty; save the source's text in it")
    last = text.count("\n") + 1
    for index, each in enumerate(furniture):
        if text.strip() and max(furniture_lines([each])) > last:
            sentence = f"the text has {last} lines; name lines that there are"
            yield Finding(Code.VALUE, ("sources", source, "furniture", index, "lines"), sentence)


def _locate(
    segment: Segment,
    source: str,
    text: str,
    spans: list[Span],
    furniture: tuple[Furniture, ...],
    end: int,
    at: Route,
) -> Match | Finding:
    matches = find_words(segment.exact, text, spans, segment.prefix or "", segment.suffix or "")
    if len(matches) > 1:
        return Finding(Code.AMBIGUOUS, at, ambiguous(len(matches)))
    if not matches:
        return Finding(Code.NOT_FOUND, at, _why_not(segment, source, text, spans, furniture))
    if matches[0].start < end:
        return Finding(Code.SEGMENT_ORDER, at, SEGMENT_ORDER)
    return matches[0]


def _why_not(segment: Segment, source: str, text: str, spans: list[Span], furniture: tuple[Furniture, ...]) -> str:
    if (segment.prefix or segment.suffix) and find_words(segment.exact, text, spans):
        return f"'{source}' has these words, but not beside this prefix and suffix; copy those from the source"
    outside = next(iter(find_words(segment.exact, text, list(_gaps(spans, len(text))))), None)
    if outside:
        line, kind = furniture_at(text, outside.start, furniture)
        return (
            f"these words stand only in line {line} of '{source}', a {kind} and not its body; "
            "quote the body, or correct furniture: in the source's file"
        )
    printed = nearest_words(segment.exact, [text[start:end] for start, end in spans])
    if printed is None:
        return f"no words of '{source}' are like these; copy them from the source"
    if fold(printed).text == fold(segment.exact).text.strip():
        return f"these words begin or end inside a word or figure of '{source}'; quote it whole"
    return f"'{source}' prints “{marked_difference(segment.exact, printed)}”; copy the source's words"


def _gaps(spans: list[Span], length: int) -> Iterator[Span]:
    """The stretches between spans."""
    done = 0
    for start, end in [*spans, (length, length)]:
        if start > done:
            yield done, start
        done = end


def check_pins(draft: Draft, texts: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each pin that the text at hand would not give again, and for each text missing."""
    for source in draft.sources:
        if source not in texts:
            yield _no_text(source)
            continue
        if source in draft.pins and draft.pins[source] is None:
            continue
        pin, findings = pin_source(draft, source, texts)
        yield from findings
        if not findings and draft.pins.get(source) != pin:
            sentence = "its pin differs from the text at hand; run `briefing pin`"
            yield Finding(Code.PIN, ("sources", source), sentence)


def pin_all(draft: Draft, texts: Mapping[str, str]) -> tuple[dict[str, Pin], list[Finding]]:
    """A pin for each source whose text is at hand; a finding for each source that has neither text nor pin."""
    made: dict[str, Pin] = {}
    findings: list[Finding] = []
    for source in draft.sources:
        if source in texts:
            made[source], problems = pin_source(draft, source, texts)
            findings += problems
        elif source not in draft.pins:
            findings.append(_no_text(source))
    return made, findings


def _no_text(source: str) -> Finding:
    sentence = f"there is no {source}.txt among the texts; add it, or name the folder that has it"
    return Finding(Code.UNCHECKED, ("sources", source), sentence)
