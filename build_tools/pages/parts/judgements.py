"""Judgements and differences: the curator's sentences with what they rest on."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.markup.prose import inline, plain
from build_tools.model import Discrepancy, Judgement, Position
from build_tools.pages.page import DIFFERENCES, anchor, link
from build_tools.pages.parts.edit_links import of_noun
from build_tools.pages.parts.figure import addresses
from build_tools.pages.parts.labels import STATUS
from build_tools.pages.parts.marks import (
    attestation,
    bare_sigla,
    bare_siglum,
    evidence,
    looked_for,
    plain_sigla,
    position_evidence,
)


def judgements(verified: VerifiedBriefing, listed: Iterable[Judgement], here: str) -> Html:
    """Judgements in order; likelihood and confidence are apart from each other and from the sentence."""
    return el("ol", *(_judgement(verified, each, here) for each in listed), cls="judgements")


def _judgement(verified: VerifiedBriefing, judgement: Judgement, here: str) -> Html:
    address_of = addresses(here)
    carriers = verified.briefing.carried_by(judgement)
    likelihood = (
        el("p", el("b", "Likelihood:"), f" {judgement.likelihood}.", cls="likelihood")
        if judgement.likelihood
        else NOTHING
    )
    return el(
        "li",
        el("p", inline(judgement.statement, address_of), cls="statement"),
        likelihood,
        el(
            "p",
            el("b", f"Confidence: {judgement.confidence}."),
            " ",
            inline(judgement.because, address_of),
            cls="confidence",
        ),
        el(
            "details",
            el(
                "summary",
                f"Rests on {attestation(verified, carriers)}: ",
                plain_sigla(verified, carriers),
            ),
            evidence(verified, judgement.cites, carriers, here),
        ),
    )


def discrepancy(verified: VerifiedBriefing, name: str, here: str, values: str) -> Html:
    """One entry of the register: the question, each position with its evidence, who is silent, the assessment.

    `values` are what the entry has of the register's facets.
    """
    entry = verified.briefing.discrepancies[name]
    address_of = addresses(here)
    status = el("span", entry.status, cls=f"status status--{entry.status}")
    return el(
        "article",
        el("p", entry.type, " ", status, cls="kicker"),
        el("h3", inline(entry.question, address_of)),
        el("ul", *(_position(verified, position, here) for position in entry.positions), cls="positions"),
        _silent(verified, entry),
        el("p", el("b", "Assessment."), " ", inline(entry.assessment, address_of), cls="assessment"),
        el("p", el("b", "What would settle it."), " ", inline(entry.settled_by, address_of), cls="settled-by"),
        of_noun(verified, "discrepancies", name, here),
        cls="discrepancy",
        id=anchor("difference", name),
        data_has=values,
    )


def brief(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """An entry of the register on a topic's page: who holds what, and the assessment; the rest is a link away."""
    entry = verified.briefing.discrepancies[name]
    address_of = addresses(here)
    positions = [
        el("li", bare_sigla(verified, each.sources), " ", inline(each.claim, address_of)) for each in entry.positions
    ]
    target = link(here, DIFFERENCES, anchor("difference", name))
    return el(
        "article",
        _kind(entry),
        el("h3", inline(entry.question, address_of)),
        el("ul", *positions, cls="positions positions--brief"),
        el("p", inline(entry.assessment, address_of), cls="assessment"),
        el("p", el("a", "Evidence, and what would settle it", href=target), cls="more"),
        cls="discrepancy",
        id=anchor("difference", name),
    )


def mentioned(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """An entry of the register in one line that leads to it."""
    entry = verified.briefing.discrepancies[name]
    target = link(here, DIFFERENCES, anchor("difference", name))
    kind = el("span", f"{entry.type}, {entry.status}", cls="kicker")
    question = el("a", plain(entry.question), href=target)
    return el("li", kind, " ", question, id=anchor("difference", name))


def _kind(entry: Discrepancy) -> Html:
    status = el("span", entry.status, cls=f"status status--{entry.status}", title=STATUS[entry.status])
    return el("p", entry.type, " ", status, cls="kicker")


def _position(verified: VerifiedBriefing, position: Position, here: str) -> Html:
    return el(
        "li",
        el("p", inline(position.claim, addresses(here)), cls="claim"),
        position_evidence(verified, position, here),
    )


def _silent(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    if not entry.silent:
        return NOTHING
    items = [
        el("li", bare_siglum(verified, each.source), " ", looked_for(verified, each.source, each.looked_for))
        for each in entry.silent
    ]
    return el("div", el("b", "Silent:"), el("ul", *items), cls="silent")
