"""Remember what was found out about a quote of a verified briefing, since many pages ask for the same."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote

_Found = TypeVar("_Found")


def remembered(find: Callable[[VerifiedBriefing, Quote], _Found]) -> Callable[[VerifiedBriefing, Quote], _Found]:
    """Ask only once about a quote of a briefing under each of its lemmas; what was found goes with the briefing.

    Whoever asks must leave what is returned as it is.
    """

    @wraps(find)
    def found(verified: VerifiedBriefing, quote: Quote) -> _Found:
        key = find, quote.id, quote.lemma_source
        if key not in verified.remembered:
            verified.remembered[key] = find(verified, quote)
        known: _Found = verified.remembered[key]
        return known

    return found
