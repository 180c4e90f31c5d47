"""Make pins: every reading found in the text of its source, or a sentence on why not."""

from collections.abc import Iterator, Mapping

from build_tools import pinning
from build_tools.anchoring import Match, Span, differences, find, nearest
from build_tools.finding import Finding, Route
from build_tools.load import Draft
from build_tools.model import Furniture, Segment
from build_tools.pinning import Commitment, Pin, Proof
from build_tools.regions import body_spans, furniture_at, furniture_lines
from build_tools.verify import SEGMENT_ORDER, ambiguous, furniture_of


def pin_source(draft: Draft, source: str, text: str) -> tuple[Pin, list[Finding]]:
    """Commit to a source's text and prove each of its readings; the pin lacks what the findings name."""
    furniture = draft.sources[source].furniture
    commitment = Commitment(text, spans := body_spans(text, furniture))
    proofs: dict[tuple[int, int], Proof] = {}
    findings = list(_furniture_beyond(source, text, furniture))
    for quote in draft.quotes.values():
        if source not in quote.readings:
            continue
        end = 0
        for index, segment in enumerate(quote.readings[source].segments):
            at = ("quotes", quote.id, "readings", source, "segments", index, "exact")
            match = _locate(segment, source, text, spans, furniture, end, at)
            if isinstance(match, Finding):
                findings.append(match)
                continue
            places = len(find(segment.exact, text, spans))
            proof = commitment.prove(match, places)
            proofs[match.context_start, match.context_end] = proof
            end = match.end
    pin = Pin(
        version=pinning.VERSION,
        source=source,
        tokens=commitment.size,
        root=commitment.root,
        furniture=furniture_of(draft.sources[source]),
        proofs=tuple(sorted(proofs.values(), key=lambda proof: (proof.start, proof.exact))),
    )
    return pin, findings


def _furniture_beyond(source: str, text: str, furniture: tuple[Furniture, ...]) -> Iterator[Finding]:
    if not text.strip():
        yield Finding("not-found", ("sources", source), f"{source}.txt is empty; save the article's text in it")
    last = text.count("\n") + 1
    for index, each in enumerate(furniture):
        if text.strip() and max(furniture_lines([each])) > last:
            sentence = f"the text has {last} lines; name lines that there are"
            yield Finding("value", ("sources", source, "furniture", index, "lines"), sentence)


def _locate(
    segment: Segment,
    source: str,
    text: str,
    spans: list[Span],
    furniture: tuple[Furniture, ...],
    end: int,
    at: Route,
) -> Match | Finding:
    matches = find(segment.exact, text, spans, segment.prefix or "", segment.suffix or "")
    if len(matches) > 1:
        return Finding("ambiguous", at, ambiguous(len(matches)))
    if not matches:
        return Finding("not-found", at, _why_not(segment, source, text, spans, furniture))
    if matches[0].start < end:
        return Finding("segment-order", at, SEGMENT_ORDER)
    return matches[0]


def _why_not(segment: Segment, source: str, text: str, spans: list[Span], furniture: tuple[Furniture, ...]) -> str:
    if (segment.prefix or segment.suffix) and find(segment.exact, text, spans):
        return f"'{source}' has these words, but not beside this prefix and suffix; copy those from the source"
    outside = next(iter(find(segment.exact, text, list(_gaps(spans, len(text))))), None)
    if outside:
        line, kind = furniture_at(text, outside.start, furniture)
        return (
            f"these words stand only in line {line} of '{source}', a {kind} and not its body; "
            "quote the body, or correct furniture: in the source's file"
        )
    printed = nearest(segment.exact, [text[start:end] for start, end in spans])
    if printed is None:
        return f"no words of '{source}' are like these; copy them from the source"
    return f"'{source}' prints “{differences(segment.exact, printed)}”; copy the source's words"


def _gaps(spans: list[Span], length: int) -> Iterator[Span]:
    """The stretches between spans."""
    done = 0
    for start, end in [*spans, (length, length)]:
        if start > done:
            yield done, start
        done = end


def compare(draft: Draft, pins: Mapping[str, Pin | None], texts: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each pin that the text at hand would not give again, byte for byte, and for each text missing."""
    for source in draft.sources:
        if source not in texts:
            yield _no_text(source)
            continue
        if source in pins and pins[source] is None:
            continue
        pin, findings = pin_source(draft, source, texts[source])
        yield from findings
        if not findings and pins.get(source) != pin:
            sentence = "its pin differs from the text at hand; run `briefing pin`"
            yield Finding("pin", ("sources", source), sentence)


def pin_all(
    draft: Draft, pins: Mapping[str, Pin | None], texts: Mapping[str, str]
) -> tuple[dict[str, Pin], list[Finding]]:
    """A pin for each source whose text is at hand; a finding for each source that has neither text nor pin."""
    made: dict[str, Pin] = {}
    findings: list[Finding] = []
    for source in draft.sources:
        if source in texts:
            made[source], problems = pin_source(draft, source, texts[source])
            findings += problems
        elif source not in pins:
            findings.append(_no_text(source))
    return made, findings


def _no_text(source: str) -> Finding:
    sentence = f"there is no {source}.txt among the texts; add it, or name the folder that has it"
    return Finding("unchecked", ("sources", source), sentence)
