"""The verdicts on readings: one beside its reading, and the totals."""

from collections.abc import Iterator

from build_tools.briefing.verify import Check, VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.markup.svg import bar
from build_tools.pages.addresses import METHOD, link


def verdict(verified: VerifiedBriefing, check: Check) -> Html:
    """The verdict on a reading, with the folds it needed."""
    said = say(verified, f"verdict-{check.verdict}")
    if check.folds:
        folds = separated(say(verified, f"fold-{fold}") for fold in check.folds)
        said = say(verified, "verdict-with-folds", verdict=said, folds=folds)
    return el("span", said, cls=f"verdict verdict--{check.verdict}")


def totals_box(verified: VerifiedBriefing, here: str) -> Html:
    """How many readings were checked, and with what verdict."""
    counts = verified.totals()
    every, quotes = sum(counts.values()), len(verified.briefing.quotes)
    shown = [
        el(
            "li",
            *(bar(1, [(1, verdict)]), " ", el("b", str(count)), " ", say(verified, f"verdict-{verdict}")),
            cls=f"total total--{verdict}",
        )
        for verdict, count in counts.items()
        if count
    ]
    method = el("p", el("a", say(verified, "totals-method"), href=link(here, METHOD)))
    return el(
        "div",
        el("p", say(verified, "totals-checked", readings=every, quotes=quotes)),
        bar(every, [(count, verdict) for verdict, count in counts.items()]),
        el("ul", *shown, cls="totals"),
        el("p", *_in_short(verified), cls="lead"),
        NOTHING if here == METHOD else method,
        cls="totals-box",
    )


def _in_short(verified: VerifiedBriefing) -> Iterator[Html]:
    """What each verdict that occurs means, for readers who meet the words here first."""
    for verdict, count in verified.totals().items():
        if count:
            name = el("b", say(verified, f"verdict-{verdict}"))
            yield say(verified, "totals-verdict", verdict=name, meaning=say(verified, f"verdict-means-{verdict}"))
            yield join(" ")
