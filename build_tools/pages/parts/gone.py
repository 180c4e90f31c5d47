"""What became of a record that was renamed or withdrawn."""

from collections.abc import Iterator

from build_tools.briefing.editions.history import history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import Withdrawal
from build_tools.pages.addresses import REGISTERS, anchor, record_link
from build_tools.pages.page import section
from build_tools.pages.parts.curators import curator_paragraphs
from build_tools.pages.parts.labels import record_name


def gone_places(verified: VerifiedBriefing, kind: str) -> Iterator[Html]:
    """The places that a register keeps for its former entries, each with a line on what became of it."""
    here, prefix = REGISTERS[kind]
    renamed = {old: now for (each, old), now in verified.briefing.renamed().items() if each == kind}
    withdrawn = {name: each for (other, name), each in history(verified).withdrawn.items() if other == kind}
    items = [
        *(el("li", became(verified, kind, old, now, here), id=anchor(prefix, old)) for old, now in renamed.items()),
        *(
            el("li", *why_withdrawn(verified, kind, each, here), id=anchor(prefix, name))
            for name, each in withdrawn.items()
        ),
    ]
    if items:
        yield section(say_plain(verified, "gone-title"))
        yield el("ul", *items, cls="gone")


def became(verified: VerifiedBriefing, kind: str, former: str, now: str, here: str) -> Html:
    """What a renamed record is called now."""
    new = el("a", record_name(verified, kind, now), href=record_link(kind, now, here))
    word = say(verified, f"kind-{kind}")
    return say(verified, "gone-renamed", kind=word, former=el("code", former), now=el("code", now), link=new)


def why_withdrawn(verified: VerifiedBriefing, kind: str, withdrawal: Withdrawal, here: str) -> Iterator[Html]:
    """What was withdrawn, when, why, and what replaces it."""
    day = el("time", date(verified, withdrawal.date), datetime=withdrawal.date)
    word = say(verified, f"kind-{kind}")
    yield el("p", say(verified, "gone-withdrawn", kind=word, id=el("code", withdrawal.id), date=day))
    yield curator_paragraphs(verified, withdrawal.because, here)
    if withdrawal.instead:
        instead = el(
            "a", record_name(verified, kind, withdrawal.instead), href=record_link(kind, withdrawal.instead, here)
        )
        yield el("p", say(verified, "gone-instead", link=instead))
