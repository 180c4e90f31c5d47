"""The table of what each side wants: a row for each subject, a column for each side, and the reported replies."""

from collections.abc import Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import SidePosition, Subject
from build_tools.pages.addresses import link, topic_path
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.evidence import evidence
from build_tools.pages.parts.numbers import Numbers


def wants(verified: VerifiedBriefing, here: str, numbers: Numbers | None = None) -> Html:
    """The table; sides are columns in the order in which they first appear.

    A page that numbers its quotes cites them by their numbers; other pages fold them away.
    """
    rows = verified.briefing.front.wants
    sides = list(dict.fromkeys(position.side for row in rows for position in row.positions))
    head = el(
        "tr", el("th", "Subject", scope="col"), *(el("th", curator_line(verified, side), scope="col") for side in sides)
    )
    body = (_row(verified, row, sides, here, numbers) for row in rows)
    return el(
        "table",
        el("caption", "What each side wants", cls="unseen"),
        el("thead", head),
        el("tbody", *body),
        cls="wants",
    )


def _row(verified: VerifiedBriefing, row: Subject, sides: Sequence[str], here: str, numbers: Numbers | None) -> Html:
    subject = el("a", curator_line(verified, row.subject), href=link(here, topic_path(row.topic)))
    held = {position.side: position for position in row.positions}
    cells = (
        el("td", *_cell(verified, held[side], here, numbers)) if side in held else el("td", "Nothing reported")
        for side in sides
    )
    return el("tr", el("th", subject, scope="row"), *cells)


def _cell(verified: VerifiedBriefing, position: SidePosition, here: str, numbers: Numbers | None) -> tuple[Html, ...]:
    reply = curator_prose(verified, position.reply, here) if position.reply else "no reply reported"
    wanted = curator_prose(verified, position.wants, here)
    if numbers:
        cited = numbers.cited_behind(position.cites)
        replied = numbers.cited_behind(position.reply_cites) if position.reply else NOTHING
        return el("p", wanted, cited), el("p", el("b", "Reply:"), " ", reply, replied, cls="reply")
    quotes = evidence(verified, (*position.cites, *position.reply_cites), verified.briefing.sources, here)
    return (
        el("p", wanted),
        el("p", el("b", "Reply:"), " ", reply, cls="reply"),
        el("details", el("summary", "Quotes"), quotes),
    )
