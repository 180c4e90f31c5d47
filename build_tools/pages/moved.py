"""The pages at the former addresses of records that were renamed or withdrawn."""

from collections.abc import Iterator

from build_tools.briefing.editions.history import history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import Withdrawal
from build_tools.pages.addresses import CHANGES, RECORD_PAGES, link, record_path
from build_tools.pages.page import Page
from build_tools.pages.parts.gone import became, why_withdrawn

_WITH_PAGES = {*RECORD_PAGES, "discrepancies"}


def moved_pages(verified: VerifiedBriefing) -> Iterator[Page]:
    """A page for each quote, topic, person, source and difference that was renamed or withdrawn."""
    for (kind, former), now in verified.briefing.renamed().items():
        if kind in _WITH_PAGES:
            yield _renamed(verified, kind, former, now)
    for (kind, _), withdrawal in history(verified).withdrawn.items():
        if kind in _WITH_PAGES:
            yield _withdrawn(verified, kind, withdrawal)


def _renamed(verified: VerifiedBriefing, kind: str, former: str, now: str) -> Page:
    here = record_path(kind, former)
    return Page(
        here,
        say_plain(verified, "moved-renamed", name=history(verified).name(kind, now)),
        say_plain(verified, "moved-renamed-about", kind=say_plain(verified, f"kind-{kind}")),
        (el("p", became(verified, kind, former, now, here)), _to_changes(verified, here)),
        is_gone=True,
    )


def _withdrawn(verified: VerifiedBriefing, kind: str, withdrawal: Withdrawal) -> Page:
    here = record_path(kind, withdrawal.id)
    return Page(
        here,
        say_plain(verified, "moved-withdrawn", name=history(verified).name(kind, withdrawal.id)),
        say_plain(verified, "moved-withdrawn-about", kind=say_plain(verified, f"kind-{kind}")),
        (*why_withdrawn(verified, kind, withdrawal, here), _to_changes(verified, here)),
        is_gone=True,
    )


def _to_changes(verified: VerifiedBriefing, here: str) -> Html:
    return el("p", el("a", say(verified, "moved-all-changes"), href=link(here, CHANGES)))
