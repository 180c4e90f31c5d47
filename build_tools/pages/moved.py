"""What stands at an address whose noun was renamed or withdrawn: a page, or a place in a register."""

from collections.abc import Iterator

from build_tools.briefing.editions.history import WORD_FOR, History, history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.markup.prose import paragraphs
from build_tools.model import Withdrawal
from build_tools.pages.changes import PATHS, REGISTERS, page_of
from build_tools.pages.page import CHANGES, Page, anchor, link, section
from build_tools.pages.parts.figure import addresses
from build_tools.text import dates


def gone_pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """A page for each quote, topic, person and source that was renamed or withdrawn."""
    names = history(verified)
    for (kind, former), now in verified.briefing.renamed().items():
        if kind in PATHS:
            yield _renamed(names, kind, former, now)
    for (kind, _), withdrawal in names.withdrawn.items():
        if kind in PATHS:
            yield _withdrawn(names, kind, withdrawal)


def gone_places(verified: VerifiedBriefing, kind: str) -> Iterator[Html]:
    """The places of a register's former entries, each with a line on what became of it."""
    names = history(verified)
    here, prefix = REGISTERS[kind]
    renamed = {old: now for (each, old), now in verified.briefing.renamed().items() if each == kind}
    withdrawn = {name: each for (other, name), each in names.withdrawn.items() if other == kind}
    items = [
        *(el("li", _became(names, kind, old, now, here), id=anchor(prefix, old)) for old, now in renamed.items()),
        *(el("li", *_why(names, kind, each, here), id=anchor(prefix, name)) for name, each in withdrawn.items()),
    ]
    if items:
        yield section("Renamed and withdrawn")
        yield el("ul", *items, cls="gone")


def _renamed(names: History, kind: str, former: str, now: str) -> Page:
    here = PATHS[kind](former)
    return Page(
        here,
        f"Renamed: {names.name(kind, now)}",
        f"The {WORD_FOR[kind]} that stood here has another address.",
        (el("p", _became(names, kind, former, now, here)), _to_changes(here)),
        search="gone",
    )


def _became(names: History, kind: str, former: str, now: str, here: str) -> Html:
    new = el("a", names.name(kind, now), href=page_of(kind, now, here))
    return join(f"The {WORD_FOR[kind]} ", el("code", former), " is called ", el("code", now), " now: ", new)


def _withdrawn(names: History, kind: str, withdrawal: Withdrawal) -> Page:
    here = PATHS[kind](withdrawal.id)
    return Page(
        here,
        f"Withdrawn: {names.name(kind, withdrawal.id)}",
        f"The {WORD_FOR[kind]} that stood here was withdrawn.",
        (*_why(names, kind, withdrawal, here), _to_changes(here)),
        search="gone",
    )


def _why(names: History, kind: str, withdrawal: Withdrawal, here: str) -> Iterator[Html]:
    """What was withdrawn, when, why, and what stands instead."""
    day = el("time", dates.date_in_words(withdrawal.date), datetime=withdrawal.date)
    yield el("p", f"The {WORD_FOR[kind]} ", el("code", withdrawal.id), " was withdrawn on ", day, ".")
    yield paragraphs(withdrawal.because, addresses(here))
    if withdrawal.instead:
        instead = el("a", names.name(kind, withdrawal.instead), href=page_of(kind, withdrawal.instead, here))
        yield el("p", "Instead: ", instead)


def _to_changes(here: str) -> Html:
    return el("p", el("a", "All changes", href=link(here, CHANGES)))
