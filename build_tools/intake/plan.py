"""Plan what an article adds to a briefing: its quotations are read once, before an editor is asked anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import body_spans
from build_tools.intake.drafts import why_not
from build_tools.intake.proposals import Proposal, propose
from build_tools.intake.silence import Gap, gaps
from build_tools.model import Furniture
from build_tools.text.anchoring import Span
from build_tools.text.qualifiers import is_qualified

Choice = Literal["all", "known", "none"]
_NEXT_WORDS = 40


@dataclass(frozen=True)
class Plan:
    """An article's quotations, each a reading of a known quote, new, or left out with the reason.

    `gaps` are the topics of which no known quote has a reading here.
    """

    source: str
    text: str
    furniture: tuple[Furniture, ...]
    choice: Choice
    spans: Sequence[Span]
    known: Sequence[Proposal]
    new: Sequence[Proposal]
    left_out: Sequence[tuple[Proposal, str]]
    gaps: Sequence[Gap]

    def open_gaps(self, topic: str | None, reports: Mapping[str, str]) -> list[Gap]:
        """The gaps that neither the new quotes, which are on a topic, nor words to report close."""
        closed = {*reports, *([topic] if self.new else [])}
        return [gap for gap in self.gaps if gap.topic not in closed]


def plan_addition(draft: Draft, source: str, text: str, furniture: tuple[Furniture, ...], choice: Choice) -> Plan:
    """Read an article that a briefing doesn't have yet; `choice` says which of its quotes are wanted."""
    known: list[Proposal] = []
    new: list[Proposal] = []
    left_out: list[tuple[Proposal, str]] = []
    taken: set[str] = set()
    for proposal in propose(draft, source, text, furniture):
        reason = why_not(text, proposal.segments) or _not_taken(draft, text, choice, proposal, taken)
        if reason is not None:
            left_out.append((proposal, reason))
        elif proposal.quote is None:
            new.append(proposal)
        else:
            taken.add(proposal.quote)
            known.append(proposal)
    spans = body_spans(text, furniture)
    topics = {topic for name in taken for topic in draft.quotes[name].topics}
    return Plan(source, text, furniture, choice, spans, known, new, left_out, gaps(draft, text, spans, topics))


def _not_taken(draft: Draft, text: str, choice: Choice, proposal: Proposal, taken: set[str]) -> str | None:
    """Why a proposal isn't added, or None."""
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
    if proposal.kind != "speech":
        return f"it is new and a {proposal.kind}"
    if proposal.speaker is None:
        return "it is new, and its speaker could not be determined"
    if proposal.grade == "likely":
        return f"it is new, and its speaker is only likely '{proposal.speaker}'"
    if proposal.speaker not in draft.people:
        return f"it is new, and nobody in people.yml is spelled '{proposal.speaker}'"
    return None
