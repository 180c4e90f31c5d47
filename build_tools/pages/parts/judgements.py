"""Judgements: the curator's sentences about the world, each with what it rests on."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import Judgement
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.evidence import attestation, evidence
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.parts.sigla import sigla, titled_sigla


def judgements(
    verified: VerifiedBriefing, listed: Iterable[Judgement], here: str, numbers: Numbers | None = None
) -> Html:
    """Judgements in order; likelihood and confidence are apart from each other and from the sentence (ICD 203).

    A page that numbers its quotes cites them by their numbers; other pages list them, folded away.
    """
    return el("ol", *(_judgement(verified, each, here, numbers) for each in listed), cls="judgements")


def _judgement(verified: VerifiedBriefing, judgement: Judgement, here: str, numbers: Numbers | None) -> Html:
    because = curator_prose(verified, judgement.because, here)
    likelihood = el("p", el("b", "Likelihood:"), f" {judgement.likelihood}.", cls="likelihood")
    return el(
        "li",
        el("p", curator_prose(verified, judgement.statement, here), cls="statement"),
        likelihood if judgement.likelihood else NOTHING,
        el("p", el("b", f"Confidence: {judgement.confidence}."), " ", because, cls="confidence"),
        _evidence(verified, judgement, here, numbers),
    )


def _evidence(verified: VerifiedBriefing, judgement: Judgement, here: str, numbers: Numbers | None) -> Html:
    carriers = verified.briefing.carried_by(judgement)
    attested = attestation(verified, carriers)
    if numbers:
        marks = sigla(verified, carriers, here)
        return el("p", "Rests on ", numbers.cited(judgement.supports), f"; {attested} ", marks, cls="rests")
    summary = el("summary", f"Rests on {attested}: ", titled_sigla(verified, carriers))
    return el("details", summary, evidence(verified, judgement.supports, carriers, here))
