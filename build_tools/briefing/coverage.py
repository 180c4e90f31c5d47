"""Find what a briefing leaves out: a draft and its texts in, a list of gaps out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import body_spans
from build_tools.briefing.walk import all_judgements, all_textual_findings, prose_texts
from build_tools.diagnostics.finding import Place
from build_tools.markup.prose import plain
from build_tools.model import LeftOut
from build_tools.model.files import BY_NAME, FRONT
from build_tools.text.anchoring import Span, find_words
from build_tools.text.lines import LineIndex
from build_tools.text.quotation_marks import quotations
from build_tools.text.word_count import word_count

_BETWEEN = " … "
"""Between the first and the last words of a passage that is left out."""


def passages(draft: Draft, source: str, text: str, file: str) -> tuple[int, list[tuple[Place, str]]]:
    """How many passages of a text are in quotation marks, and the gaps: words of these that no reading has.

    A gap's place is in the text; its words are shown to the editor and never written anywhere.
    """
    spans = body_spans(text, draft.sources[source].furniture)
    covered = sorted(_covered(draft, source, text, spans))
    found = list(quotations(text, spans))
    gaps: list[tuple[Place, str]] = []
    lines = LineIndex(text)
    for each in found:
        for start, end in _uncovered((each.start, each.end), covered):
            if any(character.isalnum() for character in text[start:end]):
                gaps.append((Place(file, *lines.line_and_column(start)), " ".join(text[start:end].split())))
    return len(found), gaps


def _covered(draft: Draft, source: str, text: str, spans: list[Span]) -> Iterator[Span]:
    quotes = [quote for quote in draft.quotes.values() if source in quote.readings]
    for segment in (segment for quote in quotes for segment in quote.segments_of(source)):
        for match in find_words(segment.exact, text, spans, segment.prefix or "", segment.suffix or ""):
            yield match.start, match.end
    for left_out in draft.sources[source].left_out:
        yield from passages_left_out(left_out, text, spans)


def passages_left_out(left_out: LeftOut, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield where a text has the words that are left out, or the stretch from their first to their last ones."""
    first, _, last = left_out.exact.partition(_BETWEEN)
    for match in find_words(left_out.exact, text, spans) or find_words(first, text, spans):
        ends = [each.end for each in find_words(last, text, spans) if each.start >= match.end] if last else []
        yield match.start, min(ends, default=match.end)


def _uncovered(whole: Span, covered: list[Span]) -> Iterator[Span]:
    """The stretches of a span that none of the others, which are sorted, covers."""
    start, end = whole
    for first, last in covered:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def without_quotes(draft: Draft) -> Iterator[str]:
    """Yield a line for each topic, source or person without a quote, and for each quote that nothing cites."""
    quotes = draft.quotes.values()
    topics = {topic for quote in quotes for topic in quote.topics}
    yield from (f"the topic '{name}' has no quote" for name in draft.topics if name not in topics)
    sources = {source for quote in quotes for source in quote.readings}
    yield from (f"the source '{name}' has no quote" for name in draft.sources if name not in sources)
    speakers = {quote.speaker for quote in quotes}
    for name, person in draft.people.items():
        if name not in speakers and person.kind == "person":
            yield f"the person '{name}' speaks in no quote"
    for name in sorted(draft.quotes.keys() - _cited(draft)):
        yield f"the quote '{name}' is cited by no judgement, finding, difference or event"


def _cited(draft: Draft) -> set[str]:
    cited = {name for _, each in all_judgements(draft) for name in (*each.supports, *each.qualifies, *each.contradicts)}
    cited |= {name for _, finding in all_textual_findings(draft) for name in finding.cites}
    cited |= {name for topic in draft.topics.values() for name in topic.background.cites}
    wants = [position for subject in (draft.front.wants if draft.front else ()) for position in subject.positions]
    cited |= {name for position in wants for name in (*position.cites, *position.reply_cites)}
    cited |= {name for entry in draft.discrepancies.values() for each in entry.positions for name in each.cites}
    return cited | {name for event in draft.events.values() for name in event.cites}


def prose_words(draft: Draft) -> list[tuple[str, int]]:
    """How many words of the curators' own each kind of file has under each of its keys, the most first.

    These are all texts that are held to the rules for prose, titles and roles too; translations are not among them.
    """
    counted: Counter[str] = Counter()
    for route, text in prose_texts(draft):
        kind, key = (FRONT, route[1]) if route[0] == "front" else (BY_NAME[str(route[0])], route[2])
        counted[f"{kind.path} {key}"] += word_count(plain(text))
    return counted.most_common()
