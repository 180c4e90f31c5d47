"""Write proposals as YAML for an editor and as JSON for programs."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from build_tools.briefing.load import Draft, Loaded
from build_tools.diagnostics import report
from build_tools.diagnostics.finding import Place
from build_tools.documents.scalars import entry, in_flow
from build_tools.intake.context import Words
from build_tools.intake.newcomers import Newcomer, newcomers
from build_tools.intake.proposals import Proposal, body_of
from build_tools.intake.similarity import same_words
from build_tools.model import Furniture
from build_tools.model.values import ID_PATTERN, LONGEST_TEXT
from build_tools.text.anchoring import Span

_SIGNIFICANT = 3
_MOST = 60
_BEGINNING = 200
_STOP_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his i if in is it its me my "
    "not of on or our she so some that the their them there they this to was we were what which who will with would "
    "you your im its weve were theyre dont isnt".split()
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class Drafter:
    """Writes the proposals of one text as quotes and readings."""

    def __init__(self, source: str, text: str, spans: Sequence[Span]):
        self.source = source
        self.text = text
        self._words = Words(text, spans)
        self._lines = _line_starts(text)

    def line(self, proposal: Proposal) -> int:
        """The line of the text, counted from 1, in which a proposal begins."""
        return _line_of(self._lines, proposal.segments[0][0])

    def words(self, proposal: Proposal) -> str:
        """The words of a proposal, with its segments joined."""
        return " ".join(self.text[start:end] for start, end in proposal.segments)

    def quote(self, name: str, proposal: Proposal, topics: str | None) -> Iterator[str]:
        """The lines of a new quote; without topics: if there are none yet."""
        yield f"- id: {name}"
        yield f"  speaker: {self.speaker(proposal)}"
        if topics is not None:
            yield f"  topics: {topics}"
        yield "  readings:"
        yield from (f"    {line}" for line in self.reading(proposal.segments))

    def speaker(self, proposal: Proposal) -> str:
        """The value of speaker:, with any doubt about it in a comment."""
        if proposal.speaker is None:
            return f"null  # speaker? {self.doubt(proposal)}"
        if proposal.grade == "likely":
            return f"null  # likely {_comment(proposal.speaker)}: {self.evidence(proposal)}"
        if re.fullmatch(ID_PATTERN, proposal.speaker):
            return proposal.speaker
        return f"{slug(proposal.speaker) or 'null'}  # printed: {_comment(proposal.speaker)}; add to people.yml"

    def doubt(self, proposal: Proposal) -> str:
        """Why no speaker is named."""
        if not proposal.evidence:
            return "nothing next to the quotation names a speaker; if there is none, write title: instead"
        return f"{self.evidence(proposal)}: {' or '.join(map(_comment, proposal.doubt)) or 'no name'}"

    def evidence(self, proposal: Proposal) -> str:
        """The words on which the speaker of a proposal rests, on one line."""
        return " … ".join(_comment(self.text[slice(*span)]) for span in proposal.evidence)

    def translation(self, words: str) -> Iterator[str]:
        """The line of a translation, as it appears under translations:."""
        yield from entry(f"{self.source}:", words)

    def report(self, name: str, title: str, segment: Span, topics: str) -> Iterator[str]:
        """The lines of a quote of the source's own words."""
        yield f"- id: {name}"
        yield from entry("  title:", title)
        yield f"  topics: {topics}"
        yield "  readings:"
        yield from (f"    {line}" for line in self.reading([segment]))

    def known_reading(self, draft: Draft, proposal: Proposal, lineage: str | None) -> Iterator[str]:
        """The lines of a reading of a known quote; `same_as:` if a source of its lineage prints the same words."""
        printed = [self.text[start:end] for start, end in proposal.segments]
        same = same_words(draft, str(proposal.quote), lineage, printed) if lineage and proposal.quote else None
        if same and not any(any(self._words.beside(segment)) for segment in proposal.segments):
            yield f"{self.source}: {{same_as: {same}}}"
        else:
            yield from self.reading(proposal.segments)

    def reading(self, segments: Sequence[Span]) -> Iterator[str]:
        """The lines of a reading, as they appear under readings:."""
        beside = [self._words.beside(segment) for segment in segments]
        if beside == [("", "")]:
            yield from entry(f"{self.source}:", on_one_line(self.text[slice(*segments[0])]))
            return
        yield f"{self.source}:"
        for segment, (prefix, suffix) in zip(segments, beside, strict=True):
            parts = {
                "exact": on_one_line(self.text[slice(*segment)]),
                "prefix": on_one_line(prefix),
                "suffix": on_one_line(suffix),
            }
            printable = {
                key: words for key, words in parts.items() if words and (key == "exact" or words.isprintable())
            }
            first, *rest = (line for key, words in printable.items() for line in entry(f"{key}:", words))
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)


def why_not(text: str, segments: Sequence[Span]) -> str | None:
    """Why segments of a text can't be a reading as they are, or None."""
    for start, end in segments:
        words = on_one_line(text[start:end])
        odd = next((each for each in words if not each.isprintable()), None)
        if odd is not None:
            return f"it contains the invisible character U+{ord(odd):04X}; delete it from the text"
        if len(words) > LONGEST_TEXT:
            return f"it is longer than {LONGEST_TEXT:,} characters; quote a part of it"
    return None


class Names:
    """Gives out free ids made of the speaker's id and the first significant words."""

    def __init__(self, taken: Iterable[str]):
        self._taken = set(taken)
        self._numbers: Counter[str] = Counter()

    def give(self, speaker: str, words: str) -> str:
        """Return a free id for the words of a speaker or source, and reserve it."""
        pieces = on_one_line(words[:_BEGINNING]).replace("’", "").replace("'", "").split()
        significant = [word for word in map(slug, pieces) if word and word not in _STOP_WORDS][:_SIGNIFICANT]
        base = "-".join([slug(speaker) or "quote", *(significant or ["quotation"])])
        name = base = base[:_MOST].strip("-")
        while name in self._taken:
            self._numbers[base] += 1
            name = f"{base}-{self._numbers[base] + 1}"
        self._taken.add(name)
        return name


def proposals_yaml(
    text: str,
    source: str,
    proposals: Sequence[Proposal],
    known_quotes: Loaded,
    furniture: Sequence[Furniture] = (),
) -> str:
    """Return a YAML list of the new quotes in text order, with quotes that are or may be known in comments.

    `furniture` is that of a source that the draft doesn't have yet.
    """
    draft = known_quotes.draft
    source = source if re.fullmatch(ID_PATTERN, source) else slug(source) or "source"
    drafter = Drafter(source, text, body_of(draft, source, text, furniture))
    places = {name: _short(known_quotes.places.of_route(("quotes", name))) for name in draft.quotes}
    new = [each for each in proposals if each.known is None and not each.like]
    like = [each for each in proposals if each.like]
    known = [each for each in proposals if each.known is not None]
    lines = [
        f"# {len(proposals)} quotations in '{source}': {len(new)} new, {len(like)} like a known quote, "
        f"{len(known)} already known.",
        "# These are proposals. Choose and correct them, then put them into a file in quotes/.",
    ]
    names = Names(draft.names["quotes"] or ())
    for each in new:
        lines += ["", *_new(each, drafter, draft.topics, names)]
    lines += _entries(newcomers(text, proposals, draft.people))
    for each in like:
        lines += ["", *_like(each, drafter, known_quotes.draft, places)]
    lines += ["", "# Already known:"] if known else []
    for each in known:
        ids = ", ".join(each.known or ()) or "left out with a reason"
        lines.append(f"# line {drafter.line(each)}: {ids}")
    return "\n".join(lines)


def _short(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _new(proposal: Proposal, drafter: Drafter, topics: Collection[str], names: Names) -> Iterator[str]:
    yield f"# {', '.join(_about(proposal, drafter))}"
    reason = why_not(drafter.text, proposal.segments)
    if reason is not None:
        yield f"# Not proposed: {reason}."
        return
    name = names.give(proposal.speaker or drafter.source, drafter.words(proposal))
    choose = f"[]  # choose: {', '.join(sorted(topics))}" if topics else "[]  # name at least one"
    yield from drafter.quote(name, proposal, choose)


def _entries(people: Iterable[Newcomer]) -> Iterator[str]:
    """The lines of entries for people.yml, in comments; an editor says who they are."""
    for number, each in enumerate(people):
        if number == 0:
            yield from ("", "# Not in people.yml yet. Say who they are, and add those whose words you quote:")
        yield f"# - id: {slug(each.name) or 'somebody'}"
        yield f"#   name: {_comment(each.name)}"
        yield f"#   role:{f' {_comment(each.role)}' if each.role else ''}"
        yield "#   side:"
        yield f"#   spellings: [{', '.join(in_flow(_comment(spelling)) for spelling in each.spellings)}]"


def _about(proposal: Proposal, drafter: Drafter) -> Iterator[str]:
    yield f"line {drafter.line(proposal)}"
    yield proposal.kind
    if proposal.grade is not None:
        yield f"speaker {proposal.grade}"
    if proposal.evidence:
        yield f"“{drafter.evidence(proposal)}”"
    if proposal.cue is not None:
        yield f"cue “{_comment(drafter.text[slice(*proposal.cue)])}”"
    if proposal.unclosed:
        yield "no closing quotation mark: it ends with its paragraph"


def _like(proposal: Proposal, drafter: Drafter, draft: Draft, places: Mapping[str, str]) -> Iterator[str]:
    yield f"# {', '.join(_about(proposal, drafter))}"
    for each in proposal.like:
        same = "" if each.how == "exact" else f" {_comment(each.differs)}"
        yield f"# {each.how} '{each.quote}' ({places[each.quote]}) as in {each.source}.{same}"
    reason = why_not(drafter.text, proposal.segments)
    if reason is not None:
        yield f"# Not proposed: {reason}."
        return
    yield "# If it is a reading of that quote, add this under its readings:, without the #:"
    lineage = draft.sources[drafter.source].lineage.of if drafter.source in draft.sources else None
    yield from (f"#     {line}" for line in drafter.known_reading(draft, proposal, lineage))


def proposals_json(text: str, proposals: Sequence[Proposal]) -> str:
    """Return a list of one object per segment: `exact` is text[start:end], with offsets in code points of the file."""
    rows = [_row(text, each, segment) for each in proposals for segment in each.segments]
    return report.safe_json(rows)


def _row(text: str, proposal: Proposal, segment: Span) -> dict[str, object]:
    return {
        "exact": text[slice(*segment)],
        "start": segment[0],
        "end": segment[1],
        "speaker": proposal.speaker,
        "speaker_grade": proposal.grade,
        "speaker_evidence": " … ".join(text[slice(*span)] for span in proposal.evidence) or None,
        "cue": text[slice(*proposal.cue)] if proposal.cue else None,
        "kind": proposal.kind,
        "like": proposal.quote,
    }


def on_one_line(words: str) -> str:
    """Put words on one line, with plain spaces and without invisible characters; these folds are allowed."""
    return " ".join(_INVISIBLE.sub("", words).split())


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty if the text has no ASCII letters."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def _comment(words: str) -> str:
    """Prepare words of the text for a comment: one line, with escapes for what can't be printed."""
    return "".join(each if each.isprintable() else f"U+{ord(each):04X}" for each in on_one_line(words))


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _line_of(starts: Sequence[int], at: int) -> int:
    return bisect_right(starts, at)
