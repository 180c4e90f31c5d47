"""The table of what each side wants: a row for each subject, a column for each side, and the reported replies."""

from collections.abc import Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import NOTHING, Html, el
from build_tools.model import SidePosition, Subject
from build_tools.pages.addresses import link, topic_path
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.evidence import evidence
from build_tools.pages.parts.numbers import Numbers


def wants(verified: VerifiedBriefing, here: str, numbers: Numbers | None = None) -> Html:
    """The table; sides are columns in the order in which they first appear.

    Each cell names its side too, which is seen only where a narrow window stacks the cells. A page that numbers its
    quotes cites them by their numbers; other pages fold them away.
    """
    rows = verified.briefing.front.wants
    sides = list(dict.fromkeys(position.side for row in rows for position in row.positions))
    heads = (el("th", curator_line(verified, side), scope="col") for side in sides)
    return el(
        "table",
        el("caption", say(verified, "home-wants"), cls="unseen"),
        el("thead", el("tr", el("th", say(verified, "wants-subject"), scope="col"), *heads)),
        el("tbody", *(_row(verified, row, sides, here, numbers) for row in rows)),
        cls="wants",
    )


def _row(verified: VerifiedBriefing, row: Subject, sides: Sequence[str], here: str, numbers: Numbers | None) -> Html:
    subject = el("a", curator_line(verified, row.subject), href=link(here, topic_path(row.topic)))
    held = {position.side: position for position in row.positions}
    cells = []
    for side in sides:
        named = el("b", curator_line(verified, side), cls="side")
        if side in held:
            cells.append(el("td", named, *_cell(verified, held[side], here, numbers)))
        else:
            cells.append(el("td", named, el("p", say(verified, "wants-nothing"), cls="reply")))
    return el("tr", el("th", subject, scope="row"), *cells)


def _cell(verified: VerifiedBriefing, position: SidePosition, here: str, numbers: Numbers | None) -> Iterator[Html]:
    yield el("p", curator_prose(verified, position.wants, here), _cited(position.cites, numbers))
    if position.reply is None:
        yield el("p", say(verified, "wants-no-reply"), cls="reply")
    else:
        reply = curator_prose(verified, position.reply, here)
        cited = _cited(position.reply_cites, numbers)
        yield el("p", el("b", say(verified, "wants-reply")), " ", reply, cited, cls="reply")
    if not numbers:
        quotes = list(dict.fromkeys((*position.cites, *position.reply_cites)))
        summary = el("summary", say(verified, "wants-quotes", count=len(quotes)))
        yield el("details", summary, evidence(verified, quotes, verified.briefing.sources, here))


def _cited(cites: Sequence[str], numbers: Numbers | None) -> Html:
    return numbers.cited_behind(cites) if numbers else NOTHING
