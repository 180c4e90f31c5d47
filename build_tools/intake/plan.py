"""Plan what an article adds to a briefing: its quotations are read before an editor decides about them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import body_spans
from build_tools.intake.drafts import Drafter, why_not
from build_tools.intake.proposals import Proposal, propose
from build_tools.intake.silence import Gap, gaps
from build_tools.model import Furniture
from build_tools.text.anchoring import Span
from build_tools.text.languages import called, comparable
from build_tools.text.qualifiers import is_qualified

Choice = Literal["all", "known", "none"]
_NEXT_WORDS = 40


@dataclass(frozen=True)
class Plan:
    """An article's quotations, each a reading of a known quote, new speech, or left out with the reason.

    What is taken has a label: the line in which it begins, and if several begin there its number, as in `9.2`. `into`
    is the name of the briefing's language if the article is in another: its words need translations. `gaps` are the
    topics of which no known quote has a reading here, and on which the source isn't listed as silent.
    """

    source: str
    text: str
    furniture: tuple[Furniture, ...]
    choice: Choice
    language: str
    into: str | None
    spans: Sequence[Span]
    known: dict[str, Proposal]
    new: dict[str, Proposal]
    left_out: Sequence[tuple[Proposal, str]]
    gaps: Sequence[Gap]

    def open_gaps(self, topics: Collection[str]) -> list[Gap]:
        """The gaps that these topics, on which something new is quoted, don't close."""
        return [gap for gap in self.gaps if gap.topic not in topics]


def plan_addition(
    draft: Draft, source: str, text: str, furniture: tuple[Furniture, ...], choice: Choice, language: str
) -> Plan:
    """Read an article; `choice` says which of its quotes are wanted. What the source has already is passed over."""
    found: list[Proposal] = []
    left_out: list[tuple[Proposal, str]] = []
    taken = {name for name, quote in draft.quotes.items() if source in quote.readings}
    for proposal in propose(draft, source, text, furniture):
        if proposal.known is not None:
            continue
        reason = why_not(text, proposal.segments) or _not_taken(text, choice, proposal, taken)
        if reason is not None:
            left_out.append((proposal, reason))
            continue
        found.append(proposal)
        if proposal.quote is not None:
            taken.add(proposal.quote)
    spans = body_spans(text, furniture)
    closed = {topic for name in taken for topic in draft.quotes[name].topics}
    closed |= {name for name, topic in draft.topics.items() if any(each.source == source for each in topic.silent)}
    if source in draft.sources and draft.sources[source].read_in_full is not None:
        closed |= draft.topics.keys()
    labelled = _labelled(found, Drafter(source, text, spans))
    known = {label: each for label, each in labelled.items() if each.quote is not None}
    new = {label: each for label, each in labelled.items() if each.quote is None}
    ours = draft.front.language if draft.front else language
    into = None if comparable(language, ours) else called(ours)
    open_ = gaps(draft, text, spans, closed, language)
    return Plan(source, text, furniture, choice, language, into, spans, known, new, left_out, open_)


def undecided(draft: Draft, proposal: Proposal) -> str | None:
    """Why an editor must say who speaks before new speech can be added, or None."""
    if proposal.speaker is None:
        return "it is new, and its speaker could not be determined"
    if proposal.grade == "likely":
        return f"it is new, and its speaker is only likely '{proposal.speaker}'"
    if proposal.speaker not in draft.people:
        return f"it is new, and nobody in people.yml has the spelling '{proposal.speaker}'"
    return None


def _labelled(found: Sequence[Proposal], drafter: Drafter) -> dict[str, Proposal]:
    lines = [drafter.line(proposal) for proposal in found]
    several, seen = Counter(lines), Counter[int]()
    labels: list[str] = []
    for line in lines:
        seen[line] += 1
        labels.append(f"{line}.{seen[line]}" if several[line] > 1 else f"{line}")
    return dict(zip(labels, found, strict=True))


def _not_taken(text: str, choice: Choice, proposal: Proposal, taken: Collection[str]) -> str | None:
    """Why a proposal can't be added, or None."""
    end = proposal.segments[-1][1]
    if choice == "none":
        return "no quotes were asked for"
    if proposal.quote in taken:
        return f"'{proposal.quote}' already has a reading of this source"
    if is_qualified(text[end : end + _NEXT_WORDS]):
        return "its sentence goes on with a qualification"
    if proposal.quote is not None:
        return None
    if choice == "known":
        return "it is new"
    return None if proposal.kind == "speech" else f"it is new and a {proposal.kind}"
