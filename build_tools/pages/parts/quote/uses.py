"""Where a quote is used: the judgements, differences and events that rest on it, each with its sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.briefing.remembered import remembered, selected
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el
from build_tools.model import Front, Topic
from build_tools.pages.addresses import DIFFERENCES, HOME, TIMELINE, anchor, link, topic_path
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.select import by_cited


@dataclass(frozen=True)
class _Use:
    """Something that cites quotes: what it is, the page and place that has it, and its prose or its title."""

    what: Html
    path: str
    place: str
    cites: Sequence[str]
    prose: str = ""
    title: str = ""


def uses(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The list of uses, or that there is none."""
    found = uses_of(verified, name)
    if not found:
        return el("p", say(verified, "use-none"))
    return el("ul", *(_item(verified, use, here) for use in found), cls="uses")


def _item(verified: VerifiedBriefing, use: _Use, here: str) -> Html:
    place = el("a", use.what, href=link(here, use.path, use.place))
    said = curator_prose(verified, use.prose, here) if use.prose else curator_line(verified, use.title)
    return el("li", say(verified, "use", place=place, said=said))


@selected
def uses_of(verified: VerifiedBriefing, quote: str) -> Sequence[_Use]:
    """What cites a quote."""
    return _by_quote(verified).get(quote, ())


@remembered
def _by_quote(verified: VerifiedBriefing) -> Mapping[str, list[_Use]]:
    """The uses of every quote."""
    return by_cited((use, use.cites) for use in _uses(verified))


def _uses(verified: VerifiedBriefing) -> Iterator[_Use]:
    briefing = verified.briefing
    yield from _statements(verified, HOME, briefing.front)
    for row in briefing.front.wants:
        for position in row.positions:
            subject, side = curator_line(verified, row.subject), curator_line(verified, position.side)
            what = say(verified, "use-wants", subject=subject, side=side)
            cites = (*position.cites, *position.reply_cites)
            yield _Use(what, HOME, anchor("part", "wants"), cites, prose=position.wants)
    for name, topic in briefing.topics.items():
        path = topic_path(name)
        what = say(verified, "use-background", title=curator_line(verified, topic.title))
        yield _Use(what, path, anchor("part", "background"), topic.background.cites, prose=topic.background.text)
        yield from _statements(verified, path, topic)
    for name, entry in briefing.discrepancies.items():
        shown = [quote for position in entry.positions for quote in position.cites]
        yield _Use(
            say(verified, "use-difference"), DIFFERENCES, anchor("difference", name), shown, prose=entry.question
        )
    for event in briefing.events.values():
        yield _Use(say(verified, "use-event"), TIMELINE, anchor("event", event.id), event.cites, title=event.title)


def _statements(verified: VerifiedBriefing, path: str, owner: Front | Topic) -> Iterator[_Use]:
    title = curator_line(verified, owner.title)
    for judgement in owner.judgements:
        cites = (*judgement.supports, *judgement.qualifies, *judgement.contradicts)
        what = say(verified, "use-judgement", title=title)
        yield _Use(what, path, anchor("part", "judgements"), cites, prose=judgement.statement)
    for finding in owner.textual_findings:
        what = say(verified, "use-finding", title=title)
        yield _Use(what, path, anchor("part", "findings"), finding.cites, prose=finding.statement)
