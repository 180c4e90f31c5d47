"""The pictures of quotes and differences: where each is, and how they are drawn from a verified briefing."""

from collections.abc import Callable, Iterator
from functools import partial

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.addresses import served_at
from build_tools.pages.parts.card import Card, card_head, cards
from build_tools.site.typesetting import pictures

OFFERED = {"cards": True}
"""A setting under `extra:`: the pictures are there, and pages name theirs."""


def drawn(verified: VerifiedBriefing) -> Iterator[tuple[str, bytes]]:
    """Each picture and its path in the site, beside its page. Raises OperationFailed as `pictures` does."""
    made = list(cards(verified))
    contents = [make().content for _, make in made]
    yield from zip((_path(page) for page, _ in made), pictures("card", card_head(verified), contents), strict=True)


def drawers(verified: VerifiedBriefing) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of each picture, and the function that draws it alone when somebody looks."""
    for page, make in cards(verified):
        yield _path(page), partial(_picture, verified, make)


def _picture(verified: VerifiedBriefing, make: Callable[[], Card]) -> bytes:
    (made,) = pictures("card", card_head(verified), [make().content])
    return made


def _path(page: str) -> str:
    return f"{served_at(page)}card.png"
