"""Take one quotation of a source that the briefing has, as it was proposed or as an editor selected it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from pydantic import ValidationError

from build_tools.briefing.load import Draft
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.addition import NewQuote, NewSource, Report
from build_tools.intake.drafts import why_not
from build_tools.intake.new_person import is_id, known_as, may_be, new_person
from build_tools.intake.newcomers import Newcomer, newcomers
from build_tools.intake.plan import Plan, plan_addition
from build_tools.intake.proposals import Proposal
from build_tools.intake.similarity import Likeness, Likenesses, own_spans
from build_tools.intake.topics import likely_topic
from build_tools.model import Person
from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import quotations

NEW = "+"
"""Somebody who has no id yet."""


@dataclass(frozen=True)
class Taken:
    """What an editor takes of a text: segments in code points, who says them and on what topics, or the known quote.

    A speaker who is not in people.yml is `NEW`, and has a name, a side and a role. What nobody says is a report in the
    source's own words. With words that were looked for, it is the silence of the source on these topics.
    """

    segments: tuple[Span, ...] = ()
    speaker: str = ""
    name: str = ""
    side: str = ""
    role: str = ""
    topics: tuple[str, ...] = ()
    of: str = ""
    looked_for: tuple[str, ...] = ()


def plan_of(draft: Draft, source: str, text: str) -> Plan:
    """What the text of a source has that the briefing could quote."""
    record = draft.sources[source]
    return plan_addition(draft, source, text, record.furniture, "all", record.language)


def selected(draft: Draft, plan: Plan, taken: Taken) -> Proposal:
    """The words that an editor selected, with the known quotes they resemble; raises OperationFailed as `taking`."""
    edges = [edge for segment in taken.segments for edge in segment]
    passages = [plan.text[slice(*segment)].strip() for segment in taken.segments]
    if edges != sorted(set(edges)) or min(edges, default=0) < 0 or not all(passages):
        raise OperationFailed("this can't be quoted: it is no passage of the text; select words of it")
    reason = why_not(plan.text, taken.segments)
    if reason is not None:
        raise OperationFailed(f"this can't be quoted: {reason}")
    like = Likenesses(draft, plan.source).like(" ".join(passages), None, selected=True)
    new = Proposal(taken.segments, None, None, (), (), None, "speech", False, tuple(like), None)
    return next((each for each in (*plan.known.values(), *plan.new.values()) if each.segments == taken.segments), new)


def taking(draft: Draft, plan: Plan, taken: Taken, *, again: bool) -> NewSource:
    """The decision to take only this; raises OperationFailed if it can't be a reading or its speaker is none.

    Somebody new who may be somebody known is refused, unless this name is given `again`.
    """
    known: dict[str, Proposal] = {}
    quotes: tuple[NewQuote, ...] = ()
    people: tuple[Person, ...] = ()
    reports: dict[str, Report] = {}
    proposal = selected(draft, plan, taken)
    if taken.of:
        like = Likeness(taken.of, plan.source, "near", "as the editor says")
        known = {"": replace(proposal, like=(like, *proposal.like))}
    elif taken.segments and not taken.speaker:
        reports = {topic: Report(plan.text[slice(*taken.segments[0])]) for topic in taken.topics[:1]}
    elif taken.segments:
        people = (_newcomer(draft, plan, proposal, taken, again),) if taken.speaker == NEW else ()
        quotes = (NewQuote(proposal, people[0].id if people else taken.speaker, taken.topics),)
    return NewSource(
        plan=replace(plan, known=known, new={}, left_out=()),
        fields={},
        lineage={},
        lineage_name=None,
        people=people,
        quotes=quotes,
        silent=dict.fromkeys(taken.topics, taken.looked_for) if taken.looked_for else {},
        read=None,
        reports=reports,
        translations={},
        left_out={},
    )


def _newcomer(draft: Draft, plan: Plan, proposal: Proposal, taken: Taken, again: bool) -> Person:
    name, people = taken.name, draft.people
    known = known_as(name, people.values())
    if known is not None:
        raise OperationFailed(f"'{name}' is already in people.yml; choose {people[known].name} as the speaker")
    if is_id(name):
        raise OperationFailed(f"'{name}' is written as an id; write the name of somebody new, or choose a speaker")
    perhaps = None if again else may_be(name, people.values())
    if perhaps is not None:
        somebody = f"'{name}' may be {perhaps.name}"
        raise OperationFailed(f"{somebody}; choose them as the speaker, or save again if it is somebody else")
    try:
        person = new_person(name, taken.side, taken.role, people.values())
    except ValidationError:
        raise OperationFailed("this is no entry of people.yml; write a name, a side and a role, a line each") from None
    (found,) = newcomers(plan.text, [replace(proposal, speaker=name)], ())
    return person.model_copy(update={"spellings": found.spellings})


def pieces(draft: Draft, plan: Plan) -> Iterator[tuple[Literal["body", "furniture", "quoted"], str]]:
    """The text in pieces, by what each is: quoted or decided to be left out, other words of the body, or neither."""
    quoted = [span for span, _ in own_spans(draft, plan.source, plan.text, plan.spans)]
    edges = sorted({0, len(plan.text), *(edge for span in (*quoted, *plan.spans) for edge in span)})
    for start, end in pairwise(edges):
        inside = [any(first <= start and end <= last for first, last in spans) for spans in (quoted, plan.spans)]
        yield "quoted" if inside[0] else "body" if inside[1] else "furniture", plan.text[start:end]


def offered(draft: Draft, plan: Plan) -> Iterator[dict[str, Any]]:
    """A card for each quotation that the text has and the briefing could take."""
    return (card(draft, plan, each) for each in (*plan.known.values(), *plan.new.values()))


def card(draft: Draft, plan: Plan, proposal: Proposal) -> dict[str, Any]:
    """Of a quotation: its place and words, who seems to say it, its topic, and of which known quote it seems to be.

    `name` and `role` are those of a speaker who is not in people.yml. What is `quoted` begins in quotation
    marks, so that most likely somebody says it.
    """
    (start, _), *_ = proposal.segments
    around = plan.text[plan.text.rfind("\n", 0, start) + 1 : proposal.segments[-1][1]]
    newcomer = next(newcomers(plan.text, [proposal], draft.people), Newcomer("", None, ()))
    return {
        "segments": proposal.segments,
        "said": [plan.text[slice(*span)] for span in proposal.segments],
        "speaker": proposal.speaker if proposal.speaker in draft.people else None,
        "name": newcomer.name,
        "role": newcomer.office or "",
        "quoted": any(each.start <= start < each.end for each in quotations(plan.text, plan.spans)),
        "sure": proposal.grade == "sure",
        "topic": likely_topic(draft, around, plan.language),
        "of": proposal.quote,
    }
