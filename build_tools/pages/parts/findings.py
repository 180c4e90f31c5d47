"""Textual findings: what the sources print or leave out, each with the quotes that show it and what was looked for."""

from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import SilentSource, TextualFinding
from build_tools.pages.addresses import link, source_path
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.evidence import evidence
from build_tools.pages.parts.numbers import Numbers
from build_tools.pages.parts.silence import looked_for


def textual_findings(
    verified: VerifiedBriefing, listed: Iterable[TextualFinding], here: str, numbers: Numbers | None = None
) -> Html:
    """Findings in order. A page that numbers its quotes cites them by their numbers; other pages fold them away."""
    return el("ul", *(_finding(verified, each, here, numbers) for each in listed), cls="findings")


def _finding(verified: VerifiedBriefing, finding: TextualFinding, here: str, numbers: Numbers | None) -> Html:
    statement = curator_prose(verified, finding.statement, here)
    silent = _silent(verified, finding.silent, here) if finding.silent else NOTHING
    if numbers:
        cited = numbers.cited_behind(finding.cites) if finding.cites else NOTHING
        return el("li", el("p", statement, cited, cls="statement"), silent)
    cited = evidence(verified, finding.cites, verified.briefing.sources, here) if finding.cites else NOTHING
    folded = el("details", el("summary", say(verified, "finding-how")), cited, silent)
    return el("li", el("p", statement, cls="statement"), folded)


def _silent(verified: VerifiedBriefing, silent: Iterable[SilentSource], here: str) -> Html:
    items = (
        el(
            "li",
            el("a", verified.briefing.sources[each.source].publisher, href=link(here, source_path(each.source))),
            ": ",
            looked_for(verified, each.source, each.looked_for),
        )
        for each in silent
    )
    return el("ul", *items, cls="evidence")
