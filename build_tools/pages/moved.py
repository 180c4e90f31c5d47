"""The pages at the former addresses of records that were renamed or withdrawn."""

from collections.abc import Iterator

from build_tools.briefing.editions.history import WORD_FOR, History, history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.model import Withdrawal
from build_tools.pages.addresses import CHANGES, RECORD_PAGES, link, record_path
from build_tools.pages.page import Page
from build_tools.pages.parts.gone import became, why_withdrawn


def moved_pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """A page for each quote, topic, person and source that was renamed or withdrawn."""
    names = history(verified)
    for (kind, former), now in verified.briefing.renamed().items():
        if kind in RECORD_PAGES:
            yield _renamed(names, kind, former, now)
    for (kind, _), withdrawal in names.withdrawn.items():
        if kind in RECORD_PAGES:
            yield _withdrawn(names, kind, withdrawal)


def _renamed(names: History, kind: str, former: str, now: str) -> Page:
    here = record_path(kind, former)
    return Page(
        here,
        f"Renamed: {names.name(kind, now)}",
        f"The {WORD_FOR[kind]} that stood here has another address.",
        (el("p", became(names, kind, former, now, here)), _to_changes(here)),
        search="gone",
    )


def _withdrawn(names: History, kind: str, withdrawal: Withdrawal) -> Page:
    here = record_path(kind, withdrawal.id)
    return Page(
        here,
        f"Withdrawn: {names.name(kind, withdrawal.id)}",
        f"The {WORD_FOR[kind]} that stood here was withdrawn.",
        (*why_withdrawn(names, kind, withdrawal, here), _to_changes(here)),
        search="gone",
    )


def _to_changes(here: str) -> Html:
    return el("p", el("a", "All changes", href=link(here, CHANGES)))
