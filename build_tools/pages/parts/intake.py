"""Where the text of a source was taken from, in words."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say
from build_tools.markup.html import Html, el, join
from build_tools.model import Intake


def intake_in_words(verified: VerifiedBriefing, intake: Intake) -> Html:
    """From where and when the text was taken, what made plain text of it, its copies, and how to check them."""
    return join(*[part for sentence in _sentences(verified, intake) for part in (" ", sentence)][1:])


def _sentences(verified: VerifiedBriefing, intake: Intake) -> Iterator[Html]:
    if intake.address is None:
        yield say(verified, "intake-file")
    elif intake.final_address is None:
        yield say(verified, "intake-address", address=_link(intake.address))
    else:
        yield say(verified, "intake-address-led", address=_link(intake.address), final=_link(intake.final_address))
    if intake.fetched is not None:
        day, time = date(verified, intake.fetched[:10]), intake.fetched[11:16]
        yield say(verified, "intake-fetched", date=day, time=time)
    if intake.status is not None:
        yield say(verified, "intake-status", status=intake.status)
    if intake.extractor is not None:
        yield say(verified, "intake-extractor", extractor=intake.extractor)
    for address in intake.archived:
        yield say(verified, "intake-archived", address=_link(address))
    yield say(verified, "intake-digest", digest=el("code", intake.sha256, cls="root"))


def _link(address: str) -> Html:
    return el("a", address, href=address, rel="external")
