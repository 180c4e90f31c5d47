"""Differences between the sources: with all their evidence, in brief, in one line, or under a number."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.markup.prose import plain
from build_tools.model import Discrepancy, DiscrepancyStatus, Position
from build_tools.pages.addresses import WHOLE, anchor, difference_path, link_off_page, record_link
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.evidence import position_evidence
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.parts.sigla import bare_sigla, bare_siglum, sigla, siglum
from build_tools.pages.parts.silence import looked_for, looked_for_in_brackets
from build_tools.pages.parts.topic_parts import topic_links


def status_means(verified: VerifiedBriefing, status: DiscrepancyStatus) -> str:
    """What a status means, in a sentence."""
    return say_plain(verified, f"difference-means-{status}")


def whole_difference(verified: VerifiedBriefing, name: str, here: str, values: str) -> Html:
    """A difference in the register: the question, each position with its evidence, and the assessment.

    Who is silent, and what would settle it, is folded away; where it is edited is on its own page.

    `values` is its attribute `data-has`, by which the register is filtered.
    """
    entry = verified.briefing.discrepancies[name]
    summary = el("summary", say(verified, "difference-rest", silent=len(entry.silent)))
    return el(
        "article",
        _about(verified, entry, here),
        el("h3", curator_prose(verified, entry.question, here)),
        _positions(verified, entry, here),
        _assessment(verified, entry, here),
        el("details", summary, _silent(verified, entry), _settled_by(verified, entry, here)),
        el("p", el("a", say(verified, "difference-page"), href=link_off_page(here, difference_path(name))), cls="more"),
        cls="discrepancy",
        id=anchor("difference", name),
        data_has=values,
    )


def lone_difference(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """A difference on the page whose heading is its question."""
    entry = verified.briefing.discrepancies[name]
    return el(
        "article",
        _about(verified, entry, here),
        el("p", status_means(verified, entry.status), cls="lead"),
        _positions(verified, entry, here),
        _silent(verified, entry),
        _assessment(verified, entry, here),
        _settled_by(verified, entry, here),
        cls="discrepancy",
    )


def _about(verified: VerifiedBriefing, entry: Discrepancy, here: str) -> Html:
    return join(el("p", topic_links(verified, entry.topics, here), cls="kicker"), _kicker(verified, entry))


def _positions(verified: VerifiedBriefing, entry: Discrepancy, here: str) -> Html:
    return el("ul", *(_position(verified, position, here) for position in entry.positions), cls="positions")


def brief_difference(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """A difference on a topic's page: who holds what, and the assessment; the rest is a link away."""
    entry = verified.briefing.discrepancies[name]
    positions = [
        el("li", bare_sigla(verified, each.sources), " ", curator_prose(verified, each.claim, here))
        for each in entry.positions
    ]
    more = el("a", say(verified, "difference-more"), href=record_link("discrepancies", name, here))
    return el(
        "article",
        _kicker(verified, entry),
        el("h3", curator_prose(verified, entry.question, here)),
        el("ul", *positions, cls="positions positions--brief"),
        el("p", curator_prose(verified, entry.assessment, here), cls="assessment"),
        el("p", more, cls="more"),
        cls="discrepancy",
        id=anchor("difference", name),
    )


def mentioned_difference(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """A difference in one line that leads to its place in the register."""
    entry = verified.briefing.discrepancies[name]
    kind = el("span", say(verified, f"difference-grade-{entry.grade}"), cls="kicker")
    question = el("a", curator_line(verified, plain(entry.question)), href=record_link("discrepancies", name, here))
    return el("li", kind, " ", question, id=anchor("difference", name))


def numbered_difference(verified: VerifiedBriefing, name: str, numbers: Numbers) -> Html:
    """A difference in the whole briefing: under its number, its positions with the numbers of what shows them."""
    entry = verified.briefing.discrepancies[name]
    positions = [
        el(
            "li",
            sigla(verified, each.sources, WHOLE),
            " ",
            curator_prose(verified, each.claim, WHOLE),
            numbers.cited_behind(each.cites),
        )
        for each in entry.positions
    ]
    return el(
        "div",
        el("h4", numbers.own_difference(name), " ", curator_prose(verified, entry.question, WHOLE)),
        _kicker(verified, entry),
        el("ul", *positions, cls="positions"),
        _silent_in_short(verified, entry),
        _assessment(verified, entry, WHOLE),
        _settled_by(verified, entry, WHOLE),
        cls="discrepancy",
        id=anchor("difference", name),
    )


def _kicker(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    """What the sources differ in, and the status with what it means."""
    named = say(verified, f"difference-status-{entry.status}")
    status = el("span", named, cls=f"status status--{entry.status}", title=status_means(verified, entry.status))
    return el("p", say(verified, f"difference-type-{entry.type}"), " ", status, cls="kicker")


def _assessment(verified: VerifiedBriefing, entry: Discrepancy, here: str) -> Html:
    assessment = curator_prose(verified, entry.assessment, here)
    return el("p", el("b", say(verified, "difference-assessment")), " ", assessment, cls="assessment")


def _settled_by(verified: VerifiedBriefing, entry: Discrepancy, here: str) -> Html:
    settled_by = curator_prose(verified, entry.settled_by, here)
    return el("p", el("b", say(verified, "difference-settled-by")), " ", settled_by, cls="settled-by")


def _position(verified: VerifiedBriefing, position: Position, here: str) -> Html:
    claim = el("p", curator_prose(verified, position.claim, here), cls="claim")
    return el("li", claim, position_evidence(verified, position, here))


def _silent(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    if not entry.silent:
        return NOTHING
    items = [
        el("li", bare_siglum(verified, each.source), " ", looked_for(verified, each.source, each.looked_for))
        for each in entry.silent
    ]
    return el("div", el("b", say(verified, "difference-silent")), el("ul", *items), cls="silent")


def _silent_in_short(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    if not entry.silent:
        return NOTHING
    said = [
        join(" ", siglum(verified, each.source, WHOLE), " ", looked_for_in_brackets(verified, each))
        for each in entry.silent
    ]
    return el("p", el("b", say(verified, "difference-silent-searched")), *said, cls="silent")
