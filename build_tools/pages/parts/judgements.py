"""Judgements: the curator's sentences about the world, each with what it rests on and what speaks against it."""

from collections.abc import Collection, Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, join
from build_tools.model import Judgement
from build_tools.model.record import NOT_WRITTEN
from build_tools.pages.addresses import HOME
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.evidence import attestation, evidence
from build_tools.pages.parts.numbers import Numbers


def judgements(
    verified: VerifiedBriefing, listed: Sequence[Judgement], here: str, numbers: Numbers | None = None
) -> Html:
    """Judgements in order; likelihood and confidence are apart from each other and from the sentence (ICD 203).

    A page that numbers its quotes cites them by their numbers; other pages list them, folded away. On the first page
    the reasons are folded away with them.
    """
    if not listed:
        return el("p", NOT_WRITTEN)
    return el("ol", *(_judgement(verified, each, here, numbers) for each in listed), cls="judgements")


def _judgement(verified: VerifiedBriefing, judgement: Judgement, here: str, numbers: Numbers | None) -> Html:
    statement = el("p", curator_prose(verified, judgement.statement, here), cls="statement")
    because = el("p", curator_prose(verified, judgement.because, here), cls="because")
    if numbers:
        cited = numbers.cited_behind(judgement.supports)
        rests = el("p", *_in_short(verified, judgement), cited, cls="rests")
        return el("li", statement, rests, because, *_aside(verified, judgement, numbers))
    summary = el("summary", *_in_short(verified, judgement))
    if here == HOME:
        return el("li", statement, el("details", summary, because, *_lists(verified, judgement, here)))
    return el("li", statement, el("details", summary, *_lists(verified, judgement, here)), because)


def _in_short(verified: VerifiedBriefing, judgement: Judgement) -> Iterator[Html]:
    """Likelihood, if anything is uncertain, confidence, and how well the judgement is attested."""
    if judgement.likelihood is not None:
        term = say(verified, f"likelihood-{judgement.likelihood.replace(' ', '-')}")
        yield join(el("span", term, cls="likelihood"), " · ")
    yield el("span", say(verified, "confidence", confidence=judgement.confidence), cls="confidence")
    carriers, origins = verified.briefing.carried_by(judgement), verified.briefing.origins_of(judgement)
    attested = attestation(verified, carriers, origins)
    yield join(" · ", el("span", say(verified, "judgement-evidence", attested=attested), cls="attestation"))


def _lists(verified: VerifiedBriefing, judgement: Judgement, here: str) -> Iterator[Html]:
    """The quotes that support, qualify and contradict a judgement, apart."""
    others = bool(judgement.qualifies or judgement.contradicts)
    if others:
        yield el("p", say(verified, "judgement-supported"), cls="kicker")
    yield evidence(verified, judgement.supports, verified.briefing.carried_by(judgement), here)
    for title, quotes in _beside(verified, judgement):
        yield el("p", title, cls="kicker")
        yield evidence(verified, quotes, verified.briefing.sources, here)


def _aside(verified: VerifiedBriefing, judgement: Judgement, numbers: Numbers) -> Iterator[Html]:
    for title, quotes in _beside(verified, judgement):
        yield el("p", title, numbers.cited_behind(quotes), cls="varying")


def _beside(verified: VerifiedBriefing, judgement: Judgement) -> Iterator[tuple[Html, Collection[str]]]:
    if judgement.qualifies:
        yield say(verified, "judgement-qualified"), judgement.qualifies
    if judgement.contradicts:
        yield say(verified, "judgement-contradicted"), judgement.contradicts
